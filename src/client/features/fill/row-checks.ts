import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { explanationKey, isExplained } from '#client/record/check-explanation.tsx';
import { speaksAtItem } from '#client/record/check-message.tsx';
import { sameEntries } from './same-entries.ts';

/** A check written in a checklist, with what was said to it. */
export interface RowCheck {
  readonly outcome: CheckOutcome;
  readonly record: FoldedRecord | undefined;
}

/** What the checks have to say to one row; the same object for as long as none of it moves. */
export interface RowChecks {
  /** Those that are shown at it. What an item implies by its type stands at its answer already. */
  readonly shown: readonly RowCheck[];
  /** A figure of it is part of something that cannot be true, or that wants explaining. */
  readonly verdict: 'fits' | 'doubtful' | 'wrong';
}

/** By item code; rows to which nothing is to be said are not in it. */
export type ChecksByRow = ReadonlyMap<string, RowChecks>;

export const noChecks: ChecksByRow = new Map();

/** Sorts outcomes by row, giving back the former entry where nothing moved in it. */
export function rowChecksReader(): (
  outcomes: readonly CheckOutcome[],
  records: ReadonlyMap<RecordKey, FoldedRecord>,
) => ChecksByRow {
  let before: ChecksByRow = noChecks;
  return (outcomes, records) => {
    const shown = new Map<string, RowCheck[]>();
    const verdicts = new Map<string, RowChecks['verdict']>();
    for (const outcome of outcomes) {
      for (const code of outcome.codes) {
        const verdict = verdictOf(outcome);
        if (verdict !== 'fits' && verdicts.get(code) !== 'wrong') verdicts.set(code, verdict);
      }
      if (outcome.source.type !== 'check' || outcome.at === null) continue;
      const record = records.get(explanationKey(outcome));
      if (!speaksAtItem(outcome) && !isExplained(record)) continue;
      shown.set(outcome.at, [...(shown.get(outcome.at) ?? []), { outcome, record }]);
    }
    const codes = new Set([...shown.keys(), ...verdicts.keys()]);
    before = new Map(
      [...codes].map((code) => {
        const former = before.get(code);
        const verdict = verdicts.get(code) ?? 'fits';
        const own = sameEntries(former?.shown, shown.get(code) ?? [], isSame);
        return [
          code,
          former?.shown === own && former.verdict === verdict ? former : { shown: own, verdict },
        ];
      }),
    );
    return before;
  };
}

const isSame = (left: RowCheck, right: RowCheck): boolean =>
  left.outcome === right.outcome && left.record === right.record;

/** A target that is missed is a failing of the unit, not of its figures. */
function verdictOf({ state, level }: CheckOutcome): RowChecks['verdict'] {
  if (state !== 'fails') return 'fits';
  return level === 'error' ? 'wrong' : level === 'notice' ? 'doubtful' : 'fits';
}
