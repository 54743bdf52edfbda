/**
 * `npm run checklists`: for who writes checklists. It reads the folder as the server does, prints what
 * is wrong or an outline, and makes pages to print. `npm run checklists -- check` does a part of it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checklistProblemLine } from '#server/checklists/checklist-problem.ts';
import { loadChecklists } from '#server/checklists/load-checklists.ts';
import type { LoadedChecklist } from '#server/checklists/loaded-checklist.ts';
import { publishChecklists } from '#server/checklists/publish-checklists.ts';
import { authorSchemas } from './checklist-schema.ts';
import { itemsByCode } from './checklists/figure-words.ts';
import { outlineOf } from './checklists/outline.ts';
import { printedPage } from './checklists/printed-page.ts';
import { importFile } from './xlsform/import-file.ts';

const FOLDER = 'checklists';
const PRINT_FOLDER = 'dist/checklists';

/** Each command returns whether all went well; what went wrong it has said by then. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  check: () => withChecklists(outline),
  print: ([folder = PRINT_FOLDER]) => withChecklists((loaded) => print(loaded, folder)),
  publish,
  schema: writeSchemas,
  import: ([file, letter]) => importForm(file, letter),
};

const [name, ...args] = process.argv.slice(2);
const command = name === undefined ? everything : commands[name];
if (command === undefined) {
  console.error(`No such command: ${name}. There are: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
} else if (!(await command(args))) {
  process.exitCode = 1;
}

async function everything(): Promise<boolean> {
  const written = await writeSchemas();
  const shown = await withChecklists((loaded) => {
    outline(loaded);
    print(loaded, PRINT_FOLDER);
  });
  return written && shown;
}

async function withChecklists(
  work: (loaded: readonly LoadedChecklist[]) => void,
): Promise<boolean> {
  const loaded = await loadChecklists(FOLDER);
  if (loaded.ok) {
    work(loaded.value);
    return true;
  }
  for (const problem of loaded.error) console.error(checklistProblemLine(problem));
  console.error(`Problems: ${loaded.error.length}. Nothing was made of these checklists.`);
  return false;
}

function outline(loaded: readonly LoadedChecklist[]): void {
  console.log(outlineOf(loaded).join('\n'));
}

function print(loaded: readonly LoadedChecklist[], folder: string): void {
  const items = itemsByCode(loaded.map(({ checklist }) => checklist));
  mkdirSync(folder, { recursive: true });
  for (const one of loaded) {
    const file = join(folder, `${one.checklist.id}.html`);
    writeFileSync(file, printedPage(one, items));
    console.log(`To print: ${file}`);
  }
}

/** Puts the versions of the folder into its lock: from now on their words stand. */
async function publish(): Promise<boolean> {
  const published = await publishChecklists(FOLDER);
  if (!published.ok) {
    for (const problem of published.error) console.error(checklistProblemLine(problem));
    console.error(`Problems: ${published.error.length}. Nothing was published.`);
    return false;
  }
  for (const { id, version, hash } of published.value) {
    console.log(`Published: ${id} ${version} (${hash.slice(0, 8)})`);
  }
  if (published.value.length === 0) console.log('Nothing new: every version here is published.');
  return true;
}

/** The file is meant from where the command was typed, which npm leaves for the project's folder. */
async function importForm(file: string | undefined, letter: string | undefined): Promise<boolean> {
  if (file === undefined) {
    console.error('Which file? npm run checklists -- import <file.xlsx> [letter]');
    return false;
  }
  const full = resolve(process.env['INIT_CWD'] ?? '.', file);
  const path = relative('.', full).startsWith('..') ? full : relative('.', full);
  const free = letter ?? (await freeLetter());
  if (free === null) return false;
  const imported = await importFile(path, free, new Date().getFullYear());
  if (imported.ok) console.log(imported.value.join('\n'));
  else console.error(imported.error);
  return imported.ok;
}

/** The first that no checklist of the folder has; null when that cannot be told. */
async function freeLetter(): Promise<string | null> {
  let free: string | null = null;
  await withChecklists((loaded) => {
    const taken = loaded.map(({ checklist }) => checklist.letter);
    free = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.includes(letter)) ?? null;
    if (free === null) console.error('Every letter has its checklist; name the one to take.');
  });
  return free;
}

/** The schemas with which editors help authors. */
async function writeSchemas(): Promise<boolean> {
  const { format } = await import('prettier');
  for (const [name, schema] of Object.entries(authorSchemas())) {
    const file = join(FOLDER, name);
    const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
    writeFileSync(file, text);
    console.log(`For editors: ${file}`);
  }
  return true;
}
