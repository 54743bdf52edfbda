import { describe, expect, test } from 'vitest';
import { answerValueSchema, noAnswer } from '#domain/checklist/answer.ts';
import { answerState } from '#domain/checklist/answer-state.ts';
import type { AnswerState } from '#domain/checklist/answer-state.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { committedItem } from './committed-checklists.ts';

const values: readonly AnswerValue[] = [
  { kind: 'na' },
  { kind: 'compliance', level: 'partial' },
  { kind: 'count', counts: ['0', null] },
  { kind: 'money', dong: ['6981040284'] },
  { kind: 'date', dates: ['2022-04-13', null] },
  { kind: 'date', dates: ['2022-02-30'] },
  { kind: 'ratio', part: '38388', whole: '42092', stated: '95.07' },
  { kind: 'ratio', part: null, whole: null, stated: '52.0' },
  { kind: 'text', text: '' },
  { kind: 'choice', option: 'da-cong-bo' },
];

describe('the stored shape', () => {
  test.each(values)('keeps %j unchanged', (value) => {
    expect(answerValueSchema.parse(JSON.parse(JSON.stringify(value)))).toEqual(value);
  });

  test.each([
    ['a number instead of digits', { kind: 'count', counts: [7] }],
    ['leading zeros', { kind: 'count', counts: ['07'] }],
    ['grouping', { kind: 'money', dong: ['6.981.040.284'] }],
    ['a sign', { kind: 'money', dong: ['-1'] }],
    ['an empty string for blank', { kind: 'count', counts: [''] }],
    ['19 digits', { kind: 'money', dong: ['1000000000000000000'] }],
    ['a date as people write it', { kind: 'date', dates: ['13/4/2022'] }],
    ['a comma in a percentage', { kind: 'ratio', part: '1', whole: '2', stated: '50,0' }],
    ['a missing number of a ratio', { kind: 'ratio', part: '1', whole: '2' }],
    ['an unknown level', { kind: 'compliance', level: 'na' }],
    ['an unknown kind', { kind: 'table', rows: [] }],
    ['an unknown member', { kind: 'text', text: '', note: '' }],
    ['blank, which is null or absence outside this shape', null],
  ])('refuses %s', (_, value) => {
    expect(answerValueSchema.safeParse(value).success).toBe(false);
  });
});

describe('what the margin shows', () => {
  const states: readonly (readonly [
    string,
    ChecklistItem['type'],
    AnswerValue | null,
    AnswerState,
  ])[] = [
    ['A02', 'compliance', null, 'unanswered'],
    ['A02', 'compliance', { kind: 'compliance', level: 'met' }, 'ok'],
    ['A02', 'compliance', { kind: 'compliance', level: 'partial' }, 'part'],
    ['A02', 'compliance', { kind: 'compliance', level: 'unmet' }, 'fail'],
    ['A02', 'compliance', { kind: 'na' }, 'na'],
    ['A24', 'count', { kind: 'count', counts: ['0', '0'] }, 'recorded'],
    ['A24', 'count', { kind: 'count', counts: ['0', null] }, 'recorded'],
    ['A24', 'count', { kind: 'count', counts: [null, null] }, 'unanswered'],
    ['A24', 'count', { kind: 'na' }, 'na'],
    ['D18', 'money', { kind: 'money', dong: [null, '0'] }, 'recorded'],
    ['D18', 'money', { kind: 'money', dong: [null, null] }, 'unanswered'],
    ['A05', 'date', { kind: 'date', dates: ['2022-04-13', null] }, 'recorded'],
    ['A05', 'date', { kind: 'date', dates: [null, null] }, 'unanswered'],
    ['C15', 'ratio', { kind: 'ratio', part: null, whole: null, stated: '95' }, 'recorded'],
    ['C15', 'ratio', { kind: 'ratio', part: null, whole: null, stated: null }, 'unanswered'],
    ['C23', 'text', { kind: 'text', text: 'Mất kết nối' }, 'recorded'],
    ['C23', 'text', { kind: 'text', text: ' \n' }, 'unanswered'],
    ['B01', 'choice', { kind: 'choice', option: 'da-cong-bo' }, 'recorded'],
    ['B01', 'choice', { kind: 'compliance', level: 'met' }, 'unanswered'],
  ];

  test.each(states)('%s (%s) with %j is %s', async (code, type, value, state) => {
    expect(
      answerState(await committedItem(code, type), { ...noAnswer, value: value ?? null }),
    ).toBe(state);
  });
});
