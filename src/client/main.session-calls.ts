/** Part of the composition root: what the server is told, and asked, of who works on this device. */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { owedSignOut, rememberAccount, sessionName } from '#client/platform/remembered-account.ts';
import { inTurn } from '#client/platform/tab-lock.ts';
import type { SessionAccount, SessionService } from '#client/services/app-services.ts';
import { createServerApi, type ServerApi } from '#client/sync/server-api.ts';
import type { TransportProblem } from '#client/sync/transport.ts';
import type { ProblemCode } from '#protocol/problem.ts';

export interface SessionCalls extends Pick<SessionService, 'server' | 'signIn' | 'setUp'> {
  readonly changePassword: (
    account: string,
    ...passwords: Parameters<SessionService['changePassword']>
  ) => ReturnType<SessionService['changePassword']>;
  /** Tells the server of a sign-out that it has not heard of yet. */
  readonly payOwed: () => Promise<unknown>;
}

export function createSessionCalls(api: ServerApi = createServerApi()): SessionCalls {
  return {
    server: api.server,
    signIn: (...named) => oneTabAtATime(() => signIn(api, ...named)),
    changePassword: (...asked) =>
      oneTabAtATime(async () => {
        sessionName.forget();
        const changed = await api.changePassword(...asked);
        await nameSession(api);
        return changed.ok ? ok(undefined) : changed;
      }),
    setUp: async (input) => {
      const done = await api.setUp(input);
      return done.ok ? ok(undefined) : done;
    },
    payOwed: () => oneTabAtATime(() => pay(api)),
  };
}

/**
 * The cookie is one for all tabs: a sign-out that one tab sends while another signs in would end the
 * session that has just begun there.
 */
const oneTabAtATime = <T>(work: () => Promise<T>): Promise<T> => inTurn('so-doan.session', work);

async function signIn(
  api: ServerApi,
  username: string,
  password: string,
): Promise<Result<SessionAccount, TransportProblem>> {
  const paid = await pay(api);
  if (!paid.ok) return paid;
  sessionName.forget();
  const signedIn = await api.signIn(username, password);
  if (!signedIn.ok) return signedIn;
  // This browser has another session now.
  owedSignOut.clear();
  const session = await nameSession(api);
  if (!session.ok) return session;
  const { account } = session.value;
  rememberAccount(account);
  return ok(account);
}

/** Asks who has the session of this browser, and keeps its name. */
async function nameSession(api: ServerApi) {
  const session = await api.session();
  if (session.ok) sessionName.note(session.value.session);
  return session;
}

/**
 * The page that opens after a sign-out does so at once, and again when there is a network; before
 * another sign-in, which would leave that session without anybody who could end it.
 */
async function pay(api: ServerApi): Promise<Result<void, Unpaid>> {
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
