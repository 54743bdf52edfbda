/**
 * What a checklist is. Authors write it as YAML in `checklists/`, the loader and every later reader
 * parse it with this schema, and `checklists/schema.json` is generated from it for editors.
 *
 * Laws:
 * - Objects are strict: a misspelt member is an error, not a silently ignored wish.
 * - A new type of item is one more member of `checklistItemSchema`; nothing else here changes.
 * - That codes and ids are unique, also across files, is the loader's to prove: JSON Schema cannot
 *   say it and one file alone cannot know it.
 */
import { z } from 'zod';
import { legalReferenceSchema } from './legal-reference.ts';

const line = (purpose: string) => z.string().trim().min(1).describe(purpose);

/** Words in both languages; English may lag behind, Vietnamese is what the inspector reads. */
const labelSchema = z
  .strictObject({
    vi: line('Vietnamese, as the inspector reads it. Short, no full stop.'),
    en: line('English. Where it is missing the Vietnamese is shown.').optional(),
  })
  .describe('Words in Vietnamese and, if there are any, English.');

const titleSchema = z
  .strictObject({
    vi: line('Vietnamese, sentence case.'),
    en: line('English, sentence case.'),
  })
  .describe('A title in both languages.');

const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'use small letters without accents, digits and single hyphens (for example tai-quay)',
});

/** `requires` of compliance items. The set is closed: the app knows each of these by heart. */
const complianceEvidenceSchema = z
  .strictObject({
    photo: z
      .enum(['unmet', 'partial-or-unmet', 'answered'])
      .describe(
        'When a photo is needed: for "không đạt" only; for "đạt một phần" and "không đạt"; or for every answer but "không áp dụng".',
      ),
  })
  .describe('Evidence that the answer needs. Lack of it is shown; it never blocks saving.');

const recordedEvidenceSchema = z
  .strictObject({
    photo: z
      .literal('answered')
      .describe('A photo is needed for every answer but "không áp dụng".'),
  })
  .describe('Evidence that the answer needs. Lack of it is shown; it never blocks saving.');

const common = {
  code: z
    .string()
    .regex(/^[A-Z]\d{2,3}$/, {
      error: 'a code is the letter of the checklist and two or three digits (for example A05)',
    })
    .describe(
      'Code of the item bank: the letter of the checklist and a number. Unique over all files, never given to another question.',
    ),
  text: labelSchema.describe('The question, or what is to be counted or written down.'),
  lookAt: labelSchema.describe('What to look at: documents, screens, samples, things to count.'),
  severity: z
    .enum(['critical', 'major', 'minor', 'info'])
    .describe(
      'Weight of a failure. critical: harm to citizens, false figures, unlawful demand, money, data leak. info: context only, never a finding.',
    ),
  legal: z
    .array(legalReferenceSchema)
    .describe('Legal basis, one entry a document; empty when there is none.'),
};

const unit = labelSchema
  .optional()
  .describe('What is counted, written after the figure: hồ sơ, người, quy trình ...');

const parts = z
  .array(z.strictObject({ label: labelSchema }).describe('One figure or date of the item.'))
  .min(2, { error: 'parts names two or more figures; leave it out where there is only one' })
  .optional()
  .describe(
    'Names of the figures or dates, where the item asks for more than one. Order is stored.',
  );

const complianceItemSchema = z
  .strictObject({
    type: z.literal('compliance'),
    ...common,
    requires: complianceEvidenceSchema.optional(),
  })
  .describe('Đạt, đạt một phần, không đạt (or không áp dụng).');

const countItemSchema = z
  .strictObject({
    type: z.literal('count'),
    ...common,
    unit,
    parts,
    requires: recordedEvidenceSchema.optional(),
  })
  .describe('One or more whole numbers. 0 is an answer, blank is none.');

const ratioItemSchema = z
  .strictObject({
    type: z.literal('ratio'),
    ...common,
    labels: z
      .strictObject({
        part: labelSchema.describe('Name of the part (numerator), in words of the question.'),
        whole: labelSchema.describe('Name of the whole (denominator), in words of the question.'),
      })
      .describe('Names of the two numbers.'),
    mayExceed: z
      .literal(true)
      .optional()
      .describe(
        'Only where more than 100 % is possible, as for revenue against the plan. Otherwise a part above the whole is reported as wrong (rule R5).',
      ),
    unit,
    requires: recordedEvidenceSchema.optional(),
  })
  .describe('Part of a whole, and the percentage as the unit stated it.');

const moneyItemSchema = z
  .strictObject({
    type: z.literal('money'),
    ...common,
    parts,
    requires: recordedEvidenceSchema.optional(),
  })
  .describe('One or more amounts in whole đồng.');

const dateItemSchema = z
  .strictObject({
    type: z.literal('date'),
    ...common,
    parts,
    requires: recordedEvidenceSchema.optional(),
  })
  .describe('One or more calendar dates.');

const textItemSchema = z
  .strictObject({
    type: z.literal('text'),
    ...common,
    length: z.enum(['short', 'long']).describe('short: one line. long: a field that grows.'),
    requires: recordedEvidenceSchema.optional(),
  })
  .describe('Free words.');

const choiceItemSchema = z
  .strictObject({
    type: z.literal('choice'),
    ...common,
    options: z
      .array(
        z
          .strictObject({
            code: slugSchema.describe('Stored value of the option. Never change its meaning.'),
            label: labelSchema,
          })
          .describe('One option.'),
      )
      .min(2)
      .superRefine((options, context) => {
        const seen = new Set<string>();
        options.forEach(({ code }, index) => {
          if (seen.has(code)) {
            context.addIssue({
              code: 'custom',
              path: [index, 'code'],
              message: `option code "${code}" is already used in this item`,
            });
          }
          seen.add(code);
        });
      })
      .describe('What can be chosen; exactly one.'),
    requires: recordedEvidenceSchema.optional(),
  })
  .describe('One option out of a list.');

const checklistItemSchema = z
  .discriminatedUnion('type', [
    complianceItemSchema,
    countItemSchema,
    ratioItemSchema,
    moneyItemSchema,
    dateItemSchema,
    textItemSchema,
    choiceItemSchema,
  ])
  .describe('One item; its members depend on `type`.');

const checklistSectionSchema = z
  .strictObject({
    id: slugSchema.describe('Id of the section, unique in the checklist.'),
    title: titleSchema,
    items: z.array(checklistItemSchema).min(1).describe('Items in the order of the walk.'),
  })
  .describe('A place or subject of the walk through the office; one form on the screen.');

export const checklistSchema = z
  .strictObject({
    id: slugSchema.describe('Id of the checklist, unique over all files, part of record ids.'),
    letter: z
      .string()
      .regex(/^[A-Z]$/, { error: 'the letter is one capital A to Z' })
      .describe('Letter of the checklist in the item bank; every code begins with it.'),
    title: titleSchema,
    shortTitle: titleSchema.describe('Name for narrow places, at most about 20 letters.'),
    version: z
      .string()
      .regex(/^\d{4}\.\d+$/, {
        error: "a version is year, point, number, in quotes (for example '2026.1')",
      })
      .describe(
        "Version for people, in quotes: '2026.1'. The app itself tells versions apart by their content.",
      ),
    sections: z.array(checklistSectionSchema).min(1).describe('Sections in the order of the walk.'),
  })
  .superRefine((checklist, context) => {
    checklist.sections.forEach((section, s) => {
      section.items.forEach((item, i) => {
        if (item.code.startsWith(checklist.letter)) return;
        context.addIssue({
          code: 'custom',
          path: ['sections', s, 'items', i, 'code'],
          message: `code "${item.code}" does not begin with the letter of the checklist, ${checklist.letter}`,
        });
      });
    });
  })
  .describe('A checklist of Sổ Đoàn.');

export type Checklist = z.infer<typeof checklistSchema>;
export type ChecklistSection = Checklist['sections'][number];
export type ChecklistItem = ChecklistSection['items'][number];
export type ItemType = ChecklistItem['type'];
/** An item of one type: `ItemOf<'ratio'>` has `labels`. */
export type ItemOf<Type extends ItemType> = Extract<ChecklistItem, { type: Type }>;
