/** One version against the next, as an author changes a checklist. */
import { describe, expect, test } from 'vitest';
import { answerOutlook } from '#domain/checklist/answer-outlook.ts';
import { noAnswer, type AnswerValue, type ItemAnswer } from '#domain/checklist/answer.ts';
import { compareVersions } from '#domain/checklist/compare-versions.ts';
import { after, before, decree, item, version, words } from './two-versions.ts';

const comparison = compareVersions(before, after);
const changesOf = (code: string) =>
  comparison.items.find((entry) => entry.code === code)?.changes.map(({ what }) => what);

describe('what became different', () => {
  test('items that came and went, with their sections', () => {
    expect(
      comparison.items
        .filter((entry) => entry.before === null || entry.after === null)
        .map(({ code, before: was, after: is }) => [code, was?.section.id, is?.section.id]),
    ).toEqual([
      ['A03', 'mot', undefined],
      ['A06', undefined, 'mot'],
    ]);
  });

  test.each([
    ['A01', ['text', 'severity', 'legal', 'section']],
    ['A02', ['option', 'option', 'order']],
    ['A04', ['type', 'points', 'other']],
    ['A05', ['column', 'column']],
    ['A03', []],
  ])('%s: %s', (code, what) => {
    expect(changesOf(code)).toEqual(what);
  });

  test('old and new words, the law as it is cited, options by code, columns by id', () => {
    const [text, severity, legal, section] = comparison.items[0]!.changes;
    expect(text).toEqual({
      ...{ what: 'text', before: words('Câu A01'), after: words('Câu một, viết lại') },
    });
    expect(severity).toEqual({ what: 'severity', before: 'major', after: 'critical' });
    expect(legal).toEqual({
      ...{ what: 'legal', cited: 'Điều 7 Nghị định 118/2025/NĐ-CP', before: true, after: null },
    });
    expect(section).toMatchObject({ before: { vi: 'Phần một' }, after: { vi: 'Phần thứ hai' } });
    expect(comparison.items[1]!.changes.slice(0, 2)).toEqual([
      { what: 'option', code: 'chua', before: words('Chọn chua'), after: null },
      { what: 'option', code: 'khac', before: null, after: words('Chọn khac') },
    ]);
  });

  test('sections, checks and the dates of a document', () => {
    expect(comparison.whole).toEqual(['section-order']);
    expect(comparison.sections.map(({ id, changes }) => [id, changes])).toEqual([
      ['hai', ['title', 'when']],
    ]);
    expect(comparison.checks.map(({ id, before: was }) => [id, was === null])).toEqual([
      ['moi', true],
      ['tong', false],
    ]);
    expect(comparison.law.map(({ before: was, after: is }) => [was?.to, is?.to])).toEqual([
      [undefined, '2026-12-31'],
    ]);
  });

  test('a basis that was written out and is now cited from the library is the same basis', () => {
    const reference = { document: 'Nghị định 118/2025/NĐ-CP', article: 'Điều 7', verified: 'V' };
    const old = version('2026.1', {
      sections: [{ id: 'mot', title: words('Một'), items: [item('A01', { legal: [reference] })] }],
    });
    const now = version('2026.2', {
      sections: [
        { id: 'mot', title: words('Một'), items: [item('A01', { legal: ['nd-118/d7'] })] },
      ],
      law: [decree({})],
    });
    expect(compareVersions(old, now).items).toEqual([]);
    expect(compareVersions(old, now).law).toHaveLength(1);
  });
});

describe('what becomes of answers', () => {
  const answers: Readonly<Record<string, Partial<ItemAnswer>>> = {
    A01: { value: { kind: 'compliance', level: 'unmet' } },
    A02: { value: { kind: 'choice', option: 'chua' } },
    A03: { value: { kind: 'count', counts: ['12', null] } },
    A04: { value: { kind: 'count', counts: ['5'] } },
    A05: { rows: [{ record: 'row:r1', cells: {} }] },
  };
  const none = {
    ...{ kept: [], 'other-type': [], 'other-cells': [], 'other-figures': [], 'other-options': [] },
    removed: [],
  };
  const fates = (given: Readonly<Record<string, Partial<ItemAnswer>>>) =>
    answerOutlook(before, after, (code) => ({ ...noAnswer, ...given[code] }));

  test('reworded and moved, of another type, with an option that went, and of an item that went', () => {
    expect(fates(answers)).toEqual({
      ...none,
      ...{
        kept: ['A01', 'A05'],
        'other-options': ['A02'],
        removed: ['A03'],
        'other-type': ['A04'],
      },
    });
  });

  test('not applicable fits every type; blank and unanswered are no answers', () => {
    const value: AnswerValue = { kind: 'count', counts: [null, null] };
    expect(fates({ A03: { value }, A04: { value: { kind: 'na' } } })).toEqual({
      ...none,
      kept: ['A04'],
    });
  });

  /** The fate of one answer, where the item becomes another one. */
  const fateOf = (was: object, is: object, answer: Partial<ItemAnswer>) => {
    const [one, other] = [was, is].map((own) =>
      version('2026.1', {
        sections: [{ id: 'mot', title: words('Một'), items: [item('A01', own)] }],
      }),
    );
    const outlook = answerOutlook(one!, other!, () => ({ ...noAnswer, ...answer }));
    return Object.entries(outlook).flatMap(([fate, codes]) => (codes.length > 0 ? [fate] : []));
  };
  const table = (...columns: readonly object[]) => ({
    ...{ type: 'table', rowName: words('Dòng') },
    columns: columns.map((column, at) => ({ id: `c${at}`, label: words(`Cột ${at}`), ...column })),
  });
  const choice = (...codes: readonly string[]) => ({
    type: 'choice',
    options: codes.map((code) => ({ code, label: words(code) })),
  });
  const cells = (value: AnswerValue) => ({ rows: [{ record: 'row:r1', cells: { c1: value } }] });
  const seven: AnswerValue = { kind: 'count', counts: ['7'] };
  const count = { type: 'count' };
  const money = { type: 'money' };

  test.each([
    ['of a column that is gone', table(count, count), table(count), seven, 'other-cells'],
    ['of a column of another type', table(count, count), table(count, money), seven, 'other-cells'],
    ['that is not applicable', table(count, count), table(count, money), { kind: 'na' }, 'kept'],
    [
      ...['with an option that is gone', table(count, choice('a', 'b'))],
      ...[table(count, choice('b', 'c')), { kind: 'choice', option: 'a' }, 'other-options'],
    ],
    ['in its column', table(money, count), table(count, count), seven, 'kept'],
    ['of what is no table now', table(count, count), count, seven, 'other-type'],
  ] as readonly (readonly [string, object, object, AnswerValue, string])[])(
    'a cell %s',
    (_, was, is, value, fate) => {
      expect(fateOf(was, is, cells(value))).toEqual([fate]);
    },
  );

  test('rows beside "not applicable" are told by their cells', () => {
    const answer = { ...cells(seven), value: { kind: 'na' } as const };
    expect(fateOf(table(count, count), table(count), answer)).toEqual(['other-cells']);
    expect(fateOf(table(count, count), count, answer)).toEqual(['other-type']);
  });

  const parts = (...names: readonly string[]) => ({
    type: 'count',
    ...(names.length > 0 && { parts: names.map((name) => ({ label: words(name) })) }),
  });
  test.each([
    [['Nhận', 'Trả', 'Còn'], ['Nhận', 'Trả'], 'other-figures'],
    [['Nhận', 'Trả'], ['Nhận', 'Trả', 'Còn'], 'other-figures'],
    [['Nhận', 'Trả'], [], 'other-figures'],
    [['Nhận', 'Trả'], ['Trả', 'Nhận'], 'other-figures'],
    [['Nhận', 'Trả', 'Còn'], ['Trả', 'Còn', 'Rút'], 'other-figures'],
    [['Nhận', 'Trả'], ['Tiếp nhận', 'Trả'], 'kept'],
    [['Nhận', 'Trả'], ['Nhận', 'Trả'], 'kept'],
    [[], [], 'kept'],
  ])('figures %j under %j: %s', (was, is, fate) => {
    const value: AnswerValue = { kind: 'count', counts: ['1', '2', '3'] };
    expect(fateOf(parts(...was), parts(...is), { value })).toEqual([fate]);
  });

  const byLevel = (...schemes: readonly string[]) => ({
    type: 'count',
    ...(schemes.length > 0 && { schemes }),
  });
  const [old, current] = ['four-levels', 'full-or-partial'] as const;
  const seven4: AnswerValue = { kind: 'count', counts: ['7'], scheme: old };
  test.each([
    ['one scale for another', [old], [current], seven, 'other-figures'],
    ['one scale, then two', [old], [old, current], seven, 'other-figures'],
    ['two scales of which none was said, then one', [old, current], [old], seven, 'other-figures'],
    ['no scale, then one', [], [old], seven, 'other-figures'],
    ['one scale, then none', [old], [], seven, 'other-figures'],
    ['the scale that was said is not offered', [old, current], [current], seven4, 'other-figures'],
    ['the scale that was said stays', [old, current], [old], seven4, 'kept'],
    ['the scale that was said is one of more', [old], [current, old], seven4, 'kept'],
    ['it was not offered before, and is now', [current], [old], seven4, 'kept'],
    ['another order', [old, current], [current, old], seven, 'kept'],
    ['another scale, and not applicable', [old], [current], { kind: 'na' }, 'kept'],
  ] as readonly (readonly [string, string[], string[], AnswerValue, string])[])(
    'a figure by level: %s',
    (_, was, is, value, fate) => {
      expect(fateOf(byLevel(...was), byLevel(...is), { value })).toEqual([fate]);
      const [before, after] = [table(count, byLevel(...was)), table(count, byLevel(...is))];
      expect(fateOf(before, after, cells(value))).toEqual([fate]);
    },
  );

  const ratio = (part: string, whole: string) => ({
    ...{ type: 'ratio', labels: { part: words(part), whole: words(whole) } },
  });
  const people = { type: 'count', unit: words('người') };
  const monthly = { type: 'money', per: 'month' };
  const half: AnswerValue = { kind: 'ratio', part: '1', whole: '2', stated: null };
  const hundred: AnswerValue = { kind: 'money', dong: ['100'] };
  test.each([
    [
      'part and whole changed',
      ratio('Đúng', 'Tất cả'),
      ratio('Tất cả', 'Đúng'),
      half,
      'other-figures',
    ],
    ['a whole reworded', ratio('Đúng', 'Tất cả'), ratio('Đúng', 'Tổng số'), half, 'kept'],
    ['another unit', people, { type: 'count', unit: words('hồ sơ') }, seven, 'other-figures'],
    ['a unit that was not said', count, people, seven, 'kept'],
    [
      'by the month, then by the year',
      monthly,
      { ...monthly, per: 'year' },
      hundred,
      'other-figures',
    ],
    ['by the month, then for no time', monthly, money, hundred, 'other-figures'],
    ['by the month, and not applicable', monthly, money, { kind: 'na' }, 'kept'],
  ] as readonly (readonly [string, object, object, AnswerValue, string])[])(
    'a figure: %s',
    (_, was, is, value, fate) => {
      expect(fateOf(was, is, { value })).toEqual([fate]);
      const isRatio = value.kind === 'ratio';
      if (!isRatio)
        expect(fateOf(table(count, was), table(count, is), cells(value))).toEqual([fate]);
    },
  );
});
