/**
 * What a checklist is. Authors write it as YAML in `checklists/`, the loader and every later reader
 * parse it with this schema, and `checklists/schema.json` is generated from it for editors.
 *
 * Laws:
 * - Objects are strict: a misspelt member is an error, not a silently ignored wish.
 * - A new type of item is one more member of `checklistItemSchema` (`item.ts`).
 * - What one file alone cannot know is the loader's to prove: that codes and ids are unique over all
 *   files, that conditions and cross-checks name items that exist, that no visibility goes in a
 *   circle, that legal references are in the library. The loader also adds `law`.
 * - Members are only ever added as optional: visits are pinned to versions for as long as the archive
 *   lives, and each must open.
 */
import { z } from 'zod';
import { crossCheckSchema } from '#domain/cross-check/cross-check.ts';
import { conditionSchema } from './condition.ts';
import { checklistItemSchema, deadlinesSchema } from './item.ts';
import { exactNumberSchema, slugSchema, titleSchema } from './label.ts';
import { lawDocumentSchema } from './law.ts';

const checklistSectionSchema = z
  .strictObject({
    id: slugSchema.describe('Id of the section, unique in the checklist.'),
    title: titleSchema,
    when: conditionSchema.optional(),
    weight: exactNumberSchema
      .optional()
      .describe("Weight of the section's share of points in the checklist; equal where left out."),
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
    deadlines: deadlinesSchema.optional(),
    sections: z.array(checklistSectionSchema).min(1).describe('Sections in the order of the walk.'),
    checks: z
      .array(crossCheckSchema)
      .optional()
      .describe('What must add up, over the items of this checklist and of others of the visit.'),
    law: z
      .array(lawDocumentSchema)
      .optional()
      .describe('Added when the checklist is published: the documents that it cites.'),
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
