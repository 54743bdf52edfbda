/** Checking a draw again: from what its record holds, and against the register as it is now. */
import { canonicalText } from './canonical-text.ts';
import {
  drawAlgorithm,
  drawFromLines,
  drawVersion,
  lineParts,
  registerLines,
  registerDigest,
  type RegisterEntry,
  type SampleSize,
} from './draw-sample.ts';
import type { DrawnSample, StoredDraw } from './registers.ts';

/** What the record itself says. */
export type RecordVerdict =
  /** Drawn again from the recorded register, the same dossiers come in the same order. */
  | 'agrees'
  /** Drawn again, other dossiers come. */
  | 'sample-differs'
  /** The register in the record is not the one whose digest it states. */
  | 'register-differs'
  /** A part of the record has not arrived on this device. */
  | 'incomplete'
  /** Drawn by a rule that this version of the app does not know. */
  | 'unknown-rule';

export interface DrawCheck {
  readonly verdict: RecordVerdict;
  /** What became of the register since, in canonical codes. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  /** Dossiers whose group is another one now; empty where the sample was not divided. */
  readonly regrouped: readonly string[];
}

/** `register`: the dossiers that stand in it now. */
export function checkDraw(
  { drawn, lines }: Pick<StoredDraw, 'drawn' | 'lines'>,
  register: Iterable<RegisterEntry>,
): DrawCheck {
  if (lines === null) return { ...unchanged, verdict: 'incomplete' };
  const divided = drawn.groups.some(({ group }) => group !== null);
  const before = new Map(lines.map(lineParts).map(({ code, group }) => [code, group]));
  const now = new Map(
    registerLines(register, divided)
      .map(lineParts)
      .map(({ code, group }) => [code, group]),
  );
  return {
    verdict: recordVerdict(drawn, lines, sizesOf(drawn, divided)),
    added: [...now.keys()].filter((code) => !before.has(code)),
    gone: [...before.keys()].filter((code) => !now.has(code)),
    regrouped: [...now].flatMap(([code, group]) =>
      before.has(code) && before.get(code) !== group ? [code] : [],
    ),
  };
}

const unchanged = { added: [], gone: [], regrouped: [] } as const;

function recordVerdict(
  drawn: DrawnSample,
  lines: readonly string[],
  wanted: SampleSize,
): RecordVerdict {
  if (drawn.algorithm !== drawAlgorithm || drawn.version !== drawVersion) return 'unknown-rule';
  if (registerDigest(lines) !== drawn.digest || lines.length !== drawn.count)
    return 'register-differs';
  const seed = canonicalText(drawn.seed);
  if (seed === '') return 'sample-differs';
  const again = drawFromLines(seed, lines, wanted);
  const agrees =
    again.groups.length === drawn.groups.length &&
    again.groups.every(({ group, count, codes }, index) => {
      const recorded = drawn.groups[index];
      return (
        recorded?.group === group &&
        recorded.count === count &&
        recorded.codes.join('\n') === codes.join('\n')
      );
    });
  return agrees ? 'agrees' : 'sample-differs';
}

function sizesOf({ groups }: DrawnSample, divided: boolean): SampleSize {
  return divided
    ? { type: 'groups', sizes: new Map(groups.map(({ group, size }) => [group ?? '', size])) }
    : { type: 'whole', size: groups[0]?.size ?? 0 };
}
