/**
 * When an item or a section is asked: a closed set of typed conditions over other answers, so that
 * no expression language is needed and every condition can be checked when the file is loaded.
 *
 * Laws:
 * - A condition on an item that is itself hidden, unanswered or not applicable does not hold, except
 *   `answered: false` and `applicable`, which speak of exactly that.
 * - Codes are unique over all checklists; a condition may name an item of another checklist. Where a
 *   visit has not got that checklist, the item counts as unanswered.
 */
import { z } from 'zod';
import { exactNumberSchema, itemCodeSchema, slugSchema } from './label.ts';

const item = itemCodeSchema.describe('Code of the item whose answer decides.');

/** The forms of a test, by the member that tells which it is (of the last: by its bounds). */
export const conditionTests = {
  answered: z.strictObject({
    item,
    answered: z.boolean().describe('true: answered at all. false: not yet, or not asked.'),
  }),
  applicable: z.strictObject({
    item,
    applicable: z
      .boolean()
      .describe('false: answered "không áp dụng". true: anything else, blank included.'),
  }),
  level: z.strictObject({
    item,
    level: z
      .array(z.enum(['met', 'partial', 'unmet']))
      .min(1)
      .describe('A compliance item with one of these levels.'),
  }),
  yes: z.strictObject({ item, yes: z.boolean().describe('A yes-no item answered so.') }),
  option: z.strictObject({
    item,
    option: z
      .array(slugSchema)
      .min(1)
      .describe('A choice with one of these options, or choices with at least one of them.'),
  }),
  figure: z
    .strictObject({
      item,
      figure: z
        .union([z.enum(['part', 'whole', 'stated', 'rows']), z.int().min(1)])
        .optional()
        .describe(
          'Which figure: the number of the part from 1, a number of a ratio, or the rows of a table. The first where it is left out.',
        ),
      atLeast: exactNumberSchema.optional(),
      atMost: exactNumberSchema.optional(),
    })
    .describe('A figure between two bounds, both included; at least one of them is given.'),
};
const testSchema = z.union([
  conditionTests.answered,
  conditionTests.applicable,
  conditionTests.level,
  conditionTests.yes,
  conditionTests.option,
  conditionTests.figure,
]);
export type ConditionTest = z.infer<typeof testSchema>;

/** Nested as deep as an author likes; JSON Schema shows it as a recursive definition. */
export type Condition =
  | ConditionTest
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      testSchema,
      z.strictObject({ all: z.array(conditionSchema).min(1).describe('Each of these.') }),
      z.strictObject({ any: z.array(conditionSchema).min(1).describe('At least one of these.') }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  .meta({ id: 'Condition', description: 'When this is asked.' });

/** Codes that a condition reads, in the order in which it names them. */
export function conditionCodes(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(conditionCodes);
  if ('any' in condition) return condition.any.flatMap(conditionCodes);
  if ('not' in condition) return conditionCodes(condition.not);
  return [condition.item];
}
