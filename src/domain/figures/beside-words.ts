/** Words beside a figure that say how it is meant: a bound, a target, a mean, an amount for a time. */
import type { Hedge } from '#domain/checklist/answer.ts';
import { isClauseMark, type Span } from './text-structure.ts';

export interface HedgeWord extends Span {
  readonly hedge: Hedge;
}

// Tried in this order: "không dưới" before "dưới".
const HEDGES: readonly (readonly [word: string, hedge: Hedge])[] = [
  ['không dưới', 'over'],
  ['không ít hơn', 'over'],
  ['không quá', 'under'],
  ['không vượt quá', 'under'],
  ['chưa đến', 'under'],
  ['chưa tới', 'under'],
  ['tối đa', 'under'],
  ['ít nhất', 'over'],
  ['tối thiểu', 'over'],
  ['trên', 'over'],
  ['hơn', 'over'],
  ['gần', 'under'],
  ['dưới', 'under'],
  ['khoảng', 'about'],
  ['chừng', 'about'],
  ['xấp xỉ', 'about'],
  ['ước tính', 'about'],
  ['ước đạt', 'about'],
  ['ước', 'about'],
];
/** "Sớm hơn 2 ngày", "cao hơn 5%": a comparison, no bound. */
const COMPARED = /(?:sớm|muộn|nhanh|chậm|thấp|cao|ít|nhiều|lớn|nhỏ|tốt|kém) hơn$/;
/** "Tính trên 1.138 hồ sơ" divides by it. */
const DIVIDED = /(?:tính|chia|bình quân|trung bình|tổng số|hồ sơ) trên$/;

/** The hedge that stands directly before the figure, or "trở lên" and "trở xuống" after its unit. */
export function hedgeBeside(plain: string, figure: Span, unitEnd: number): HedgeWord | null {
  const end = plain[figure.start - 1] === ' ' ? figure.start - 1 : figure.start;
  const before = plain.slice(Math.max(0, end - 40), end);
  for (const [word, hedge] of HEDGES) {
    if (!before.endsWith(word) || /[\p{L}\d]$/u.test(before.slice(0, -word.length))) continue;
    if (COMPARED.test(before) || (word === 'trên' && DIVIDED.test(before))) return null;
    return { start: end - word.length, end, hedge };
  }
  const after = /^ (?:trở (lên|xuống))(?![\p{L}])/u.exec(plain.slice(unitEnd, unitEnd + 14));
  if (after === null) return null;
  return {
    start: unitEnd + 1,
    end: unitEnd + after[0].length,
    hedge: after[1] === 'lên' ? 'over' : 'under',
  };
}

const TARGET_IN_CLAUSE =
  /(?:tối thiểu|ít nhất|không dưới|phấn đấu|chỉ tiêu|mục tiêu|đề ra|phải đạt|cần đạt)(?![\p{L}])/u;
const TARGET_DIRECTLY = /(?:yêu cầu|bảo đảm đạt|đảm bảo đạt|kế hoạch giao|được giao) $/;
const OUTLOOK =
  /^(?:trong |về )?(?:thời gian tới|thời gian tiếp theo|nhiệm vụ (?:trọng tâm|thời gian tới)|phương hướng|phấn đấu|mục tiêu)/;

/** True where the words before the figure in its clause make it something to be reached (R14). */
export function isTarget(plain: string, clauseStart: number, figureStart: number): boolean {
  const before = plain.slice(Math.max(clauseStart, figureStart - 120), figureStart);
  return TARGET_IN_CLAUSE.test(before) || TARGET_DIRECTLY.test(before);
}

/** True for a sentence after which a line speaks of what is planned. */
export const opensOutlook = (plain: string, { start }: Span): boolean =>
  OUTLOOK.test(plain.slice(start, start + 60));

/** "Trung bình mỗi ngày ... 70": the mean is said before the figure, in its clause. */
export const isMean = (plain: string, clauseStart: number, figureStart: number): boolean =>
  /trung bình|bình quân/.test(plain.slice(Math.max(clauseStart, figureStart - 120), figureStart));

/** "/người/tháng", "/ ngày", after the unit. */
export function perAfter(plain: string, unitEnd: number): readonly string[] {
  const words: string[] = [];
  let at = unitEnd;
  for (;;) {
    const match = /^ ?\/ ?(người|tháng|năm|quý|tuần|ngày|hồ sơ|hộ|đơn vị|xã)(?![\p{L}])/u.exec(
      plain.slice(at, at + 16),
    );
    if (match === null) return words;
    words.push(match[1] ?? '');
    at += match[0].length;
  }
}

/** Where the clause of this offset begins, not before `from`; marks that are claimed part nothing. */
export function clauseStart(
  plain: string,
  from: number,
  at: number,
  isTaken: (at: number) => boolean,
): number {
  for (let index = at - 1; index >= from; index -= 1) {
    if (isClauseMark(plain[index] ?? '') && !isTaken(index)) return index + 1;
  }
  return from;
}
