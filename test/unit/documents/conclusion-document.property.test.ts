import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';
import {
  conclusionInputSchema,
  reformHeadings,
  statementSections,
} from '#domain/documents/conclusion-input.ts';
import type { DocumentBlock } from '#domain/documents/document-model.ts';

import { shortConclusion } from '../../support/office/sample-conclusions.ts';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'Chưa\nđủ', 'Đạt 52 %.'));

const statements = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    section: fc.constantFrom(...statementSections),
    heading: fc.constantFrom(...reformHeadings, null),
    text,
  }),
  { selector: (one) => one.id, maxLength: 40 },
);

const recommendations = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    content: text,
    owner: text,
    due: fc.constantFrom('2026-01-01', '2026-12-31', null),
    product: text,
  }),
  { selector: (one) => one.id, maxLength: 25 },
);

const inputs: fc.Arbitrary<ConclusionInput> = fc
  .record({
    statements,
    recommendations,
    subject: text,
    units: fc.array(text, { maxLength: 3 }),
    unitProposals: fc.array(text, { maxLength: 3 }),
  })
  .map((parts) => ({ ...shortConclusion(), ...parts }));

const runs = {
  seed: Number(process.env['TEST_SEED'] ?? 302020),
  numRuns: Number(process.env['TEST_RUNS'] ?? 200),
};

function idsOf(block: DocumentBlock): string[] {
  switch (block.type) {
    case 'head':
      return [
        block.superior,
        block.issuer,
        block.country,
        block.motto,
        block.number,
        block.placeDate,
      ]
        .map((part) => part.id)
        .concat(block.id);
    case 'title':
      return [block.id, block.kind.id, block.subject.id];
    case 'table':
      return [block.id, ...block.rows.map((row) => row.id)];
    case 'foot':
      return [block.id, block.recipients.id, block.signature.id];
    case 'paragraph':
      return [block.id];
  }
}

it('prints every statement and recommendation exactly once and in order', () => {
  let printed = 0;
  fc.assert(
    fc.property(inputs, (input) => {
      const ids = conclusionDocument(input).blocks.flatMap(idsOf);
      // Written anew from the rule: sections in order, in each the general ones, then the headings.
      const expected = statementSections.flatMap((section) =>
        [null, ...reformHeadings].flatMap((heading) =>
          input.statements
            .filter((one) => one.section === section && one.heading === heading)
            .map((one) => `statement:${one.id}`),
        ),
      );
      expect(ids.filter((id) => id.startsWith('statement:'))).toEqual(expected);
      expect(expected).toHaveLength(input.statements.length);
      expect(ids.filter((id) => id.startsWith('recommendation:'))).toEqual(
        input.recommendations.map((one) => `recommendation:${one.id}`),
      );
      expect(new Set(ids).size).toBe(ids.length);
      printed += expected.length + input.recommendations.length;
    }),
    runs,
  );
  expect(printed).toBeGreaterThan(runs.numRuns);
});

it('numbers sections, items and points without gaps', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const markers = (level: string) =>
        conclusionDocument(input)
          .blocks.filter((block) => block.type === 'paragraph' && block.level === level)
          .map((block) => (block.type === 'paragraph' ? block.marker : null));
      const roman = ['I.', 'II.', 'III.', 'IV.', 'V.'];
      expect(markers('section')).toEqual(roman.slice(0, markers('section').length));
      // "1." opens each section that has items, "2." can only follow it.
      expect(markers('item').join(' ')).toMatch(/^(?:1\.(?: 2\.)?(?: |$))*$/u);
    }),
    runs,
  );
});

it('puts only composed letters and characters that XML can carry into the model', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(conclusionInputSchema.safeParse(input).success).toBe(true);
      const all = JSON.stringify(conclusionDocument(input));
      expect(all).toBe(all.normalize('NFC'));
      expect(all).not.toMatch(/\\u00[01]|\\u[dD][89a-fA-F]|[\p{Cc}\uFFFE\uFFFF]/u);
    }),
    runs,
  );
});
