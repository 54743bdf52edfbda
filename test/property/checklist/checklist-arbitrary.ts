/** Small checklists of every type, out of few names, so that two of them have much in common. */
import fc from 'fast-check';
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistSchema } from '#domain/checklist/definition.ts';

const label = fc.constantFrom('Một', 'Hai', 'Ba').map((vi) => ({ vi }));
const title = fc.constantFrom('Phần', 'Mục').map((vi) => ({ vi, en: 'Part' }));
const slug = fc.constantFrom('mot', 'hai', 'ba');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

const options = fc.uniqueArray(fc.record({ code: slug, label }), {
  minLength: 2,
  selector: ({ code }) => code,
});
const parts = fc.array(fc.record({ label }), { minLength: 2, maxLength: 3 });
const columns = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom('count', 'date', 'compliance'),
    id: fc.constantFrom('unit', 'system', 'counted'),
    label,
  }),
  { minLength: 1, selector: ({ id }) => id },
);

const typed = fc.oneof(
  fc.record({ type: fc.constant('compliance') }),
  fc.record({ type: fc.constant('yes-no'), failsOn: maybe(fc.constantFrom('yes', 'no')) }),
  fc.record({ type: fc.constant('count'), unit: maybe(label), parts: maybe(parts) }),
  fc.record({ type: fc.constant('ratio'), labels: fc.record({ part: label, whole: label }) }),
  fc.record({ type: fc.constant('money'), per: maybe(fc.constantFrom('month', 'year')) }),
  fc.record({ type: fc.constant('percentage') }),
  fc.record({ type: fc.constant('date'), parts: maybe(parts) }),
  fc.record({ type: fc.constant('text'), length: fc.constantFrom('short', 'long') }),
  fc.record({ type: fc.constant('choice'), options }),
  fc.record({ type: fc.constant('choices'), options }),
  fc.record({ type: fc.constant('table'), columns, rowName: label }),
  fc.record({ type: fc.constant('photo'), atLeast: maybe(fc.constantFrom(1, 2)) }),
);

const item = fc
  .record({
    own: typed,
    common: fc.record({
      code: fc.constantFrom('A01', 'A02', 'A03', 'A04', 'A05', 'A06'),
      text: label,
      lookAt: label,
      short: maybe(label),
      severity: fc.constantFrom('critical', 'major', 'info'),
      legal: fc.subarray(['nd-1/d1', 'nd-1', 'nd-2']),
      when: maybe(fc.constantFrom({ item: 'A01', answered: true }, { item: 'A02', yes: true })),
      points: maybe(fc.constantFrom({ full: 1 }, { full: 2 })),
      requires: maybe(fc.constantFrom({ photo: 'answered' }, { note: 'unmet' })),
      onFail: maybe(fc.constant({ due: { days: 5 } })),
    }),
  })
  .map(({ own, common }) => ({ ...own, ...common }));

const check = fc.record({
  id: slug,
  kind: fc.constant('same'),
  rule: fc.constantFrom('R12', 'R13'),
  title: label,
  figures: fc.constantFrom(['A01', 'A02'], ['A03', 'A04']),
});

const law = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('nd-1', 'nd-2'),
    name: fc.constantFrom('Nghị định 1', 'Nghị định 2'),
    kind: fc.constant('law'),
    from: fc.constantFrom('2020', '2025'),
    verified: fc.constant('V'),
    articles: maybe(fc.constant([{ id: 'd1', cite: 'Điều 1' }])),
  }),
  { minLength: 1, selector: ({ id }) => id },
);

/** Law in the order of ids, as publishing writes it. */
export const checklistArbitrary: fc.Arbitrary<Checklist> = fc
  .record({
    items: fc.uniqueArray(item, { minLength: 2, maxLength: 6, selector: ({ code }) => code }),
    cut: fc.nat(),
    titles: fc.tuple(title, title, title),
    turned: fc.boolean(),
    sectionWhen: maybe(fc.constant({ item: 'A01', answered: true })),
    checks: maybe(fc.uniqueArray(check, { minLength: 1, selector: ({ id }) => id })),
    law: maybe(law),
    deadlines: maybe(fc.constant({ major: { months: 1 } })),
    version: fc.constantFrom('2026.1', '2026.2'),
  })
  .map(({ items, cut, titles, turned, sectionWhen, checks, law: documents, ...rest }) => {
    const at = 1 + (cut % (items.length - 1));
    const sections = [
      { id: 'mot', title: titles[1], when: sectionWhen, items: items.slice(0, at) },
      { id: 'hai', title: titles[2], items: items.slice(at) },
    ];
    const sorted = documents?.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const written = {
      ...{ id: 'thu', letter: 'A', title: titles[0], shortTitle: titles[0], ...rest },
      ...{ checks, law: sorted, sections: turned ? sections.toReversed() : sections },
    };
    // By way of JSON, as a file comes: members that are left out are not there at all.
    return checklistSchema.parse(JSON.parse(JSON.stringify(written)));
  });
