/**
 * Reads the folder of checklists with its law library and its lock. The server refuses to start with
 * a wrong file, so an author must learn everything in one go and at the right line: all problems of
 * all files are collected, and none of the checklists is handed out while there is one.
 */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { checklistHash } from '#domain/checklist/hash.ts';
import { publishChecklist } from '#domain/checklist/publish-checklist.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { err, ok } from '#domain/kernel/result.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { LoadedChecklist } from './loaded-checklist.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import { checkFiles, lawFile } from './check-files.ts';
import { isAltered, parsePublished, publishedFile } from './published-versions.ts';
import type { PublishedVersion } from './published-versions.ts';
import { parseYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** All checklists of a folder in the order of their letters, or every problem found. */
export async function loadChecklists(
  folder: string,
): Promise<Result<readonly LoadedChecklist[], readonly ChecklistProblem[]>> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return err([{ file: folder, reason: `cannot read the folder (${errorCode(error)})` }]);
  }
  const problems: ChecklistProblem[] = [];
  const files: YamlFile[] = [];
  const yamlNames = names
    .filter((name) => ['.yaml', '.yml'].includes(extname(name).toLowerCase()))
    .sort();
  if (yamlNames.every((name) => name === lawFile)) {
    return err([{ file: folder, reason: 'no checklist (*.yaml) in this folder' }]);
  }
  for (const name of yamlNames) {
    const file = await readYaml(folder, name);
    if (file.ok) files.push(file.value);
    else problems.push(...file.error);
  }
  const published = await readPublished(folder);
  if (!published.ok) problems.push(...published.error);
  const checked = checkFiles(files);
  problems.push(...checked.problems);
  if (problems.length > 0 || !published.ok) return err(problems.sort(byPlace));
  const loaded = checked.checklists.map(({ file, checklist: words }) => {
    const checklist = publishChecklist(words, checked.library);
    const content = canonicalJson(checklist);
    return { file, hash: checklistHash(checklist), checklist, content };
  });
  // Only now: what a version has for words is not known while a reference leads nowhere.
  const altered = alteredProblems(loaded, published.value);
  if (altered.length > 0) return err(altered.toSorted(byPlace));
  return ok(
    loaded
      .map((entry) => ({ ...entry, file: entry.file.name }))
      .sort((a, b) => (a.checklist.letter < b.checklist.letter ? -1 : 1)),
  );
}

/** Published versions with other words than they had. */
function alteredProblems(
  loaded: readonly (Pick<LoadedChecklist, 'hash' | 'checklist'> & { readonly file: YamlFile })[],
  published: readonly PublishedVersion[],
): readonly ChecklistProblem[] {
  return loaded
    .filter((entry) => isAltered(entry, published))
    .map(({ file, checklist: { version } }) => ({
      file: file.name,
      ...file.positionOf(['version']),
      reason: `version ${version} is published and its words, or its law, were other ones; count version up`,
    }));
}

/** What the lock of the folder says; nothing is published where there is none. */
export async function readPublished(
  folder: string,
): Promise<Result<readonly PublishedVersion[], readonly ChecklistProblem[]>> {
  try {
    return parsePublished(await readFile(join(folder, publishedFile), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok([]);
    return err([{ file: publishedFile, reason: `cannot read the file (${errorCode(error)})` }]);
  }
}

async function readYaml(
  folder: string,
  name: string,
): Promise<Result<YamlFile, readonly ChecklistProblem[]>> {
  // Passing over `.yml` in silence would leave an author looking for a checklist that never shows.
  if (extname(name) !== '.yaml') {
    return err([{ file: name, reason: `name the file *.yaml, not *${extname(name)}` }]);
  }
  try {
    const bytes = await readFile(join(folder, name));
    if (isUtf8(bytes)) return parseYaml(name, bytes.toString('utf8'));
    const reason = 'holds letters that are not UTF-8; save the file with the encoding UTF-8';
    return err([{ file: name, line: firstForeignLine(bytes), reason }]);
  } catch (error) {
    return err([{ file: name, reason: `cannot read the file (${errorCode(error)})` }]);
  }
}

/** Read all the same, these letters would become "\uFFFD" and could be published so for ever. */
function firstForeignLine(bytes: Buffer): number {
  for (let line = 1, start = 0; ; line += 1) {
    const end = bytes.indexOf('\n', start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

function byPlace(a: ChecklistProblem, b: ChecklistProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
