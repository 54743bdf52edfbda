import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checklistSchema } from '#domain/checklist/definition.ts';
import type { LawDocument } from '#domain/checklist/law.ts';
import { findCitations } from '#domain/cross-check/find-citations.ts';
import { openChecklists } from '../../support/checklist/scenario.ts';

const law: LawDocument[] = [
  {
    ...{ id: 'nd-61-2018', name: 'Nghị định 61/2018/NĐ-CP', number: '61/2018/NĐ-CP' },
    ...{ issued: '2018-04-23', kind: 'law', from: '2018', to: '2025-06-30', verified: 'D' },
    replacedBy: ['nd-118-2025'],
  },
  {
    ...{ id: 'nd-118-2025', name: 'Nghị định 118/2025/NĐ-CP', number: '118/2025/NĐ-CP' },
    ...{ issued: '2025-06-09', kind: 'law', from: '2025-07-01', verified: 'V' },
  },
  {
    ...{ id: 'nq-76', name: 'Nghị quyết 76/NQ-CP', number: '76/NQ-CP' },
    ...{ issued: '2021-07-15', kind: 'law', from: '2021-07-15', verified: 'D' },
  },
  {
    ...{ id: 'tt-3', name: 'Thông tư 03/2025/TT-VPCP', number: '03/2025/TT-VPCP' },
    ...{ issued: '2025-09-15', kind: 'law', from: '2025-09-15', verified: 'M' },
  },
  {
    ...{ id: 'iso-9001-2015', name: 'TCVN ISO 9001:2015', number: 'ISO 9001:2015' },
    ...{ kind: 'standard', from: '2015', verified: 'V' },
  },
  {
    ...{ id: 'nd-150', name: 'Nghị định 150/2025/NĐ-CP', number: '150/2025/NĐ-CP' },
    ...{ issued: '2025-06-12', kind: 'law', from: '2025', verified: 'D' },
  },
  {
    ...{ id: 'kh-32', name: 'Kế hoạch 32/KH-UBND', number: '32/KH-UBND' },
    ...{ issued: '2026-01-20', kind: 'plan', from: '2026', verified: 'P' },
  },
];

const checklist = checklistSchema.parse({
  ...parse(`
id: van-ban
letter: G
title: { vi: Văn bản, en: Documents }
shortTitle: { vi: Văn bản, en: Documents }
version: '2026.1'
sections:
  - id: chung
    title: { vi: Chung, en: General }
    items:
      - { code: G01, type: text, length: long, text: { vi: Căn cứ }, lookAt: { vi: Báo cáo }, severity: minor, legal: [] }
      - { code: G02, type: count, text: { vi: Số văn bản }, lookAt: { vi: Báo cáo }, severity: minor, legal: [] }
checks:
  - { kind: documents, id: vien-dan, rule: R19, title: { vi: Viện dẫn }, texts: [G01, G02] }
`),
  law,
});
const cite = (text: string) =>
  openChecklists(checklist).during('2021-01-01', '2021-12-31').answer('G01', { text });
const found = (verdict: object) => ({
  facts: { kind: 'documents', findings: [expect.objectContaining(verdict)] },
});

describe('citations in a text', () => {
  test.each([
    [
      'Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ',
      '61/2018/ND-CP',
      'ND',
      '2018-04-23',
    ],
    [
      'NĐ 61/2018/NĐ-CP của Chính phủ ngày 23 tháng 4 năm 2018',
      '61/2018/ND-CP',
      'ND',
      '2018-04-23',
    ],
    ['nghị định 61/2018/ND-CP (23-4-2018)', '61/2018/ND-CP', 'ND', '2018-04-23'],
    ['theo TT 26/2014/TT-BKHCN, ngày 13/4 Đoàn làm việc', '26/2014/TT-BKHCN', 'TT', null],
    ['Luật 10/2022/QH15', '10/2022/QH15', 'QH', null],
    ['Luật Chuyển đổi số 148/2025/QH15', '148/2025/QH15', null, null],
    ['QĐ 766/QĐ-TTg', '766/QD-TTG', 'QD', null],
    ['Nghị quyết 76/NQ-CP ngày 15/7/2021', '76/NQ-CP', 'NQ', '2021-07-15'],
    ['Thông tư 03/2025/TT-VPCP', '3/2025/TT-VPCP', 'TT', null],
    ['Công văn 4168/BNV-CQĐP', '4168/BNV-CQDP', null, null],
    ['NĐ 61/2018', '61/2018', 'ND', null],
    ['TCVN ISO 9001-2015', 'ISO 9001:2015', null, null],
    ['Nghị định 118/2025/N\u00d0-CP', '118/2025/ND-CP', 'ND', null],
    ['118/2025/nđ-cp', '118/2025/ND-CP', null, null],
    ['nđ 118/2025/NĐ\u2013CP', '118/2025/ND-CP', 'ND', null],
    ['118/2025/NĐ\u2011CP', '118/2025/ND-CP', null, null],
    ['Luật 10/2022/qh15', '10/2022/QH15', 'QH', null],
    ['QĐ 766/qđ\u2014ttg', '766/QD-TTG', 'QD', null],
    ['TCVN ISO 9001\u20132015', 'ISO 9001:2015', null, null],
  ])('%s', (text, key, kind, date) => {
    expect(findCitations(text)).toEqual([expect.objectContaining({ key, kind, date })]);
  });

  test.each([
    'giải quyết 98.582/98/952 hồ sơ, đúng hạn trên 99%',
    'tiếp nhận trên 600/1.138 hồ sơ, đạt 52%',
    'từ tháng 1/1/2021 đến tháng 8/4/2022; 7.081/7.214',
    'kiểm tra 119 Nghị quyết trong 2 ngày (13 và 14/4)',
    'tiếp nhận 70/ngay, 5/xa, 12/2025/hs',
  ])('figures and dates are none: %s', (text) => {
    expect(findCitations(text)).toEqual([]);
  });

  test('is quoted as it was written', () => {
    const written = 'Nghị định 118/2025/N\u00d0\u2013CP';
    expect(findCitations(`Theo ${written} và 5/người`).map(({ quote }) => quote)).toEqual([
      written,
    ]);
  });

  test('typed with accents apart, and several in one sentence, in their order', () => {
    const text = 'Căn cứ Nghị định số 61/2018/NĐ-CP và Luật 10/2022/QH15'.normalize('NFD');
    expect(findCitations(text).map(({ key }) => key)).toEqual(['61/2018/ND-CP', '10/2022/QH15']);
  });
});

describe('cited documents against the law library (R19)', () => {
  test('a plan of one commune accuses nobody: another one has the same number', () => {
    cite('Kế hoạch 32/KH-UBND').expectCheck('vien-dan', {
      ...{ state: 'fails', level: 'notice' },
      ...found({ verdict: 'unknown', document: null }),
    });
  });

  test('what is known by its year alone is not in force before it is signed', () => {
    const cited = (from: string, to: string) =>
      openChecklists(checklist).during(from, to).answer('G01', { text: 'NĐ 150/2025/NĐ-CP' });
    cited('2025-01-01', '2025-03-31').expectCheck('vien-dan', {
      ...{ state: 'fails', level: 'error' },
      ...found({ verdict: 'not-yet-in-force' }),
    });
    cited('2025-01-01', '2025-06-30').expectCheck('vien-dan', { state: 'holds' });
  });

  test('003-14 and 002-11: number and date right, in force', () => {
    cite(
      'Nghị định số 61/2018/NĐ-CP ngày 23/4/2018; Nghị quyết 76/NQ-CP ngày 15/7/2021; ISO 9001-2015',
    ).expectCheck('vien-dan', {
      ...{ state: 'holds', at: 'G01', codes: ['G01', 'G02'] },
      facts: {
        kind: 'documents',
        findings: Array.from({ length: 3 }, () => expect.objectContaining({ verdict: 'right' })),
      },
    });
  });

  test('001-12: a number without symbol and date is the document of that kind', () => {
    cite('Thực hiện NĐ 61/2018').expectCheck('vien-dan', {
      state: 'holds',
      ...found({ document: expect.objectContaining({ name: 'Nghị định 61/2018/NĐ-CP' }) }),
    });
  });

  test('a wrong date is an error with the right one', () => {
    cite('Nghị định 61/2018/NĐ-CP ngày 24/3/2018').expectCheck('vien-dan', {
      ...{ state: 'fails', level: 'error' },
      ...found({
        ...{ verdict: 'wrong-date', statedDate: '2018-03-24' },
        document: expect.objectContaining({ issued: '2018-04-23' }),
      }),
    });
  });

  test('a wrong kind is an error', () => {
    cite('Thông tư 61/2018/NĐ-CP').expectCheck('vien-dan', {
      ...{ state: 'fails', level: 'error' },
      ...found({ verdict: 'wrong-kind' }),
    });
  });

  test('an unknown number is a notice, and so is 76/NQ-CP of another year', () => {
    const unknown = { state: 'fails', level: 'notice', ...found({ verdict: 'unknown' }) };
    cite('Quyết định 1234/QĐ-UBND ngày 8/9/2025').expectCheck('vien-dan', unknown);
    cite('Nghị quyết 76/NQ-CP ngày 18/5/2020').expectCheck('vien-dan', unknown);
    cite('Nghị quyết 76/NQ-CP ngày 16/7/2021').expectCheck('vien-dan', { level: 'error' });
  });

  test('an end that is known from memory alone accuses nobody', () => {
    const unsure = checklistSchema.parse({
      ...checklist,
      law: law.map((one) => (one.id === 'nd-61-2018' ? { ...one, toVerified: 'M' } : one)),
    });
    const late = (text: string) =>
      openChecklists(unsure).during('2025-10-01', '2026-03-31').answer('G01', { text });
    late('NĐ 61/2018/NĐ-CP').expectCheck('vien-dan', {
      ...{ state: 'fails', level: 'notice' },
      ...found({ verdict: 'no-longer-in-force', inForce: ['Nghị định 118/2025/NĐ-CP'] }),
    });
    late('NĐ 61/2018/NĐ-CP ngày 24/3/2018').expectCheck('vien-dan', {
      ...{ level: 'error' },
      ...found({ verdict: 'wrong-date' }),
    });
  });

  test('not in force in the period: what took its place then', () => {
    const late = (text: string) => cite(text).during('2025-10-01', '2026-03-31');
    late('NĐ 61/2018/NĐ-CP').expectCheck('vien-dan', {
      ...{ state: 'fails', level: 'error' },
      ...found({ verdict: 'no-longer-in-force', inForce: ['Nghị định 118/2025/NĐ-CP'] }),
    });
    cite('Nghị định 118/2025/NĐ-CP').expectCheck('vien-dan', {
      state: 'fails',
      ...found({ verdict: 'not-yet-in-force', inForce: ['Nghị định 61/2018/NĐ-CP'] }),
    });
    cite('NĐ 61/2018').during('2025-01-01', '2025-12-31').expectCheck('vien-dan', {
      state: 'holds',
    });
  });

  test('what the library says from memory accuses nobody', () => {
    cite('Thông tư 03/2025/TT-VPCP ngày 16/9/2025')
      .during('2025-10-01', '2025-12-31')
      .expectCheck('vien-dan', {
        ...{ state: 'fails', level: 'notice' },
        ...found({ verdict: 'wrong-date', level: 'notice' }),
      });
  });

  test('the note beside any answer is read too', () => {
    openChecklists(checklist)
      .during('2021-01-01', '2021-12-31')
      .answer('G02', '58')
      .note('G02', 'Theo Thông tư 61/2018/NĐ-CP')
      .expectCheck('vien-dan', { state: 'fails', ...found({ code: 'G02', within: 'note' }) });
  });

  test('open while nothing is written, silent where nothing is cited or no library is there', () => {
    openChecklists(checklist).expectCheck('vien-dan', { state: 'open' });
    cite('Đã triển khai đầy đủ').expectCheck('vien-dan', {
      ...{ state: 'silent', because: 'nothing-cited' },
    });
    const { law: _, ...bare } = checklist;
    openChecklists(bare)
      .answer('G01', { text: 'NĐ 61/2018' })
      .expectCheck('vien-dan', { state: 'silent', because: 'no-library' });
  });
});
