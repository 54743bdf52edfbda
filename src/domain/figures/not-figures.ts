/**
 * Numbers that are names, not amounts: documents, articles, standards, telephone numbers, codes,
 * ordinals, and what belongs to the page on which a report was read.
 */
import type { ClaimedText } from './claimed-text.ts';
import { cut, type PlainText } from './plain-text.ts';
import type { IgnoredWhy } from './reading.ts';
import type { Span } from './text-structure.ts';
import { countsSomething, isInsideWord, isWordCharacter } from './unit-words.ts';

export interface NoFigure extends Span {
  readonly why: IgnoredWhy;
}

interface Pattern {
  readonly why: IgnoredWhy;
  /** Global; group 1, where there is one, is claimed instead of the whole match. */
  readonly pattern: RegExp;
  /** "Phòng 5 người" counts people: no claim where a unit follows. */
  readonly unlessUnit?: true;
}

const LIST = String.raw`\d{1,4}(?:\.\d{1,2}){0,3}(?![\d/%]|[.,]\d)(?: ?(?:,|và|-) ?(?:khoản |điều )?\d{1,3}(?![\d/%]|[.,]\d))*`;

// Every quantifier is bounded or over disjoint characters, so that no text makes the search slow.
const PATTERNS: readonly Pattern[] = [
  // "725 người đang online", "1.234 lượt truy cập"
  {
    why: 'page',
    pattern: /\d[\d.,]{0,15} (?:người|khách|thành viên) đang (?:online|truy cập|xem)/g,
  },
  { why: 'page', pattern: /\d[\d.,]{0,15} lượt (?:truy cập|xem|thích|chia sẻ|tải|bình luận)/g },
  // "Trực tuyến: 25" can be a counter too, but dossiers are filed "trực tuyến" in every report.
  {
    why: 'page',
    pattern:
      /(?:lượt (?:truy cập|xem)|đang (?:online|truy cập)) ?:? ?(\d[\d.,]{0,15})(?! ?[\d/%])/g,
  },
  // "61/2018/NĐ-CP", "76/NQ-CP", "15/TB-ĐKT", "89/2025/QH15"
  {
    why: 'document',
    pattern:
      /(?:số ?:? ?)?\d{1,6}(?:\/\d{4})?\/(?!(?:ngày|tháng|năm|quý|tuần|giờ|người|hồ|lượt|phòng|đơn|xã|hộ|tổng|bộ)(?![\p{L}-]))[a-zđ]{1,6}\d{0,2}(?:-[a-zđ&]{1,10}){0,4}/gu,
  },
  // "NĐ 61/2018", "Luật số 10/2022", "Quyết định số 766"
  {
    why: 'document',
    pattern:
      /(?:nghị định|nghị quyết|quyết định|thông tư|chỉ thị|luật|công văn|kế hoạch|thông báo|văn bản|nđ|nq|qđ|tt|ct|kh|cv) ?(?:số ?:? ?)?\d{1,6}\/(?:19|20)\d\d(?!\d)/g,
  },
  {
    why: 'document',
    pattern:
      /(?:(?:nghị quyết|quyết định|thông tư|chỉ thị|luật|công văn|kế hoạch|thông báo|văn bản|báo cáo|tờ trình|công điện) số ?:?|nghị định(?: số)?|nđ|bộ chỉ số) ?\d{1,6}(?![\d/%]|[.,]\d)/g,
    unlessUnit: true,
  },
  {
    why: 'standard',
    pattern:
      /(?:tcvn|tcvn iso|iso|iec|qcvn)[ /-]?(?:iso |iec )?\d{1,6}(?:[.,]\d+)*(?: ?[:-] ?\d{4}(?!\d))?/g,
  },
  {
    why: 'article',
    pattern: new RegExp(String.raw`(?:điều|khoản|mục|chương|phụ lục) ${LIST}`, 'g'),
    unlessUnit: true,
  },
  {
    why: 'phone',
    pattern:
      /(?:điện thoại|đt|sđt|hotline|đường dây nóng|zalo|fax|tổng đài)[^\n\d]{0,20}(\+?\d[\d .()-]{5,18}\d)/g,
  },
  { why: 'phone', pattern: /(?:\+84|0)\d{1,3}[ .-]\d{3,4}[ .-]\d{3,4}(?!\d|[.,]\d)/g },
  { why: 'phone', pattern: /0\d{9,10}(?!\d|[.,]\d)/g },
  {
    why: 'code',
    pattern:
      /(?:mã|mã số|mã hồ sơ|mã thủ tục|mst|cccd|số tài khoản|tài khoản số|serial)(?: số)? ?:? ?([a-z]{0,3}\d[\d.-]{1,30})/g,
  },
  // Codes of procedures: "1.004772"
  { why: 'code', pattern: /[1-3]\.\d{6}(?!\d|[.,]\d)/g },
  { why: 'name', pattern: /(?:bộ phận |cơ chế )?1 cửa(?: điện tử)?(?: liên thông)?/g },
  { why: 'name', pattern: /(?:công nghiệp|cách mạng|chính phủ|thế hệ|phiên bản) \d{1,2}[.,]\d/g },
  {
    why: 'ordinal',
    pattern: /(?:lần thứ|thứ|khóa|khoá|top|hạng|kỳ họp|nhiệm kỳ) \d{1,4}(?![\d/%]|[.,]\d)/g,
  },
  {
    why: 'ordinal',
    pattern:
      /(?:thôn|xóm|bản|ấp|tổ dân phố|khu phố|tổ|khu|quận|phường|đường|ngõ|ngách|tầng|trang|bảng|biểu|biểu số|hình|ảnh|anh|mẫu|mẫu số|nhóm|bước|loại|hạng|cột|dòng|ô|tuần|quầy) \d{1,3}(?![\d/%]|[.,]\d)/g,
    unlessUnit: true,
  },
  {
    why: 'ordinal',
    pattern: /(?:đoàn|đội|quầy|cửa|biểu|mẫu|bảng|kiểm tra|phòng|tổ) số \d{1,3}(?![\d/%]|[.,]\d)/g,
    unlessUnit: true,
  },
];

/** At the start of a line: "1. ", "2.1. ", "3) ", "(4) ", "5/ ", "II.3 ". */
const LIST_NUMBER =
  /(?:^|\n) *(\(?\d{1,2}(?:[.)/]|(?:\.\d{1,2}){1,3}[.)]?)(?=[ \p{L}])|[ivx]{1,4}(?:\.\d{1,2}){1,3}[.)]?(?= ))/gu;

/** The first cell of a row that was pasted with tabs: "1[tab]Tổng số hồ sơ[tab]1.245". */
const ROW_NUMBER = /(?:^|\n)(\d{1,3}) (?=\p{L}[^\n\d]*\d)/gu;

/** Claims what is found; what is claimed already (dates, periods) is left alone. */
export function claimNoFigures(source: PlainText, claimed: ClaimedText): readonly NoFigure[] {
  const { plain } = source;
  const found: NoFigure[] = [];
  const add = (why: IgnoredWhy, span: Span) => {
    if (claimed.claim(span)) found.push({ ...span, why });
  };
  for (const { why, pattern, unlessUnit } of PATTERNS) {
    for (const match of plain.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (isInsideWord(plain, match.index) || isWordCharacter(plain[end])) continue;
      if (unlessUnit && countsSomething(plain, end)) continue;
      add(why, { start: match[1] === undefined ? match.index : end - match[1].length, end });
    }
  }
  for (const match of plain.matchAll(LIST_NUMBER)) {
    const number = match[1] ?? '';
    const end = match.index + match[0].length;
    // "1.38 tỷ đồng" can begin a line too.
    if (/[.)/]$/.test(number) || !countsSomething(plain, end))
      add('list-number', { start: end - number.length, end });
  }
  for (const match of plain.matchAll(ROW_NUMBER)) {
    const end = match.index + match[0].length - 1;
    if (cut(source, { start: end - 1, end: end + 2 }).text.includes('\t'))
      add('list-number', { start: end - (match[1] ?? '').length, end });
  }
  return found;
}
