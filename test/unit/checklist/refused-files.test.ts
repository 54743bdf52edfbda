/* eslint-disable max-lines -- one file of refusals: each kind with its line and reason */
/** What files say that cannot be, each refused with its line, its column and the reason. */
import { describe, expect, test } from 'vitest';
import {
  broken,
  exchanged,
  full,
  law,
  other,
  problemsWith,
  reasons,
  sound,
  withItems,
  withMembers,
  withAuthorFolder,
} from './author-files.ts';

withAuthorFolder();

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

describe('members that have several forms', () => {
  test.each([
    [
      'points of a half without quotes',
      'points: { full: 0.5 }',
      /^points\.full: a number is digits/,
    ],
    [
      'a time of no days',
      'onFail:\n  due: { workingDays: 0 }',
      /^onFail\.due\.workingDays: too small/,
    ],
    ['a time in weeks', 'onFail:\n  due: { weeks: 2 }', /^unknown member "weeks"$|is missing/],
  ])('%s', async (_, members, reason) => {
    const found = await reasons(withMembers(members));
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(reason);
  });
});

describe('aliases', () => {
  const users = (count: number) =>
    withItems(
      'code: A11\ntype: choice\noptions: &chung\n  - { code: mot, label: { vi: Một } }\n  - { code: hai, label: { vi: Hai } }',
      ...Array.from(
        { length: count },
        (_, at) => `code: A${100 + at}\ntype: choice\noptions: *chung`,
      ),
    );

  test('one list of options for a hundred and eighteen items', async () => {
    expect(await problemsWith({ 'a.yaml': users(118) })).toEqual([]);
  });

  test.each([
    ['one that leads nowhere', 'options: *rieng', 'there is no &rieng before this *rieng'],
    [
      'one that leads into itself',
      'options: &rieng [{ code: mot, label: { vi: Một } }, *rieng]',
      '*rieng stands within &rieng itself',
    ],
    [
      'those that multiply',
      `options: [${['&a [1, 1]', ...['b', 'c', 'd'].map((name, at) => `&${name} [${`*${'abc'[at]}, `.repeat(30)}1]`)].join(', ')}]`,
      'the aliases (*name) of this file make more than 5000 copies; write some of them out',
    ],
  ])('%s', async (_, options, reason) => {
    const found = await problemsWith({
      'a.yaml': withItems(`code: A11\ntype: choice\n${options}`),
    });
    expect(found).toEqual([expect.stringMatching(/^a\.yaml:37:\d+ /)]);
    expect(found[0]).toContain(reason);
  });
});

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
    [
      'a level that there is not',
      '{ item: A01, level: [met, unmat] }',
      '41 this entry: expected one of "met"|"partial"|"unmet"',
    ],
    [
      'a number without its quotes',
      '{ item: A15, atLeast: 0.5 }',
      "28 when.atLeast: a number is digits with one point at most, in quotes where it has one ('0.5')",
    ],
    [
      'two tests in one',
      '{ item: A01, level: [unmat], yes: true }',
      '9 one condition makes one test, not several (level, yes); put them under all',
    ],
    [
      'a test beside a group',
      '{ all: [{ item: A19, yes: true }], item: A01 }',
      '9 all stands alone, without item; put them under one all',
    ],
    [
      'deep inside a group',
      '{ any: [{ not: { item: A01, level: met } }] }',
      '43 not.level: expected array',
    ],
    ['an unknown member', '{ item: A19, yse: true }', '28 unknown member "yse"'],
    ['no condition', 'A19', '9 a condition is all, any or not, or a test of one item'],
    ['an empty group', '{ all: [] }', '17 all is a list of conditions'],
    ['without its item', '{ yes: true }', '9 when.item is missing (expected string)'],
  ])('tells what is wrong with the form that is meant: %s', async (_, when, problem) => {
    const text = full.replace('code: A02\n', `code: A02\n        when: ${when}\n`);
    expect(await problemsWith({ 'a.yaml': text })).toEqual([`a.yaml:28:${problem}`]);
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
