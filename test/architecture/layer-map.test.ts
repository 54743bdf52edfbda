import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withLayerMap } from '../../src/tools/layer-map.ts';

it('the map in src/README.md is the table that the import rules are made of', () => {
  const readme = readFileSync(new URL('../../src/README.md', import.meta.url), 'utf8');
  expect(readme.match(/^\| /gm)?.length).toBeGreaterThan(40);
  expect(withLayerMap(readme)).toBe(readme);
});
