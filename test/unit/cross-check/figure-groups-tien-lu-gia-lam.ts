/** Articles 002 and 004. */
import { expect } from 'vitest';
import type { Holidays } from '#domain/calendar/working-days.ts';
import {
  type Group,
  asksForBase,
  asksForBaseOf,
  atMost,
  count,
  facts,
  holds,
  missing,
  percent,
  ratio,
  report,
  saysNothing,
  sum,
} from './figure-group.ts';

export const tienLu: readonly Group[] = [
  { id: '002-01', what: '2 days, as many listed', hold: 'covered from text' },
  {
    id: '002-02',
    what: 'one head and 5 members, no total',
    hold: () =>
      report(
        { E01: 'count', E02: 'count', E03: 'count' },
        { doan: sum('R12', ['E01'], ['E02', 'E03']) },
      )
        .answer('E02', '1')
        .answer('E03', '5')
        .expectCheck('doan', { state: 'open', level: 'ask', ...missing('E01') })
        .answer('E01', '6')
        .expectCheck('doan', holds),
  },
  { id: '002-03', what: '"tháng 1/1/2021"', hold: 'covered from text' },
  {
    id: '002-04',
    what: '1.800 dossiers, 100 % early or on time, none late, pending not stated',
    hold: () =>
      report(
        { E01: ratio, E02: 'count', E03: 'count', E04: 'count' },
        {
          'khong-tre': { kind: 'none-left', rule: 'R18', stated: 'E01.stated', none: ['E02'] },
          'can-doi': sum('R1', ['E03'], ['E01.whole', 'E04']),
        },
      )
        .answer('E01', { part: '1800', whole: '1800', stated: '100' })
        .answer('E02', '0')
        .expectProblems('E01')
        .expectCheck('E01', holds)
        .expectCheck('khong-tre', holds)
        .expectCheck('can-doi', { state: 'open', ...missing('E03', 'E04') }),
  },
  {
    id: '002-05',
    what: '"trên 600/1.138, đạt 52 %": cut off, and over 52,72 %',
    hold: () =>
      report({ E01: ratio })
        .answerAs('E01', {
          ...{ kind: 'ratio', part: '600', whole: '1138', stated: '52' },
          hedges: ['over', null, null],
        })
        .expectProblems('E01', 'percent-truncated')
        .expectCheck('E01', {
          ...{ state: 'fails', level: 'notice', rule: 'R4' },
          ...facts({
            percent: expect.objectContaining({
              ...{ verdict: 'truncated', rounded: '53', actual: '52.72', bound: 'over' },
            }),
          }),
        }),
  },
  {
    id: '002-06',
    what: 'no complaint in either commune: 0, not blank',
    hold: () => {
      saysNothing('0', '0');
      report({ E01: 'count' }).expectState('E01', 'unanswered');
    },
  },
  {
    id: '002-07',
    what: 'revenue 6.981.040.284 đồng, of which 6.137.392.853 of the commune',
    hold: () =>
      report(
        { E01: 'money', E02: 'money', E03: 'percentage', E04: 'money' },
        {
          'ngan-sach-xa': { ...atMost('E02', 'E01'), rule: 'R17' },
          'ty-le': percent('E02', 'E01', 'E03'),
          'con-lai': sum('R17', ['E01'], ['E02', 'E04']),
        },
      )
        .answer('E01', '6981040284')
        .answer('E02', '6137392853')
        .answer('E03', '87.92')
        .expectCheck('ngan-sach-xa', holds)
        .expectCheck('ty-le', holds)
        .expectCheck('con-lai', { state: 'open', ...missing('E04') })
        .answer('E04', '843647431')
        .expectCheck('con-lai', holds),
  },
  {
    id: '002-08',
    what: '"hơn" beside 1.385.062.438 đồng, exact to the đồng',
    hold: () =>
      report(
        { E01: 'money', E02: 'money', E03: ratio },
        { 'ngan-sach-xa': { ...atMost('E02', 'E01'), rule: 'R17' } },
      )
        .answerAs('E01', { kind: 'money', dong: ['1385062438'], hedges: ['over'] })
        .answer('E02', '1375786844')
        .answer('E03', { part: '1375786844', whole: '1385062438', stated: '99.33' })
        .expectProblems('E01', 'hedge-beside-exact')
        .expectProblems('E02')
        .expectProblems('E03')
        .expectCheck('ngan-sach-xa', holds),
  },
  {
    id: '002-09',
    what: '500.000 đồng a month and 1.400.000 a year are 7.400.000 a year',
    hold: () => {
      const yearly = { type: 'money', per: 'year' };
      report(
        { E01: { type: 'money', per: 'month' }, E02: yearly, E03: yearly },
        { 'mot-nam': sum('R17', ['E03'], ['E01', 'E02']) },
      )
        .answer('E01', '500000')
        .answer('E02', '1400000')
        .answer('E03', '7400000')
        .expectCheck('mot-nam', { ...holds, ...facts({ byYear: true, rightSum: '7400000' }) })
        .answer('E03', '1900000')
        .expectCheck('mot-nam', { state: 'fails', ...facts({ difference: '5500000' }) });
    },
  },
  { id: '002-10', what: '2 units, 2 communes', hold: 'covered from text' },
  { id: '002-11', what: 'resolution 76/NQ-CP, ISO 9001', hold: 'covered from text' },
  { id: '002-12', what: 'what belongs to the page', hold: 'covered from text' },
];

/** From Monday to Friday, days off in lieu among them. */
const daysOff2016: Holidays = {
  off: new Set([
    ...['2016-01-01', '2016-02-08', '2016-02-09', '2016-02-10', '2016-02-11', '2016-02-12'],
    ...['2016-04-18', '2016-05-02', '2016-05-03', '2016-09-02'],
  ]),
  worked: new Set(),
};

/** Gia Lam in nine months of 2016: E01 a day on average, E02 in all, E03 on the busiest day. */
const giaLamCounter = () =>
  report(
    { E01: 'count', E02: 'count', E03: 'count' },
    {
      'moi-ngay': { kind: 'daily', rule: 'R15', mean: 'E01', total: 'E02', peak: 'E03' },
      'dong-nhat': { ...atMost('E01', 'E03'), rule: 'R15' },
    },
  )
    .during('2016-01-01', '2016-09-30', '2016-10-15', daysOff2016)
    .answer('E01', '70')
    .answerAs('E02', count('10000', 'under'))
    .answerAs('E03', count('100', 'over'));

export const giaLam: readonly Group[] = [
  {
    id: '004-01',
    what: '273 = 248 + 3 + 22',
    hold: () =>
      report(
        { E01: 'count', E02: 'count', E03: 'count', E04: 'count' },
        { 'thu-tuc': sum('R6', ['E01'], ['E02', 'E03', 'E04']) },
      )
        .answer('E01', '273')
        .answer('E02', '248')
        .answer('E03', '3')
        .answer('E04', '22')
        .expectCheck('thu-tuc', holds),
  },
  {
    id: '004-02',
    what: '98,17 % of 273 are 268 and nothing else; 1,83 % are the rest',
    hold: () =>
      report(
        { E01: ratio, E02: ratio },
        { bu: { kind: 'complement', rule: 'R7', percents: ['E01.stated', 'E02.stated'] } },
      )
        .answer('E01', { whole: '273', stated: '98.17' })
        .expectCheck('E01', {
          ...{ state: 'open', level: 'ask' },
          ...facts({ candidates: { of: 'part', from: '268', to: '268' } }),
        })
        .answer('E01', { part: '268', whole: '273', stated: '98.17' })
        .answer('E02', { part: '5', whole: '273', stated: '1.83' })
        .expectProblems('E01')
        .expectProblems('E02')
        .expectCheck('bu', holds),
  },
  {
    id: '004-03',
    what: '70 a day over 186 working days are no "gần 10.000"',
    hold: () =>
      giaLamCounter().expectCheck('moi-ngay', {
        ...{ state: 'fails', level: 'notice', rule: 'R15' },
        ...facts({ workingDays: 186, expected: '13020', wrong: ['total'] }),
      }),
  },
  {
    id: '004-04',
    what: 'over 100 on the busiest day, 70 on average',
    hold: () => giaLamCounter().expectCheck('dong-nhat', holds),
  },
  { id: '004-05', what: '98,5 % on time', hold: () => asksForBaseOf('98.5') },
  { id: '004-06', what: '165 procedures of the communes', hold: () => saysNothing('165') },
  { id: '004-07', what: '22 communes and towns, twice', hold: 'covered from text' },
  { id: '004-08', what: 'a paragraph that stands there twice', hold: 'covered from text' },
  {
    id: '004-09',
    what: '100 % of the procedures under ISO, 100 % of the staff with mail',
    hold: () => {
      const visit = report({ E01: 'percentage', E02: 'percentage' })
        .answer('E01', '100')
        .answer('E02', '100')
        .expectCheck('E01', asksForBase)
        .expectCheck('E02', asksForBase);
      expect(visit.outcomes()).toHaveLength(2);
    },
  },
  { id: '004-10', what: 'the 3 days of one citizen', hold: 'covered from text' },
];
