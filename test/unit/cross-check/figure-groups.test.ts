/**
 * Every figure group of the five published articles, held to its verdict: entered as a unit would report
 * it, into a small checklist with the checks that fit it. Ids are the article's number and a running
 * number. What is a matter of words is held where the text is read.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gioLinhGroups, socSon } from './figure-groups-soc-son-gio-linh.ts';
import { giaLam, tienLu } from './figure-groups-tien-lu-gia-lam.ts';
import { quangTrachGroups } from './figure-groups-quang-trach.ts';

const groups = [...socSon, ...gioLinhGroups, ...tienLu, ...quangTrachGroups, ...giaLam];

describe('figure groups as reported figures', () => {
  const entered = groups.flatMap(({ id, what, hold }) =>
    typeof hold === 'function' ? [[id, what, hold] as const] : [],
  );
  test.each(entered)('%s: %s', (_id, _what, hold) => {
    hold();
  });
});

describe('figure groups covered from text', () => {
  const source = readFileSync(
    new URL('../figures/figure-groups-from-text.test.ts', import.meta.url),
    'utf8',
  );
  const read = groups.filter(({ hold }) => hold === 'covered from text');
  test.each(read.map(({ id, what }) => [id, what] as const))('%s: %s', (id) => {
    expect(source).toContain(id);
  });
});

test('all 60 groups are here, each once', () => {
  expect(groups).toHaveLength(60);
  const perArticle = { '000': 12, '001': 12, '002': 12, '003': 14, '004': 10 };
  expect(new Set(groups.map(({ id }) => id))).toEqual(
    new Set(
      Object.entries(perArticle).flatMap(([article, most]) =>
        Array.from({ length: most }, (_, at) => `${article}-${String(at + 1).padStart(2, '0')}`),
      ),
    ),
  );
});
