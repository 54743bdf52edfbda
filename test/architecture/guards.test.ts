import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { plantTree, runTool } from './planted-tree.ts';
import type { PlantedTree } from './planted-tree.ts';
import { accomplices, innocentFiles, plantedViolations } from './planted-violations.ts';
import type { PlantedViolation } from './planted-violations.ts';

/** What a guard said about one file. */
interface Complaint {
  readonly file: string;
  readonly text: string;
}

/** The part of dependency-cruiser's report that is needed here. */
interface CruiseReport {
  readonly modules: readonly { readonly source: string; readonly followable?: boolean }[];
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
      readonly cycle?: readonly { readonly name: string }[];
    }[];
  };
}

let tree: PlantedTree;
const complaints: Record<PlantedViolation['guard'], Complaint[]> = {
  'import table': [],
  lint: [],
  types: [],
};

beforeAll(() => {
  const planted = plantedViolations.map(({ path, text }) => [path, text]);
  tree = plantTree({ ...innocentFiles, ...accomplices, ...Object.fromEntries(planted) });
  complaints['import table'] = cruise(tree, ['src', 'test']).summary.violations.flatMap(
    ({ from, rule, cycle }) =>
      [from, ...(cycle ?? []).map(({ name }) => name)].map((file) => ({ file, text: rule.name })),
  );
  complaints.lint = parseLint(tree.run('oxlint', ['--type-aware', '-f', 'unix', 'src', 'test']));
  complaints.types = parseTypes(tree.run('tsc', ['--build', '--pretty', 'false']));
});

afterAll(() => {
  tree.remove();
});

describe('planted violations', () => {
  it.each(plantedViolations)('$guard: $title', ({ path, guard, says }) => {
    const aboutIt = complaints[guard].filter(({ file }) => file === path);
    expect(aboutIt.map(({ text }) => text).join('\n')).toContain(says);
  });

  it.each(Object.keys(innocentFiles))('nothing is said against %s', (path) => {
    const all = Object.values(complaints).flat();
    expect(all.filter(({ file }) => file === path)).toEqual([]);
  });
});

describe('the guards look at all of the project', () => {
  it('the import table reads every source file', () => {
    const files = [...sourceFiles('src'), ...sourceFiles('test'), 'vite.config.ts'];
    const report = JSON.parse(
      runHere('depcruise', [
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
        ...['src', 'test', 'vite.config.ts'],
      ]),
    ) as CruiseReport;
    const read = new Set(report.modules.map(({ source }) => source));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !read.has(file))).toEqual([]);
    expect(report.summary.totalCruised).toBeGreaterThanOrEqual(files.length);
  });

  it('lint reads every source file', () => {
    const files = [...sourceFiles('src'), ...sourceFiles('test')];
    const linted = new Set(runHere('oxlint', ['--debug=files']).split('\n'));
    expect(files.filter((file) => !linted.has(file))).toEqual([]);
  });

  it('every source file belongs to a project of the compiler', () => {
    const files = [...sourceFiles('src'), ...sourceFiles('test')];
    const projects = ['domain', 'protocol', 'client', 'client/worker', 'server', 'tools'];
    const listed = new Set(
      [...projects.map((name) => `src/${name}`), 'test'].flatMap((project) => {
        const said = runHere('tsc', ['--project', project, '--showConfig']);
        return (JSON.parse(said) as { files: readonly string[] }).files.map((file) =>
          join(project, file),
        );
      }),
    );
    expect(files.filter((file) => /[.]tsx?$/.test(file) && !listed.has(file))).toEqual([]);
  });
});

function cruise(planted: PlantedTree, folders: readonly string[]): CruiseReport {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  return JSON.parse(planted.run('depcruise', args)) as CruiseReport;
}

/** Lines such as `src/domain/a.ts:1:24: Unexpected any. [Error/typescript(no-explicit-any)]`. */
function parseLint(said: string): Complaint[] {
  return [...said.matchAll(/^(\S+?):\d+:\d+: (.*)$/gm)].map(complaint);
}

/** Lines such as `src/domain/a.ts(1,24): error TS2304: Cannot find name 'window'.` */
function parseTypes(said: string): Complaint[] {
  return [...said.matchAll(/^(\S+?)\(\d+,\d+\): (.*)$/gm)].map(complaint);
}

function complaint([, file = '', text = '']: RegExpMatchArray): Complaint {
  return { file, text };
}

function runHere(tool: string, args: readonly string[]): string {
  return runTool('.', tool, args);
}

/** Source files on disk, without what is generated or excluded by the settings. */
function sourceFiles(folder: string): string[] {
  const skipped = ['src/client/i18n/paraglide', 'test/fixtures', 'test/bench'];
  if (skipped.includes(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /[.](tsx?|mjs)$/.test(entry.name) ? [path] : [];
  });
}
