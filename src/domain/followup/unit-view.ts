/**
 * The unit's view of a follow-up (S21) is a set of RECORDS: all changes of a visible record are in
 * it, whoever wrote them. The server keeps it as a log of its own inside the scope: every change gets
 * a second gapless number (and sum) when its record becomes visible, and the cursors of the unit's
 * sessions run over that log. So what is not published leaves no gap, count or sum from which it
 * could be told, and what is published late comes after everything that was read before.
 */
import type { Change } from '#domain/sync/change.ts';
import { recordParts } from '#domain/sync/scope.ts';

/** Records of these kinds are addressed to the unit: visible as soon as they are accepted. */
const addressedToUnit: ReadonlySet<string> = new Set(['publication', 'verdict', 'report-request']);

/**
 * The records that an accepted change makes visible to the unit: its own where the unit's session
 * pushed it or its kind is addressed to the unit, and those that a publication names. Never undone.
 */
export function recordsMadeVisible(change: Change, byUnit: boolean): readonly string[] {
  const { kind } = recordParts(change.record);
  const own = byUnit || addressedToUnit.has(kind) ? [change.record] : [];
  return [...own, ...publishedRecords(change)];
}

/** The records that a change publishes; empty for every other change. */
export function publishedRecords(change: Change): readonly string[] {
  const publishes = recordParts(change.record).kind === 'publication' && change.field === 'records';
  return publishes && Array.isArray(change.value)
    ? change.value.filter((entry) => typeof entry === 'string')
    : [];
}
