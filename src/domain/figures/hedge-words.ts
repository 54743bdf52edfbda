/** Words and signs that make a figure a bound (R11): in a report, and in a box that a person fills. */
import type { Hedge } from '#domain/checklist/answer.ts';

/** Before a figure, tried in this order: "không dưới" before "dưới". */
export const HEDGES: readonly (readonly [word: string, hedge: Hedge])[] = [
  ['không đạt', 'under'],
  ['chưa đạt', 'under'],
  ['trên dưới', 'about'],
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
/** Before a figure, in this order as well. */
export const HEDGE_SIGNS: readonly (readonly [sign: string, hedge: Hedge])[] = [
  ['>=', 'over'],
  ['<=', 'under'],
  ['+/-', 'about'],
  ['≥', 'over'],
  ['⩾', 'over'],
  ['≤', 'under'],
  ['⩽', 'under'],
  ['>', 'over'],
  ['<', 'under'],
  ['~', 'about'],
  ['≈', 'about'],
  ['±', 'about'],
];
