/** The lock of published versions: their words stand, wherever the folder is read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checklistProblemLine } from '#server/checklists/checklist-problem.ts';
import { publishChecklists } from '#server/checklists/publish-checklists.ts';
import {
  authorFolder,
  exchanged,
  law,
  other,
  problemsWith,
  sound,
  writeFiles,
  withAuthorFolder,
} from './author-files.ts';

withAuthorFolder();

async function publish(): Promise<readonly string[]> {
  const published = await publishChecklists(authorFolder());
  return published.ok
    ? published.value.map(({ id, version }) => `${id} ${version}`)
    : published.error.map(checklistProblemLine);
}

async function lock(): Promise<readonly { id: string; version: string }[]> {
  const text = await readFile(join(authorFolder(), 'published.json'), 'utf8');
  return JSON.parse(text) as { id: string; version: string }[];
}

const next = (text: string, version: string): string =>
  exchanged(text, "version: '2026.1'", `version: '${version}'`);

test('publishing writes what is new, by id and version, and again nothing', async () => {
  await writeFiles({ 'law.yaml': law, 'a.yaml': sound, 'b.yaml': other });
  expect(await publish()).toEqual(['thu 2026.1', 'khac 2026.1']);
  expect(await publish()).toEqual([]);
  for (const version of ['2026.9', '2026.10']) {
    await writeFiles({ 'a.yaml': next(sound, version) });
    expect(await publish()).toEqual([`thu ${version}`]);
  }
  expect((await lock()).map(({ id, version }) => `${id} ${version}`)).toEqual([
    'khac 2026.1',
    'thu 2026.1',
    'thu 2026.9',
    'thu 2026.10',
  ]);
  expect(await problemsWith({})).toEqual([]);
});

test.each([
  ['a word of a question', 'a.yaml', exchanged(sound, 'vi: Đếm', 'vi: Đếm lại')],
  ['the law that it cites', 'law.yaml', exchanged(law, "from: '2025-07-01'", "from: '2025-07-02'")],
])(
  'a published version with another %s is refused, with file and what to do',
  async (_, file, text) => {
    await writeFiles({ 'law.yaml': law, 'a.yaml': sound });
    await publish();
    const refusal =
      'a.yaml:9:1 version 2026.1 is published and its words, or its law, were other ones; count version up';
    expect(await problemsWith({ [file]: text })).toEqual([refusal]);
    expect(await publish()).toEqual([refusal]);
    await writeFiles({ 'law.yaml': law, 'a.yaml': sound, [file]: text });
    await writeFiles({ 'a.yaml': next(file === 'a.yaml' ? text : sound, '2026.2') });
    expect(await publish()).toEqual(['thu 2026.2']);
  },
);

test('law that it does not cite may change under a published version', async () => {
  await writeFiles({ 'law.yaml': law, 'a.yaml': sound });
  await publish();
  const moved = exchanged(
    law,
    "- { id: d14, cite: Điều 14, from: '2026-08-05' }",
    '- { id: d15, cite: Điều 15 }',
  );
  expect(await problemsWith({ 'law.yaml': moved })).toEqual([]);
});

test('no version is published under one that is out already', async () => {
  await writeFiles({ 'law.yaml': law, 'a.yaml': next(sound, '2026.10') });
  await publish();
  await writeFiles({ 'a.yaml': next(sound, '2026.9') });
  expect(await publish()).toEqual([
    'a.yaml version 2026.9 comes after 2026.10, which is published; count version up',
  ]);
  expect(await lock()).toHaveLength(1);
});

test.each([
  ['no list', '{}', /^published\.json:1:1 this entry: expected array$/],
  [
    'an entry without hash',
    '[\n  { "id": "thu", "version": "2026.1" }\n]',
    /^published\.json:2:3 hash is missing/,
  ],
  ['cut off', '[{ "id": ', /^published\.json:1:\d+ not valid YAML/],
])('a lock that cannot be read is a problem: %s', async (_, text, line) => {
  const problems = await problemsWith({ 'a.yaml': sound, 'published.json': text });
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toMatch(line);
});
