/**
 * Who works on this device, so that the app starts without a network, and the marks by which an
 * emptied database is told from a new one. localStorage survives what clears IndexedDB alone.
 */
import { err, ok, type Result } from '#domain/kernel/result.ts';

const accountKey = 'so-doan.account';
const sessionKey = 'so-doan.session';
const owedKey = 'so-doan.owed-sign-out';
const markPrefix = 'so-doan.enrolled.';

export function rememberAccount(account: unknown): void {
  localStorage.setItem(accountKey, JSON.stringify(account));
}

export function forgetAccount(): void {
  localStorage.removeItem(accountKey);
}

/**
 * What the server calls the session whose cookie this browser holds. It is forgotten before the server
 * is asked for another session: a name that is not the cookie's any more would keep that one alive.
 */
export const sessionName = {
  note: (name = ''): void => {
    try {
      localStorage.setItem(sessionKey, name);
    } catch {
      // Without a name a sign-out ends the session of the cookie.
    }
  },
  forget: (): void => localStorage.removeItem(sessionKey),
};

/**
 * The account whose session this browser still holds at the server, although nobody works for it here
 * any more: the server could not be told yet. After a space the session, where its name is known.
 */
export const owedSignOut = {
  read: (): string | null => localStorage.getItem(owedKey),
  note: (account: string): void => {
    try {
      localStorage.setItem(owedKey, `${account} ${localStorage.getItem(sessionKey) ?? ''}`);
    } catch {
      // A full storage must keep nobody in: the session then ends by itself.
    }
  },
  clear: (): void => localStorage.removeItem(owedKey),
};

/** As it was remembered; the caller parses it. */
export function recallAccount(): Result<unknown, 'none'> {
  try {
    const text = localStorage.getItem(accountKey);
    return text === null ? err('none') : ok(JSON.parse(text) as unknown);
  } catch {
    return err('none');
  }
}

export const enrolmentMarks = {
  read: (account: string): string | null => localStorage.getItem(markPrefix + account),
  write: (account: string, device: string): void =>
    localStorage.setItem(markPrefix + account, device),
};

const carriedPrefix = 'so-doan.carried.';

/**
 * Work of an account may have left this device as a file. Kept outside of the database, which the
 * making of a file never touches; whoever next opens the database takes note of it there.
 */
export const carriedMarks = {
  set: (account: string): void => {
    try {
      localStorage.setItem(carriedPrefix + account, '1');
    } catch {
      // A full or closed storage must not keep work in: at worst an answer conflicts with its own writer.
    }
  },
  isSet: (account: string): boolean => localStorage.getItem(carriedPrefix + account) !== null,
  clear: (account: string): void => localStorage.removeItem(carriedPrefix + account),
  /** Hears of a file that another tab has made. */
  onSet: (account: string, listener: () => void): void =>
    addEventListener('storage', ({ key, newValue }) => {
      if (key === carriedPrefix + account && newValue !== null) listener();
    }),
};

/** Every account that has worked on this device. */
export function enrolledAccounts(): readonly string[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(markPrefix))
    .map((key) => key.slice(markPrefix.length));
}

/** Hears of another tab signing in or out, also of one that did while this page was put aside. */
export function onAccountChange(listener: () => void): () => void {
  const hear = (event: StorageEvent): void => {
    if (event.key === accountKey) listener();
  };
  const hearAgain = (event: PageTransitionEvent): void => {
    if (event.persisted) listener();
  };
  addEventListener('storage', hear);
  addEventListener('pageshow', hearAgain);
  return () => {
    removeEventListener('storage', hear);
    removeEventListener('pageshow', hearAgain);
  };
}
