import { describe, expect, test } from 'vitest';
import { legalBasis, type Period } from '#domain/checklist/legal-basis.ts';
import { lawLibrarySchema } from '#domain/checklist/law.ts';

const { documents: law } = lawLibrarySchema.parse({
  documents: [
    {
      ...{ id: 'nd-61-2018', name: 'Nghị định 61/2018/NĐ-CP', kind: 'law', verified: 'D' },
      ...{
        issued: '2018-04-23',
        from: '2018-06-21',
        to: '2025-06-30',
        replacedBy: ['nd-118-2025'],
      },
    },
    {
      ...{ id: 'nd-118-2025', name: 'Nghị định 118/2025/NĐ-CP', kind: 'law', verified: 'V' },
      ...{ issued: '2025-06-09', from: '2025-07-01' },
      articles: [
        { id: 'd7-k3', cite: 'khoản 3 Điều 7' },
        { id: 'd17-k3', cite: 'khoản 3 Điều 17', from: '2026-08-05' },
      ],
    },
    {
      ...{ id: 'tt-3-2025', name: 'Thông tư 03/2025/TT-VPCP', kind: 'law', verified: 'D' },
      ...{ issued: '2025-09-15', from: '2025' },
    },
    { id: 'quy-che', name: 'Quy chế làm việc', kind: 'practice', verified: 'M', from: '2020' },
  ],
});
const basis = (legal: readonly string[], from: string, to: string) =>
  legalBasis({ law }, legal, { from, to } satisfies Period);

describe('the law in force in the inspected period', () => {
  test('the cited document with its article, when it was in force all the time', () => {
    expect(basis(['nd-118-2025/d7-k3'], '2025-07-01', '2026-06-30')).toEqual([
      {
        ...{ document: 'Nghị định 118/2025/NĐ-CP', issued: '2025-06-09' },
        ...{ article: 'khoản 3 Điều 7', inForce: 'whole', from: null, to: null, citable: true },
        ...{ passage: null, replacedBy: [], toCheck: false },
      },
    ]);
  });

  test('its predecessor, by name alone, when the period lies before', () => {
    expect(basis(['nd-118-2025/d7-k3'], '2022-01-01', '2022-03-31')).toEqual([
      expect.objectContaining({
        document: 'Nghị định 61/2018/NĐ-CP',
        ...{ article: null, inForce: 'whole' },
      }),
    ]);
  });

  test('both, each with its days, when the law changed in the period', () => {
    const lines = basis(['nd-118-2025/d7-k3'], '2025-01-01', '2025-12-31');
    expect(lines.map(({ document, inForce, from, to }) => [document, inForce, from, to])).toEqual([
      ['Nghị định 118/2025/NĐ-CP', 'part', '2025-07-01', null],
      ['Nghị định 61/2018/NĐ-CP', 'part', null, '2025-06-30'],
    ]);
    expect(lines.map(({ replacedBy }) => replacedBy)).toEqual([[], ['Nghị định 118/2025/NĐ-CP']]);
  });

  test('no article that is younger than the period', () => {
    expect(basis(['nd-118-2025/d17-k3'], '2025-07-01', '2025-12-31')[0]?.article).toBeNull();
    expect(basis(['nd-118-2025/d17-k3'], '2026-08-01', '2026-09-30')[0]?.article).toBe(
      'khoản 3 Điều 17',
    );
  });

  test('a passage that is younger than its document has its own day', () => {
    expect(basis(['nd-118-2025/d17-k3'], '2026-07-01', '2026-09-30')[0]).toMatchObject({
      ...{ inForce: 'whole', from: null, to: null },
      passage: { from: '2026-08-05', to: null },
    });
    expect(basis(['nd-118-2025/d17-k3'], '2026-08-05', '2026-09-30')[0]?.passage).toEqual({
      ...{ from: null, to: null },
    });
  });

  test('nothing is in force before it is signed, where only its year is known', () => {
    const inForce = (from: string, to: string) => basis(['tt-3-2025'], from, to)[0]?.inForce;
    expect(inForce('2025-07-01', '2025-08-31')).toBe('outside');
    expect(inForce('2025-07-01', '2025-12-31')).toBe('part');
    expect(inForce('2025-09-15', '2025-12-31')).toBe('whole');
  });

  test('a document outside of the period is shown as such where nothing else is known', () => {
    expect(basis(['quy-che'], '2019-01-01', '2019-06-30')).toEqual([
      expect.objectContaining({ inForce: 'outside', from: '2020', citable: false }),
    ]);
    expect(basis(['quy-che'], '2020-05-01', '2020-06-30')[0]?.inForce).toBe('whole');
  });

  test('each article once, and no document by name alone beside its article', () => {
    expect(
      basis(['nd-118-2025', 'nd-118-2025/d7-k3', 'nd-118-2025'], '2026-01-01', '2026-02-01'),
    ).toHaveLength(1);
  });

  test('a basis written out in an old version is shown as it was written, without dates', () => {
    const written = {
      document: 'Nghị định 63/2010/NĐ-CP',
      article: 'Điều 17',
      verified: 'V',
    } as const;
    expect(legalBasis({}, [written], { from: '2022-01-01', to: '2022-03-31' })).toEqual([
      {
        ...{ document: 'Nghị định 63/2010/NĐ-CP', issued: null, article: 'Điều 17' },
        ...{ inForce: 'undated', from: null, to: null, citable: true },
        ...{ passage: null, replacedBy: [], toCheck: false },
      },
    ]);
  });
});

describe('several documents that one took the place of', () => {
  const document = (id: string, rest: object = {}) => ({
    ...{ id, name: id, kind: 'law', verified: 'D', from: '2016', to: '2026-03-24' },
    ...{ replacedBy: ['tt-26'], ...rest },
  });
  const { documents } = lawLibrarySchema.parse({
    documents: [
      document('tt-342'),
      document('tt-343'),
      document('tt-61', { amendedBy: ['tt-90'] }),
      document('tt-90'),
      { ...document('tt-26'), from: '2026-03-25', to: undefined, replacedBy: undefined },
      document('nd-61', { to: '2025-06-30', replacedBy: ['nd-118'], amendedBy: ['nd-107'] }),
      document('nd-107', { to: '2025-06-30', replacedBy: ['nd-118'] }),
      { ...document('nd-118'), from: '2025-07-01', to: undefined, replacedBy: undefined },
    ],
  });
  const lines = (legal: readonly string[], from: string, to: string) =>
    legalBasis({ law: documents }, legal, { from, to }).map(
      ({ document: name, citable, toCheck }) =>
        `${name}${citable ? '' : ' not citable'}${toCheck ? ' to check' : ''}`,
    );

  test('are shown and none of them is cited, because nobody wrote down which is meant', () => {
    expect(lines(['tt-26'], '2025-01-01', '2025-12-31')).toEqual(
      ['tt-342', 'tt-343', 'tt-61', 'tt-90'].map((name) => `${name} not citable to check`),
    );
    expect(lines(['tt-26'], '2026-01-01', '2026-06-30')).toHaveLength(5);
    expect(lines(['tt-26'], '2026-01-01', '2026-06-30')[0]).toBe('tt-26');
  });

  test('until the item cites the one that is meant', () => {
    const old = ['2025-01-01', '2025-12-31'] as const;
    expect(lines(['tt-26', 'tt-343'], ...old)).toEqual(['tt-343']);
    expect(lines(['tt-343'], '2026-04-01', '2026-06-30')).toEqual(['tt-26']);
  });

  test('what stood beside a document is about something else', () => {
    expect(lines(['tt-343'], '2026-01-01', '2026-06-30')).toEqual(['tt-343', 'tt-26']);
  });

  test('what amends one of them is no rival of it', () => {
    expect(lines(['nd-118'], '2024-01-01', '2024-12-31')).toEqual(['nd-61', 'nd-107']);
  });
});
