/** The figures that a check names, gathered: known, missing, or a reason to be silent. */
import type { Figure, FigureName, CheckFacts, CheckVerdict } from './outcome.ts';
import type { FigureReader, Silence } from './figure-reader.ts';
import type { FigureRef } from './figure-ref.ts';

export interface Gathered {
  readonly silence: Silence | null;
  readonly missing: readonly FigureName[];
  readonly known: readonly Figure[];
  /** Optional figures that nobody filled in; among the known they stand as 0. */
  readonly blank: readonly FigureName[];
}

export type WantedFigures = 'whole-numbers' | 'percentages' | 'dates' | 'any';

const TYPES: Readonly<Record<WantedFigures, readonly FigureName['type'][]>> = {
  'whole-numbers': ['count', 'money', 'rows'],
  percentages: ['percent'],
  dates: ['date'],
  any: ['count', 'money', 'rows', 'percent', 'date'],
};

/**
 * Reads these figures in their order. One that is absent, hidden or not applicable silences the check,
 * unless it is optional: then it counts as 0. One that is only blank is told as such: it may still be any
 * number, so no check fails by it. A figure of another type than the check adds or compares is absent: the
 * visit's version of the item asks for something else.
 */
export function gatherFigures(
  { read }: Pick<FigureReader, 'read'>,
  refs: readonly FigureRef[],
  wanted: WantedFigures,
  optional: readonly FigureRef[] = [],
): Gathered {
  const missing: FigureName[] = [];
  const known: Figure[] = [];
  const blank: FigureName[] = [];
  let silence: Silence | null = null;
  for (const ref of refs) {
    const reading = read(ref);
    const name = reading.state === 'known' ? reading.figure : reading.name;
    if (name !== null && !TYPES[wanted].includes(name.type)) {
      silence ??= { state: 'silent', because: 'absent', ref };
    } else if (reading.state === 'known') known.push(reading.figure);
    else if (optional.includes(ref) && reading.name !== null) {
      known.push(asZero(reading.name));
      if (reading.state === 'blank') blank.push(reading.name);
    } else if (reading.state === 'blank') missing.push(reading.name);
    else silence ??= { state: 'silent', because: reading.because, ref: reading.ref };
  }
  return { silence, missing, known, blank };
}

/** The same for several lists at once; the check speaks only when all of them do. */
export function joinGathered(...parts: readonly Gathered[]): Gathered {
  return {
    silence: parts.find(({ silence }) => silence !== null)?.silence ?? null,
    missing: parts.flatMap(({ missing }) => missing),
    known: parts.flatMap(({ known }) => known),
    blank: parts.flatMap(({ blank }) => blank),
  };
}

/** The verdict while figures are missing or the check is silenced; null when all are known. */
export function notReady({ silence, missing, known }: Gathered): CheckVerdict | null {
  if (silence !== null) return silence;
  return missing.length === 0 ? null : open({ missing, known });
}

export function open({
  missing = [],
  bounds = [],
  known,
  facts = null,
}: {
  readonly missing?: readonly FigureName[];
  readonly bounds?: readonly Figure[];
  readonly known: readonly Figure[];
  readonly facts?: CheckFacts | null;
}): CheckVerdict {
  return { state: 'open', missing, bounds, known, facts };
}

export const hedged = (figures: readonly Figure[]): readonly Figure[] =>
  figures.filter(({ hedge }) => hedge !== null);

function asZero(name: FigureName): Figure {
  return { ...name, value: '0', hedge: null, assumed: true, per: null };
}
