/**
 * Text as it is compared in a search: lower case, accents and tone marks gone, đ as d, white space
 * single. 'Niêm  yết' and 'niem yet' fold alike, and so do the two habits of placing a tone mark
 * (hoà, hòa) and the two encodings of an accented letter.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/gu, ' ')
    .trim();
}
