import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withLayerMap } from '../../src/tools/layer-map.ts';

it('the map in src/README.md is the table that the import rules are made of', () => {
  const readme = readFileSync(new URL('../../src/README.md', import.meta.url), 'utf8');
  expect(readme.match(/^\| /gm)?.length).toBeGreaterThan(40);
  expect(withLayerMap(readme)).toBe(readme);
});

it('every rule S1 to S24 of the specification is quoted by the title of a test', () => {
  const root = new URL('../', import.meta.url);
  const titles = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$|-contract\.ts$/.test(name))
    .flatMap((name) =>
      readFileSync(new URL(name, root), 'utf8').match(
        /(?:\b(?:it|test|describe)(?:\.\w+)*\(|^\s+)\s*[`'"][^\n]*\bS\d+\b[^\n]*/gm,
      ),
    )
    .join('\n');
  const unquoted = Array.from({ length: 24 }, (_, index) => `S${index + 1}`).filter(
    (rule) => !new RegExp(`\\b${rule}\\b`).test(titles),
  );
  expect(unquoted).toEqual([]);
});
