import { describe, expect, it } from 'vitest';
import type { Delegation, Visit } from '#client/features/office/office-types.ts';
import { findOverlaps } from '#client/features/office/overlaps.ts';

const visit = (id: string, delegationId: string, unitId: string, date: string): Visit => ({
  ...{ id, delegationId, unitId, date, campaignId: 'c', kind: 'planned', disclosed: true },
  ...{ period: { from: date, to: date }, checklists: [], assignments: [] },
});
const delegation = (id: string, ...people: readonly string[]): Delegation => ({
  ...{ id, campaignId: 'c', name: id },
  members: people.map((accountId) => ({ accountId, role: 'member' })),
});
const delegations = [delegation('d1', 'an', 'ba'), delegation('d2', 'ba', 'chi')];

describe('findOverlaps', () => {
  it('names who is awaited by two delegations on one day', () => {
    const visits = [visit('v1', 'd1', 'x', '2026-05-12'), visit('v2', 'd2', 'y', '2026-05-12')];
    expect(findOverlaps(visits, delegations)).toEqual([
      { type: 'person', accountId: 'ba', date: '2026-05-12', visits },
    ]);
  });

  it('takes two visits of one delegation in a day, and two days, as they are', () => {
    const visits = [
      visit('v1', 'd1', 'x', '2026-05-12'),
      visit('v2', 'd1', 'y', '2026-05-12'),
      visit('v3', 'd2', 'z', '2026-05-13'),
    ];
    expect(findOverlaps(visits, delegations)).toEqual([]);
  });

  it('warns of a unit that is visited again within 30 days, whichever came first in the list', () => {
    const first = visit('v1', 'd1', 'x', '2026-05-12');
    const soon = visit('v2', 'd1', 'x', '2026-06-10');
    const later = visit('v3', 'd1', 'x', '2026-07-10');
    expect(findOverlaps([later, soon, first], delegations)).toEqual([
      { type: 'unit', unitId: 'x', visits: [first, soon] },
    ]);
  });
});
