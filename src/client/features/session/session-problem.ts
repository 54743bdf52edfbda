import { m } from '#client/i18n/paraglide/messages.js';
import type { SessionService } from '#client/services/app-services.ts';

/** Why the server did not do it; decided by its code, never by its text. */
export type SessionProblem = Extract<
  Awaited<ReturnType<SessionService['signIn']>>,
  { readonly ok: false }
>['error'];

export interface ProblemWords {
  readonly title: string;
  readonly text: string;
}

/** What signing in, setting up and changing a password can meet, in words: fact, what is safe, what to do. */
export function sessionProblemWords(problem: SessionProblem): ProblemWords {
  if (problem.type === 'no-connection') {
    return { title: m.auth_no_connection(), text: m.auth_no_connection_next() };
  }
  switch (problem.code) {
    case 'wrong-credentials':
      return { title: m.auth_wrong(), text: m.auth_wrong_next() };
    case 'too-many-attempts':
      return {
        title: m.auth_too_many(),
        text: m.auth_too_many_next({ seconds: problem.retryAfter ?? 60 }),
      };
    case 'forbidden':
      return { title: m.auth_disabled(), text: m.auth_disabled_next() };
    case 'link-used':
      return { title: m.auth_link_used(), text: m.auth_link_used_next() };
    case 'conflict':
      return { title: m.auth_taken(), text: '' };
    case 'weak-password':
      return { title: m.auth_password_weak(), text: '' };
    default:
      return { title: m.auth_server_trouble(), text: m.auth_server_trouble_next() };
  }
}
