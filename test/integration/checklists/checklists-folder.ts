/** A copy of the project in which `npm run checklists` finds a folder of its own to read and to write. */
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnCommand } from '../../support/screens/spawned-command.ts';

export interface ChecklistsFolder {
  readonly root: string;
  readonly write: (name: string, text: string) => Promise<void>;
  readonly read: (name: string) => Promise<string>;
  /** The command as it is typed; its exit code and all that it printed. */
  readonly run: (command: string) => Promise<{ code: number | null; output: string }>;
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
    async run(command) {
      const spawned = spawnCommand(command.split(' '), { cwd: root });
      const code = await spawned.exitCode;
      return { code, output: spawned.output() };
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
