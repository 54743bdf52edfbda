/** Words beside a figure that say how it is meant: a bound, a target, a mean, a difference, an amount for a time. */
import type { Hedge } from '#domain/checklist/answer.ts';
import { HEDGES, HEDGE_SIGNS } from './hedge-words.ts';
import { isClauseMark, type Span } from './text-structure.ts';

export interface HedgeWord extends Span {
  readonly hedge: Hedge;
  readonly denied?: boolean;
}

/** "=> 95%" and "-> 95%" are arrows. */
const ARROW = /[=-]>$/;
/** Words of a bound that deny it. */
const DENIED: readonly string[] = ['không đạt', 'chưa đạt'];
/** "Sớm hơn 2 ngày", "cao hơn 5%": a comparison, no bound. */
const COMPARED = /(?:sớm|muộn|nhanh|chậm|thấp|cao|ít|nhiều|lớn|nhỏ|tốt|kém) hơn$/;
/** "Tính trên 1.138 hồ sơ" divides by it. */
const DIVIDED = /(?:tính|chia|bình quân|trung bình|tổng số|hồ sơ) trên$/;

/** The hedge that stands directly before the figure, or "trở lên" and "trở xuống" after its unit. */
export function hedgeBeside(plain: string, figure: Span, unitEnd: number): HedgeWord | null {
  const end = plain[figure.start - 1] === ' ' ? figure.start - 1 : figure.start;
  const before = plain.slice(Math.max(0, end - 40), end);
  const sign = ARROW.test(before) ? undefined : HEDGE_SIGNS.find(([one]) => before.endsWith(one));
  if (sign !== undefined) return { start: end - sign[0].length, end, hedge: sign[1] };
  for (const [word, hedge] of HEDGES) {
    if (!before.endsWith(word) || /[\p{L}\d]$/u.test(before.slice(0, -word.length))) continue;
    if (COMPARED.test(before) || (word === 'trên' && DIVIDED.test(before))) return null;
    return { start: end - word.length, end, hedge, denied: DENIED.includes(word) };
  }
  const after = /^ (?:trở (lên|xuống))(?![\p{L}])/u.exec(plain.slice(unitEnd, unitEnd + 14));
  if (after === null) return null;
  return {
    start: unitEnd + 1,
    end: unitEnd + after[0].length,
    hedge: after[1] === 'lên' ? 'over' : 'under',
  };
}

/** "Chưa đạt 95%": less than that, and it was not reached. */
export const isDenied = (hedge: HedgeWord | null): boolean => hedge?.denied === true;

const TARGET_IN_CLAUSE =
  /(?:tối thiểu|ít nhất|không dưới|phấn đấu|chỉ tiêu|mục tiêu|đề ra|(?:phải|cần) (?:đạt|từ(?! chối)|trên|hơn|bảo đảm|đảm bảo|hoàn thành|duy trì))(?![\p{L}])/u;
/** What is only planned, supposed or asked for; "hồ sơ đề nghị cấp đổi" and "theo kế hoạch" are none of it. */
const WISHED_IN_CLAUSE =
  /(?:^|[^\p{L}])(?:dự kiến|nếu|giả sử|sẽ|(?<!(?:hồ sơ|đơn|số|phiếu) )đề nghị|(?<!(?:theo|thực hiện|triển khai|ban hành|xây dựng) )kế hoạch(?! số| \d))(?![\p{L}])/u;
const WISH =
  /^(?:đoàn kiểm tra |đoàn |do đó,? |vì vậy,? )?(?:dự kiến|đề nghị|yêu cầu(?! giải quyết| của)|nếu)(?![\p{L}])/u;
const TARGET_DIRECTLY = /(?:yêu cầu|bảo đảm đạt|đảm bảo đạt|kế hoạch giao|được giao) $/;
const OUTLOOK =
  /^(?:trong |về )?(?:thời gian tới|thời gian tiếp theo|nhiệm vụ (?:trọng tâm|thời gian tới)|phương hướng|phấn đấu|mục tiêu)/;

/**
 * True where the words before the figure in its clause, or those that open its sentence, make it something
 * to be reached, planned or asked for (R14).
 */
export function isTarget(
  plain: string,
  clauseStart: number,
  figureStart: number,
  sentenceStart: number,
): boolean {
  const before = plain.slice(Math.max(clauseStart, figureStart - 120), figureStart);
  return (
    TARGET_IN_CLAUSE.test(before) ||
    (WISHED_IN_CLAUSE.test(before) && !isDepartment(plain, clauseStart, figureStart)) ||
    TARGET_DIRECTLY.test(before) ||
    WISH.test(plain.slice(sentenceStart, Math.min(figureStart, sentenceStart + 60)))
  );
}

/** "Phòng Tài chính – kế hoạch 486 hồ sơ": its name has a mark of clauses in it. */
const isDepartment = (plain: string, clauseStart: number, figureStart: number): boolean =>
  /tài chính ?[–-] ?kế hoạch/.test(plain.slice(Math.max(0, clauseStart - 14), figureStart));

/** True for a sentence after which a line speaks of what is planned. */
export const opensOutlook = (plain: string, { start }: Span): boolean =>
  OUTLOOK.test(plain.slice(start, start + 60));

/** "Trung bình mỗi ngày ... 70": the mean is said before the figure, in its clause. */
export const isMean = (plain: string, clauseStart: number, figureStart: number): boolean =>
  /trung bình|bình quân/.test(plain.slice(Math.max(clauseStart, figureStart - 120), figureStart));

// "Tăng lên", "giảm còn" come before what it is now, "cắt giảm" before what was done.
const CHANGED = /(?:^|(\p{L}+) |[^\p{L}])(tăng|giảm|vượt)(?: thêm| được| đi)?(?: số)? $/u;
const NO_CHANGE = new Set(['cắt giảm', 'không vượt']);
const CHANGED_SINCE = /(?:tăng|giảm) so với ([^,;.()\n]{0,60})$/;
const BELOW_ZERO = /(?:^|[^\p{L}])âm $|[^\n ] ?[ (:][-−–]$/u;

/**
 * "Tăng 200 hồ sơ", "cao hơn 2%", "âm 50 triệu": by how much something differs, not how much there
 * is. A dash that opens a line is a bullet.
 */
export function isDifference(plain: string, figureStart: number, hedge: HedgeWord | null): boolean {
  const start = hedge !== null && hedge.start < figureStart ? hedge.start : figureStart;
  const before = plain.slice(Math.max(0, start - 80), start);
  const since = CHANGED_SINCE.exec(before);
  if (since !== null) return !/ (?:còn|lên|xuống) /.test(since[1] ?? '');
  const changed = CHANGED.exec(before);
  if (changed !== null) return !NO_CHANGE.has(`${changed[1] ?? ''} ${changed[2] ?? ''}`);
  return COMPARED.test(before.trimEnd()) || BELOW_ZERO.test(before);
}

const LONGEST_COMPARISON = 160;
/** "Kỳ trước chuyển sang" and "tồn từ kỳ trước" were carried into this one; "trong năm trước hạn" is early. */
const TIME_COMPARED =
  /(với )?(?:cùng kỳ|(?:năm|quý|tháng|tuần) (?:ngoái|trước)(?! (?:hạn|chuyển|và|hoặc|thời))|(?<!(?:từ|tồn|tồn đọng|còn|sang) )kỳ trước(?! (?:hạn|chuyển)))(?![\p{L}])([^,;.()\n]{0,80})(\([^()\n]{0,80})?$/u;
/** What stands between what something was and what it became. */
const BECOMES =
  /^ ?[^,;:.()\n]{0,60}(?:^|[^\p{L}])(?:lên|xuống|còn|thành)(?: đến| tới| còn| thành)?(?:[^\p{L}\d,;:.()\n]|$)/u;

/** "Từ 200 hồ sơ lên 350": this figure is what the next one was before. */
export function becomesNext(plain: string, figure: Span, nextStart: number): boolean {
  const between = plain.slice(figure.end, nextStart);
  return (
    between.length <= LONGEST_COMPARISON &&
    /(?:^|[^\p{L}])từ (?:hơn |trên |gần |khoảng |dưới )?$/u.test(
      plain.slice(Math.max(0, figure.start - 14), figure.start),
    ) &&
    BECOMES.test(between)
  );
}

/** "Cùng kỳ năm trước tiếp nhận 1.304", "so với cùng kỳ (1.304)": a figure of the time that is compared with. */
export function isOfTimeCompared(plain: string, from: number, figureStart: number): boolean {
  const before = plain.slice(Math.max(from, figureStart - LONGEST_COMPARISON), figureStart);
  const match = TIME_COMPARED.exec(before);
  if (match === null) return false;
  const [, against, words = '', bracket] = match;
  // "So với cùng kỳ tiếp nhận 1.500" speaks of now again.
  return against === undefined || bracket !== undefined || /(?:^| )là |: ?$/.test(words);
}

const EACH_AFTER = /^ (?:trong |trên )?(?:mỗi|một|hằng|hàng) (ngày|tuần|tháng|quý|năm)(?![\p{L}])/u;
const EACH_BEFORE = /(?:^|(trong )|[^\p{L}])(?:mỗi|một|hằng|hàng) (ngày|tuần|tháng)(?![\p{L}])/u;

/** "20 hồ sơ mỗi ngày", "mỗi ngày tiếp nhận 20": the time is said after the unit or before the figure. */
export function perOf(
  plain: string,
  clauseStart: number,
  figureStart: number,
  unitEnd: number,
): readonly string[] {
  const written = perAfter(plain, unitEnd);
  if (written.length > 0) return written;
  const after = EACH_AFTER.exec(plain.slice(unitEnd, unitEnd + 24));
  if (after !== null) return [after[1] ?? ''];
  const words = plain.slice(Math.max(clauseStart, figureStart - 120), figureStart);
  const before = EACH_BEFORE.exec(words);
  // "Trong một tháng tiếp nhận 20" is what that month came to.
  return before === null || before[1] !== undefined ? [] : [before[2] ?? ''];
}

/** "/người/tháng", "/ ngày", after the unit. */
function perAfter(plain: string, unitEnd: number): readonly string[] {
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
