/** One box of a control: from its text to a stored figure or date, and back. */
import { formatDate, formatNumber } from '#client/i18n/format.ts';
import { parseVietnameseNumber } from '#client/i18n/number-text.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { BoxProblem } from './answer-draft.ts';

/** null: the box is blank. */
type BoxReading = Result<string | null, BoxProblem>;

const TYPED_DATE = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;
const STORED_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** '1.138' gives '1138'. */
export function readWhole(text: string): BoxReading {
  const number = parseVietnameseNumber(text);
  if (!number.ok) return number.error.type === 'empty' ? ok(null) : err('not-a-number');
  if (number.value.includes('.')) return err('not-whole');
  return number.value.length > 18 ? err('too-long') : ok(number.value);
}

/** '95,07' and '95,07 %' give '95.07': its digits are its precision. */
export function readPercent(text: string): BoxReading {
  const number = parseVietnameseNumber(text.replace(/%\s*$/, ''));
  if (!number.ok) return number.error.type === 'empty' ? ok(null) : err('not-a-number');
  const [whole = '', fraction = ''] = number.value.split('.');
  return whole.length > 6 || fraction.length > 6 ? err('too-long') : ok(number.value);
}

/**
 * '14/4/2022' gives '2022-04-14'. A day that does not exist is read too: a paper may state it, and
 * `checkAnswer` says so.
 */
export function readDate(text: string): BoxReading {
  if (text.trim() === '') return ok(null);
  const match = TYPED_DATE.exec(text);
  if (match === null) return err('not-a-date');
  return ok(
    `${match[3]}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`,
  );
}

export const writeNumber = (stored: string | null): string =>
  stored === null ? '' : formatNumber(stored);

export const writeDate = (stored: string | null): string =>
  stored === null ? '' : STORED_DATE.test(stored) ? formatDate(stored) : stored;
