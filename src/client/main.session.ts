/** Part of the composition root: who works on this device. */
import { ok } from '#domain/kernel/result.ts';
import {
  forgetAccount,
  recallAccount,
  rememberAccount,
} from '#client/platform/remembered-account.ts';
import type { SessionAccount, SessionService } from '#client/services/app-services.ts';
import type { ServerApi } from '#client/sync/server-api.ts';
import { sessionAnswerSchema } from '#protocol/session.ts';

export function createSession(api: ServerApi): SessionService {
  let account = recall();
  return {
    current: () => account,
    server: api.server,
    signIn: async (username, password) => {
      const signedIn = await api.signIn(username, password);
      if (!signedIn.ok) return signedIn;
      const session = await api.session();
      if (!session.ok) return session;
      account = session.value.account;
      rememberAccount(account);
      return ok(account);
    },
    signOut: async () => {
      // Without a network the session lives on at the server until it ends by itself; here nobody is signed in any more.
      await api.signOut();
      forgetAccount();
      account = null;
    },
    changePassword: async (current, next) => {
      const changed = await api.changePassword(current, next);
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

function recall(): SessionAccount | null {
  const remembered = recallAccount();
  if (!remembered.ok) return null;
  const parsed = sessionAnswerSchema.shape.account.safeParse(remembered.value);
  return parsed.success ? parsed.data : null;
}
