import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Message } from '#client/ui/message.tsx';
import type { OfficeProblem } from './office-types.ts';

/** Why the server did not do it, decided by its code: the fact, then what is safe and what to do. */
export function officeProblemWords(problem: OfficeProblem): { title: string; text: string } {
  if (problem.type === 'no-connection') {
    return { title: m.admin_problem_offline(), text: m.admin_problem_offline_next() };
  }
  switch (problem.code) {
    case 'other-account':
      return { title: m.auth_other_title(), text: m.admin_problem_signed_out_next() };
    case 'signed-out':
      return { title: m.admin_problem_signed_out(), text: m.admin_problem_signed_out_next() };
    case 'forbidden':
      return { title: m.admin_problem_forbidden(), text: m.admin_problem_forbidden_next() };
    case 'conflict':
    case 'not-found':
      return { title: m.admin_problem_moved(), text: m.admin_problem_moved_next() };
    case 'too-large':
      return { title: m.admin_problem_large(), text: m.admin_problem_large_next() };
    default:
      return { title: m.admin_problem_server(), text: m.admin_problem_server_next() };
  }
}

export function OfficeProblemMessage({
  problem,
  actions,
}: {
  readonly problem: OfficeProblem;
  readonly actions?: ReactNode;
}) {
  const { title, text } = officeProblemWords(problem);
  return (
    <Message kind="error" title={title} actions={actions}>
      {text}
    </Message>
  );
}
