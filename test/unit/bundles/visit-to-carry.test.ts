import { describe, expect, it } from 'vitest';
import { visitToCarry } from '#client/features/bundles/visit-to-carry.ts';

const visit = (id: string, date: string | null) => ({ id, unit: null, date });
const visits = [
  visit('far', '2024-01-01'),
  visit('near', '2022-04-20'),
  visit('past', '2022-04-10'),
];
const unsent = (id: string) => ({
  ...{ scope: `visit/${id}`, visit: visit(id, null), changes: 1, files: 0 },
});
const today = '2022-04-14';

describe('the visit that the whole-visit file proposes', () => {
  it('has unsent work before all others', () => {
    expect(visitToCarry({ visits, scopes: [unsent('far')] }, today)?.id).toBe('far');
    expect(visitToCarry({ visits, scopes: [unsent('far'), unsent('near')] }, today)?.id).toBe(
      'near',
    );
  });

  it('is the nearest to today where nothing is unsent, before or after it', () => {
    expect(visitToCarry({ visits, scopes: [] }, today)?.id).toBe('past');
  });

  it('is one without a date only where there is no other', () => {
    const undated = visit('undated', null);
    expect(visitToCarry({ visits: [undated, ...visits], scopes: [] }, today)?.id).toBe('past');
    expect(visitToCarry({ visits: [undated], scopes: [] }, today)?.id).toBe('undated');
  });
});
