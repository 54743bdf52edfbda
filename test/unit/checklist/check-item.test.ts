import { describe, expect, test } from 'vitest';
import { noAnswer, type AnswerValue, type ItemAnswer } from '#domain/checklist/answer.ts';
import { checkItem } from '#domain/checklist/check-item.ts';
import { isExactToTheUnit } from '#domain/checklist/exact-to-the-unit.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';

const label = { vi: 'Số' };
const money: AnswerSpec = { type: 'money' };
const ratio: AnswerSpec = { type: 'ratio', labels: { part: label, whole: label } };
const online: AnswerSpec = { type: 'count', schemes: ['four-levels', 'full-or-partial'] };
const table: AnswerSpec = {
  type: 'table',
  rowName: label,
  columns: [
    { id: 'received', type: 'count', label },
    { id: 'due', type: 'date', label },
  ],
};
const photo: AnswerSpec = { type: 'photo', atLeast: 3 };

function problems(spec: AnswerSpec, answer: Partial<ItemAnswer>) {
  const checked = checkItem(spec, { ...noAnswer, ...answer });
  return checked.ok ? [] : checked.error;
}

describe('hedges (R11)', () => {
  test('002-08: "hơn" does not go with a figure exact to the đồng', () => {
    const value: AnswerValue = { kind: 'money', dong: ['1385062438'], hedges: ['over'] };
    expect(problems(money, { value })).toEqual([
      {
        ...{ code: 'hedge-beside-exact', level: 'notice', rule: 'R11' },
        ...{ index: 0, figure: '1385062438', hedge: 'over' },
      },
    ]);
  });

  test.each([
    ['1385062438', true],
    ['123', true],
    ['97.33', true],
    ['1001', true],
    ['600', false],
    ['10000', false],
    ['125', false],
    ['45', false],
    ['99', false],
    ['98.5', false],
    ['1260', false],
  ])('%s is exact to the unit: %s', (figure, exact) => {
    expect(isExactToTheUnit(figure)).toBe(exact);
  });

  test('002-05: "trên 600" of 1.138 makes it more than 52,72 %', () => {
    const value: AnswerValue = {
      ...{ kind: 'ratio', part: '600', whole: '1138', stated: '52' },
      hedges: ['over', null, null],
    };
    expect(problems(ratio, { value })).toEqual([
      expect.objectContaining({ code: 'percent-truncated', bound: 'over', actual: '52.72' }),
    ]);
  });

  test('R5: a bound is above its whole only where no number within it fits', () => {
    const bound = (hedge: 'over' | 'under'): AnswerValue => ({
      ...{ kind: 'ratio', part: '1200', whole: '1138', stated: null },
      hedges: [hedge, null, null],
    });
    expect(problems(ratio, { value: bound('over') })).toEqual([
      expect.objectContaining({ code: 'part-exceeds-whole' }),
    ]);
    expect(problems(ratio, { value: bound('under') })).toEqual([]);
  });
});

describe('levels of online service (R22)', () => {
  test('a figure says by which scale, where the item knows several', () => {
    expect(problems(online, { value: { kind: 'count', counts: ['5'] } })).toEqual([
      expect.objectContaining({ code: 'scheme-missing', level: 'ask', rule: 'R22' }),
    ]);
    const by = (scheme: 'four-levels' | 'proactive-four-levels'): AnswerValue => ({
      ...{ kind: 'count', counts: ['5'], scheme },
    });
    expect(problems(online, { value: by('four-levels') })).toEqual([]);
    expect(problems(online, { value: by('proactive-four-levels') })).toEqual([
      { code: 'unknown-scheme', level: 'error', scheme: 'proactive-four-levels' },
    ]);
    const one: AnswerSpec = { type: 'count', schemes: ['four-levels'] };
    expect(problems(one, { value: { kind: 'count', counts: ['5'] } })).toEqual([]);
  });
});

describe('tables and photos', () => {
  test('a cell is checked like an item, with its row and column', () => {
    const rows = [
      { record: 'row:a', cells: { received: { kind: 'count' as const, counts: ['1'] } } },
      { record: 'row:b', cells: { due: { kind: 'date' as const, dates: ['2022-02-30'] } } },
    ];
    expect(problems(table, { rows })).toEqual([
      {
        ...{ code: 'cell', level: 'error', record: 'row:b', index: 2, column: 'due' },
        problem: expect.objectContaining({ code: 'impossible-date' }),
      },
    ]);
  });

  test('a table that says "none" or "not applicable" and has rows contradicts itself', () => {
    const rows = [{ record: 'row:a', cells: {} }];
    expect(problems(table, { value: { kind: 'table', none: true }, rows })).toEqual([
      { code: 'none-but-rows', level: 'error', said: 'none', rows: 1 },
    ]);
    expect(problems(table, { value: { kind: 'na' }, rows })).toEqual([
      { code: 'none-but-rows', level: 'error', said: 'na', rows: 1 },
    ]);
    expect(problems(table, { value: { kind: 'table', none: true } })).toEqual([]);
    expect(problems(table, { rows })).toEqual([]);
  });

  test('fewer photos than asked for are told; none at all is simply no answer yet', () => {
    expect(problems(photo, { photos: 2 })).toEqual([
      { code: 'too-few-photos', level: 'ask', found: 2, wanted: 3 },
    ]);
    expect(problems(photo, { photos: 3 })).toEqual([]);
    expect(problems(photo, {})).toEqual([]);
    expect(problems(photo, { value: { kind: 'na' }, photos: 1 })).toEqual([]);
  });
});
