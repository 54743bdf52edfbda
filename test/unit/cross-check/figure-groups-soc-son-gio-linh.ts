/** Articles 000 and 001. */
import { expect } from 'vitest';
import {
  type Group,
  asksForBase,
  asksForBaseOf,
  atMost,
  facts,
  holds,
  missing,
  percent,
  ratio,
  report,
  saysNothing,
  share,
  sum,
} from './figure-group.ts';

export const socSon: readonly Group[] = [
  { id: '000-01', what: '58 guiding documents', hold: () => saysNothing('58') },
  { id: '000-02', what: 'carried out in 100 % of the offices', hold: () => asksForBaseOf('100') },
  { id: '000-03', what: '42 inspections; 32 units', hold: () => saysNothing('42', '32') },
  { id: '000-04', what: '119 resolutions examined', hold: () => saysNothing('119') },
  {
    id: '000-05',
    what: '263 procedures of the district and 125 of the communes, no total',
    hold: () =>
      report(
        { E01: 'count', E02: 'count', E03: 'count' },
        { tong: sum('R6', ['E01'], ['E02', 'E03']) },
      )
        .answer('E02', '263')
        .answer('E03', '125')
        .expectCheck('tong', { state: 'open', level: 'ask', ...missing('E01') })
        .answer('E01', '388')
        .expectCheck('tong', holds),
  },
  { id: '000-06', what: '28 procedures in title and text', hold: 'covered from text' },
  {
    id: '000-07',
    what: '7.081 of 7.214 resolved, 100 % on time: only of the resolved',
    hold: () => {
      const visit = report(
        { E01: 'count', E02: 'count', E03: 'count', E04: 'count', E05: 'percentage' },
        {
          'can-doi': sum('R1', ['E01'], ['E02', 'E03']),
          'khong-tre': { kind: 'none-left', rule: 'R18', stated: 'E05', none: ['E04'] },
          'cua-tiep-nhan': percent('E02', 'E01', 'E05'),
        },
      )
        .answer('E01', '7214')
        .answer('E02', '7081')
        .answer('E05', '100');
      visit
        .expectCheck('can-doi', { state: 'open', ...missing('E03') })
        .expectCheck('khong-tre', { state: 'open', level: 'ask', ...missing('E04') })
        .expectCheck('cua-tiep-nhan', {
          ...{ state: 'fails', level: 'error' },
          ...facts({ percent: expect.objectContaining({ verdict: 'wrong', actual: '98.16' }) }),
        });
      visit.answer('E03', '133').expectCheck('can-doi', holds);
      visit.answer('E04', '0').expectCheck('khong-tre', holds);
    },
  },
  {
    id: '000-08',
    what: '98.582 of "98/952", mended to 98.952; over 99 % on time',
    hold: () =>
      report(
        { E01: 'count', E02: 'count', E03: 'count', E04: ratio, E05: 'percentage' },
        { 'can-doi': sum('R1', ['E01'], ['E02', 'E03']) },
      )
        .answer('E01', '98952')
        .answer('E02', '98582')
        .expectCheck('can-doi', { state: 'open', ...missing('E03') })
        .answer('E03', '370')
        .expectCheck('can-doi', holds)
        .answer('E04', { part: '98582', whole: '98952', stated: '99.63' })
        .expectProblems('E04')
        .expectCheck('E04', holds)
        .answerAs('E05', share('99', 'over'))
        .expectCheck('E05', asksForBase),
  },
  {
    id: '000-09',
    what: 'online 920 of 920 and 16.732 of 16.732, 100 %; 358 early',
    hold: () =>
      report(
        { E01: ratio, E02: ratio, E03: 'count', E04: ratio, E05: ratio },
        { som: atMost('E03', ['E01.part', 'E02.part']) },
      )
        .answer('E01', { part: '920', whole: '920', stated: '100' })
        .answer('E02', { part: '16732', whole: '16732', stated: '100' })
        .answer('E03', '358')
        .answer('E04', { part: '920', whole: '7214', stated: '12.75' })
        .answer('E05', { part: '16732', whole: '98952', stated: '16.91' })
        .expectCheck('som', { ...holds, ...facts({ largeSum: '17652' }) })
        .expectCheck('E01', holds)
        .expectCheck('E02', holds)
        .expectCheck('E04', holds)
        .expectCheck('E05', holds),
  },
  { id: '000-10', what: '5 results, as many listed', hold: 'covered from text' },
  { id: '000-11', what: '6 issues, as many listed', hold: 'covered from text' },
  { id: '000-12', what: 'visit, report and period in their order', hold: 'covered from text' },
];

/** Gio Linh: E01 received, E02 resolved, E03 pending, E04 on time, E05 late, E06 and E07 their shares. */
const gioLinh = () =>
  report(
    {
      ...{ E01: 'count', E02: 'count', E03: 'count', E04: 'count', E05: 'count' },
      ...{ E06: 'percentage', E07: 'percentage', E08: 'count', E09: 'count', E10: 'count' },
      ...{ E11: 'count', E12: 'count', E13: 'count', E14: 'percentage', E15: 'percentage' },
      ...{ E16: 'count' },
    },
    {
      'can-doi': sum('R1', ['E01'], ['E02', 'E03']),
      'da-giai-quyet': sum('R2', ['E02'], ['E04', 'E05']),
      'dung-han': percent('E04', 'E02', 'E06'),
      'dung-han-tiep-nhan': percent('E04', 'E01', 'E06'),
      'tre-han': percent('E05', 'E02', 'E07'),
      bu: { kind: 'complement', rule: 'R7', percents: ['E06', 'E07'] },
      'dang-giai-quyet': { ...sum('R3', ['E03'], ['E08', 'E09']), optional: ['E09'] },
      'truc-tuyen': sum('R6', ['E10'], ['E11', 'E12', 'E13']),
      'truc-tuyen-tiep-nhan': atMost('E10', 'E01'),
      'ke-hoach': { kind: 'base', rule: 'R8', stated: 'E14', part: 'E11' },
      'buu-chinh': percent('E13', 'E16', 'E15'),
      'qua-mang': percent(['E12', 'E13'], 'E16', 'E15'),
    },
  )
    .answer('E01', '3743')
    .answer('E02', '3478')
    .answer('E03', '265')
    .answer('E04', '3385')
    .answer('E05', '93')
    .answer('E06', '97.33')
    .answer('E07', '2.67')
    .answer('E08', '265')
    .answer('E10', '664')
    .answer('E11', '486')
    .answer('E12', '23')
    .answer('E13', '155')
    .answer('E14', '96.7')
    .answer('E15', '12');

export const gioLinhGroups: readonly Group[] = [
  {
    id: '001-01',
    what: '3.743 = 3.478 + 265',
    hold: () => gioLinh().expectCheck('can-doi', { ...holds, ...facts({ difference: '0' }) }),
  },
  {
    id: '001-02',
    what: '3.478 = 3.385 + 93',
    hold: () => gioLinh().expectCheck('da-giai-quyet', holds),
  },
  {
    id: '001-03',
    what: '3.385 are 97,33 % of the resolved, not of the received',
    hold: () =>
      gioLinh()
        .expectCheck('dung-han', holds)
        .expectCheck('dung-han-tiep-nhan', {
          state: 'fails',
          ...facts({ percent: expect.objectContaining({ rounded: '90.44' }) }),
        }),
  },
  {
    id: '001-04',
    what: '93 are 2,67 %',
    hold: () => gioLinh().expectCheck('tre-han', holds),
  },
  {
    id: '001-05',
    what: '97,33 + 2,67 = 100',
    hold: () => gioLinh().expectCheck('bu', { ...holds, ...facts({ sum: '100', deviation: '0' }) }),
  },
  {
    id: '001-06',
    what: '265 pending in time, the overdue ones not stated: 0 implied',
    hold: () =>
      gioLinh().expectCheck('dang-giai-quyet', {
        ...holds,
        ...facts({
          right: [
            expect.objectContaining({ ref: 'E08', value: '265', assumed: false }),
            expect.objectContaining({ ref: 'E09', value: '0', assumed: true }),
          ],
        }),
      }),
  },
  {
    id: '001-07',
    what: '664 = 486 + 23 + 155',
    hold: () => gioLinh().expectCheck('truc-tuyen', { ...holds, ...facts({ rightSum: '664' }) }),
  },
  {
    id: '001-08',
    what: '486 are 96,7 % of no whole number of plans',
    hold: () => {
      gioLinh()
        .expectCheck('ke-hoach', { state: 'fails', level: 'error', rule: 'R8' })
        .expectCheck('ke-hoach', facts({ kind: 'base', candidates: null }));
      report({ E01: ratio })
        .answer('E01', { part: '486', stated: '96.7' })
        .expectProblems('E01', 'percent-not-reproducible')
        .answer('E01', { part: '486', whole: '502', stated: '96.7' })
        .expectProblems('E01', 'percent-mismatch')
        .answer('E01', { part: '486', whole: '503', stated: '96.7' })
        .expectProblems('E01', 'percent-mismatch');
    },
  },
  {
    id: '001-09',
    what: '155, or 178, are 12 % of a base that is not stated',
    hold: () => {
      const asks = (from: string, to: string) => ({
        ...{ state: 'open', level: 'ask', rule: 'R8' },
        ...missing('E16'),
        ...facts({ candidates: { of: 'whole', from, to } }),
      });
      gioLinh()
        .expectCheck('buu-chinh', asks('1241', '1347'))
        .expectCheck('qua-mang', asks('1425', '1547'));
    },
  },
  {
    id: '001-10',
    what: '664 online of 3.743 received, 17,74 %',
    hold: () => {
      gioLinh().expectCheck('truc-tuyen-tiep-nhan', holds);
      report({ E01: ratio })
        .answer('E01', { part: '664', whole: '3743', stated: '17.74' })
        .expectProblems('E01');
    },
  },
  { id: '001-11', what: 'ten months end before the conference', hold: 'covered from text' },
  { id: '001-12', what: 'decree 61/2018', hold: 'covered from text' },
];
