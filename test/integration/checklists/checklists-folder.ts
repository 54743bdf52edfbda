/** A copy of the project in which `npm run checklists` finds a folder of its own to read and to write. */
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnCommand } from '../../support/screens/spawned-command.ts';

const tool = 'src/tools/checklists.ts';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface ChecklistsFolder {
  readonly root: string;
  readonly write: (name: string, text: string) => Promise<void>;
  readonly read: (name: string) => Promise<string>;
  /** The command as it is typed; its exit code and all that it printed. */
  readonly typed: (command: string) => Promise<Ended>;
  /** `npm run checklists -- ...` without npm, which takes longer to start than the command. */
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  readonly remove: () => Promise<void>;
}

export async function createChecklistsFolder(): Promise<ChecklistsFolder> {
  const root = await mkdtemp(join(tmpdir(), 'so-doan-checklists-'));
  await mkdir(join(root, 'checklists'));
  await copyFile('package.json', join(root, 'package.json'));
  for (const name of ['src', 'node_modules']) {
    await symlink(join(process.cwd(), name), join(root, name));
  }
  return {
    root,
    write: (name, text) => writeFile(join(root, name), text),
    read: (name) => readFile(join(root, name), 'utf8'),
    typed: (command) => ended(command.split(' '), root),
    run: (...args) => ended([process.execPath, '--import', 'tsx', tool, ...args], root),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function ended(words: readonly string[], cwd: string): Promise<Ended> {
  // npm would set it anew.
  const spawned = spawnCommand(words, { cwd, environment: { INIT_CWD: cwd } });
  const code = await spawned.exitCode;
  return { code, output: spawned.output() };
}
