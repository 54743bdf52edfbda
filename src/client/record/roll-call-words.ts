import type { rollCallTally } from '#domain/on-site/roll-calls.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** "4 người: 2 có mặt, 1 vắng, 1 công tác"; what nobody is, is not said. */
export function rollCallWords(tally: ReturnType<typeof rollCallTally>): string {
  const counts = [
    [tally.present, m.onsite_tally_present],
    [tally.absent, m.onsite_tally_absent],
    [tally.business, m.onsite_tally_business],
    [tally.leave, m.onsite_tally_leave],
    [tally.open, m.onsite_tally_open],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, say]) => say({ count }));
  if (parts.length === 0) return m.onsite_people({ count: 0 });
  return m.onsite_roll_call_tally({ people: tally.people, parts: parts.join(', ') });
}
