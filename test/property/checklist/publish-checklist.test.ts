import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { checklistHash } from '#domain/checklist/hash.ts';
import type { LawDocument } from '#domain/checklist/law.ts';
import { legalBasis } from '#domain/checklist/legal-basis.ts';
import { publishChecklist } from '#domain/checklist/publish-checklist.ts';
import { propertyRun } from './property-run.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const articleIds = ['d1', 'd2', 'd3'] as const;
const years = fc.integer({ min: 2010, max: 2028 });

/** A library in any order, in which every name leads somewhere. */
const library = fc
  .tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        from: years,
        lasts: fc.option(fc.integer({ min: 0, max: 6 })),
        articles: fc.subarray([...articleIds]),
        replacedBy: fc.subarray(
          ids.filter((other) => other !== id),
          { maxLength: 2 },
        ),
        amendedBy: fc.subarray(
          ids.filter((other) => other !== id),
          { maxLength: 2 },
        ),
      }),
    ),
  )
  .chain((entries) => fc.shuffledSubarray(entries, { minLength: ids.length }))
  .map((entries) => ({
    documents: entries.map(({ id, from, lasts, articles, replacedBy, amendedBy }): LawDocument => ({
      ...{ id, name: `Nghị định ${id}`, kind: 'law', verified: 'V', from: String(from) },
      ...(lasts === null ? {} : { to: String(from + lasts) }),
      ...(articles.length === 0
        ? {}
        : { articles: articles.map((article) => ({ id: article, cite: `Điều ${article}` })) }),
      ...(replacedBy.length === 0 ? {} : { replacedBy }),
      ...(amendedBy.length === 0 ? {} : { amendedBy }),
    })),
  }));

/** The library with citations of what is in it. */
const citing = library.chain((law) => {
  const references = law.documents.flatMap(({ id, articles = [] }) => [
    id,
    ...articles.map((article) => `${id}/${article.id}`),
  ]);
  const legal = fc.subarray(references, { maxLength: 3 });
  return fc.record({
    law: fc.constant(law),
    legals: fc.array(legal, { minLength: 1, maxLength: 4 }),
  });
});

const words = { vi: 'Thử', en: 'Trial' };
const checklistOf = (legals: readonly (readonly string[])[]): Checklist =>
  checklistSchema.parse({
    ...{ id: 'thu', letter: 'A', title: words, shortTitle: words, version: '2026.1' },
    sections: [
      {
        ...{ id: 'mot', title: words },
        items: legals.map((legal, index) => ({
          ...{ code: `A${index + 10}`, type: 'compliance', text: words, lookAt: words },
          ...{ severity: 'major', legal },
        })),
      },
    ],
  });

test('a published checklist shows the law of any period from itself alone', () => {
  let moved = 0;
  fc.assert(
    fc.property(citing, years, years, ({ law, legals }, one, two) => {
      const period = { from: `${Math.min(one, two)}-01-01`, to: `${Math.max(one, two)}-12-31` };
      const published = publishChecklist(checklistOf(legals), law);
      for (const legal of legals) {
        const alone = legalBasis(published, legal, period);
        const whole = legalBasis({ law: [...law.documents] }, legal, period);
        // Others of a chain come in the order of the library, which publishing sets anew.
        const sorted = (lines: typeof alone) =>
          lines.map((line) => JSON.stringify(line)).toSorted();
        expect(sorted(alone)).toEqual(sorted(whole));
        if (alone.length > legal.length) moved += 1;
      }
    }),
    propertyRun,
  );
  expect(moved).toBeGreaterThan(10);
});

test('it has exactly what it cites: every name in it leads somewhere, and nothing lies beside', () => {
  fc.assert(
    fc.property(citing, ({ law, legals }) => {
      const { law: own = [] } = publishChecklist(checklistOf(legals), law);
      const names = new Set(own.map(({ id }) => id));
      for (const { replacedBy = [], amendedBy = [] } of own) {
        for (const id of [...replacedBy, ...amendedBy]) expect(names).toContain(id);
      }
      const articles = own.flatMap(({ id, articles: passages = [] }) =>
        passages.map((passage) => `${id}/${passage.id}`),
      );
      const cited = new Set(legals.flat().filter((reference) => reference.includes('/')));
      expect(articles.toSorted()).toEqual([...cited].toSorted());
      expect([...names].toSorted()).toEqual(
        [...reachable(law.documents, legals.flat())].toSorted(),
      );
    }),
    propertyRun,
  );
});

test('its hash depends on the cited law, not on the order of the library; publishing twice is once', () => {
  fc.assert(
    fc.property(citing, ({ law, legals }) => {
      const published = publishChecklist(checklistOf(legals), law);
      const turned = { documents: law.documents.toReversed() };
      const hash = checklistHash(published);
      expect(checklistHash(publishChecklist(checklistOf(legals), turned))).toBe(hash);
      expect(publishChecklist(published, law)).toEqual(published);
      expect(checklistSchema.parse(published)).toEqual(published);
      if (legals.flat().length === 0) expect(published).not.toHaveProperty('law');
    }),
    propertyRun,
  );
});

/** By following the arrows of replacement both ways, one document at a time. */
function reachable(
  documents: readonly LawDocument[],
  references: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    documents.find((document) => document.id === id)?.replacedBy?.forEach(follow);
    for (const before of documents) if (before.replacedBy?.includes(id) === true) follow(before.id);
  };
  for (const reference of references) follow(reference.split('/')[0] ?? '');
  return found;
}
