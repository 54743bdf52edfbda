import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The settings of every guard, copied as they are: what is proven is what the project runs. */
const settings = [
  'package.json',
  'tsconfig.json',
  'src/tsconfig.base.json',
  'src/domain/tsconfig.json',
  'src/protocol/tsconfig.json',
  'src/client/tsconfig.json',
  'src/client/worker/tsconfig.json',
  'src/server/tsconfig.json',
  'src/tools/tsconfig.json',
  'test/tsconfig.json',
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.knip.json',
  '.oxlintrc.json',
];

/** A small project beside this one, with our settings, our packages and files of our choice. */
export interface PlantedTree {
  readonly folder: string;
  /** Runs a tool of ours in it and returns all that the tool printed. */
  readonly run: (tool: string, args: readonly string[]) => string;
  readonly remove: () => void;
}

export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  const project = resolve('.');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'so-doan-planted-')));
  for (const path of settings) copy(join(project, path), join(folder, path));
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text);
  linkPackages(join(project, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    run: (tool, args) => runTool(folder, tool, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a tool of ours in a folder and returns all that it printed, whether it complained or not. */
export function runTool(folder: string, tool: string, args: readonly string[]): string {
  const result = spawnSync(join(resolve('.'), 'node_modules/.bin', tool), args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (result.error !== undefined) throw result.error;
  return `${result.stdout}${result.stderr}`;
}

/** Package by package, so that the caches in `node_modules` stay those of the project alone. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!name.startsWith('.')) symlinkSync(join(from, name), join(to, name));
  }
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
