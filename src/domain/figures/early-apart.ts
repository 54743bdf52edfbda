import { asksForBoth, isOnTimeAlone } from './early-and-on-time.ts';
import type { Possibility } from './possibility.ts';
import type { StatedFigure } from './reading.ts';
import type { ReadReport } from './signs.ts';
import { spanAt } from './text-structure.ts';

/**
 * Whether the early dossiers have a figure of their own beside one that the text calls only "đúng hạn",
 * where the item asks for both. `apart`: of its kind, so that this one leaves them out. `unclear`: of
 * another kind. Null: its sentence and the points of a list beside it have none, or have them as a part of
 * this one ("trong đó trước hạn").
 */
export function earlyApart(
  report: ReadReport,
  figure: StatedFigure,
  { target, because, uses, fills }: Possibility,
): 'apart' | 'unclear' | null {
  const { source, around, early, together } = report;
  if (early.size === 0 || !asksForBoth(target)) return null;
  const joint = together[spanAt(together, because.end - 1)];
  if (joint !== undefined && because.end <= joint.end) return null;
  if (!isOnTimeAlone(source.folded.slice(because.start, because.end))) return null;
  // 100 % leave nobody out.
  if (fills.some(({ box, digits }) => box === STATED && /^100(\.0+)?$/.test(digits))) return null;
  const at = around.get(figure.id);
  if (at === undefined) return null;
  // The figure and its part; the whole stands before all that it is broken down to.
  const begun = Math.min(...uses.slice(0, 2).map((id) => around.get(id)?.end ?? Infinity));
  const isPoint = (sentenceStart: number) => bulletAt(source.plain, sentenceStart) !== '';
  const others = (isPoint(at.sentenceStart) ? [-1, 0, 1] : [0])
    .flatMap((step) => early.get(at.sentence + step) ?? [])
    .filter((other) => {
      const there = around.get(other.id);
      return (
        there !== undefined &&
        (there.sentence === at.sentence || isPoint(there.sentenceStart)) &&
        !uses.includes(other.id) &&
        isOfSame(figure, other) &&
        countsDossiers(other, target) &&
        !isAmong(source.plain, begun, there.start)
      );
    });
  if (others.length === 0) return null;
  const isAlike = others.some(({ value }) =>
    fills.some(({ box }) => isStated(target, box) === (value.kind === 'percentage')),
  );
  return isAlike ? 'apart' : 'unclear';
}

const STATED = 2;

const isOfSame = (one: StatedFigure, other: StatedFigure): boolean =>
  one.compared === other.compared &&
  one.subject?.name === other.subject?.name &&
  one.subject?.level === other.subject?.level;

/** Some of them: "trước hạn 0 hồ sơ" leaves none out, and "trước hạn 2 ngày" counts none. */
function countsDossiers(
  { value, unit, target: isTarget, mean, difference }: StatedFigure,
  { unit: wanted }: Possibility['target'],
): boolean {
  if (isTarget || mean || difference || value.kind === 'decimal') return false;
  if (value.kind === 'count' && value.digits === '0') return false;
  return value.kind === 'percentage' || unit === null || wanted === null || unit.kind === wanted;
}

const isStated = ({ spec }: Possibility['target'], box: number): boolean =>
  spec.type === 'percentage' || (spec.type === 'ratio' && box === STATED);

const LONGEST_BREAKDOWN = 200;

/** "Đúng hạn 3.385 hồ sơ, trong đó trước hạn 385", in brackets behind it, or in a list under it. */
function isAmong(plain: string, from: number, to: number): boolean {
  if (to <= from || to - from > LONGEST_BREAKDOWN) return false;
  const between = plain.slice(from, to);
  if (/trong đó|bao gồm|kể cả|(?<!\p{L})gồm/u.test(between)) return true;
  if (between.split('(').length > between.split(')').length) return true;
  const line = between.lastIndexOf('\n') + 1;
  return (
    line > 0 && bulletAt(plain, from + line) !== bulletAt(plain, plain.lastIndexOf('\n', from) + 1)
  );
}

const bulletAt = (plain: string, at: number): string =>
  /^[-+*•–]?/.exec(plain.slice(at, at + 1))?.[0] ?? '';
