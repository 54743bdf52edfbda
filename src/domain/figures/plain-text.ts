/**
 * A text as the reader matches it, with the way back to the very characters that were pasted: small
 * letters, each accented letter as one character, all white space between words as one blank, also the end
 * of a line that was only wrapped, digits and marks of other widths as the common ones, soft hyphens and
 * zero-width characters gone. `folded` has the same length and no accents, for words that a checklist names;
 * grammar is read from `plain`, because "gần" (nearly) and "gắn" (to fit) fold alike.
 */
import type { Place } from './reading.ts';
import { knownUnitAt, multiplierAt } from './unit-words.ts';

export interface PlainText {
  readonly text: string;
  readonly plain: string;
  readonly folded: string;
  /** The place in the pasted text of `plain.slice(start, end)`, which is not empty. */
  readonly placeOf: (start: number, end: number) => Place;
  /** The first index of `plain` whose character was pasted at this offset or later. */
  readonly indexAt: (offset: number) => number;
  /** True where a capital letter was pasted. */
  readonly isCapital: (index: number) => boolean;
}

/** A span of `plain` as a place of the pasted text, with what stands there. */
export function cut(
  source: PlainText,
  { start, end }: { readonly start: number; readonly end: number },
) {
  const place = source.placeOf(start, end);
  return { place, text: source.text.slice(place.start, place.end) };
}

// A letter with its marks, in either encoding of Unicode, or anything else; marks without a letter are dropped.
const CLUSTER = /\P{M}\p{M}*/gu;
/** Digits, signs and letters of full width or of formulas; superscripts are none of them: "100 m²". */
const OTHER_WIDTH = /^[\uff01-\uff5e\u2024\ufe50-\ufe6b\u{1d7ce}-\u{1d7ff}]/u;
/** What looks like the common one: hyphens, the low quote for a comma, the slash of fractions, other 'Đ'. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ '\u2010': '-', '\u2011': '-', '\u201a': ',', '\u066b': ',' },
  ...{ '\u00d0': 'đ', '\u00f0': 'đ', '\u0189': 'đ' },
  ...{ '\u2044': '/', '\u2215': '/', '\u223c': '~', '\u02dc': '~', '\u2248': '≈' },
};
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
// NFC and NFD of a long heap of marks cost more than their length; no letter that is meant has more.
const MOST_MARKS = 8;

export function plainText(text: string): PlainText {
  const plain: string[] = [];
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const smallLetters = new Map<string, readonly [small: string, bare: string]>();
  for (const match of text.matchAll(CLUSTER)) {
    const cluster = match[0];
    if (cluster === '\r' && text[match.index + 1] === '\n') continue;
    let letters = smallLetters.get(cluster);
    if (letters === undefined) {
      const small = smallLetter(cluster);
      letters = [small, withoutAccents(small)];
      smallLetters.set(cluster, letters);
    }
    const [small, bare] = letters;
    const last = plain.at(-1);
    if (small === ' ' && (last === ' ' || last === '\n')) continue;
    if (small === '\n' && last === ' ')
      for (const list of [plain, folded, starts, ends]) list.pop();
    for (let unit = 0; unit < small.length; unit += 1) {
      plain.push(small[unit] ?? '');
      folded.push(bare[unit] ?? '');
      starts.push(match.index);
      ends.push(match.index + cluster.length);
    }
  }
  const isCapital = (index: number): boolean => {
    const pasted = text.slice(starts[index], ends[index]);
    return pasted !== pasted.toLowerCase();
  };
  const lines = plain.join('');
  for (const { index } of lines.matchAll(/\n/g)) {
    if (isWrapped(lines, index, isCapital)) plain[index] = folded[index] = ' ';
  }
  return {
    text,
    plain: plain.join(''),
    folded: folded.join(''),
    placeOf: (start, end) => ({ start: starts[start] ?? text.length, end: ends[end - 1] ?? 0 }),
    indexAt: (offset) => {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    isCapital,
  };
}

const LONGEST_LINE_SEEN = 200;
/** "a) ", "ii. ", "o " begin a point of a list, as a dash does. */
const LETTER_BULLET = /^(?:\p{L}|[ivx]{1,4})[.)/] |^o /u;
/** "3.100 hồ sơ", "3.100/3.120", "99,36%"; what may be a unit is looked at. */
const NUMBER = /^\d[\d.,]*(?<=\d)(?: ?[/%]| ?)/;

/**
 * True where a line ends by its width alone, as in what a PDF or a mail was copied from: the sentence goes on.
 * A heading above a figure must not become a word beside it, so that a number goes on only with a sentence
 * that has a clause behind it.
 */
function isWrapped(plain: string, lineEnd: number, isCapital: (index: number) => boolean): boolean {
  const [last, next] = [plain[lineEnd - 1] ?? '\n', lineEnd + 1];
  if (/[.;:!?…\n]/.test(last)) return false;
  const after = plain.slice(next, next + 24);
  if (after.startsWith('%')) return true;
  if (/^\(\p{Ll}{2}/u.test(after)) return !isCapital(next + 1);
  if (LETTER_BULLET.test(after)) return false;
  const begun = plain.slice(Math.max(0, lineEnd - LONGEST_LINE_SEEN), lineEnd);
  const line = begun.slice(begun.lastIndexOf('\n') + 1);
  const number = NUMBER.exec(after)?.[0];
  if (number !== undefined) {
    const isCounted = /[/%]$/.test(number) || isUnitAt(plain, next + number.length);
    return isCounted && /[,;(].*[\p{L},]$/u.test(line);
  }
  const isUnit = isUnitAt(plain, next);
  // "1.245 / TTHC"; "Hồ sơ trễ hạn" begins a line of its own.
  if (isCapital(next)) return isUnit && isCapital(next + 1) && /\d/.test(last);
  // A cell of its own goes with a unit below it and with nothing else.
  return /^\p{Ll}/u.test(after) && (isUnit || /\p{L}/u.test(line));
}

const isUnitAt = (plain: string, at: number): boolean =>
  knownUnitAt(plain, at) !== null || multiplierAt(plain, at) !== null;

/** "" for what cannot be seen, a blank for any white space but the end of a line. */
function smallLetter(cluster: string): string {
  if (cluster === '\n' || cluster === '\r' || cluster === '\u2028' || cluster === '\u2029')
    return '\n';
  if (/^\s/.test(cluster)) return ' ';
  if (INVISIBLE.test(cluster)) return '';
  const form = OTHER_WIDTH.test(cluster) ? 'NFKC' : 'NFC';
  return ALIKE[cluster] ?? cluster.slice(0, MOST_MARKS).normalize(form).toLowerCase();
}

/** The same number of UTF-16 units, without marks where that is possible. */
function withoutAccents(small: string): string {
  if (small <= '\u007f') return small;
  const bare = small
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd');
  return bare.length === small.length ? bare : small;
}
