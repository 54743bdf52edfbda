import type { MalformedFigure, ReportReading } from './reading.ts';

/**
 * The reading after a person said what a malformed number means. It becomes a figure like the others,
 * marked as chosen; what cannot be chosen, because it is not offered there, is a caller's bug and throws.
 */
export function chooseReading(
  reading: ReportReading,
  malformed: MalformedFigure,
  choice: number,
): ReportReading {
  const value = malformed.readings[choice];
  if (value === undefined) throw new RangeError('no such reading');
  return {
    ...reading,
    malformed: reading.malformed.filter((one) => one !== malformed),
    figures: [...reading.figures, { ...malformed.context, value, chosen: true }].sort(
      (a, b) => a.id - b.id,
    ),
  };
}
