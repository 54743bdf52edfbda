/** "3385 hồ sơ đạt 97,33%", "98 hồ sơ, chiếm 2%", "98,57% (345/350)": of which figure a percentage says the share. */
import type { Expression } from './expression.ts';
import type { PlainText } from './plain-text.ts';
import type { Span } from './text-structure.ts';

const SHARE =
  /(?:đạt|chiếm|bằng|tương ứng|tương đương|tỷ lệ|tỉ lệ|tỷ lệ là|=)(?: tỷ lệ| tỉ lệ)?(?: là)? ?:?(?: trên| hơn| gần| khoảng)? ?(?:[<>]=?|[≥≤~≈])? ?$/;
const BARE_BRACKET = /^ ?\($/;
/** "3.100 hồ sơ giải quyết đúng hạn (". */
const BRACKET_OF_CLAUSE = /^[^,;:.()\d]{0,60}\($/;

/**
 * Start in the pasted text of the pair in brackets right after it, else of the figure before it, where
 * only the words of one clause lie between.
 */
export function shareOf(
  source: PlainText,
  expression: Exclude<Expression, { type: 'ignored' }>,
  before: readonly Expression[],
  next: Expression | undefined,
  sentence: Span | undefined,
): number | null {
  const values = expression.type === 'figure' ? [expression.value] : expression.readings;
  if (values[0]?.kind !== 'percentage') return null;
  if (
    next?.type === 'figure' &&
    next.value.kind === 'pair' &&
    BARE_BRACKET.test(source.plain.slice(expression.end, next.start))
  ) {
    return source.placeOf(next.start, next.end).start;
  }
  const last = before.at(-1);
  if (last === undefined || last.type === 'ignored' || last.start < (sentence?.start ?? 0))
    return null;
  const stated = last.type === 'figure' ? last.value : last.readings[0];
  if (stated === undefined || stated.kind === 'percentage' || stated.kind === 'decimal')
    return null;
  const between = source.plain.slice(last.unit?.end ?? last.end, expression.start);
  if (between.length > 120) return null;
  if (!SHARE.test(between) && !BRACKET_OF_CLAUSE.test(between)) return null;
  // A second clause may hold the share, a third speaks of something else.
  if ((between.replace(/: ?$/, '').match(/[,;:.]/g) ?? []).length > 1 || between.includes(';'))
    return null;
  return source.placeOf(last.start, last.end).start;
}
