/**
 * The stored shape of an answer: the value of field `value` of a record `answer:<checklist>/<item>`.
 *
 * Laws:
 * - Zero, blank and not-applicable are three answers. '0' is zero, null inside a list is blank, and
 *   an answer that is absent or null is an item not answered at all.
 * - Figures are strings of digits, never numbers, so that every device reads the same amount.
 * - One record is one value: the three numbers of a ratio are settled together in a conflict.
 */
import { z } from 'zod';

const digitsSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/)
  .describe('Whole number of at most 18 digits, without sign, grouping or leading zeros.');

const percentSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,5})(\.\d{1,6})?$/)
  .describe('Percentage as stated, with a point: "95.07". Its digits are its precision.');

const isoDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe(
    'Calendar date yyyy-mm-dd. May be impossible (2022-02-30): that is shown, not refused.',
  );

export const answerValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('na') }).describe('Not applicable; fits every type of item.'),
  z.strictObject({
    kind: z.literal('compliance'),
    level: z.enum(['met', 'partial', 'unmet']),
  }),
  z.strictObject({
    kind: z.literal('count'),
    counts: z.array(digitsSchema.nullable()).describe('One entry a part of the item; null: blank.'),
  }),
  z.strictObject({
    kind: z.literal('money'),
    dong: z.array(digitsSchema.nullable()).describe('Đồng, one entry a part; null: blank.'),
  }),
  z.strictObject({
    kind: z.literal('date'),
    dates: z.array(isoDateSchema.nullable()).describe('One entry a part; null: blank.'),
  }),
  z.strictObject({
    kind: z.literal('ratio'),
    part: digitsSchema.nullable(),
    whole: digitsSchema.nullable(),
    stated: percentSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('choice'),
    option: z.string().describe('Code of the chosen option.'),
  }),
]);

export type AnswerValue = z.infer<typeof answerValueSchema>;
export type AnswerKind = AnswerValue['kind'];
/** An answer of one kind: `AnswerOf<'ratio'>` has part, whole and stated. */
export type AnswerOf<Kind extends AnswerKind> = Extract<AnswerValue, { kind: Kind }>;
