/**
 * Passwords and sessions, by better-auth. Its own HTTP handler is never mounted: it brings some
 * thirty routes, of which this server needs three, and the three call it from here. What an account
 * is (role, unit, disabled) is kept in the directory, not in its tables.
 */
import { APIError, betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { username } from 'better-auth/plugins/username';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Log } from '#server/log/create-log.ts';
import { PasswordQueueFull, type PasswordHasher } from './password-hash.ts';

export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export interface SignInName {
  readonly id: string;
  readonly username: string;
  /** Of the person. */
  readonly name: string;
}

export interface SignedIn {
  readonly accountId: string;
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
}

export type CredentialFailure = { readonly type: 'wrong' } | { readonly type: 'busy' };

export interface Auth {
  readonly signIn: (name: string, password: string) => Promise<Result<SignedIn, CredentialFailure>>;
  readonly signOut: (headers: Headers) => Promise<readonly string[]>;
  /** Ends all sessions of the account and begins a new one. */
  readonly changePassword: (
    accountId: string,
    headers: Headers,
    current: string,
    next: string,
  ) => Promise<Result<readonly string[], CredentialFailure>>;
  readonly session: (headers: Headers) => Promise<Session | null>;
  readonly endSessions: (accountId: string) => Promise<void>;
  /** Ends one session of the account, by its id; of another account's nothing ends. */
  readonly endSession: (accountId: string, id: string) => Promise<void>;
  /**
   * A sign-in name with its password; answers the account's id. A name that is there already gets
   * this password and loses its sessions: see `CredentialPort`.
   */
  readonly createUser: (username: string, name: string, password: string) => Promise<string>;
  readonly removeUser: (accountId: string) => Promise<void>;
  /** Ends all sessions of the account. What it lacks to sign in with, after whatever happened, is made. */
  readonly setPassword: (account: SignInName, password: string) => Promise<void>;
  /** When each account last signed in, in milliseconds since 1970, by id. */
  readonly lastSignIns: () => Promise<ReadonlyMap<string, number>>;
}

export interface AuthOptions {
  readonly database: NonNullable<BetterAuthOptions['database']>;
  /** Runs work that changes tables while no other server does that to the same database. */
  readonly whileAlone: (work: () => Promise<void>) => Promise<void>;
  readonly secret: string;
  readonly baseUrl: string;
  /** Cookies for https only. */
  readonly secure: boolean;
  readonly hasher: PasswordHasher;
  /**
   * Seconds that a new session of this account lives; null: it gets none. `replacing`: it begins
   * because the password was just replaced.
   */
  readonly sessionSeconds: (accountId: string, replacing: boolean) => Promise<number | null>;
  readonly log: Log;
}

const longestSessionSeconds = 30 * 24 * 60 * 60;

export async function createAuth(options: AuthOptions): Promise<Auth> {
  const replacing = new Set<string>();
  const auth = betterAuth(libraryOptions(options, replacing));
  await options.whileAlone(async () => {
    const { runMigrations } = await getMigrations(auth.options);
    await runMigrations();
  });
  const context = await auth.$context;
  const adapter = context.internalAdapter;

  async function addUser({ id, username: signInName, name }: SignInName): Promise<void> {
    await context.adapter.create({
      model: 'user',
      forceAllowId: true,
      data: {
        ...{ id, name, username: signInName },
        // The library wants an address; nothing is ever shown of it or sent to it (RFC 2606).
        email: `${id}@account.invalid`,
        emailVerified: true,
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    });
  }

  /** A name and its password are two rows: a crash between them leaves a name that nothing opens. */
  async function putPassword(userId: string, hashed: string): Promise<void> {
    if ((await adapter.findCredentialAccount(userId)) !== null) {
      await adapter.updatePassword(userId, hashed);
      return;
    }
    await adapter.linkAccount({
      ...{ userId, accountId: userId, providerId: 'credential', password: hashed },
    });
  }

  return {
    async signIn(name, password) {
      return attempt(async () => {
        const { headers, response } = await auth.api.signInUsername({
          body: { username: name, password },
          returnHeaders: true,
        });
        const accountId = response.user.id;
        await context.adapter.update({
          model: 'user',
          where: [{ field: 'id', value: accountId }],
          update: { lastSignIn: new Date() },
        });
        return { accountId, cookies: headers.getSetCookie() };
      });
    },
    async signOut(headers) {
      const result = await auth.api.signOut({ headers, returnHeaders: true });
      return result.headers.getSetCookie();
    },
    async changePassword(accountId, headers, current, next) {
      replacing.add(accountId);
      const result = await attempt(async () => {
        const result = await auth.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        });
        return result.headers.getSetCookie();
      });
      replacing.delete(accountId);
      return result;
    },
    async session(headers) {
      const found = await auth.api.getSession({ headers });
      return found === null
        ? null
        : {
            id: found.session.id,
            accountId: found.user.id,
            expires: found.session.expiresAt.getTime(),
          };
    },
    async endSessions(accountId) {
      await adapter.deleteUserSessions(accountId);
    },
    async endSession(accountId, id) {
      await context.adapter.deleteMany({
        model: 'session',
        where: [
          { field: 'id', value: id },
          { field: 'userId', value: accountId },
        ],
      });
    },
    async createUser(name, shownName, password) {
      const hashed = await options.hasher.hashInTurn(password);
      const left = await context.adapter.findOne<{ id: string }>({
        model: 'user',
        where: [{ field: 'username', value: name }],
      });
      const id = left?.id ?? crypto.randomUUID();
      if (left === null) await addUser({ id, username: name, name: shownName });
      await putPassword(id, hashed);
      await adapter.deleteUserSessions(id);
      return id;
    },
    async removeUser(accountId) {
      await adapter.deleteUserSessions(accountId);
      await adapter.deleteUser(accountId);
    },
    async setPassword(account, password) {
      const hashed = await options.hasher.hashInTurn(password);
      const user = await context.adapter.findOne({
        model: 'user',
        where: [{ field: 'id', value: account.id }],
      });
      if (user === null) await addUser(account);
      await putPassword(account.id, hashed);
      await adapter.deleteUserSessions(account.id);
    },
    async lastSignIns() {
      const users = await context.adapter.findMany<{ id: string; lastSignIn: Date | null }>({
        model: 'user',
        limit: 100_000,
      });
      return new Map(
        users.flatMap((user) => (user.lastSignIn ? [[user.id, user.lastSignIn.getTime()]] : [])),
      );
    },
  };
}

function libraryOptions(
  { database, secret, baseUrl, secure, hasher, sessionSeconds, log }: AuthOptions,
  replacing: ReadonlySet<string>,
) {
  return {
    database,
    secret,
    baseURL: baseUrl,
    telemetry: { enabled: false },
    // Limits of our own stand before it: its are by address.
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message) => log.error({ source: 'better-auth' }, message),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hasher.hash, verify: hasher.verify },
    },
    user: {
      additionalFields: {
        lastSignIn: { type: 'date', required: false, input: false, returned: false },
      },
    },
    session: {
      expiresIn: longestSessionSeconds,
      // Absolute: a stolen cookie does not live for ever by being used.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookies: { session_token: { name: secure ? '__Host-so-doan-session' : 'so-doan-session' } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', secure, path: '/' },
      database: { generateId: () => crypto.randomUUID() },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const seconds = await sessionSeconds(session.userId, replacing.has(session.userId));
            if (seconds === null) throw new APIError('UNAUTHORIZED');
            return { data: { expiresAt: new Date(session.createdAt.getTime() + seconds * 1000) } };
          },
        },
      },
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]*$/.test(name),
        displayUsername: false,
      }),
    ],
  } satisfies BetterAuthOptions;
}

/** The library throws what is expected; here it becomes a value. */
async function attempt<T>(work: () => Promise<T>): Promise<Result<T, CredentialFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof PasswordQueueFull) return err({ type: 'busy' });
    if (error instanceof APIError && error.statusCode < 500) return err({ type: 'wrong' });
    throw error;
  }
}
