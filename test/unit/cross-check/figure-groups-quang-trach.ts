/** Article 003. */
import { expect } from 'vitest';
import { findPairs } from '#domain/cross-check/find-pairs.ts';
import { reportedFigures } from '#domain/cross-check/reported-figures.ts';
import {
  type Group,
  asksForBaseOf,
  atMost,
  facts,
  holds,
  percent,
  ratio,
  report,
  saysNothing,
  sum,
} from './figure-group.ts';

/** Quang Trach: E01 to E04 of the district and E05 to E08 of the communes: received, processed, pending, overdue. */
const quangTrach = () =>
  report(
    {
      ...{ E01: 'count', E02: 'count', E03: 'count', E04: 'count' },
      ...{ E05: 'count', E06: 'count', E07: 'count', E08: 'count' },
      ...{ E09: 'count', E10: ratio, E11: 'percentage', E12: 'percentage' },
    },
    {
      huyen: sum('R1', ['E01'], ['E02', 'E03']),
      xa: sum('R1', ['E05'], ['E06', 'E07']),
      'toan-huyen': sum('R6', ['E09'], ['E01', 'E05']),
      'huyen-qua-han-dang-xu-ly': { ...atMost('E04', 'E03'), rule: 'R3' },
      'huyen-qua-han-da-xu-ly': atMost('E04', 'E02'),
      'xa-qua-han-dang-xu-ly': { ...atMost('E08', 'E07'), rule: 'R3' },
      'xa-qua-han-da-xu-ly': atMost('E08', 'E06'),
      'huyen-trong-da-xu-ly': percent('E04', 'E02', 'E11'),
      'huyen-trong-dang-xu-ly': percent('E04', 'E03', 'E11'),
      'xa-trong-da-xu-ly': percent('E08', 'E06', 'E12'),
      'xa-trong-dang-xu-ly': percent('E08', 'E07', 'E12'),
      'cap-nhat': { ...sum('R6', ['E02', 'E06'], ['E10.part']), level: 'notice' },
      'cap-nhat-trong-tong': percent('E10.part', 'E10.whole', 'E10.stated'),
    },
  )
    .answer('E01', '1419')
    .answer('E02', '1369')
    .answer('E03', '50')
    .answer('E04', '4')
    .answer('E05', '40673')
    .answer('E06', '40378')
    .answer('E07', '295')
    .answer('E08', '134')
    .answer('E09', '42092')
    .answer('E10', { part: '38388', whole: '42092', stated: '95.07' });

export const quangTrachGroups: readonly Group[] = [
  { id: '003-01', what: '7 months in the title, 6 in the figures', hold: 'covered from text' },
  {
    id: '003-02',
    what: '1.419 = 1.369 + 50',
    hold: () => quangTrach().expectCheck('huyen', holds),
  },
  {
    id: '003-03',
    what: '4 overdue: of the pending or of the processed, both are possible',
    hold: () => {
      const visit = quangTrach()
        .expectCheck('huyen-qua-han-dang-xu-ly', holds)
        .expectCheck('huyen-qua-han-da-xu-ly', holds);
      visit
        .answer('E11', '0.29')
        .expectCheck('huyen-trong-da-xu-ly', holds)
        .expectCheck('huyen-trong-dang-xu-ly', { state: 'fails' });
      visit
        .answer('E11', '8.00')
        .expectCheck('huyen-trong-dang-xu-ly', holds)
        .expectCheck('huyen-trong-da-xu-ly', { state: 'fails' });
    },
  },
  {
    id: '003-04',
    what: '40.673 = 40.378 + 295',
    hold: () => quangTrach().expectCheck('xa', holds),
  },
  {
    id: '003-05',
    what: '134 overdue: of the pending or of the processed, both are possible',
    hold: () => {
      const visit = quangTrach()
        .expectCheck('xa-qua-han-dang-xu-ly', holds)
        .expectCheck('xa-qua-han-da-xu-ly', holds);
      visit
        .answer('E12', '0.33')
        .expectCheck('xa-trong-da-xu-ly', holds)
        .expectCheck('xa-trong-dang-xu-ly', { state: 'fails' });
      visit
        .answer('E12', '45.42')
        .expectCheck('xa-trong-dang-xu-ly', holds)
        .expectCheck('xa-trong-da-xu-ly', { state: 'fails' });
    },
  },
  {
    id: '003-06',
    what: '42.092 = 1.419 + 40.673',
    hold: () => quangTrach().expectCheck('toan-huyen', holds),
  },
  {
    id: '003-07',
    what: '38.388 of 42.092 are 91,20 % and not 95,07 %, which is 38.388 of 40.378',
    hold: () => {
      const visit = quangTrach().expectProblems('E10', 'percent-mismatch');
      visit.expectCheck('cap-nhat-trong-tong', {
        ...{ state: 'fails', level: 'error', rule: 'R4' },
        ...facts({ percent: expect.objectContaining({ verdict: 'wrong', rounded: '91.20' }) }),
      });
      const found = visit.outcomes().find(({ at }) => at === 'E10');
      if (found?.state !== 'fails' || found.facts.kind !== 'percent') {
        throw new Error('no percentage fails at E10');
      }
      const pairs = findPairs(found.facts, reportedFigures(visit.visit()));
      expect(
        pairs.map(({ part, whole, ...rest }) => [
          part.ref,
          part.value,
          whole.ref,
          whole.value,
          rest,
        ]),
      ).toEqual([['E10.part', '38388', 'E06', '40378', { truncated: false, shares: 'part' }]]);
    },
  },
  {
    id: '003-08',
    what: '41.747 processed, 38.388 on the portal: 3.359 to be explained',
    hold: () =>
      quangTrach().expectCheck('cap-nhat', {
        ...{ state: 'fails', level: 'notice' },
        ...facts({ leftSum: '41747', rightSum: '38388', difference: '3359', more: 'left' }),
      }),
  },
  {
    id: '003-09',
    what: 'more than 10 % online is the target, none arose',
    hold: () =>
      report(
        { E01: ratio },
        { 'chi-tieu': { kind: 'target', rule: 'R14', result: 'E01', atLeast: '10', above: true } },
      )
        .answer('E01', { part: '0', whole: '42092' })
        .expectProblems('E01')
        .expectCheck('chi-tieu', {
          ...{ state: 'fails', level: 'finding' },
          ...facts({ result: '0.00', target: '10', above: true, shortfall: '10.00' }),
        }),
  },
  { id: '003-10', what: 'over 90 % signed digitally', hold: () => asksForBaseOf('90', 'over') },
  {
    id: '003-11',
    what: '1 procedure of the police, "all" of others',
    hold: () => saysNothing('1'),
  },
  { id: '003-12', what: 'five targets of 100 %', hold: 'covered from text' },
  { id: '003-13', what: 'what was due before 31/12/2020', hold: 'covered from text' },
  { id: '003-14', what: 'decree 61/2018/NĐ-CP of 23/4/2018', hold: 'covered from text' },
];
