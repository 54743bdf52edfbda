/** Cross-checks that cannot be held, members that do not fit, and levels that mean nothing. */
import { describe, expect, test } from 'vitest';
import {
  exchanged,
  full,
  other,
  problemsWith,
  reasons,
  withItems,
  withTop,
  withAuthorFolder,
} from './author-files.ts';

withAuthorFolder();

/** The checks of a checklist: one, of these members. */
const check = (yaml: string) =>
  `checks:\n  - id: thu\n    rule: R1\n    title: { vi: Thử }\n    ${yaml}\n`;

describe('cross-checks', () => {
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
    ['kind: sum\n    left: [A20]\n    right: [A02]', ['A20 is text; it has no figure']],
    [
      'kind: same\n    figures: [A16, A22]',
      ['A22 is money, but A16 is date; they are not compared'],
    ],
    [
      'kind: same\n    figures: [A14.part, visit.date]',
      ['A14.part is number, but visit.date is date; they are not compared'],
    ],
    [
      'kind: at-most\n    small: A14.part\n    large: A15',
      ['A14.part is number, but A15 is percentage; they are not compared'],
    ],
    [
      'kind: at-most\n    small: A14.part\n    large: A12',
      ['A14.part is for no stated time, but A12 for month; they are not added (R17)'],
    ],
    [
      'kind: sum\n    left: [A21.part]\n    right: [A02, A14.whole]',
      ['A02 is count, but A21.part is money; they are not compared'],
    ],
    [
      'kind: row-order\n    table: A23\n    small: monthly\n    large: planned',
      ['column planned is for no stated time, but monthly for month'],
    ],
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
      'kind: row-order\n    table: A77\n    small: received\n    large: name',
      ['there is no item A77'],
    ],
  ])('%s', async (yaml, expected) => {
    expect(await reasons(withTop(check(yaml), full))).toEqual(expected);
  });

  test.each([
    'kind: sum\n    left: [A02, A14.part, A18.rows]\n    right: [A18.unitCount, A11.2]\n    optional: [A02]',
    'kind: at-most\n    small: A14.part\n    large: [A11.1, A11.2]',
    'kind: at-most\n    small: A14.stated\n    large: A15',
    'kind: same\n    figures: [A21.part, A14.whole, A22]',
    'kind: row-order\n    table: A23\n    small: paid\n    large: planned',
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
    const yaml = 'kind: sum\n    left:\n      - A02\n      - A99\n    right: [period.from]';
    expect(await problemsWith({ 'a.yaml': withTop(check(yaml)) })).toEqual([
      'a.yaml:42:9 there is no item A99',
      'a.yaml:43:13 period.from is date, where count or money is needed',
    ]);
  });

  test('an id twice in a checklist', async () => {
    const one = 'kind: date-order\n    dates: [period.from, visit.date]';
    const twice = check(one) + check(one).replace('checks:\n', '');
    expect(await problemsWith({ 'a.yaml': withTop(twice) })).toEqual([
      'a.yaml:41:5 check id "thu" is already used at a.yaml:36',
    ]);
  });
});

describe('one figure twice in one check', () => {
  const twice = (name: string) =>
    `${name} stands twice here; it is counted twice or compared with itself`;

  test.each([
    ['kind: sum\n    left: [A02, A02]\n    right: [A11.1]', [twice('A02')]],
    ['kind: sum\n    left: [A11.1]\n    right: [A02, A11.1]', [twice('A11.1')]],
    [
      'kind: sum\n    left: [A02]\n    right: [A11.1]\n    optional: [A11.1, A11.1]',
      [twice('A11.1')],
    ],
    ['kind: at-most\n    small: A02\n    large: A02', [twice('A02')]],
    ['kind: at-most\n    small: A02\n    large: [A11.1, A02]', [twice('A02')]],
    [
      'kind: percent\n    part: [A02, A02]\n    whole: [A11.1, A11.1]\n    stated: A15',
      [twice('A02'), twice('A11.1')],
    ],
    [
      'kind: percent\n    part: [A02, A11.1]\n    whole: A02\n    stated: A15',
      ['the whole has nothing that is not in the part'],
    ],
    ['kind: base\n    part: A02\n    whole: A02\n    stated: A15', [twice('A02')]],
    ['kind: complement\n    percents: [A15, A15]', [twice('A15')]],
    ['kind: same\n    figures: [A02, A11.1, A02]', [twice('A02')]],
    ['kind: target\n    result: A15\n    atLeast: A15', [twice('A15')]],
    ['kind: date-order\n    dates: [A16, visit.date, A16]', [twice('A16')]],
    ['kind: same-period\n    from: A16\n    to: A16', [twice('A16')]],
    [
      'kind: same-period\n    from: period.from\n    to: A16',
      ['period.from would be compared with itself'],
    ],
    ['kind: daily\n    mean: A02\n    total: A11.1\n    peak: A02', [twice('A02')]],
    ['kind: none-left\n    stated: A15\n    none: [A02, A02]', [twice('A02')]],
    ['kind: previous\n    now: [A02, A02]\n    before: A11.1', [twice('A02')]],
    ['kind: documents\n    texts: [A20, A20]', [twice('A20')]],
    [
      'kind: three-way\n    table: A18\n    columns: [unitCount, systemCount, unitCount]',
      [twice('unitCount')],
    ],
    [
      'kind: row-order\n    table: A18\n    small: received\n    large: received',
      [twice('received')],
    ],
  ])('%s', async (yaml, expected) => {
    expect(await reasons(withTop(check(yaml), full))).toEqual(expected);
  });

  test('at its second place', async () => {
    const yaml = 'kind: sum\n    left: [period.to]\n    right:\n      - A02\n      - A02';
    expect(await problemsWith({ 'a.yaml': withTop(check(yaml)) })).toContain(
      `a.yaml:43:9 ${twice('A02')}`,
    );
  });

  test.each([
    'kind: percent\n    part: A02\n    whole: [A02, A11.1]\n    stated: A15',
    'kind: previous\n    now: A02\n    before: [A02, A11.1]',
    'kind: sum\n    left: [A02]\n    right: [A11.1, A11.2]\n    optional: [A02]',
  ])('is meant where two visits or a part and its whole are: %s', async (yaml) => {
    expect(await reasons(withTop(check(yaml), full))).toEqual([]);
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
      'a failing of a table whose yes and no are both facts',
      'code: A31\ntype: table\nrowName: { vi: Dòng }\ncolumns: [{ id: ok, type: yes-no, label: { vi: Có } }]\nonFail: { finding: { vi: Thiếu } }',
      'A31 (table) never fails',
    ],
    [
      'partly met points of a table that is met or not',
      'code: A31\ntype: table\nrowName: { vi: Dòng }\ncolumns: [{ id: ok, type: yes-no, failsOn: no, label: { vi: Có } }]\npoints: { full: 2, partial: 1 }',
      'A31 is table; it is never partly met',
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
    [
      'two options of one text',
      'code: A31\ntype: choice\noptions: [{ code: mot, label: { vi: Khác } }, { code: hai, label: { vi: Hai } }, { code: ba, label: { vi: "khác " } }]',
      'option "khác" is already used in this item',
    ],
    [
      'two options of one text in English',
      'code: A31\ntype: choices\noptions: [{ code: mot, label: { vi: Một, en: One } }, { code: hai, label: { vi: Hai, en: One } }]',
      'option "One" is already used in this item',
    ],
    [
      'two options of one text where English is missing',
      'code: A31\ntype: choices\noptions: [{ code: mot, label: { vi: Online } }, { code: hai, label: { vi: Trực tuyến, en: Online } }]',
      'option "Online" is already used in this item',
    ],
    [
      'two options of one code',
      'code: A31\ntype: choice\noptions: [{ code: mot, label: { vi: Một } }, { code: mot, label: { vi: Hai } }]',
      'option code "mot" is already used in this item',
    ],
    [
      'two options of one text in a column',
      'code: A31\ntype: table\nrowName: { vi: Dòng }\ncolumns: [{ id: kind, type: choice, label: { vi: Loại }, options: [{ code: mot, label: { vi: Một } }, { code: hai, label: { vi: Một } }] }]',
      'option "Một" is already used in this item',
    ],
    [
      'two rows alike',
      'code: A31\ntype: table\nrowName: { vi: Dòng }\nrows: [{ vi: Hộ tịch }, { vi: Đất đai }, { vi: hộ  tịch }]\ncolumns: [{ id: name, type: text, length: short, label: { vi: Tên } }]',
      'row "hộ  tịch" is already used in this item',
    ],
    ['failsOn of a figure', 'code: A31\ntype: count\nfailsOn: no', 'unknown member "failsOn"'],
  ])('%s', async (_, item, reason) => {
    expect(await reasons(withItems(item))).toEqual([reason]);
  });

  test.each([
    'code: A31\ntype: yes-no\nfailsOn: no\npoints: { full: 2 }\nonFail: { due: { workingDays: 5 } }\nrequires: { photo: unmet }',
    "code: A31\ntype: ratio\nlabels: { part: { vi: Phần }, whole: { vi: Tổng } }\npoints: { full: 2, bands: [{ atLeast: '97.5', points: '1.5' }, { atLeast: 99, points: 2 }] }",
    'code: A31\ntype: table\nrowName: { vi: Dòng }\nrows: [{ vi: Một }]\ncolumns: [{ id: name, type: text, length: short, label: { vi: Tên } }, { id: ok, type: compliance, label: { vi: Đạt } }]\npoints: { full: 2, partial: 1 }\nonFail: { proposal: { vi: Bổ sung } }',
    'code: A31\ntype: choice\noptions: [{ code: co, label: { vi: Có } }, { code: co-2, label: { vi: Cỏ } }]',
    'code: A31\ntype: table\nrowName: { vi: Dòng }\ncolumns: [{ id: ok, type: yes-no, failsOn: no, label: { vi: Có } }]\npoints: { full: 2 }\nonFail: { proposal: { vi: Bổ sung } }\nrequires: { photo: unmet }',
  ])('fits: %s', async (item) => {
    expect(await reasons(withItems(item))).toEqual([]);
  });
});

test('words alike at the place of the later one', async () => {
  const table =
    'code: A31\ntype: table\nrowName: { vi: Dòng }\nrows:\n  - vi: Một\n    en: One\n  - vi: Hai\n    en: one\ncolumns: [{ id: name, type: text, length: short, label: { vi: Tên } }]';
  expect(await problemsWith({ 'a.yaml': withItems(table) })).toEqual([
    'a.yaml:42:13 row "one" is already used in this item',
  ]);
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
