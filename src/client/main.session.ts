/** Part of the composition root: who works on this device. */
import { err, type Result } from '#domain/kernel/result.ts';
import {
  forgetAccount,
  owedSignOut,
  recallAccount,
  rememberAccount,
} from '#client/platform/remembered-account.ts';
import type { SessionAccount, SessionService } from '#client/services/app-services.ts';
import type { TransportProblem } from '#client/sync/transport.ts';
import { sessionAnswerSchema } from '#protocol/session.ts';
import type { SessionCalls } from './main.session-calls.ts';

/** `load`: who is signed in needs no server to begin to work, so that what talks to it comes when it does. */
export function createSession(load: () => Promise<SessionCalls>): SessionService {
  let account = recallSignedIn();
  /** Where that part cannot be had there is no worker yet, and no connection any more. */
  const talk = async <T>(
    work: (calls: SessionCalls) => Promise<Result<T, TransportProblem>>,
  ): Promise<Result<T, TransportProblem>> => {
    const calls = await load().catch(() => null);
    return calls ? work(calls) : err({ type: 'no-connection' });
  };
  const payOwed = (): void => {
    if (owedSignOut.read() !== null)
      load().then(
        (calls) => calls.payOwed(),
        () => undefined,
      );
  };
  payOwed();
  addEventListener('online', payOwed);
  return {
    current: () => account,
    server: () => talk((calls) => calls.server()),
    signIn: (...named) =>
      talk(async (calls) => {
        const signedIn = await calls.signIn(...named);
        if (signedIn.ok) account = signedIn.value;
        return signedIn;
      }),
    signOut: async () => {
      if (account) owedSignOut.note(account.id);
      // Before the server is told, which on a bad line takes long: whoever closes the app meanwhile has signed out.
      forgetAccount();
      account = null;
    },
    changePassword: (...passwords) =>
      talk(async (calls) => {
        const changed = await calls.changePassword(account?.id ?? '', ...passwords);
        if (changed.ok && account) {
          account = { ...account, mustChangePassword: false };
          rememberAccount(account);
        }
        return changed;
      }),
    setUp: (input) => talk((calls) => calls.setUp(input)),
  };
}

/** Who works on this device according to its storage, which other tabs write too. */
export function recallSignedIn(): SessionAccount | null {
  const remembered = recallAccount();
  if (!remembered.ok) return null;
  const parsed = sessionAnswerSchema.shape.account.safeParse(remembered.value);
  return parsed.success ? parsed.data : null;
}
