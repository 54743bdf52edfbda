import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadChecklists } from '#server/checklists/load-checklists.ts';
import {
  authorFolder,
  broken,
  law,
  other,
  problemsWith,
  sound,
  writeFiles,
  withAuthorFolder,
} from './author-files.ts';

withAuthorFolder();

describe('a folder that is right', () => {
  test('gives its checklists in the order of their letters, each with its hash', async () => {
    await writeFiles({
      ...{ 'law.yaml': law, 'a.yaml': other, 'b.yaml': sound },
      'schema.json': '{}',
    });
    const loaded = await loadChecklists(authorFolder());

    expect(
      loaded.ok && loaded.value.map(({ file, checklist }) => [file, checklist.letter]),
    ).toEqual([
      ['b.yaml', 'A'],
      ['a.yaml', 'B'],
    ]);
    for (const { hash } of loaded.ok ? loaded.value : []) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('comments and layout do not change the hash', async () => {
    const hashOf = async (text: string) => {
      await writeFiles({ 'law.yaml': law, 'a.yaml': text });
      const loaded = await loadChecklists(authorFolder());
      return loaded.ok ? loaded.value[0]?.hash : undefined;
    };
    const plain = await hashOf(sound);
    expect(plain).toBeDefined();
    expect(await hashOf(`# A comment\n\n${sound}`)).toBe(plain);
    expect(await hashOf(broken('vi: Đếm', 'vi: Đếm lại'))).not.toBe(plain);
  });
});

describe('one wrong thing in a file', () => {
  test.each([
    ['a bracket left open', 'legal: []', 'legal: [', /^a\.yaml:35:1 not valid YAML: /],
    [
      'the same key twice',
      'severity: major',
      'severity: major\n        severity: minor',
      /^a\.yaml:23:9 not valid YAML: Map keys must be unique$/,
    ],
    ['a second document', 'version:', '---\nversion:', /^a\.yaml:9:1 not valid YAML: /],
    [
      'an unknown tag',
      'vi: Đếm',
      'vi: !bold Đếm',
      /^a\.yaml:32:15 not valid YAML: Unresolved tag: !bold$/,
    ],
    ['a version that is a number', "'2026.1'", '2026.1', /^a\.yaml:9:1 version: expected string$/],
    [
      'a version of another form',
      "'2026.1'",
      "'1.0'",
      /^a\.yaml:9:1 version: a version is year, point, number, in quotes/,
    ],
    [
      'a missing member',
      '        severity: info\n',
      '',
      /^a\.yaml:27:9 severity is missing \(expected one of "critical"\|"major"\|"minor"\|"info"\)$/,
    ],
    [
      'a missing text',
      'text:\n          vi: Số điểm',
      'text: {}',
      /^a\.yaml:29:9 text\.vi is missing \(expected string\)$/,
    ],
    [
      'an unknown severity',
      'severity: major',
      'severity: grave',
      /^a\.yaml:22:9 severity: expected one of "critical"/,
    ],
    ['an empty question', 'vi: Số điểm', "vi: ' '", /^a\.yaml:30:11 text\.vi: too small/],
    [
      'a misspelt member',
      'severity: major',
      'severity: major\n        serverity: major',
      /^a\.yaml:23:9 unknown member "serverity"$/,
    ],
    [
      'a member of another type of item',
      'legal: []',
      'legal: []\n        length: long',
      /^a\.yaml:35:9 unknown member "length"$/,
    ],
    [
      'a type that does not exist',
      'type: count',
      'type: number',
      /^a\.yaml:28:9 type: expected 'compliance' \| 'yes-no' \| 'count'/,
    ],
    [
      'no type',
      '        type: count\n',
      '',
      /^a\.yaml:27:9 type is missing \(expected 'compliance' \| 'yes-no' \| 'count'/,
    ],
    [
      'a code of another letter',
      'code: A02',
      'code: B02',
      /^a\.yaml:27:9 code "B02" does not begin with the letter of the checklist, A$/,
    ],
    [
      'a code of another form',
      'code: A02',
      'code: A2',
      /^a\.yaml:27:9 code: a code is the letter of the checklist and two or three digits/,
    ],
    [
      'the same code twice',
      'code: A02',
      'code: A01',
      /^a\.yaml:27:9 code "A01" is already used at a\.yaml:16$/,
    ],
    [
      'an id with accents',
      'id: thu',
      'id: thử',
      /^a\.yaml:1:1 id: use small letters without accents/,
    ],
    [
      'one part where parts are named',
      'legal: []',
      'legal: []\n        parts:\n          - label:\n              vi: Một',
      /^a\.yaml:35:9 parts: parts names two or more figures/,
    ],
    [
      'a number where a list should be',
      'legal: []',
      'legal: 3',
      /^a\.yaml:34:9 legal: expected array$/,
    ],
  ])('%s', async (_, from, to, line) => {
    const problems = await problemsWith({ 'a.yaml': broken(from, to) });
    expect(problems).toEqual([expect.stringMatching(line)]);
  });

  test('an option code twice in one item', async () => {
    const options = ['mot', 'hai', 'mot'].map(
      (code) => `          - code: ${code}\n            label:\n              vi: Chọn\n`,
    );
    const text = broken('type: count', 'type: choice') + `        options:\n${options.join('')}`;
    expect(await problemsWith({ 'a.yaml': text })).toEqual([
      'a.yaml:42:13 option code "mot" is already used in this item',
    ]);
  });

  test.each([
    ['an empty file', ''],
    ['a list', '- 1\n- 2\n'],
  ])('%s', async (_, text) => {
    expect(await problemsWith({ 'a.yaml': text })).toEqual([
      'a.yaml:1:1 this entry: expected object',
    ]);
  });
});

describe('several files', () => {
  test('ids, letters and codes that two files share are reported at the second', async () => {
    expect(await problemsWith({ 'a.yaml': sound, 'b.yaml': sound })).toEqual([
      'b.yaml:1:1 checklist id "thu" is already used at a.yaml:1',
      'b.yaml:2:1 checklist letter "A" is already used at a.yaml:2',
      'b.yaml:16:9 code "A01" is already used at a.yaml:16',
      'b.yaml:27:9 code "A02" is already used at a.yaml:27',
    ]);
  });

  test('a section id may come again in another checklist, not in the same one', async () => {
    expect(await problemsWith({ 'a.yaml': sound, 'b.yaml': other })).toEqual([]);
    const sections = sound.slice(sound.indexOf('  - id: mot')).replaceAll(/A0(\d)/g, 'A1$1');
    expect(await problemsWith({ 'a.yaml': sound + sections })).toEqual([
      'a.yaml:35:5 section id "mot" is already used at a.yaml:11',
    ]);
  });

  test('everything wrong in all files is reported at once, in the order of files and lines', async () => {
    const twoFaults = broken('severity: major', 'severity: grave').replace('A02', 'A01');
    expect(
      await problemsWith({
        'c.yml': sound,
        'e.YAML': sound,
        'b.yaml': 'a: [',
        'a.yaml': twoFaults,
        'd.yaml': other,
      }),
    ).toEqual([
      expect.stringMatching(/^a\.yaml:22:9 severity: /),
      'a.yaml:27:9 code "A01" is already used at a.yaml:16',
      expect.stringMatching(/^b\.yaml:1:5 not valid YAML: /),
      'c.yml name the file *.yaml, not *.yml',
      'e.YAML name the file *.yaml, not *.YAML',
    ]);
  });

  test('another encoding is refused with its line, before its letters are published as signs of nothing', async () => {
    await writeFiles({ 'law.yaml': law });
    await writeFile(join(authorFolder(), 'a.yaml'), Buffer.from(sound, 'latin1'));
    const line = sound.split('\n').findIndex((text) => /[^ -~]/.test(text));
    const loaded = await loadChecklists(authorFolder());
    const reason = 'holds letters that are not UTF-8; save the file with the encoding UTF-8';
    expect(loaded).toEqual({ ok: false, error: [{ file: 'a.yaml', line: line + 1, reason }] });
  });

  test('a folder without checklists, or that is not there, is a problem too', async () => {
    expect(await problemsWith({ 'README.md': '' })).toEqual([
      `${authorFolder()} no checklist (*.yaml) in this folder`,
    ]);
    const missing = await loadChecklists(join(authorFolder(), 'gone'));
    expect(missing).toEqual({
      ok: false,
      error: [{ file: join(authorFolder(), 'gone'), reason: 'cannot read the folder (ENOENT)' }],
    });
  });
});
