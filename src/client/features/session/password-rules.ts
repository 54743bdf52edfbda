import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** As the server takes it; common passwords are refused there. */
export const passwordLength = { min: 12, max: 128 } as const;

/** `null`: the length is good. */
export function passwordProblem(password: string): string | null {
  if (password === '') return m.auth_password_missing();
  if (password.length < passwordLength.min) {
    return m.auth_password_short({ count: formatNumber(password.length) });
  }
  return password.length > passwordLength.max ? m.auth_password_long() : null;
}
