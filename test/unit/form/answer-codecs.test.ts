import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { draftOf, readDraft } from '#client/form/answer-codecs.ts';
import { notApplicableDraft, type AnswerDraft } from '#client/form/answer-draft.ts';
import { overwriteGetLocale } from '#client/i18n/paraglide/runtime.js';
import { valueState } from '#domain/checklist/answer-state.ts';
import { answerValueSchema, hedges, type AnswerValue } from '#domain/checklist/answer.ts';
import type { AnswerSpec, ItemType } from '#domain/checklist/item.ts';
import { levelSchemes } from '#domain/checklist/level-scheme.ts';
import { propertyRun } from '../../property/checklist/property-run.ts';
import { sampleSpecs } from './sample-specs.ts';

const types = Object.keys(sampleSpecs) as ItemType[];
const specOf = (type: ItemType): AnswerSpec => sampleSpecs[type];

const digits = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String);
const percent = fc
  .tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.option(fc.stringMatching(/^\d{1,6}$/), { nil: null }),
  )
  .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`));
/** Any that may be stored: days that do not exist and years of the first centuries included. */
const date = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.nat(99), fc.nat(99))
  .map(([year, ...rest]) =>
    [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-'),
  );
const blankable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

type Figures = readonly (readonly [string | null, (typeof hedges)[number] | null])[];
/** Figures with their words; a blank box has none, and where no box has one the member is left out. */
const figures = (...boxes: readonly fc.Arbitrary<string>[]): fc.Arbitrary<Figures> =>
  fc.tuple(
    ...boxes.map((box) =>
      fc.oneof(
        fc.constant([null, null] as const),
        fc.tuple(box, blankable(fc.constantFrom(...hedges))),
      ),
    ),
  );
const stored = (boxes: Figures) => boxes.map(([figure]) => figure);
const hedged = (boxes: Figures) =>
  boxes.some(([, hedge]) => hedge !== null) ? { hedges: boxes.map(([, hedge]) => hedge) } : {};

const fitting: { readonly [Type in ItemType]: fc.Arbitrary<AnswerValue> } = {
  compliance: fc.record({
    kind: fc.constant('compliance' as const),
    level: fc.constantFrom('met', 'partial', 'unmet'),
  }),
  'yes-no': fc.boolean().map((yes) => ({ kind: 'yes-no', yes })),
  count: fc
    .tuple(figures(digits, digits), fc.constantFrom(...levelSchemes))
    .map(([boxes, scheme]) => ({
      kind: 'count',
      counts: stored(boxes),
      ...hedged(boxes),
      scheme,
    })),
  ratio: figures(digits, digits, percent).map((boxes) => {
    const [part = null, whole = null, stated = null] = stored(boxes);
    return { kind: 'ratio', part, whole, stated, ...hedged(boxes) };
  }),
  money: figures(digits).map((boxes) => ({
    kind: 'money',
    dong: stored(boxes),
    ...hedged(boxes),
  })),
  percentage: figures(percent, percent).map((boxes) => ({
    kind: 'percentage',
    percents: stored(boxes),
    ...hedged(boxes),
  })),
  date: fc.tuple(blankable(date), blankable(date)).map((dates) => ({ kind: 'date', dates })),
  text: fc.string().map((text) => ({ kind: 'text', text })),
  choice: fc.constantFrom('giay', 'man-hinh').map((option) => ({ kind: 'choice', option })),
  choices: fc
    .uniqueArray(fc.constantFrom('giay', 'man-hinh', 'trang-tin', 'cua-ban-truoc'))
    .map((options) => ({ kind: 'choices', options })),
  table: fc.constant({ kind: 'table', none: true }),
  photo: fc.constant({ kind: 'na' }),
};

afterEach(() => overwriteGetLocale(() => 'vi'));

describe('answer codecs', () => {
  it.each(
    types.flatMap((type) => (['vi', 'en'] as const).map((locale) => [type, locale] as const)),
  )('shows every %s answer so that it reads back as itself (%s)', (type, locale) => {
    overwriteGetLocale(() => locale);
    const spec = specOf(type);
    let answered = 0;
    fc.assert(
      fc.property(fitting[type], (value) => {
        const expected = valueState(spec, value) === 'unanswered' ? null : value;
        if (expected !== null) answered += 1;
        expect(readDraft(spec, draftOf(spec, value))).toEqual({
          type: 'readable',
          value: expected,
        });
      }),
      propertyRun,
    );
    expect(answered).toBeGreaterThan(0);
  });

  it.each(types)('reads not applicable of a %s back as not applicable', (type) => {
    const spec = specOf(type);
    expect(readDraft(spec, draftOf(spec, { kind: 'na' }))).toEqual({
      type: 'readable',
      value: { kind: 'na' },
    });
  });

  it.each(types.filter((type) => type !== 'compliance' && type !== 'yes-no'))(
    'reads whatever is typed into a %s as an answer that may be stored, or not at all',
    (type) => {
      const spec = specOf(type);
      const word = fc.constantFrom('hơn', 'Trên', 'gan', 'dưới', 'khoảng', 'chừng', 'trong');
      const typed = fc.oneof(
        fc.string(),
        digits,
        date,
        percent,
        fc.tuple(word, digits).map((parts) => parts.join(' ')),
      );
      fc.assert(
        fc.property(
          fc.array(typed, { maxLength: 3 }),
          fc.option(fc.constantFrom(...levelSchemes), { nil: undefined }),
          (boxes, scheme) => {
            const read = readDraft(spec, { notApplicable: false, boxes, scheme });
            if (read.type === 'unreadable') return read.boxes.length > 0;
            return read.value === null || answerValueSchema.safeParse(read.value).success;
          },
        ),
        propertyRun,
      );
    },
  );

  it('tells zero, blank and not applicable apart', () => {
    const read = (boxes: readonly string[]) =>
      readDraft(sampleSpecs.money, { notApplicable: false, boxes });
    expect(read(['0'])).toEqual({ type: 'readable', value: { kind: 'money', dong: ['0'] } });
    expect(read([' '])).toEqual({ type: 'readable', value: null });
    expect(readDraft(sampleSpecs.money, notApplicableDraft)).toEqual({
      type: 'readable',
      value: { kind: 'na' },
    });
  });

  it.each([
    ['money', ['98/952'], 0, 'not-a-number'],
    ['money', ['hơn'], 0, 'not-a-number'],
    ['money', ['hơn 98/952'], 0, 'not-a-number'],
    ['money', ['trong 600'], 0, 'not-a-number'],
    ['money', ['1,5'], 0, 'not-whole'],
    ['money', ['1.000.000.000.000.000.000'], 0, 'too-long'],
    ['ratio', ['600', '1.138', 'vài chục'], 2, 'not-a-number'],
    ['ratio', ['600', '1.138', '97.330'], 2, 'point-in-percent'],
    ['percentage', ['97.330 %', ''], 0, 'point-in-percent'],
    ['percentage', ['hơn 97.330', ''], 0, 'point-in-percent'],
    ['ratio', ['600', 'hồ sơ 1.138', '52'], 1, 'not-a-number'],
    ['date', ['14/4', ''], 0, 'not-a-date'],
    ['date', ['30022022', ''], 0, 'not-a-date'],
    ['date', ['', '20220414'], 1, 'not-a-date'],
  ] as const)('refuses a %s of %j and says which box', (type, boxes, box, problem) => {
    expect(readDraft(sampleSpecs[type], { notApplicable: false, boxes })).toEqual({
      type: 'unreadable',
      boxes: [{ box, problem }],
    });
  });

  it('reads a ratio as people write it', () => {
    expect(
      readDraft(sampleSpecs.ratio, {
        notApplicable: false,
        boxes: ['38.388', '42.092', '95,07 %'],
      }),
    ).toEqual({
      type: 'readable',
      value: { kind: 'ratio', part: '38388', whole: '42092', stated: '95.07' },
    });
  });

  it.each([
    ['hơn 600', 'over', '600', 'hơn 600'],
    ['Trên 600', 'over', '600', 'hơn 600'],
    ['gần 10.000', 'under', '10000', 'gần 10.000'],
    ['dưới 10000', 'under', '10000', 'gần 10.000'],
    ['khoảng 70', 'about', '70', 'khoảng 70'],
    ['chừng 70', 'about', '70', 'khoảng 70'],
    // A keyboard without Vietnamese marks, no space, the other encoding of the letters.
    // Every word and sign that is read in a report.
    ['trên dưới 70', 'about', '70', 'khoảng 70'],
    ['xấp xỉ 70', 'about', '70', 'khoảng 70'],
    ['~70', 'about', '70', 'khoảng 70'],
    ['không quá 600', 'under', '600', 'gần 600'],
    ['ít nhất 5', 'over', '5', 'hơn 5'],
    ['không dưới 5', 'over', '5', 'hơn 5'],
    ['khong it hon 5', 'over', '5', 'hơn 5'],
    ['≥95', 'over', '95', 'hơn 95'],
    ['<= 95', 'under', '95', 'gần 95'],
    ['600 trở lên', 'over', '600', 'hơn 600'],
    ['600 đồng trở xuống', 'under', '600', 'gần 600'],
    ['hon 600', 'over', '600', 'hơn 600'],
    ['gần10.000', 'under', '10000', 'gần 10.000'],
    ['khoảng 70 đồng'.normalize('NFD'), 'about', '70', 'khoảng 70'],
  ])(
    'reads %j as a bound and shows it as its word and its figure',
    (typed, hedge, figure, shown) => {
      const value = { kind: 'money', dong: [figure], hedges: [hedge] };
      expect(readDraft(sampleSpecs.money, { notApplicable: false, boxes: [typed] })).toEqual({
        type: 'readable',
        value,
      });
      expect(draftOf(sampleSpecs.money, value as AnswerValue).boxes).toEqual([shown]);
    },
  );

  it('keeps the word beside its own box: trên 52,7 %', () => {
    const boxes = ['600', '1.138', 'trên 52,7 %'];
    expect(readDraft(sampleSpecs.ratio, { notApplicable: false, boxes })).toEqual({
      type: 'readable',
      value: {
        kind: 'ratio',
        part: '600',
        whole: '1138',
        stated: '52.7',
        hedges: [null, null, 'over'],
      },
    });
  });

  it.each([
    ['6.981.040.284 đồng', '6981040284'],
    ['6.981.040.284đ', '6981040284'],
    ['6981040284 VNĐ', '6981040284'],
  ])('passes over the unit of a pasted amount: %j', (typed, figure) => {
    expect(readDraft(sampleSpecs.money, { notApplicable: false, boxes: [typed] })).toEqual({
      type: 'readable',
      value: { kind: 'money', dong: [figure] },
    });
  });

  it.each([
    ['14042022', '2022-04-14', '14/4/2022'],
    ['140422', '2022-04-14', '14/4/2022'],
    ['14/4/2022', '2022-04-14', '14/4/2022'],
    ['14-4-22', '2022-04-14', '14/4/2022'],
    ['1.9.2021', '2021-09-01', '1/9/2021'],
    ['2022-04-14', '2022-04-14', '14/4/2022'],
    // A paper may state a day that does not exist.
    ['30/2/2022', '2022-02-30', '30/2/2022'],
  ])('reads the date %j', (typed, date, shown) => {
    const read = readDraft(sampleSpecs.date, { notApplicable: false, boxes: [typed, ''] });
    const value: AnswerValue = { kind: 'date', dates: [date, null] };
    expect(read).toEqual({ type: 'readable', value });
    expect(draftOf(sampleSpecs.date, value).boxes).toEqual([shown, '']);
  });

  it('stores no figure by level without its scale (R22)', () => {
    const spec = sampleSpecs.count;
    const old: AnswerValue = { kind: 'count', counts: ['12', null] };
    // Written before the item asked for a scale: shown as it is, and kept until somebody says which.
    expect(draftOf(spec, old)).toEqual({ notApplicable: false, boxes: ['12', ''] });
    expect(readDraft(spec, draftOf(spec, old))).toEqual({
      type: 'unreadable',
      boxes: [{ box: 0, problem: 'no-scheme' }],
    });
    const fresh: AnswerDraft = draftOf(spec, null);
    expect(fresh.scheme).toBe('full-or-partial');
    expect(readDraft(spec, fresh)).toEqual({ type: 'readable', value: null });
    expect(readDraft(spec, { ...fresh, boxes: ['', '7'] })).toEqual({
      type: 'readable',
      value: { kind: 'count', counts: [null, '7'], scheme: 'full-or-partial' },
    });
  });

  it.each([
    ['percentage', { kind: 'percentage', percents: ['1', '2', '3'], hedges: [null, null, 'over'] }],
    ['money', { kind: 'money', dong: [null, '2'] }],
    ['date', { kind: 'date', dates: ['2022-04-14', null, '2022-04-16'] }],
  ] as const)('keeps figures of a %s that had more parts', (type, value) => {
    const spec = sampleSpecs[type];
    const draft = draftOf(spec, value as unknown as AnswerValue);
    expect(readDraft(spec, draft)).toEqual({ type: 'readable', value });
  });

  it('keeps a figure beyond the parts while another is typed, until it is rubbed out', () => {
    const spec = sampleSpecs.percentage;
    const draft = draftOf(spec, { kind: 'percentage', percents: ['1', '2', '3'] });
    expect(draft.boxes).toEqual(['1', '2', '3']);
    const read = (boxes: readonly string[]) => readDraft(spec, { ...draft, boxes });
    expect(read(['9', '2', '3'])).toMatchObject({ value: { percents: ['9', '2', '3'] } });
    expect(read(['9', '', ''])).toMatchObject({ value: { percents: ['9', null] } });
    expect(read(['', '', ''])).toEqual({ type: 'readable', value: null });
  });

  it('leaves the boxes blank for an answer of another kind', () => {
    expect(draftOf(sampleSpecs.count, { kind: 'text', text: '12' }).boxes).toEqual(['', '']);
  });
});
