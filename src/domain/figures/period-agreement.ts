/** Periods that should be one (R10). */
import type { PeriodDisagreement, StatedFigure, StatedPeriod } from './reading.ts';

/**
 * The title's period against the first other one that governs figures, and the periods of figures about
 * different units that stand side by side. Only periods whose dates are known are compared.
 */
export function periodDisagreements(
  periods: readonly StatedPeriod[],
  figures: readonly StatedFigure[],
): readonly PeriodDisagreement[] {
  const found: PeriodDisagreement[] = [];
  const governing = figures.flatMap(({ period }) => period ?? []);
  const title = periods.findIndex((period) => period.title && period.from !== null);
  const unlike = governing.find((index) => differ(periods[title], periods[index]));
  if (unlike !== undefined) found.push({ between: 'title-and-figures', periods: [title, unlike] });

  const byUnit = new Map<string, number>();
  for (const { subject, period } of figures) {
    if (period === null || subject === null || subject.name === null) continue;
    if (!byUnit.has(subject.name)) byUnit.set(subject.name, period);
  }
  const [first, ...others] = byUnit.values();
  const other = others.find(
    (index) => first !== undefined && differ(periods[first], periods[index]),
  );
  if (first !== undefined && other !== undefined)
    found.push({ between: 'units', periods: [first, other] });
  return found;
}

function differ(a: StatedPeriod | undefined, b: StatedPeriod | undefined): boolean {
  if (a === undefined || b === undefined || a.from === null || b.from === null) return false;
  return a.from !== b.from || a.to !== b.to;
}
