/** Part of the composition root: who works on this device. */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import {
  forgetAccount,
  owedSignOut,
  recallAccount,
  rememberAccount,
  sessionName,
} from '#client/platform/remembered-account.ts';
import { inTurn } from '#client/platform/tab-lock.ts';
import type { SessionAccount, SessionService } from '#client/services/app-services.ts';
import type { ServerApi } from '#client/sync/server-api.ts';
import type { TransportProblem } from '#client/sync/transport.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import { sessionAnswerSchema } from '#protocol/session.ts';

export function createSession(api: ServerApi): SessionService {
  let account = recallSignedIn();
  const payOwed = (): void => {
    if (owedSignOut.read() !== null) void oneTabAtATime(() => pay(api));
  };
  payOwed();
  addEventListener('online', payOwed);
  return {
    current: () => account,
    server: api.server,
    signIn: (username, password) =>
      oneTabAtATime(async () => {
        const paid = await pay(api);
        if (!paid.ok) return paid;
        sessionName.forget();
        const signedIn = await api.signIn(username, password);
        if (!signedIn.ok) return signedIn;
        // This browser has another session now.
        owedSignOut.clear();
        const session = await nameSession(api);
        if (!session.ok) return session;
        account = session.value.account;
        rememberAccount(account);
        return ok(account);
      }),
    signOut: async () => {
      if (account) owedSignOut.note(account.id);
      // Before the server is told, which on a bad line takes long: whoever closes the app meanwhile has signed out.
      forgetAccount();
      account = null;
    },
    changePassword: async (current, next) => {
      const changed = await oneTabAtATime(async () => {
        sessionName.forget();
        const answer = await api.changePassword(account?.id ?? '', current, next);
        await nameSession(api);
        return answer;
      });
      if (!changed.ok) return changed;
      if (account) {
        account = { ...account, mustChangePassword: false };
        rememberAccount(account);
      }
      return ok(undefined);
    },
    setUp: async (input) => {
      const done = await api.setUp(input);
      return done.ok ? ok(undefined) : done;
    },
  };
}

/** Asks who has the session of this browser, and keeps its name. */
async function nameSession(api: Pick<ServerApi, 'session'>) {
  const session = await api.session();
  if (session.ok) sessionName.note(session.value.session);
  return session;
}

/**
 * The cookie is one for all tabs: a sign-out that one tab sends while another signs in would end the
 * session that has just begun there.
 */
const oneTabAtATime = <T>(work: () => Promise<T>): Promise<T> => inTurn('so-doan.session', work);

/**
 * Tells the server of a sign-out that it has not heard of yet. The page that opens after a sign-out
 * does so at once, and again when there is a network; before another sign-in, which would leave that
 * session without anybody who could end it.
 */
async function pay(api: Pick<ServerApi, 'signOut'>): Promise<Result<void, Unpaid>> {
  const owed = owedSignOut.read();
  if (owed === null) return ok(undefined);
  const [owner = '', session] = owed.split(' ');
  const done = await api.signOut(owner, session);
  const problem = done.ok ? null : done.error;
  if (problem?.type === 'no-connection') return err(problem);
  // The session has ended by itself, or it is another's: there is nothing left to end.
  const isOver = problem === null || endedCodes.has(problem.code);
  if (isOver && owedSignOut.read() === owed) owedSignOut.clear();
  return ok(undefined);
}

type Unpaid = Extract<TransportProblem, { type: 'no-connection' }>;

const endedCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['signed-out', 'other-account']);

/** Who works on this device according to its storage, which other tabs write too. */
export function recallSignedIn(): SessionAccount | null {
  const remembered = recallAccount();
  if (!remembered.ok) return null;
  const parsed = sessionAnswerSchema.shape.account.safeParse(remembered.value);
  return parsed.success ? parsed.data : null;
}
