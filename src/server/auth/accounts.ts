/**
 * Accounts as the routes see them: the directory's facts (storage) and the credentials and sessions
 * (account library) together. Expected refusals come back as codes of the problem catalogue.
 */
import { randomInt } from 'node:crypto';
import type { Clock } from '#domain/kernel/sources.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import { usernameSchema } from '#domain/directory/directory.ts';
import type { Log } from '#server/log/create-log.ts';
import type { AccountProfile, Storage } from '#server/storage/port.ts';
import { writeAudit } from '#server/usecases/audit-book.ts';
import type { CredentialPort } from '#server/usecases/credential-port.ts';
import type { HintPublisher } from '#server/usecases/hint-port.ts';
import type { Attempt, AttemptLimits } from './attempt-limits.ts';
import type { Auth, Session } from './create-auth.ts';
import type { OneTimeLink } from './one-time-link.ts';
import { isWeakPassword } from './weak-password.ts';

export interface Refusal {
  readonly code: ProblemCode;
  /** Seconds. */
  readonly retryAfter?: number;
}

export interface CurrentAccount {
  readonly session: Session;
  readonly profile: AccountProfile;
}

export interface FirstAdministrator {
  readonly token: string;
  readonly username: string;
  readonly name: string;
  readonly password: string;
}

export interface Accounts {
  readonly signIn: (
    attempt: Attempt,
  ) => Promise<Result<{ profile: AccountProfile; cookies: readonly string[] }, Refusal>>;
  /** `meant`: the session that the caller wants to end, where it says so. */
  readonly signOut: (
    account: CurrentAccount,
    request: { readonly headers: Headers; readonly meant: string | null },
  ) => Promise<readonly string[]>;
  readonly current: (headers: Headers) => Promise<CurrentAccount | null>;
  readonly changePassword: (
    account: CurrentAccount,
    request: { readonly headers: Headers; readonly current: string; readonly next: string },
  ) => Promise<Result<readonly string[], Refusal>>;
  readonly setUp: (first: FirstAdministrator) => Promise<Result<null, Refusal>>;
  /** Nobody disables the own account: the office would lock itself out. */
  readonly setDisabled: (
    actor: string,
    accountId: string,
    disabled: boolean,
  ) => Promise<Result<null, Refusal>>;
  /** Answers a new first password. */
  readonly reset: (actor: string, accountId: string) => Promise<Result<string, Refusal>>;
  readonly lastSignIns: Auth['lastSignIns'];
}

export interface AccountsOptions {
  readonly storage: Storage;
  readonly auth: Auth;
  readonly limits: AttemptLimits;
  readonly link: OneTimeLink;
  readonly hints: HintPublisher;
  /** Sessions have ended: whoever keeps a connection open looks whether it is still its own. */
  readonly sessionsEnded: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
const hour = 60 * 60;

/**
 * Seconds that a new session lives. A tablet of an inspector is weeks in the field; who decides or
 * reads at a desk signs in each day. A session by a first password ends with that password.
 */
export function sessionSeconds(
  profile: AccountProfile | null,
  now: number,
  replacing: boolean,
): number | null {
  if (profile === null || profile.disabled) return null;
  const longest = profile.role === 'inspector' ? 30 * 24 * hour : 12 * hour;
  if (profile.firstPasswordUntil === null || replacing) return longest;
  const left = Math.floor((Date.parse(profile.firstPasswordUntil) - now) / 1000);
  return left > 0 ? Math.min(left, longest) : null;
}

export function createAccounts({
  storage,
  auth,
  limits,
  link,
  hints,
  sessionsEnded,
  clock,
  log,
}: AccountsOptions): Accounts {
  let settingUp = false;
  const timeNow = () => new Date(clock()).toISOString();
  const profileOf = (id: string) => storage.read((data) => data.accounts.profile(id));

  /** What the log may say: people type their password where the name belongs. */
  async function nameable({ username, address }: Attempt) {
    const known = await storage.read((data) => data.accounts.profileByUsername(username));
    return known === null ? { address } : { username, address };
  }

  async function signIn(attempt: Attempt): ReturnType<Accounts['signIn']> {
    const admission = limits.admit(attempt);
    if (admission.type === 'slow-down') {
      log.warn(await nameable(attempt), 'sign-in slowed down');
      return err({ code: 'too-many-attempts', retryAfter: admission.seconds });
    }
    // A name that cannot exist takes the same way as one that does not: same answer, same work.
    const name = usernameSchema.safeParse(attempt.username).success
      ? attempt.username
      : 'not.a.name-that-exists';
    const signedIn = await auth.signIn(name, attempt.password);
    if (!signedIn.ok) {
      if (signedIn.error.type === 'busy') return err({ code: 'unavailable', retryAfter: 5 });
      log.warn(await nameable(attempt), 'sign-in refused');
      return err({ code: 'wrong-credentials' });
    }
    const profile = await profileOf(signedIn.value.accountId);
    if (profile === null) return err({ code: 'wrong-credentials' });
    admission.succeeded();
    log.info({ account: profile.id, address: attempt.address }, 'signed in');
    return ok({ profile, cookies: signedIn.value.cookies });
  }

  async function changePassword(
    { profile }: CurrentAccount,
    {
      headers,
      current,
      next,
    }: { readonly headers: Headers; readonly current: string; readonly next: string },
  ): Promise<Result<readonly string[], Refusal>> {
    if (current === next || isWeakPassword(next, [profile.username, profile.name]))
      return err({ code: 'weak-password' });
    // A stolen session must not become a way to guess the password behind it.
    const admission = limits.admit({
      username: profile.username,
      address: `session of ${profile.id}`,
      password: current,
    });
    if (admission.type === 'slow-down')
      return err({ code: 'too-many-attempts', retryAfter: admission.seconds });
    const changed = await auth.changePassword(profile.id, headers, current, next);
    if (!changed.ok) {
      return err(
        changed.error.type === 'busy'
          ? { code: 'unavailable', retryAfter: 5 }
          : { code: 'wrong-credentials' },
      );
    }
    admission.succeeded();
    await storage.write('directory', (data) =>
      data.accounts.update(profile.id, { mustChangePassword: false, firstPasswordUntil: null }),
    );
    sessionsEnded();
    log.info({ account: profile.id }, 'password changed');
    return ok(changed.value);
  }

  async function setUp(first: FirstAdministrator): Promise<Result<null, Refusal>> {
    if (settingUp || !link.isToken(first.token)) return err({ code: 'link-used' });
    // Before anything is waited for: of two calls at once, one opens the link.
    settingUp = true;
    try {
      if (await storage.read((data) => data.accounts.hasProfiles()))
        return err({ code: 'link-used' });
      if (isWeakPassword(first.password, [first.username, first.name]))
        return err({ code: 'weak-password' });
      const id = await auth.createUser(first.username, first.name, first.password);
      const profile: AccountProfile = {
        ...{ id, username: first.username, name: first.name, office: '', role: 'administrator' },
        ...{ unitId: null, disabled: false, mustChangePassword: false, firstPasswordUntil: null },
      };
      await storage.write('directory', async (data) => {
        await data.accounts.add([profile]);
        const details = { account: id, username: first.username, role: profile.role };
        await writeAudit(data.audit, [
          { at: timeNow(), actor: 'server', action: 'account-added', details },
        ]);
      });
      log.info({ account: id }, 'first administrator set up');
      return ok(null);
    } finally {
      settingUp = false;
    }
  }

  async function setDisabled(
    actor: string,
    accountId: string,
    disabled: boolean,
  ): Promise<Result<null, Refusal>> {
    if (actor === accountId) return err({ code: 'conflict' });
    if ((await profileOf(accountId)) === null) return err({ code: 'not-found' });
    // Once this is told, nothing comes into a log any more from pushes that were under way.
    await storage.write('rights', async (data) => {
      await data.accounts.update(accountId, { disabled });
      const action = disabled ? 'account-disabled' : 'account-enabled';
      await writeAudit(data.audit, [
        { at: timeNow(), actor, action, details: { account: accountId } },
      ]);
    });
    // After the write: a sign-in in between would find the account disabled already.
    if (disabled) await auth.endSessions(accountId);
    sessionsEnded();
    hints.publish({ type: 'directory' });
    return ok(null);
  }

  async function reset(actor: string, accountId: string): Promise<Result<string, Refusal>> {
    const profile = await profileOf(accountId);
    if (profile === null) return err({ code: 'not-found' });
    const password = newFirstPassword();
    await storage.write('directory', async (data) => {
      const firstPasswordUntil = new Date(clock() + dayMilliseconds).toISOString();
      await data.accounts.update(accountId, { mustChangePassword: true, firstPasswordUntil });
      await writeAudit(data.audit, [
        { at: timeNow(), actor, action: 'password-reset', details: { account: accountId } },
      ]);
    });
    await auth.setPassword(profile, password);
    sessionsEnded();
    hints.publish({ type: 'directory' });
    return ok(password);
  }

  return {
    signIn,
    changePassword,
    setUp,
    setDisabled,
    reset,
    async signOut({ session }, { headers, meant }) {
      if (meant === null || meant === session.id) {
        const cookies = await auth.signOut(headers);
        sessionsEnded();
        return cookies;
      }
      // It comes late: the browser has begun another session meanwhile, whose cookie it keeps.
      await auth.endSession(session.accountId, meant);
      sessionsEnded();
      return [];
    },
    lastSignIns: auth.lastSignIns,
    async current(headers) {
      if (!headers.has('cookie')) return null;
      const session = await auth.session(headers);
      if (session === null || session.expires <= clock()) return null;
      const profile = await profileOf(session.accountId);
      return profile === null || profile.disabled ? null : { session, profile };
    },
  };
}

export function createCredentials(auth: Auth): CredentialPort {
  return {
    create: auth.createUser,
    async remove(ids) {
      for (const id of ids) await auth.removeUser(id);
    },
  };
}

/** 16 letters and digits that are not mistaken for one another on paper, in groups of four: 79 bits. */
export function newFirstPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join(''),
  ).join('-');
}
