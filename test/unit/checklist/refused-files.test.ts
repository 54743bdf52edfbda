/* eslint-disable max-lines -- one file of refusals: each kind with its line and reason */
/** What files say that cannot be, each refused with its line, its column and the reason. */
import { describe, expect, test } from 'vitest';
import {
  broken,
  exchanged,
  law,
  other,
  problemsWith,
  sound,
  withItems,
  withMembers,
  withTop,
} from './author-files.ts';

/** A figure of each type, a table and what has no figures. Codes A11 and on. */
const items = [
  'code: A11\ntype: count\nparts:\n  - label: { vi: Một }\n  - label: { vi: Hai }',
  'code: A12\ntype: money\nper: month',
  'code: A13\ntype: money\nper: year',
  'code: A14\ntype: ratio\nlabels: { part: { vi: Phần }, whole: { vi: Tổng } }',
  'code: A15\ntype: percentage',
  'code: A16\ntype: date',
  'code: A17\ntype: choice\noptions:\n  - { code: mot, label: { vi: Một } }\n  - { code: hai, label: { vi: Hai } }',
  `code: A18
type: table
rowName: { vi: Hồ sơ }
columns:
  - { id: name, type: text, label: { vi: Tên }, length: short }
  - { id: unitCount, type: count, label: { vi: Đơn vị } }
  - { id: systemCount, type: count, label: { vi: Hệ thống } }
  - { id: received, type: date, label: { vi: Nhận } }`,
  'code: A19\ntype: yes-no',
  'code: A20\ntype: text\nlength: long',
];
const full = withItems(...items);

/** Reasons alone, without their places. */
async function reasons(text: string): Promise<readonly string[]> {
  const problems = await problemsWith({ 'a.yaml': text });
  return problems.map((problem) => problem.replace(/^\S+ /, ''));
}

test('the files that the cases below break are right', async () => {
  expect(await problemsWith({ 'a.yaml': full, 'b.yaml': other })).toEqual([]);
});

describe('the law that a checklist cites', () => {
  test.each([
    [
      'a document that is not in the library',
      '- nd-118-2025/d7-k3',
      '- nd-999-2025',
      'a.yaml:24:13 document "nd-999-2025" is not in law.yaml',
    ],
    [
      'an article that the document has not',
      '- nd-118-2025/d7-k3',
      '- nd-118-2025/d8',
      'a.yaml:24:13 document "nd-118-2025" has no article "d8" in law.yaml',
    ],
    [
      'an article of a document without articles',
      '- tcvn-9001',
      '- tcvn-9001/d8',
      'a.yaml:25:13 document "tcvn-9001" has no article "d8" in law.yaml',
    ],
    [
      'a basis that is written out',
      '- tcvn-9001',
      '- { document: TCVN ISO 9001:2015, verified: D }',
      'a.yaml:25:13 cite <document> or <document>/<article> of law.yaml; nothing is written out',
    ],
    [
      'a basis that is written out wrongly, told once',
      '- tcvn-9001',
      '- { document: TCVN, article: Điều 4, verified: D }',
      'a.yaml:25:13 cite <document> or <document>/<article> of law.yaml; nothing is written out',
    ],
    [
      'the law of the version, which publishing adds',
      "version: '2026.1'",
      "version: '2026.1'\nlaw: []",
      'a.yaml:10:1 law is added when the checklist is published; leave it out',
    ],
  ])('%s', async (_, from, to, line) => {
    expect(await problemsWith({ 'a.yaml': broken(from, to) })).toEqual([line]);
  });

  test('a folder without library, where law is cited', async () => {
    expect(await problemsWith({ 'law.yaml': '', 'a.yaml': sound })).toContain(
      'a.yaml:24:13 document "nd-118-2025" is not in law.yaml',
    );
  });

  test('a library that breaks the schema brings no crowd of unknown articles with it', async () => {
    const damaged = exchanged(law, '    kind: standard\n', '    kind: norm\n');
    expect(await problemsWith({ 'law.yaml': damaged, 'a.yaml': sound })).toEqual([
      expect.stringMatching(/^law\.yaml:25:5 kind: expected one of "law"/),
    ]);
  });
});

const lawless = other.replace(/legal:\n( {10}- .*\n)+/, 'legal: []\n');

describe('the law library', () => {
  test.each([
    [
      'a document without dates',
      "    kind: standard\n    from: '2015'\n",
      '    kind: standard\n',
      /^law\.yaml:23:5 from is missing \(expected string\)$/,
    ],
    [
      'a document twice',
      'id: tcvn-9001',
      'id: nd-61-2018',
      /^law\.yaml:23:5 document id "nd-61-2018" is already used at law\.yaml:2$/,
    ],
    [
      'an article twice',
      'id: d14',
      'id: d7-k3',
      /^law\.yaml:17:11 article id "d7-k3" is already used at law\.yaml:16$/,
    ],
    [
      'a successor that is not there',
      'replacedBy: [nd-118-2025]',
      'replacedBy: [nd-119-2025]',
      /^law\.yaml:7:18 replacedBy names "nd-119-2025", which is not in law\.yaml$/,
    ],
    [
      'an amendment that is not there',
      'amendedBy: [nd-309-2026]',
      'amendedBy: [nd-118-2025, nd-310-2026]',
      /^law\.yaml:13:30 amendedBy names "nd-310-2026"|^law\.yaml:13:17 amendedBy names the document itself$/,
    ],
    [
      'an end before the beginning',
      "to: '2025-06-30'",
      "to: '2018-06-20'",
      /^law\.yaml:6:5 to \(2018-06-20\) is before from \(2018-06-21\)$/,
    ],
    [
      'an article that ends before its document begins',
      '{ id: d7-k3, cite: khoản 3 Điều 7 }',
      "{ id: d7-k3, cite: khoản 3 Điều 7, to: '2024' }",
      /^law\.yaml:16:44 to \(2024\) is before from \(2025-07-01\)$/,
    ],
  ])('%s', async (_, from, to, line) => {
    const problems = await problemsWith({
      'law.yaml': exchanged(law, from, to),
      'b.yaml': lawless,
    });
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(line);
  });

  test('a year that covers the other date is no contradiction', async () => {
    const lax = exchanged(law, "to: '2025-06-30'", "to: '2018'");
    expect(await problemsWith({ 'law.yaml': lax, 'a.yaml': sound })).toEqual([]);
  });
});

describe('conditions', () => {
  test.each([
    ['an item that is not there', '{ item: A99, answered: true }', 'there is no item A99'],
    [
      'deep inside',
      '{ all: [{ not: { any: [{ item: A98, yes: true }] } }] }',
      'there is no item A98',
    ],
    ['a level of what has none', '{ item: A19, level: [met] }', 'A19 is yes-no; it has no level'],
    ['yes of what has none', '{ item: A01, yes: true }', 'A01 is compliance; it has no yes and no'],
    [
      'an option of what has none',
      '{ item: A20, option: [mot] }',
      'A20 is text; it has no options',
    ],
    ['an option that is not there', '{ item: A17, option: [mot, ba] }', 'A17 has no option "ba"'],
    ['a figure of words', '{ item: A20, atLeast: 1 }', 'A20 is text; it has no figure'],
    ['a figure of a date', '{ item: A16, atLeast: 1 }', 'A16 is date; it has no figure'],
    [
      'a part that is not there',
      '{ item: A11, figure: 3, atLeast: 1 }',
      'A11 has 2 of its figures',
    ],
    [
      'a number of a ratio where there is none',
      '{ item: A11, figure: whole, atLeast: 1 }',
      'A11 is count; it has no "whole"',
    ],
    [
      'a ratio without saying which figure',
      '{ item: A14, atLeast: 1 }',
      'A14 is ratio: say of which figure, part, whole or stated',
    ],
    [
      'a table but for its rows',
      '{ item: A18, atLeast: 1 }',
      'A18 is table: only its rows are a figure',
    ],
    [
      'nothing at all',
      '{ item: A11 }',
      'say what is tested: answered, level, yes, option, atLeast or atMost',
    ],
    [
      'bounds that no figure keeps',
      "{ item: A15, atLeast: '97.5', atMost: 90 }",
      'no figure is at least 97.5 and at most 90',
    ],
  ])('%s', async (_, when, reason) => {
    expect(
      await reasons(full.replace('code: A02\n', `code: A02\n        when: ${when}\n`)),
    ).toEqual([reason]);
  });

  test.each([
    '{ item: A01, level: [met, partial] }',
    '{ item: B01, applicable: true }',
    '{ item: A19, yes: false }',
    '{ item: A17, option: [hai] }',
    '{ item: A11, figure: 2, atLeast: 1, atMost: 1 }',
    "{ item: A14, figure: stated, atMost: '99.9' }",
    '{ item: A18, figure: rows, atLeast: 10 }',
    '{ any: [{ item: A16, answered: false }, { not: { item: A20, answered: true } }] }',
  ])('holds as it should: %s', async (when) => {
    const text = full.replace('code: A02\n', `code: A02\n        when: ${when}\n`);
    expect(await problemsWith({ 'a.yaml': text, 'b.yaml': other })).toEqual([]);
  });

  test('an item that another file has, but says wrongly, is there all the same', async () => {
    const text = withMembers('when: { item: B02, answered: true }');
    expect(
      await problemsWith({
        'a.yaml': text,
        'b.yaml': exchanged(other, 'type: count', 'type: number'),
      }),
    ).toEqual([expect.stringMatching(/^b\.yaml:28:9 type: /)]);
  });

  test('a place: the item that the condition names', async () => {
    const text = withMembers('when:\n  all:\n    - item: A99\n      answered: true');
    expect(await problemsWith({ 'a.yaml': text })).toEqual(['a.yaml:37:15 there is no item A99']);
  });

  test('a circle, with the way round, over files and sections', async () => {
    const first = withMembers('when: { item: B01, answered: true }');
    const second = other.replace(
      '  - id: mot\n',
      '  - id: mot\n    when: { item: A02, answered: true }\n',
    );
    expect(await problemsWith({ 'a.yaml': first, 'b.yaml': second })).toEqual([
      'a.yaml:35:9 visibility goes in a circle: A02 -> B01 -> A02',
    ]);
    expect(await reasons(withMembers('when: { item: A02, answered: true }'))).toEqual([
      'visibility goes in a circle: A02 -> A02',
    ]);
  });
});

describe('cross-checks', () => {
  const check = (yaml: string) =>
    `checks:\n  - id: thu\n    rule: R1\n    title: { vi: Thử }\n    ${yaml}\n`;

  test.each([
    ['kind: sum\n    left: [A99]\n    right: [A02]', ['there is no item A99']],
    ['kind: sum\n    left: [A11]\n    right: [A02]', ['A11 has 2 figures; say which (A11.1)']],
    ['kind: sum\n    left: [A11.3]\n    right: [A02]', ['A11 has 2 figures, no figure 3']],
    ['kind: sum\n    left: [A02.1]\n    right: [A02]', ['A02 has one figure; name it A02']],
    ['kind: sum\n    left: [A02.part]\n    right: [A02]', ['A02 is count; it has no "part"']],
    [
      'kind: sum\n    left: [A14.rows]\n    right: [A02]',
      ['A14 is ratio; it has part, whole and stated, no "rows"'],
    ],
    ['kind: sum\n    left: [A18.none]\n    right: [A02]', ['A18 has no column "none"']],
    ['kind: sum\n    left: [A18]\n    right: [A02]', ['A18 is table; name a column (A18.name)']],
    [
      'kind: sum\n    left: [A18.received]\n    right: [A02]',
      ['column received of A18 is date; only counts and money are added up'],
    ],
    ['kind: sum\n    left: [A01]\n    right: [A02]', ['A01 is compliance; it has no figure']],
    [
      'kind: sum\n    left: [A15]\n    right: [A02]',
      ['A15 is percentage, where count or money is needed'],
    ],
    [
      'kind: sum\n    left: [A12]\n    right: [A13]',
      ['A13 is for year, but A12 for month; they are not added (R17)'],
    ],
    [
      'kind: sum\n    left: [A02]\n    right: [A12]',
      ['A12 is money, but A02 is count; they are not compared'],
    ],
    [
      'kind: sum\n    left: [A02]\n    right: [A11.1]\n    optional: [A11.2]',
      ['A11.2 is not a figure of this check'],
    ],
    [
      'kind: percent\n    part: A02\n    whole: A11.1\n    stated: A02',
      ['A02 is count, where percentage is needed'],
    ],
    [
      'kind: target\n    result: A02\n    atLeast: "95"',
      ['A02 is count, where percentage or ratio is needed'],
    ],
    ['kind: date-order\n    dates: [A16, A02]', ['A02 is count, where date is needed']],
    [
      'kind: documents\n    texts: [A20, A01, A99]',
      ['A01 is compliance, no text', 'there is no item A99'],
    ],
    [
      'kind: same-scheme\n    figures: [A02, A11.1]',
      [
        'A02 says no scheme; give its item schemes (R22)',
        'A11.1 says no scheme; give its item schemes (R22)',
      ],
    ],
    [
      'kind: row-limit\n    table: A02\n    column: name\n    atMost: 1',
      ['A02 is count, no table'],
    ],
    [
      'kind: row-limit\n    table: A18\n    column: name\n    atMost: 1',
      ['column name is text, where count is needed'],
    ],
    [
      'kind: three-way\n    table: A18\n    columns: [unitCount, systemCount, counted]',
      ['A18 has no column "counted"'],
    ],
    [
      'kind: row-order\n    table: A18\n    small: received\n    large: unitCount',
      ['column unitCount is count, but received is date'],
    ],
    [
      'kind: row-order\n    table: A77\n    small: received\n    large: received',
      ['there is no item A77'],
    ],
  ])('%s', async (yaml, expected) => {
    expect(await reasons(withTop(check(yaml), full))).toEqual(expected);
  });

  test.each([
    'kind: sum\n    left: [A02, A14.part, A18.rows]\n    right: [A18.unitCount, A11.2]\n    optional: [A02]',
    'kind: at-most\n    small: A14.part\n    large: [A12]',
    'kind: percent\n    part: A02\n    whole: [A11.1, A11.2]\n    stated: A14.stated',
    'kind: target\n    result: A14\n    atLeast: A15',
    "kind: target\n    result: A15\n    atLeast: '97.5'",
    'kind: date-order\n    dates: [period.from, A16, visit.date]',
    'kind: row-order\n    table: A18\n    small: unitCount\n    large: systemCount',
    'kind: documents\n    texts: [A20]',
    'kind: sum\n    left: [B02]\n    right: [A02]',
  ])('holds as it should: %s', async (yaml) => {
    const text = withTop(check(yaml), full);
    expect(await problemsWith({ 'a.yaml': text, 'b.yaml': other })).toEqual([]);
  });

  test('a place: the figure in its list', async () => {
    const yaml = 'kind: sum\n    left:\n      - A02\n      - A99\n    right: [A02]';
    expect(await problemsWith({ 'a.yaml': withTop(check(yaml)) })).toEqual([
      'a.yaml:42:9 there is no item A99',
    ]);
  });

  test('an id twice in a checklist', async () => {
    const one = 'kind: sum\n    left: [A02]\n    right: [A02]';
    const twice = check(one) + check(one).replace('checks:\n', '');
    expect(await problemsWith({ 'a.yaml': withTop(twice) })).toEqual([
      'a.yaml:42:5 check id "thu" is already used at a.yaml:36',
    ]);
  });
});

describe('members that do not fit', () => {
  test.each([
    [
      'points of yes and no alike',
      'code: A31\ntype: yes-no\npoints: { full: 2 }',
      'A31 gives the same points for yes and no without failsOn',
    ],
    [
      'partial points of a figure',
      'code: A31\ntype: count\npoints: { full: 2, partial: 1 }',
      'A31 is count; it is never partly met',
    ],
    [
      'points by options of a figure',
      'code: A31\ntype: count\npoints: { full: 2, options: { mot: 1 } }',
      'A31 is count; it has no options',
    ],
    [
      'points of an option that is not there',
      'code: A31\ntype: choice\noptions: [{ code: mot, label: { vi: Một } }, { code: hai, label: { vi: Hai } }]\npoints: { full: 2, options: { mot: 2, ba: 1 } }',
      'A31 has no option "ba"',
    ],
    [
      'bands of words',
      'code: A31\ntype: text\nlength: long\npoints: { full: 2, bands: [{ atLeast: 1, points: 1 }] }',
      'A31 is text; bands are for figures',
    ],
    [
      'the same bound twice',
      'code: A31\ntype: percentage\npoints: { full: 2, bands: [{ atLeast: 90, points: 1 }, { atLeast: 90, points: 2 }] }',
      'band from "90" is already used',
    ],
    [
      'a band above the full points',
      "code: A31\ntype: percentage\npoints: { full: 2, bands: [{ atLeast: 90, points: '2.5' }] }",
      '2.5 is more than the full points, 2',
    ],
    [
      'partial points above the full ones',
      'code: A31\ntype: compliance\npoints: { full: 2, partial: 3 }',
      '3 is more than the full points, 2',
    ],
    [
      'defaults for a failure that cannot be',
      'code: A31\ntype: count\nonFail: { finding: { vi: Thiếu } }',
      'A31 (count) never fails',
    ],
    [
      'the same without failsOn',
      'code: A31\ntype: yes-no\nonFail: { finding: { vi: Thiếu } }',
      'A31 (yes-no) never fails without failsOn',
    ],
    [
      'evidence for a failure that cannot be',
      'code: A31\ntype: date\nrequires: { photo: unmet, note: answered }',
      'A31 (date) never fails',
    ],
    [
      'rows by a first column that is no text',
      'code: A31\ntype: table\nrowName: { vi: Dòng }\nrows: [{ vi: Một }]\ncolumns: [{ id: received, type: count, label: { vi: Nhận } }]',
      'rows are offered by the text of the first column, which is none',
    ],
    [
      'a column twice',
      'code: A31\ntype: table\nrowName: { vi: Dòng }\ncolumns: [{ id: received, type: count, label: { vi: Nhận } }, { id: received, type: date, label: { vi: Ngày } }]',
      'column id "received" is already used at a.yaml:38',
    ],
    ['failsOn of a figure', 'code: A31\ntype: count\nfailsOn: no', 'unknown member "failsOn"'],
  ])('%s', async (_, item, reason) => {
    expect(await reasons(withItems(item))).toEqual([reason]);
  });

  test.each([
    'code: A31\ntype: yes-no\nfailsOn: no\npoints: { full: 2 }\nonFail: { due: { workingDays: 5 } }\nrequires: { photo: unmet }',
    "code: A31\ntype: ratio\nlabels: { part: { vi: Phần }, whole: { vi: Tổng } }\npoints: { full: 2, bands: [{ atLeast: '97.5', points: '1.5' }, { atLeast: 99, points: 2 }] }",
    'code: A31\ntype: table\nrowName: { vi: Dòng }\nrows: [{ vi: Một }]\ncolumns: [{ id: name, type: text, length: short, label: { vi: Tên } }, { id: ok, type: compliance, label: { vi: Đạt } }]\npoints: { full: 2, partial: 1 }\nonFail: { proposal: { vi: Bổ sung } }',
  ])('fits: %s', async (item) => {
    expect(await reasons(withItems(item))).toEqual([]);
  });
});

describe('R22: levels of online services', () => {
  test.each([
    ['code: A31\ntype: count', 'vi: Hồ sơ trực tuyến mức độ 3 và mức độ 4', '"mức độ 3"'],
    ['code: A31\ntype: text\nlength: short', 'vi: Dịch vụ công mức độ bốn', '"mức độ bốn"'],
  ])('%s, %s', async (item, words, quoted) => {
    const text = exchanged(
      withItems(item),
      'text:\n          vi: Thử',
      `text:\n          ${words}`,
    );
    expect(await reasons(text)).toEqual([
      `${quoted} means nothing without its scheme; give the figure schemes (R22)`,
    ]);
  });

  test.each([
    ['with its schemes', 'code: A31\ntype: count\nschemes: [four-levels]', 'vi: Hồ sơ mức độ 3'],
    ['other words', 'code: A31\ntype: count', 'vi: Mức độ hài lòng, mức độ 12'],
  ])('%s', async (_, item, words) => {
    const text = exchanged(
      withItems(item),
      'text:\n          vi: Thử',
      `text:\n          ${words}`,
    );
    expect(await reasons(text)).toEqual([]);
  });

  test('parts and columns, each at its place', async () => {
    const parts =
      'code: A31\ntype: count\nparts:\n  - label: { vi: Mức độ 3 }\n  - label: { vi: Khác }';
    const table =
      'code: A32\ntype: table\nrowName: { vi: Dòng }\ncolumns:\n  - { id: three, type: count, label: { vi: mức độ 3 } }';
    expect(await problemsWith({ 'a.yaml': withItems(parts, table) })).toEqual([
      expect.stringMatching(/^a\.yaml:38:13 "Mức độ 3" means nothing/),
      expect.stringMatching(/^a\.yaml:50:39 "mức độ 3" means nothing/),
    ]);
  });
});
