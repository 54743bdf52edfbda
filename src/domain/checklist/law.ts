/**
 * The library of dated law: which document was in force when, what replaced it, and which of its
 * passages were read. Authors keep it in `checklists/law.yaml`; a published checklist carries the
 * documents that it cites, so that a visit keeps the library of its version (S10) and needs no
 * network to show the text in force in the inspected period.
 *
 * Laws:
 * - An article is in the library only where its passage was read: an unread article number on an
 *   inspector's screen would be quoted to a commune as law. All else is the document alone.
 * - Dates are as exact as they are known: `'2021'`, `'2021-07'` or `'2021-07-15'`. A document without
 *   the date from which it is in force is refused.
 */
import { z } from 'zod';
import { line, slugSchema } from './label.ts';

/** A date as exactly as it is known; compared by what it certainly covers (see `legal-basis.ts`). */
export const lawDateSchema = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {
    error: "a date is year, year-month or year-month-day, in quotes ('2025-07-01')",
  })
  .describe("'2025-07-01', or '2025' where no more is known.");

const articleSchema = z
  .strictObject({
    id: slugSchema.describe('Id within the document: d7-k3. Items cite <document>/<article>.'),
    cite: line('As it is cited, clause before article: khoản 3 Điều 7.'),
    from: lawDateSchema.optional().describe('Where the passage is younger than the document.'),
    to: lawDateSchema.optional().describe('Last day, where the passage ended before the document.'),
  })
  .describe('A passage that was read. A passage that was not read has no entry.');

const verifications = ['V', 'D', 'P', 'M'] as const;

export const lawDocumentSchema = z
  .strictObject({
    id: slugSchema.describe('Id by which items cite it: nd-118-2025.'),
    name: line('Kind and number, as shown: Nghị định 118/2025/NĐ-CP.'),
    number: line('Number and symbol alone, to be found in a text: 118/2025/NĐ-CP.').optional(),
    issued: lawDateSchema.optional().describe('Day on which it was signed.'),
    subject: line('What it is about, in Vietnamese, as short as it can be.').optional(),
    kind: z
      .enum(['law', 'standard', 'plan', 'practice'])
      .describe(
        'law: a legal document. standard: TCVN, ISO. plan: plans and rules of a province or an office. practice: seen in real inspections.',
      ),
    from: lawDateSchema.describe('First day in force.'),
    to: lawDateSchema.optional().describe('Last day in force; left out while it is in force.'),
    replacedBy: z
      .array(slugSchema)
      .optional()
      .describe('Documents that took its place; they must be in the library.'),
    toVerified: z
      .enum(verifications)
      .optional()
      .describe(
        'How far its end (to, replacedBy) was checked, where that is not how far the document was. Of an end from memory (M) a unit is asked, never accused.',
      ),
    amendedBy: z.array(slugSchema).optional().describe('Documents that amend it.'),
    verified: z
      .enum(verifications)
      .describe(
        'How far the document was checked. V: passages were read. D: number, date or status confirmed. P: seen in practice. M: from memory only.',
      ),
    articles: z
      .array(articleSchema)
      .optional()
      .describe('Passages that were read, and that items may cite.'),
  })
  .describe('One document of the law library.');
export type LawDocument = z.infer<typeof lawDocumentSchema>;
export type LawArticle = z.infer<typeof articleSchema>;

export const lawLibrarySchema = z
  .strictObject({
    documents: z.array(lawDocumentSchema).min(1).describe('Documents, each once.'),
  })
  .describe('The law library of Sổ Đoàn.');
export type LawLibrary = z.infer<typeof lawLibrarySchema>;

/** `<document>` or `<document>/<article>`. */
export const lawReferenceSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/, {
    error: 'cite <document> or <document>/<article> of law.yaml (for example nd-118-2025/d7-k3)',
  })
  .describe('A document of law.yaml, or one of its articles: nd-118-2025/d7-k3.');
