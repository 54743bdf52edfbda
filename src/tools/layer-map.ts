/** The table of `src/README.md` that says who may import whom, made from the rules themselves. */
import { createRequire } from 'node:module';

interface Rule {
  readonly from: { readonly path: string };
  readonly to: { readonly path?: readonly string[]; readonly dependencyTypes?: readonly string[] };
}

const begin = '<!-- layers -->';
const end = '<!-- /layers -->';

/** The README with its table made anew; everything outside of the two marks is left alone. */
export function withLayerMap(readme: string): string {
  const start = readme.indexOf(begin);
  const stop = readme.indexOf(end);
  if (start < 0 || stop < start)
    throw new Error('the README has lost the marks of its layer table');
  return `${readme.slice(0, start + begin.length)}\n\n${layerTable()}\n\n${readme.slice(stop)}`;
}

function layerTable(): string {
  const rules = (
    createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { allowed: Rule[] }
  ).allowed;
  const rows = new Map<string, { own: string[]; types: string[]; packages: string[] }>();
  for (const { from, to } of rules) {
    const row = rows.get(from.path) ?? { own: [], types: [], packages: [] };
    rows.set(from.path, row);
    for (const path of to.path ?? []) {
      const typesAlone = to.dependencyTypes?.includes('type-only') ?? false;
      if (path.includes('node_modules')) row.packages.push(packageName(path));
      else (typesAlone ? row.types : row.own).push(folderName(path));
    }
    if (to.dependencyTypes?.includes('core')) row.packages.push('node:*');
  }
  const lines = [...rows].map(([path, row]) => {
    const self = folderName(path);
    const own = row.own.filter((name) => name !== self);
    const types = row.types.map((name) => `*${name}*`);
    return `| ${self} | ${[...own, ...types].join(', ') || '–'} | ${row.packages.join(', ') || '–'} |`;
  });
  return [
    '| from | may import (in italics: types alone) | packages |',
    '|---|---|---|',
    ...lines,
  ].join('\n');
}

/** `^src/client/store/` as a person writes it: `client/store`. */
function folderName(path: string): string {
  return path
    .replace(/^\^/, '')
    .replace(/^src\//, '')
    .replaceAll('[.]', '.')
    .replaceAll('([^/]+)', '*')
    .replaceAll('[^/]+', '*')
    .replaceAll('$1', '*')
    .replace(/[/$]+$/, '')
    .replaceAll('|', '\\|');
}

function packageName(path: string): string {
  const name = path.replace(/^.*node_modules\/(\(@types\/\)\?)?/, '').replace(/\/$/, '');
  return name === '' ? 'any' : name.replace('[^/]*', '*');
}
