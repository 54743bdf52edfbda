import { useDeferredValue, useMemo, useState } from 'react';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { CheckedVisit, CrossCheckInput } from '#domain/cross-check/checked-visit.ts';
import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import { runCrossChecks } from '#domain/cross-check/run-cross-checks.ts';
import type { Visit } from '#domain/directory/directory.ts';
import { readyChecklists, type LoadedChecklist } from './use-checklists.ts';

/** A visit with its whole checklists: a screen has their words to show. */
interface ShownVisit extends CrossCheckInput {
  readonly checklists: readonly Checklist[];
}

export interface VisitChecks {
  readonly outcomes: readonly CheckOutcome[];
  /** What they were computed of. */
  readonly input: ShownVisit;
}

/**
 * What the cross-checks of a visit come to, run once for each state of its answers and after that state
 * is drawn: a tap never waits for them. An outcome that came to the same stays the same object. Null
 * until they have run for the first time.
 */
export function useCrossChecks(
  visit: Pick<Visit, 'date' | 'period'>,
  loaded: readonly LoadedChecklist[],
  answersOf: (checklistId: string) => AnswerLookup,
  previous: CheckedVisit | null,
): VisitChecks | null {
  const [keep] = useState(outcomeKeeper);
  const checklists = useMemo(() => readyChecklists(loaded), [loaded]);
  const { date, period } = visit;
  const input = useMemo<ShownVisit>(
    () => ({ checklists, answersOf, period, visitDate: date, previous }),
    [checklists, answersOf, period, date, previous],
  );
  const later = useDeferredValue<ShownVisit | null>(input, null);
  return useMemo(
    () => (later === null ? null : { outcomes: keep(runCrossChecks(later)), input: later }),
    [later, keep],
  );
}

/** Gives back the former object for what came to the same, and the former list where all of it did. */
function outcomeKeeper(): (outcomes: readonly CheckOutcome[]) => readonly CheckOutcome[] {
  let known = new Map<string, CheckOutcome>();
  let before: readonly CheckOutcome[] = [];
  return (outcomes) => {
    const next = new Map<string, CheckOutcome>();
    const kept = outcomes.map((outcome) => {
      const content = JSON.stringify(outcome);
      const same = known.get(content) ?? outcome;
      next.set(content, same);
      return same;
    });
    known = next;
    if (kept.length !== before.length || kept.some((outcome, at) => outcome !== before[at])) {
      before = kept;
    }
    return before;
  };
}
