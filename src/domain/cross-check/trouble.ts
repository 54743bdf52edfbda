/** Cross-checks in the order in which they want somebody: what is wrong first, what sleeps last. */
import { groupBy } from '#domain/kernel/group-by.ts';
import type { CheckLevel } from './cross-check.ts';
import type { CheckOutcome, Figure, SilentReason } from './outcome.ts';

/**
 * `wrong`: cannot be true as it stands. `unmet`: the figures agree and tell of a failing. `ask`:
 * explainable, or something is missing that the unit should give. `asleep`: silent, or nobody has begun.
 */
export const troubles = ['wrong', 'unmet', 'ask', 'holds', 'asleep'] as const;
export type Trouble = (typeof troubles)[number];

const TROUBLE_OF_LEVEL = {
  error: 'wrong',
  finding: 'unmet',
  notice: 'ask',
  ask: 'ask',
} as const satisfies Record<CheckLevel, Trouble>;

export function troubleOf(outcome: CheckOutcome): Trouble {
  switch (outcome.state) {
    case 'holds':
      return 'holds';
    case 'silent':
      return 'asleep';
    case 'open':
      return outcome.known.some(isReported) ? 'ask' : 'asleep';
    case 'fails':
      return TROUBLE_OF_LEVEL[outcome.level];
  }
}

/** Written down by somebody: dates of the visit are there from the start, and so are blanks that count as 0. */
const isReported = ({ assumed, code }: Figure): boolean => !assumed && code !== null;

/** The outcomes by trouble; within one, what fails before what is open, then as the checklists have them. */
export function byTrouble(
  outcomes: readonly CheckOutcome[],
): Readonly<Record<Trouble, readonly CheckOutcome[]>> {
  const groups: Record<Trouble, CheckOutcome[]> = {
    ...{ wrong: [], unmet: [], ask: [], holds: [], asleep: [] },
  };
  for (const outcome of outcomes) groups[troubleOf(outcome)].push(outcome);
  const late = (outcome: CheckOutcome) => (outcome.state === 'open' ? 1 : 0);
  return { ...groups, ask: groups.ask.toSorted((left, right) => late(left) - late(right)) };
}

/** Why those that sleep do: by reason in the order in which the reasons come. */
export function reasonsOf(
  asleep: readonly CheckOutcome[],
): ReadonlyMap<SilentReason | 'not-begun', readonly CheckOutcome[]> {
  return groupBy(asleep, (outcome) => (outcome.state === 'silent' ? outcome.because : 'not-begun'));
}
