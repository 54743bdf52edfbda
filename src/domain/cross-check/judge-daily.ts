import { workingDays, type Holidays } from '#domain/calendar/working-days.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import { numberRange } from '#domain/checklist/stated-percent.ts';
import type { CheckOf } from './cross-check.ts';
import type { FigureReader } from './figure-reader.ts';
import { gatherFigures, hedged, notReady, open } from './gather-figures.ts';
import type { CheckVerdict } from './outcome.ts';

const ALLOWED_PERCENT = 10n;

/**
 * R15: a mean of 70 a day over the 186 working days of nine months is 13.020, which a total of "gần
 * 10.000" cannot be; and no mean is above the busiest day.
 */
export function judgeDaily(
  check: CheckOf<'daily'>,
  reader: FigureReader,
  period: Period,
  holidays: Holidays,
): CheckVerdict {
  const refs = [check.mean, check.total, ...(check.peak === undefined ? [] : [check.peak])];
  const gathered = gatherFigures(reader, refs, 'whole-numbers');
  const [mean, total, peak = null] = gathered.known;
  const waiting = notReady(gathered);
  if (waiting !== null || mean === undefined || total === undefined) {
    return waiting ?? open(gathered);
  }
  const days = workingDays(period.from, period.to, holidays);
  const percent = check.percent === undefined ? ALLOWED_PERCENT : BigInt(check.percent);
  const [m, t] = [numberRange(mean), numberRange(total)];
  const p = peak === null ? null : numberRange(peak);
  // Within bounds, 100 |mean days - total| <= percent total must be possible.
  const most = m.most === null ? null : 100n * m.most * BigInt(days);
  const least = 100n * m.least * BigInt(days);
  const tooMany = t.most !== null && least > (100n + percent) * t.most;
  const tooFew = most !== null && percent < 100n && most < (100n - percent) * t.least;
  const overPeak = p !== null && p.most !== null && p.most < m.least;
  const facts = {
    kind: 'daily',
    ...{ mean, total, peak, workingDays: days },
    expected: String(BigInt(mean.value) * BigInt(days)),
    tolerance: String((percent * BigInt(total.value)) / 100n),
    wrong: [
      ...(tooMany || tooFew ? (['total'] as const) : []),
      ...(overPeak ? (['peak'] as const) : []),
    ],
  } as const;
  if (facts.wrong.length > 0) return { state: 'fails', facts };
  const bounds = hedged(gathered.known);
  return bounds.length > 0
    ? open({ bounds, known: gathered.known, facts })
    : { state: 'holds', facts };
}
