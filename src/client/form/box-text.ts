/** One box of a control: from its text to a stored figure or date, and back. */
import type { Hedge } from '#domain/checklist/answer.ts';
import { dateParts, formatNumber } from '#client/i18n/format.ts';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { parseVietnameseNumber } from '#domain/kernel/vietnamese-number.ts';
import type { BoxProblem } from './answer-draft.ts';
import { splitHedge, withHedge } from './hedge-text.ts';

/** What a box holds: null where it is blank. */
export interface BoxContent {
  readonly text: string | null;
  /** The word that makes a figure a bound. */
  readonly hedge: Hedge | null;
}

type BoxReading = Result<BoxContent, BoxProblem>;
export type BoxReader = (text: string) => BoxReading;

const blank: BoxReading = ok({ text: null, hedge: null });
const plain = (text: string): BoxReading => ok({ text, hedge: null });

/** Words and codes are stored as they are; white space alone is blank. */
export const readWords: BoxReader = (text) => (text.trim() === '' ? blank : plain(text));

/**
 * Reads a whole number: '1.138' gives '1138', 'hơn 600' gives '600' and 'over'. A unit of these
 * behind it, as it comes along in a pasted text, is passed over; of two that end alike the longer stands
 * first ('VNĐ', 'đ').
 */
export function readWhole(text: string, units: readonly string[] = []): BoxReading {
  return readFigure(text, units, (figure) =>
    figure.includes('.') ? 'not-whole' : figure.length > 18 ? 'too-long' : null,
  );
}

/**
 * '95,07' and '95,07 %' give '95.07': its digits are its precision. '97.330' is asked about: it is 97,33 by
 * an English hand and 97330 by the rule.
 */
export function readPercent(text: string): BoxReading {
  if (/^\d{1,3}\.\d{3}$/.test(withoutUnit(splitHedge(text).figure, ['%']).trim()))
    return err('point-in-percent');
  return readFigure(text, ['%'], (figure) => {
    const [whole = '', fraction = ''] = figure.split('.');
    return whole.length > 6 || fraction.length > 6 ? 'too-long' : null;
  });
}

function readFigure(
  text: string,
  units: readonly string[],
  problemOf: (figure: string) => BoxProblem | null,
): BoxReading {
  const { hedge, figure } = splitHedge(text);
  const number = parseVietnameseNumber(withoutUnit(figure, units));
  // A hedge or a unit alone is no blank: its figure is still to come.
  if (!number.ok) return text.trim() === '' ? blank : err('not-a-number');
  const problem = problemOf(number.value);
  return problem === null ? ok({ text: number.value, hedge }) : err(problem);
}

function withoutUnit(figure: string, units: readonly string[]): string {
  const text = figure.normalize('NFC').trimEnd();
  const unit = units.find((one) => text.toLowerCase().endsWith(one.toLowerCase()));
  return unit === undefined ? figure : text.slice(0, text.length - unit.length);
}

const TYPED_DATE = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\s*$/;
/** Day and month in two digits each, as a pad of digits alone can type them. */
const DIGITS_DATE = /^\s*(\d{2})(0[1-9]|1[0-2])(\d{4}|\d{2})\s*$/;
const ISO_DATE = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/;

/**
 * '14/4/2022', '14-4-22', '14042022' and '2022-04-14' give '2022-04-14'; two digits of a year are of
 * this century. A day that does not exist is read too where its parts are told apart: a paper may
 * state it, and `checkAnswer` says so. Digits alone must make a day, or they are some other number.
 */
export function readDate(text: string): BoxReading {
  if (text.trim() === '') return blank;
  const iso = ISO_DATE.exec(text);
  if (iso !== null) return plain(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const typed = TYPED_DATE.exec(text);
  if (typed !== null) return plain(storedDate(typed));
  const digits = DIGITS_DATE.exec(text);
  if (digits !== null && isCalendarDate(storedDate(digits))) return plain(storedDate(digits));
  return err('not-a-date');
}

function storedDate([, day = '', month = '', year = '']: RegExpExecArray): string {
  const fullYear = year.length === 2 ? `20${year}` : year;
  return `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A figure as it is shown in its box, its hedge before it. */
export const writeFigure = (stored: string | null, hedge: Hedge | null | undefined): string =>
  stored === null ? '' : withHedge(formatNumber(stored), hedge ?? null);

/** A percentage without points between its groups, which would be asked about when it is read again. */
export const writePercent = (stored: string | null, hedge: Hedge | null | undefined): string =>
  stored === null ? '' : withHedge(stored.replace('.', ','), hedge ?? null);

/** A date as it is shown in its box: with four digits of the year, or it would be read as another. */
export function writeDate(stored: string | null): string {
  const parts = stored === null ? null : dateParts(stored);
  if (parts === null) return stored ?? '';
  return `${parts.day}/${parts.month}/${String(parts.year).padStart(4, '0')}`;
}
