/**
 * The one form in which codes, groups and seeds are compared and hashed. The same list typed on a
 * tablet, pasted from Word or read from a spreadsheet gives the same characters:
 *
 * 1. Unicode NFC, so that "Đ" and "ế" are one character however they were typed;
 * 2. characters that nobody sees (zero width, soft hyphen) are left out;
 * 3. all hyphens and dashes are "-": Word writes others than a keyboard;
 * 4. white space of any kind and length is one space, none at the ends;
 * 5. capital letters (Unicode, of no language), then NFC again.
 */
export function canonicalText(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(dashes, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .toUpperCase()
    .normalize('NFC');
}

const invisible = /\u00AD|\u200B|\u200C|\u200D|\u2060|\uFEFF/gu;
const dashes = /[\u2010-\u2015\u2212]/gu;

/** By code points: the order of the UTF-8 bytes, as `LC_ALL=C sort` has it. */
export function byCodePoints(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
