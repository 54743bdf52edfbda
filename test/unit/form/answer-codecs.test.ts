import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, readDraft } from '#client/form/answer-codecs.ts';
import { valueState } from '#domain/checklist/answer-state.ts';
import { answerValueSchema, type AnswerValue } from '#domain/checklist/answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';

const common = {
  code: 'C15',
  text: { vi: 'Câu hỏi' },
  lookAt: { vi: 'Sổ' },
  severity: 'major',
  legal: [],
} as const;
const label = (vi: string) => ({ label: { vi } });
const items = {
  compliance: { ...common, legal: [], type: 'compliance' },
  count: { ...common, legal: [], type: 'count', parts: [label('Nam'), label('Nữ')] },
  money: { ...common, legal: [], type: 'money' },
  date: { ...common, legal: [], type: 'date', parts: [label('Từ'), label('Đến')] },
  ratio: {
    ...common,
    legal: [],
    type: 'ratio',
    labels: { part: { vi: 'Đã xử lý' }, whole: { vi: 'Tổng' } },
  },
  text: { ...common, legal: [], type: 'text', length: 'long' },
  choice: {
    ...common,
    legal: [],
    type: 'choice',
    options: [
      { code: 'co', label: { vi: 'Có' } },
      { code: 'khong', label: { vi: 'Không' } },
    ],
  },
} satisfies Record<string, ChecklistItem>;

const digits = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String);
const blankable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const percent = fc
  .tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.option(fc.stringMatching(/^\d{1,6}$/), { nil: null }),
  )
  .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`));
const date = fc
  .tuple(
    fc.integer({ min: 1000, max: 9999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
const fitting: Record<keyof typeof items, fc.Arbitrary<AnswerValue>> = {
  compliance: fc
    .constantFrom('met', 'partial', 'unmet')
    .map((level) => ({ kind: 'compliance', level })),
  count: fc
    .tuple(blankable(digits), blankable(digits))
    .map((counts) => ({ kind: 'count', counts })),
  money: digits.map((amount) => ({ kind: 'money', dong: [amount] })),
  date: fc.tuple(blankable(date), blankable(date)).map((dates) => ({ kind: 'date', dates })),
  ratio: fc
    .record({ part: blankable(digits), whole: blankable(digits), stated: blankable(percent) })
    .map((ratio) => ({ kind: 'ratio', ...ratio })),
  text: fc.string().map((text) => ({ kind: 'text', text })),
  choice: fc.constantFrom('co', 'khong').map((option) => ({ kind: 'choice', option })),
};

describe('answer codecs', () => {
  it.each(Object.keys(items) as (keyof typeof items)[])(
    'shows every %s answer so that it reads back as itself',
    (type) => {
      const item = items[type];
      fc.assert(
        fc.property(fitting[type], (value) => {
          const expected = valueState(item, value) === 'unanswered' ? null : value;
          expect(readDraft(item, draftOf(item, value))).toEqual({
            type: 'readable',
            value: expected,
          });
        }),
      );
    },
  );

  it.each(Object.keys(items) as (keyof typeof items)[])(
    'reads whatever is typed into a %s as an answer that may be stored, or not at all',
    (type) => {
      const item = items[type];
      if (type === 'compliance') return;
      fc.assert(
        fc.property(fc.array(fc.oneof(fc.string(), digits, date), { maxLength: 3 }), (boxes) => {
          const read = readDraft(item, { notApplicable: false, boxes });
          if (read.type === 'unreadable') return read.boxes.length > 0;
          return read.value === null || answerValueSchema.safeParse(read.value).success;
        }),
      );
    },
  );

  it('tells zero, blank and not applicable apart', () => {
    const read = (boxes: readonly string[]) =>
      readDraft(items.money, { notApplicable: false, boxes });
    expect(read(['0'])).toEqual({ type: 'readable', value: { kind: 'money', dong: ['0'] } });
    expect(read([' '])).toEqual({ type: 'readable', value: null });
    expect(readDraft(items.money, draftOf(items.money, { kind: 'na' }))).toEqual({
      type: 'readable',
      value: { kind: 'na' },
    });
  });

  it.each([
    ['count', ['98/952', ''], 0, 'not-a-number'],
    ['count', ['12', 'hơn 600'], 1, 'not-a-number'],
    ['money', ['1,5'], 0, 'not-whole'],
    ['money', ['1.000.000.000.000.000.000'], 0, 'too-long'],
    ['ratio', ['600', '1.138', 'chừng 52'], 2, 'not-a-number'],
    ['date', ['14/4', ''], 0, 'not-a-date'],
  ] as const)('refuses a %s of %j and says which box', (type, boxes, box, problem) => {
    expect(readDraft(items[type], { notApplicable: false, boxes })).toEqual({
      type: 'unreadable',
      boxes: [{ box, problem }],
    });
  });

  it('reads a ratio as people write it', () => {
    expect(
      readDraft(items.ratio, { notApplicable: false, boxes: ['38.388', '42.092', '95,07 %'] }),
    ).toEqual({
      type: 'readable',
      value: { kind: 'ratio', part: '38388', whole: '42092', stated: '95.07' },
    });
  });

  it('keeps a day that does not exist as it was stated', () => {
    const draft = { notApplicable: false, boxes: ['30/2/2022', ''] };
    const read = readDraft(items.date, draft);
    expect(read).toEqual({
      type: 'readable',
      value: { kind: 'date', dates: ['2022-02-30', null] },
    });
    expect(draftOf(items.date, { kind: 'date', dates: ['2022-02-30', null] })).toEqual(draft);
  });

  it('leaves the boxes blank for an answer of another kind', () => {
    expect(draftOf(items.count, { kind: 'text', text: '12' }).boxes).toEqual(['', '']);
  });
});
