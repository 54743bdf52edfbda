import { describe, expect, it } from 'vitest';
import { inOrder, visitGroup } from '#client/features/visits/visit-groups.ts';

const untouched = { answered: 0, total: 68, concluded: false };
const today = '2022-04-12'; // a Tuesday

describe('which visits come first', () => {
  it.each([
    ['today', '2022-04-12', untouched, 'week'],
    ['this Thursday', '2022-04-14', untouched, 'week'],
    ['this Sunday', '2022-04-17', untouched, 'week'],
    ['next Monday', '2022-04-18', untouched, 'later'],
    ['yesterday, nothing answered', '2022-04-11', untouched, 'week'],
    ['last Sunday, nothing answered', '2022-04-10', untouched, 'open'],
    ['years ago, nothing answered', '2019-01-01', untouched, 'open'],
    ['last week, some left', '2022-04-06', { ...untouched, answered: 67 }, 'open'],
    ['last week, all answered', '2022-04-06', { ...untouched, answered: 68 }, 'done'],
    ['today, all answered, still there', '2022-04-12', { ...untouched, answered: 68 }, 'week'],
    ['last week, no checklist at all', '2022-04-06', { ...untouched, total: 0 }, 'open'],
    ['concluded with items left', '2022-04-06', { ...untouched, concluded: true }, 'done'],
  ] as const)('%s', (_, date, standing, group) => {
    expect(visitGroup({ date, ...standing }, today)).toBe(group);
  });

  it('begins the week on Monday, on a Sunday too', () => {
    expect(visitGroup({ date: '2022-04-11', ...untouched }, '2022-04-17')).toBe('week');
    expect(visitGroup({ date: '2022-04-18', ...untouched }, '2022-04-17')).toBe('later');
  });

  it('puts the nearest first, of done ones the latest', () => {
    const visits = [{ date: '2022-04-14' }, { date: '2022-04-13' }];
    expect(inOrder('week', visits).map((visit) => visit.date)).toEqual([
      '2022-04-13',
      '2022-04-14',
    ]);
    expect(inOrder('done', visits).map((visit) => visit.date)).toEqual([
      '2022-04-14',
      '2022-04-13',
    ]);
  });
});
