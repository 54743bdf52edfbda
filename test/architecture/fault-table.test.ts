/** The table of faults in `test/README.md` against the titles of the tests, both ways. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

const rows = read('README.md')
  .split('\n')
  .flatMap((line) => {
    const cells = /^\| (\d+) \| [^|]+ \| ([^|]+) \|$/.exec(line);
    return cells === null ? [] : [{ fault: Number(cells[1]), tried: cells[2]! }];
  });
const filesOf = (tried: string): readonly string[] =>
  [...tried.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);

/** 'fault 22: …' and 'faults 2, 9 and 10: …', at the beginning of a title or behind its first words. */
function faultsIn(source: string): ReadonlySet<number> {
  const named = [...source.matchAll(/['"`(]faults? ((?:\d+(?:, | and )?)+)[:)]/g)];
  return new Set(named.flatMap(([, list]) => list!.match(/\d+/g)!.map(Number)));
}

const titled = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(\.test\.tsx?|-contract\.ts)$/.test(file) && !file.startsWith('architecture/'))
  .map((file) => ({ file, faults: faultsIn(read(file)) }));

describe('the table of faults', () => {
  it('has a row for each fault, in order', () => {
    expect(rows.map(({ fault }) => fault)).toEqual(Array.from({ length: 44 }, (_, at) => at + 1));
  });

  it.each(rows)('fault $fault is tried where the table says, or the reason stands there', (row) => {
    const files = filesOf(row.tried);
    if (files.length === 0) expect(row.tried).toMatch(/^(not yet|cannot be tried here): ./);
    const here = titled.filter(({ faults }) => faults.has(row.fault)).map(({ file }) => file);
    expect(here.toSorted()).toEqual([...files].toSorted());
  });
});
