/** What was found in a sample: by criterion, and by dossier. */
import { readField } from '#domain/sync/read-field.ts';
import { dossierFields, markField } from './records.ts';
import type { Criterion, Dossier, Register, StoredDraw } from './registers.ts';
import { standing } from './registers.ts';

export type Mark = 'met' | 'unmet' | 'na';

/** Adds up: `met + unmet + na + open` are all dossiers of the sample. */
export interface MarkCounts {
  readonly met: number;
  readonly unmet: number;
  /** Not applicable; of a dossier: none of its criteria is. */
  readonly na: number;
  /** Not ticked yet; of a dossier: some are not, and none of the others is unmet. */
  readonly open: number;
}

export interface SampleTally {
  readonly size: number;
  readonly dossiers: MarkCounts;
  readonly byCriterion: ReadonlyMap<string, MarkCounts>;
}

export function markOf(dossier: Dossier, criterion: Pick<Criterion, 'id'>): Mark | null {
  return readField(dossier.folded, markField(criterion.id), dossierFields.mark).value ?? null;
}

/**
 * One unmet criterion makes a dossier unmet, even while others are open; met is one of which all are
 * ticked, at least one is met and none is unmet.
 */
export function dossierMark(dossier: Dossier, criteria: readonly Criterion[]): Mark | null {
  const marks = criteria.map((criterion) => markOf(dossier, criterion));
  if (marks.includes('unmet')) return 'unmet';
  if (marks.length === 0 || marks.includes(null)) return null;
  return marks.includes('met') ? 'met' : 'na';
}

/** The dossiers of a draw in the order of drawing; one whose record is not here is left out. */
export function drawnDossiers(
  register: Pick<Register, 'dossiers'>,
  { drawn }: Pick<StoredDraw, 'drawn'>,
): readonly Dossier[] {
  const byCode = new Map(register.dossiers.map((dossier) => [dossier.canonical, dossier]));
  return drawn.groups.flatMap(({ codes }) => codes.flatMap((code) => byCode.get(code) ?? []));
}

/** The sample that counts: of the latest draw, or the whole register where none was drawn. */
export function currentSample(register: Register): readonly Dossier[] {
  const latest = register.draws.at(-1);
  return latest === undefined ? standing(register) : drawnDossiers(register, latest);
}

export function sampleTally(
  dossiers: readonly Dossier[],
  criteria: readonly Criterion[],
): SampleTally {
  return {
    size: dossiers.length,
    dossiers: countMarks(dossiers.map((dossier) => dossierMark(dossier, criteria))),
    byCriterion: new Map(
      criteria.map((criterion) => [
        criterion.record,
        countMarks(dossiers.map((dossier) => markOf(dossier, criterion))),
      ]),
    ),
  };
}

function countMarks(marks: readonly (Mark | null)[]): MarkCounts {
  const count = (wanted: Mark | null) => marks.filter((mark) => mark === wanted).length;
  return { met: count('met'), unmet: count('unmet'), na: count('na'), open: count(null) };
}
