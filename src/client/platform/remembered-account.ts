/**
 * Who works on this device, so that the app starts without a network, and the marks by which an
 * emptied database is told from a new one. localStorage survives what clears IndexedDB alone.
 */
import { err, ok, type Result } from '#domain/kernel/result.ts';

const accountKey = 'so-doan.account';
const markPrefix = 'so-doan.enrolled.';

export function rememberAccount(account: unknown): void {
  localStorage.setItem(accountKey, JSON.stringify(account));
}

export function forgetAccount(): void {
  localStorage.removeItem(accountKey);
}

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

/** Every account that has worked on this device. */
export function enrolledAccounts(): readonly string[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(markPrefix))
    .map((key) => key.slice(markPrefix.length));
}

/** Hears of another tab signing in or out. */
export function onAccountChange(listener: () => void): () => void {
  const hear = (event: StorageEvent): void => {
    if (event.key === accountKey) listener();
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}
