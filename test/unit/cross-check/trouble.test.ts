import { expect, test } from 'vitest';
import { byTrouble } from '#domain/cross-check/trouble.ts';
import { openChecklists } from '../../support/checklist/scenario.ts';
import { committedChecklists } from '../checklist/committed-checklists.ts';

test('a visit in which nothing was written asks for nothing', async () => {
  const checklists = (await committedChecklists()).map(({ checklist }) => checklist);
  const visit = openChecklists(...checklists);
  const { asleep, holds, ...others } = byTrouble(visit.outcomes());
  expect(others).toEqual({ wrong: [], unmet: [], ask: [] });
  expect(asleep.length).toBeGreaterThan(0);
  expect(holds).toEqual([]);
  // A zero that somebody wrote is a figure.
  expect(byTrouble(visit.answer('E03', '0').outcomes()).ask).not.toEqual([]);
});
