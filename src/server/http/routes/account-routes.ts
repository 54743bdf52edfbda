import {
  changePasswordSchema,
  sessionHeader,
  setupSchema,
  signInSchema,
  type ServerAnswer,
  type SessionAnswer,
} from '#protocol/session.ts';
import { lowestProtocolVersion, protocolVersion } from '#protocol/version.ts';
import type { Accounts, Refusal } from '#server/auth/accounts.ts';
import type { AccountProfile, Storage } from '#server/storage/port.ts';
import {
  json,
  noContent,
  parseBody,
  refuse,
  withCookies,
  type RequestFacts,
  type Route,
} from '../route.ts';

const maxBytes = 8 * 1024;

/** Who is signed in, and what anybody may know of this server. */
export function accountRoutes(
  storage: Storage,
  accounts: Accounts,
  demo: ServerAnswer['demo'],
): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/health',
      who: 'anonymous',
      load: 'free',
      // Touches the database: a server that cannot read it is not healthy.
      handle: async () => {
        await storage.read((data) => data.accounts.hasProfiles());
        return json({ status: 'ok' });
      },
    },
    {
      method: 'GET',
      path: '/api/server',
      who: 'anonymous',
      handle: async () => {
        const hasProfiles = await storage.read((data) => data.accounts.hasProfiles());
        return json({
          protocol: protocolVersion,
          lowestProtocol: lowestProtocolVersion,
          needsSetup: !hasProfiles,
          demo,
        } satisfies ServerAnswer);
      },
    },
    {
      method: 'POST',
      path: '/api/setup',
      who: 'anonymous',
      bodyBytes: maxBytes,
      handle: async (facts) => {
        const body = parseBody(facts.body, setupSchema);
        if (!body.ok) return refuse(facts, body.error.code, body.error);
        const done = await accounts.setUp(body.value);
        if (!done.ok) return refuseBy(facts, done.error);
        return signIn(facts, accounts, body.value);
      },
    },
    {
      method: 'POST',
      path: '/api/auth/sign-in/username',
      who: 'anonymous',
      bodyBytes: maxBytes,
      handle: async (facts) => {
        const body = parseBody(facts.body, signInSchema);
        return body.ok
          ? signIn(facts, accounts, body.value)
          : refuse(facts, body.error.code, body.error);
      },
    },
    {
      method: 'POST',
      path: '/api/auth/sign-out',
      who: 'session',
      namesAccount: false,
      beforePasswordChange: true,
      handle: async ({ request: { headers }, account }) =>
        noContent(await accounts.signOut(account, { headers, meant: headers.get(sessionHeader) })),
    },
    {
      method: 'POST',
      path: '/api/auth/change-password',
      who: 'session',
      namesAccount: false,
      beforePasswordChange: true,
      bodyBytes: maxBytes,
      handle: async (facts) => {
        const body = parseBody(facts.body, changePasswordSchema);
        if (!body.ok) {
          // A password of the wrong length is the one thing here that a person can get wrong.
          const isPassword =
            body.error.details?.some((detail) => detail.startsWith('newPassword:')) === true;
          return refuse(facts, isPassword ? 'weak-password' : body.error.code);
        }
        const changed = await accounts.changePassword(facts.account, {
          headers: facts.request.headers,
          current: body.value.currentPassword,
          next: body.value.newPassword,
        });
        return changed.ok ? noContent(changed.value) : refuseBy(facts, changed.error);
      },
    },
    {
      method: 'GET',
      path: '/api/session',
      who: 'session',
      namesAccount: false,
      beforePasswordChange: true,
      handle: async ({ account: { profile, session } }) =>
        json({ ...sessionAnswer(profile), session: session.id } satisfies SessionAnswer),
    },
  ];
}

async function signIn(
  facts: RequestFacts,
  accounts: Accounts,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<Response> {
  const signedIn = await accounts.signIn({ username, password, address: facts.address });
  if (!signedIn.ok) return refuseBy(facts, signedIn.error);
  return withCookies(json(sessionAnswer(signedIn.value.profile)), signedIn.value.cookies);
}

function sessionAnswer(profile: AccountProfile): SessionAnswer {
  const { id, username, name, office, role, unitId, mustChangePassword } = profile;
  return { account: { id, username, name, office, role, unitId, mustChangePassword } };
}

export function refuseBy(facts: RequestFacts, { code, retryAfter }: Refusal): Response {
  return refuse(facts, code, retryAfter === undefined ? {} : { retryAfter });
}
