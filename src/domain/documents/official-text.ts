/**
 * How NĐ 30/2020 Phụ lục I writes numbers, dates, lists and plain text. All of
 * it is Vietnamese whatever the language of the screen: it is the text of the
 * document, not of the application.
 */

/** What stands where a draft has no text yet. */
export const BLANK = '..............';

// The order of letters in Vietnamese documents: đ is a letter, f j w z are not,
// and the letters with â, ă, ê, ô, ơ, ư are not used for points.
const POINT_LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** "Số: 05/TB-ĐKT"; below 10 with a leading zero (NĐ 30/2020 Phụ lục I, box 3). */
export function documentNumber(number: number | null, symbol: string): string {
  const digits = number === null ? '......' : String(number).padStart(2, '0');
  return `Số: ${digits}/${plainText(symbol)}`;
}

/**
 * "ngày 05 tháng 02 năm 2026": a leading zero for days 1 to 9 and months 1 and
 * 2 only (NĐ 30/2020 Phụ lục I, box 4). Null gives the dotted form of a draft.
 */
export function longDate(date: string | null): string {
  if (date === null) return 'ngày ... tháng ... năm ...';
  const { day, month, year } = dateParts(date);
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** "05/02/2026", "20/4/2022": the same rule of zeros, for cells of a table. */
export function shortDate(date: string): string {
  const { day, month, year } = dateParts(date);
  return `${day}/${month}/${year}`;
}

/**
 * Days in a sentence: "ngày 13 tháng 4 năm 2022", "các ngày 13 và 14 tháng 4
 * năm 2022"; days of different months are written out one by one. Repeated
 * days count once and the earliest comes first. No days give an empty text.
 */
export function dayList(dates: readonly string[]): string {
  // oxlint-disable-next-line unicorn/no-array-sort -- a fresh array; `toSorted` needs Chrome 110
  const days = [...new Set(dates)].sort();
  const [first] = days;
  if (first === undefined) return '';
  if (days.length === 1) return longDate(first);
  if (days.every((day) => day.slice(0, 7) === first.slice(0, 7))) {
    const { month, year } = dateParts(first);
    return `các ngày ${joinAnd(days.map((day) => dateParts(day).day))} tháng ${month} năm ${year}`;
  }
  return `các ngày ${joinAnd(days.map((day) => longDate(day).slice('ngày '.length)))}`;
}

/** "a", "a và b", "a, b và c". */
export function joinAnd(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} và ${last}`;
}

/** I, II, III ... for sections; `n` counts from 1. */
export function romanNumber(n: number): string {
  let rest = n;
  let roman = '';
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      roman += letters;
      rest -= value;
    }
  }
  return roman;
}

/**
 * a, b, c, d, đ, e, g ... y for points in the order of the Vietnamese alphabet
 * (NĐ 30/2020 Phụ lục I, box 6), then aa, ab ...; `n` counts from 1.
 */
export function pointLetter(n: number): string {
  let rest = n;
  let letters = '';
  while (rest > 0) {
    rest -= 1;
    letters = (POINT_LETTERS[rest % POINT_LETTERS.length] ?? '') + letters;
    rest = Math.floor(rest / POINT_LETTERS.length);
  }
  return letters;
}

/** Capitals of the head and of titles, composed again: some letters fall apart in capitals. */
export function capitals(text: string): string {
  return text.toUpperCase().normalize('NFC');
}

/** The text with its first letter as a capital, the rest untouched. */
export function sentenceStart(text: string): string {
  const [first = '', ...rest] = text;
  return capitals(first) + rest.join('');
}

/**
 * Text as it may be printed: precomposed letters (NFC), lines ended by `\n`
 * without blank ones, single spaces. Characters that XML cannot carry become
 * U+FFFD, so that something unreadable stays visible and cannot make the whole
 * file unreadable.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, '\n')
    .replace(/[\p{Surrogate}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu, '\uFFFD')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/[^\S\u00A0]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** {@link plainText}, or the dotted blank when nothing is there. */
export function textOrBlank(text: string): string {
  return plainText(text) || BLANK;
}

/** Lines of a text in one, for places that have no second line. */
export function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** The issuing body at the start of a sentence. */
export function bodyName(name: string): string {
  return sentenceStart(oneLine(textOrBlank(name)));
}

/** Names of units in a sentence, the empty ones left out. */
export function joinedNames(names: readonly string[]): string {
  return (
    joinAnd(names.map((name) => oneLine(plainText(name))).filter((name) => name !== '')) || BLANK
  );
}

function dateParts(date: string): { day: string; month: string; year: string } {
  const [year = '', month = '', day = ''] = date.split('-');
  const monthNumber = Number(month);
  return {
    day: day.padStart(2, '0'),
    month: monthNumber <= 2 ? String(monthNumber).padStart(2, '0') : String(monthNumber),
    year,
  };
}
