import { describe, expect, test } from 'vitest';
import { noAnswer, type AnswerOf, type AnswerValue } from '#domain/checklist/answer.ts';
import { checkAnswer } from '#domain/checklist/check-answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { lackingEvidence } from '#domain/checklist/required-evidence.ts';
import { committedItem } from './committed-checklists.ts';

const onSystem = await committedItem('C15', 'ratio');
const revenue = await committedItem('D04', 'ratio');
const points = await committedItem('A24', 'count');
const savings = await committedItem('D18', 'money');
const posting = await committedItem('A05', 'date');
const iso = await committedItem('B01', 'choice');
const postedList = await committedItem('A02', 'compliance');
const screens = await committedItem('A08', 'compliance');
const faults = await committedItem('C23', 'text');

const ratio = (
  part: string | null,
  whole: string | null,
  stated: string | null = null,
): AnswerOf<'ratio'> => ({ kind: 'ratio', part, whole, stated });

function problems(item: ChecklistItem, value: AnswerValue | null) {
  const checked = checkAnswer(item, value);
  return checked.ok ? [] : checked.error;
}

describe('ratios of the published articles', () => {
  test.each([
    ['001-03', '3385', '3478', '97.33'],
    ['001-04', '93', '3478', '2.67'],
    ['000-09', '16732', '16732', '100'],
    ['003-07, the pair that was meant', '38388', '40378', '95.07'],
    ['no percentage stated', '38388', '42092', null],
    ['zero is a figure', '0', '42092', '0'],
    ['fewer decimals than the true value has', '2', '3', '67'],
  ])('%s agrees', (_, part, whole, stated) => {
    expect(problems(onSystem, ratio(part, whole, stated))).toEqual([]);
  });

  test('R4 003-07: 38.388/42.092 is 91,20 %, not 95,07 %', () => {
    expect(problems(onSystem, ratio('38388', '42092', '95.07'))).toEqual([
      {
        code: 'percent-mismatch',
        level: 'error',
        rule: 'R4',
        part: '38388',
        whole: '42092',
        stated: '95.07',
        rounded: '91.20',
        actual: '91.20',
        hedges: [null, null, null],
        bound: null,
      },
    ]);
  });

  test.each([['600'], ['603']])(
    'R4 002-05: %s/1.138 is 52 % only when the rest is cut off',
    (part) => {
      expect(problems(onSystem, ratio(part, '1138', '52'))).toEqual([
        expect.objectContaining({ code: 'percent-truncated', level: 'notice', rounded: '53' }),
      ]);
    },
  );

  test('R4 002-05: the true value is told with two decimals even where none was stated', () => {
    expect(problems(onSystem, ratio('600', '1138', '52'))).toEqual([
      expect.objectContaining({ actual: '52.72' }),
    ]);
  });

  test('R4 002-05: from 604 on, 52 % is simply wrong', () => {
    expect(problems(onSystem, ratio('604', '1138', '52'))).toEqual([
      expect.objectContaining({ code: 'percent-mismatch', level: 'error', rounded: '53' }),
    ]);
  });

  test.each([
    ['345', '346', '100', '99.71'],
    ['1', '1000', '0', '0.10'],
  ])('R4: %s/%s is %s % by rounding alone, which is a notice', (part, whole, stated, actual) => {
    expect(problems(onSystem, ratio(part, whole, stated))).toEqual([
      expect.objectContaining({
        ...{ code: 'percent-end-by-rounding', level: 'notice', rule: 'R4', actual },
      }),
    ]);
  });

  test('R4: all of all, none of none and what is not stated as all say nothing', () => {
    expect(problems(onSystem, ratio('346', '346', '100'))).toEqual([]);
    expect(problems(onSystem, ratio('0', '346', '0'))).toEqual([]);
    expect(problems(onSystem, ratio('345', '346', '99.7'))).toEqual([]);
  });

  test('R8 001-08: no whole number of dossiers makes 486 into 96,7 %', () => {
    expect(problems(onSystem, ratio('486', null, '96.7'))).toEqual([
      {
        ...{ code: 'percent-not-reproducible', level: 'error', rule: 'R8' },
        ...{ part: '486', whole: null, stated: '96.7' },
      },
    ]);
  });

  test.each([
    ['155', '1241', '1347'],
    ['178', '1425', '1547'],
  ])('R8 001-09: %s being 12 %% asks for the whole and says where it lies', (part, from, to) => {
    expect(problems(onSystem, ratio(part, null, '12'))).toEqual([
      {
        code: 'percent-without-base',
        level: 'ask',
        rule: 'R8',
        stated: '12',
        candidates: { of: 'whole', from, to },
      },
    ]);
  });

  test('R8 004-02: of 273 only 268 is 98,17 %, and none is 98,00 %', () => {
    expect(problems(onSystem, ratio(null, '273', '98.17'))).toEqual([
      expect.objectContaining({
        code: 'percent-without-base',
        candidates: { of: 'part', from: '268', to: '268' },
      }),
    ]);
    expect(problems(onSystem, ratio(null, '273', '98.00'))).toEqual([
      expect.objectContaining({ code: 'percent-not-reproducible', part: null, whole: '273' }),
    ]);
  });

  test.each([['nothing but the percentage', null, null]])(
    'R8: %s asks for the base and guesses no whole',
    (_, part, whole) => {
      expect(problems(onSystem, ratio(part, whole, '98.17'))).toEqual([
        {
          code: 'percent-without-base',
          level: 'ask',
          rule: 'R8',
          stated: '98.17',
          candidates: null,
        },
      ]);
    },
  );
});

describe('ratios that cannot be', () => {
  test('R5: a part above the whole, told together with its percentage', () => {
    expect(problems(onSystem, ratio('1139', '1138', '52')).map(({ code }) => code)).toEqual([
      'part-exceeds-whole',
      'percent-mismatch',
    ]);
  });

  test('R5 does not hold where the item may pass 100 %: revenue against the estimate', () => {
    expect(problems(revenue, ratio('6981040284', '6137392853', '113.75'))).toEqual([]);
  });

  test('R8: 0 of anything is 0 %, and a part is never above its whole', () => {
    const wrong = (part: string | null, whole: string | null, stated: string) => ({
      ...{ code: 'percent-not-reproducible', level: 'error', rule: 'R8', part, whole, stated },
    });
    expect(problems(onSystem, ratio('0', null, '5'))).toEqual([wrong('0', null, '5')]);
    expect(problems(onSystem, ratio(null, '10', '150'))).toEqual([wrong(null, '10', '150')]);
    expect(problems(revenue, ratio(null, '10', '150'))).toMatchObject([
      { code: 'percent-without-base', candidates: { of: 'part', from: '15', to: '15' } },
    ]);
  });

  test('R4: there is no percentage of nothing', () => {
    expect(problems(onSystem, ratio(null, '0', '5'))).toEqual([
      { code: 'percent-of-nothing', level: 'error', rule: 'R4', stated: '5' },
    ]);
    expect(problems(onSystem, ratio('0', '0', '100'))).toEqual([
      { code: 'percent-of-nothing', level: 'error', rule: 'R4', stated: '100' },
    ]);
    expect(problems(onSystem, ratio('0', '0'))).toEqual([]);
  });

  test('one number of two is incomplete, and says which is blank', () => {
    expect(problems(onSystem, ratio('600', null))).toEqual([
      { code: 'incomplete', level: 'ask', blank: [1] },
    ]);
    expect(problems(onSystem, ratio(null, '0'))).toEqual([
      { code: 'incomplete', level: 'ask', blank: [0] },
    ]);
  });
});

describe('figures, dates, choices', () => {
  test('zero is complete, blank is not, and blank alone is no answer to check', () => {
    expect(problems(points, { kind: 'count', counts: ['3', '0'] })).toEqual([]);
    expect(problems(points, { kind: 'count', counts: ['3', null] })).toEqual([
      { code: 'incomplete', level: 'ask', blank: [1] },
    ]);
    expect(problems(points, { kind: 'count', counts: [null, null] })).toEqual([]);
    expect(problems(savings, { kind: 'money', dong: ['1385062438', '1375786844'] })).toEqual([]);
  });

  test('an answer with another number of parts is told, not cut or filled up', () => {
    expect(problems(points, { kind: 'count', counts: ['3'] })).toEqual([
      { code: 'other-shape', level: 'error', expected: 2, found: 1 },
    ]);
  });

  test('R10: a day that does not exist', () => {
    expect(problems(posting, { kind: 'date', dates: ['2024-02-29', '2022-02-29'] })).toEqual([
      { code: 'impossible-date', level: 'error', rule: 'R10', index: 1, date: '2022-02-29' },
    ]);
  });

  test('an option that the item does not have', () => {
    expect(problems(iso, { kind: 'choice', option: 'da-cong-bo' })).toEqual([]);
    expect(problems(iso, { kind: 'choice', option: 'da-mat' })).toEqual([
      { code: 'unknown-option', level: 'error', option: 'da-mat' },
    ]);
  });

  test('an answer to another type of item is told, not-applicable fits all', () => {
    expect(problems(iso, { kind: 'compliance', level: 'met' })).toEqual([
      { code: 'other-kind', level: 'error', expected: 'choice', found: 'compliance' },
    ]);
    for (const item of [onSystem, points, savings, posting, iso, postedList, faults]) {
      expect(checkAnswer(item, { kind: 'na' }).ok, item.code).toBe(true);
      expect(checkAnswer(item, null).ok, item.code).toBe(true);
    }
  });
});

const needsPhoto = (item: ChecklistItem, value: AnswerValue | null) =>
  lackingEvidence(item, { ...noAnswer, value }).includes('photo');

describe('required photos', () => {
  test('"unmet" asks for a photo of the failure alone', () => {
    expect(needsPhoto(postedList, { kind: 'compliance', level: 'unmet' })).toBe(true);
    expect(needsPhoto(postedList, { kind: 'compliance', level: 'partial' })).toBe(false);
    expect(needsPhoto(postedList, { kind: 'na' })).toBe(false);
    expect(needsPhoto(postedList, null)).toBe(false);
  });

  test('"partial-or-unmet" asks for both', () => {
    expect(needsPhoto(screens, { kind: 'compliance', level: 'partial' })).toBe(true);
    expect(needsPhoto(screens, { kind: 'compliance', level: 'unmet' })).toBe(true);
    expect(needsPhoto(screens, { kind: 'compliance', level: 'met' })).toBe(false);
  });

  test('"answered" asks for every answer but blank and not-applicable', () => {
    const item = { ...faults, requires: { photo: 'answered' as const } };
    expect(needsPhoto(item, { kind: 'text', text: 'Mất kết nối 3 giờ' })).toBe(true);
    expect(needsPhoto(item, { kind: 'text', text: '  ' })).toBe(false);
    expect(needsPhoto(item, { kind: 'na' })).toBe(false);
    expect(needsPhoto(faults, { kind: 'text', text: 'Mất kết nối 3 giờ' })).toBe(false);
  });
});
