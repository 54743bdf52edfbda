/**
 * Documents cited in a text, as people write them: "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", "TT
 * 26/2014/TT-BKHCN", "Luật 10/2022/QH15", "NĐ 61/2018", "ISO 9001-2015". A number is a citation when its
 * symbol stands behind it, or the kind of document before it and the year behind; figures and dates of
 * the text are neither.
 */

export interface Citation {
  /** As it stands in the text, with its date. */
  readonly quote: string;
  /** The kind that was written right before the number, as the letters its symbol begins with: 'ND'. */
  readonly kind: string | null;
  /** Number, year and symbol as `citationKey` writes them; the symbol may be missing. */
  readonly key: string;
  /** yyyy-mm-dd as it was written beside the number; need not exist. */
  readonly date: string | null;
}

const KINDS: readonly (readonly [written: string, symbol: string])[] = [
  ['Bộ luật|bộ luật|BỘ LUẬT|Luật|luật|LUẬT', 'QH'],
  ['Nghị định|nghị định|NGHỊ ĐỊNH|NĐ|Nđ|nđ', 'ND'],
  ['Nghị quyết|nghị quyết|NGHỊ QUYẾT|NQ', 'NQ'],
  ['Quyết định|quyết định|QUYẾT ĐỊNH|QĐ', 'QD'],
  ['Thông tư liên tịch|thông tư liên tịch|TTLT', 'TTLT'],
  ['Thông tư|thông tư|THÔNG TƯ|TT', 'TT'],
  ['Chỉ thị|chỉ thị|CHỈ THỊ|CT', 'CT'],
  ['Kế hoạch|kế hoạch|KẾ HOẠCH|KH', 'KH'],
];

const NUMBER = String.raw`(?<number>\d{1,5})(?:\/(?<year>(?:19|20)\d{2}))?`;
// In small letters only what has a second part or is of the National Assembly: "70/ngay" is no document.
const SYMBOL = String.raw`(?:\/(?<symbol>[A-ZĐ][A-Za-zĐđ]*\d{0,2}(?:-[A-Za-zĐđ]+)*|[a-zđ]{2,6}(?:-[A-Za-zĐđ]+)+|qh\d{1,2}))?`;
const DATE = String.raw`(?:(?:\s+của\s+[^.,;()\d]{1,50}?)?,?\s+(?:(?:ban hành|ký)\s+)?(?:ngày\s+|\(\s*(?:ngày\s+)?)(?<day>\d{1,2})(?:\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*|\s+tháng\s+(?<monthInWords>\d{1,2})\s+năm\s+)(?<dateYear>\d{4})\)?)?`;
const KIND = String.raw`(?:(?<kind>${KINDS.map(([written]) => written).join('|')})\s+(?:số\s*:?\s*)?)?`;
const DOCUMENT = new RegExp(
  String.raw`(?<![\p{L}\d/.,])${KIND}(?<![\d/.,])${NUMBER}${SYMBOL}(?![\p{L}\d/]|[.,]\d)${DATE}`,
  'gu',
);
const STANDARD =
  /(?:TCVN\s+)?ISO(?:\/IEC)?\s+(?<number>\d{4,5})\s?[:-]\s?(?<year>(?:19|20)\d{2})/gu;

/** In the order of the text. */
export function findCitations(text: string): readonly Citation[] {
  const written = text.normalize('NFC');
  const folded = oneSpelling(written);
  const quoteOf = ({ index, 0: match }: RegExpExecArray): string =>
    written
      .slice(index, index + match.length)
      .replace(/\s+/g, ' ')
      .trim();
  const documents = [...folded.matchAll(DOCUMENT)].flatMap((match) => {
    const { number = '', year, symbol, kind } = match.groups ?? {};
    const isCitation = symbol !== undefined || (kind !== undefined && year !== undefined);
    if (!isCitation) return [];
    const citation: Citation = {
      quote: quoteOf(match),
      kind: kind === undefined ? null : (symbolOf(kind) ?? null),
      key: citationKey([number, year, symbol].filter((part) => part !== undefined).join('/')),
      date: dateOf(match.groups ?? {}),
    };
    return [{ at: match.index, citation }];
  });
  const standards = [...folded.matchAll(STANDARD)].map((match) => ({
    at: match.index,
    citation: { quote: quoteOf(match), kind: null, key: citationKey(match[0]), date: null },
  }));
  return [...documents, ...standards]
    .toSorted((left, right) => left.at - right.at)
    .map(({ citation }) => citation);
}

/** The letters and dashes that look alike as one of them, each in its place: 'Ð' and 'Ɖ' are no 'Đ'. */
const oneSpelling = (text: string): string =>
  text
    .replace(/[\u00d0\u0189]/g, 'Đ')
    .replace(/[\u00f0\u0256]/g, 'đ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');

/**
 * A number as it is compared: 'Đ' as 'D' (papers are typed either way), no zeros before it, a standard
 * with a colon and without TCVN.
 */
export function citationKey(number: string): string {
  return oneSpelling(number)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'D')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^0+(?=\d)/, '')
    .replace(/^(?:TCVN )?(ISO(?:\/IEC)?) (\d+) ?[:-] ?(\d{4})$/, '$1 $2:$3');
}

function symbolOf(kind: string): string | undefined {
  return KINDS.find(([written]) => written.split('|').includes(kind))?.[1];
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { day, month, monthInWords, dateYear } = groups;
  const written = month ?? monthInWords;
  if (day === undefined || written === undefined || dateYear === undefined) return null;
  return `${dateYear}-${written.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
