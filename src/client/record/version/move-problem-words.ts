import { m } from '#client/i18n/paraglide/messages.js';
import type { VersionProblem } from '#client/services/app-services.ts';

/** Why a visit was not moved, by the server's code: the fact, then what is safe and what to do. */
export function moveProblemWords(problem: VersionProblem): {
  readonly title: string;
  readonly text: string;
} {
  if (problem.type === 'no-connection') {
    return { title: m.versions_problem_offline(), text: m.versions_problem_offline_next() };
  }
  switch (problem.code) {
    case 'signed-out':
    case 'other-account':
      return { title: m.versions_problem_signed_out(), text: m.versions_problem_signed_out_next() };
    case 'forbidden':
    case 'password-change-required':
      return { title: m.versions_problem_forbidden(), text: m.versions_problem_forbidden_next() };
    case 'conflict':
      return { title: m.versions_problem_conflict(), text: m.versions_problem_conflict_next() };
    case 'unfit-version':
      return { title: m.versions_problem_unfit(), text: m.versions_problem_unfit_next() };
    case 'protocol-unsupported':
      return { title: m.versions_problem_update(), text: m.versions_problem_update_next() };
    default:
      return { title: m.versions_problem_server(), text: m.versions_problem_server_next() };
  }
}
