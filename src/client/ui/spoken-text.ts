/** Where spoken words go into what is written already: pure text work. */

export interface SpokenInto {
  readonly text: string;
  /** After the words, where the next ones go. */
  readonly caret: number;
  /** Not all of it fits. */
  readonly full: boolean;
}

/**
 * Puts words into a text at a place, with the spaces that are missing around them; nothing that was
 * written goes away. A sentence that begins there begins with a capital letter.
 * @param at place in UTF-16 units; outside of the text it is the nearer end
 * @param maxLength of the whole text, in UTF-16 units; what is beyond is left out at a space
 */
export function insertSpoken(
  text: string,
  at: number,
  spoken: string,
  maxLength = Number.POSITIVE_INFINITY,
): SpokenInto {
  const words = spoken.trim().replace(/\s+/g, ' ');
  const place = Math.min(Math.max(at, 0), text.length);
  const [before, after] = [text.slice(0, place), text.slice(place)];
  if (words === '') return { text, caret: place, full: false };
  const left = before === '' || /[\s([“"]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s)\].,;:!?”"]/.test(after) ? '' : ' ';
  const room = maxLength - text.length - left.length - right.length;
  const fitting =
    words.length <= room ? words : words.slice(0, Math.max(room, 0)).replace(/\S*$/, '').trim();
  const full = fitting.length < words.length;
  if (fitting === '') return { text, caret: place, full };
  const begins = /(^|[.!?…]\s*|\n\s*)$/.test(before);
  const put =
    left + (begins ? fitting.charAt(0).toLocaleUpperCase('vi') + fitting.slice(1) : fitting);
  return { text: before + put + right + after, caret: before.length + put.length, full };
}
