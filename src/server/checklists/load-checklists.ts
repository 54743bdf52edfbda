/**
 * Reads the folder of checklists. The server refuses to start with a wrong file, so an author must
 * learn everything in one go and at the right line: all problems of all files are collected, and
 * none of the checklists is handed out while there is one.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { checklistSchema } from '#domain/checklist/definition.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistHash } from '#domain/checklist/hash.ts';
import { err, ok } from '#domain/kernel/result.ts';
import type { Result } from '#domain/kernel/result.ts';
import { parseYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';
import { duplicateProblems } from './duplicates.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import { schemaProblems } from './schema-problems.ts';

export interface LoadedChecklist {
  /** Name of the file in the folder. */
  readonly file: string;
  /** Content hash: the version's name in the directory (rule S10). */
  readonly hash: string;
  readonly checklist: Checklist;
}

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
  const yamlNames = names.filter((name) => ['.yaml', '.yml'].includes(extname(name))).sort();
  if (yamlNames.length === 0) {
    return err([{ file: folder, reason: 'no checklist (*.yaml) in this folder' }]);
  }
  const problems: ChecklistProblem[] = [];
  const files: YamlFile[] = [];
  const loaded: LoadedChecklist[] = [];
  for (const name of yamlNames) {
    const file = await readYaml(folder, name);
    if (!file.ok) {
      problems.push(...file.error);
      continue;
    }
    files.push(file.value);
    const checklist = parseChecklist(file.value);
    if (checklist.ok) {
      loaded.push({ file: name, hash: checklistHash(checklist.value), checklist: checklist.value });
    } else {
      problems.push(...checklist.error);
    }
  }
  problems.push(...duplicateProblems(files));
  if (problems.length > 0) return err(problems.sort(byPlace));
  return ok(loaded.sort((a, b) => (a.checklist.letter < b.checklist.letter ? -1 : 1)));
}

async function readYaml(
  folder: string,
  name: string,
): Promise<Result<YamlFile, readonly ChecklistProblem[]>> {
  // Passing over `.yml` in silence would leave an author looking for a checklist that never shows.
  if (extname(name) !== '.yaml') {
    return err([{ file: name, reason: 'name the file *.yaml, not *.yml' }]);
  }
  try {
    return parseYaml(name, await readFile(join(folder, name), 'utf8'));
  } catch (error) {
    return err([{ file: name, reason: `cannot read the file (${errorCode(error)})` }]);
  }
}

function parseChecklist(file: YamlFile): Result<Checklist, readonly ChecklistProblem[]> {
  const parsed = checklistSchema.safeParse(file.content);
  if (parsed.success) return ok(parsed.data);
  return err(schemaProblems(file, parsed.error.issues));
}

function byPlace(a: ChecklistProblem, b: ChecklistProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
