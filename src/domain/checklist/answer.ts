/**
 * The stored shape of an answer: the value of field `value` of a record `answer:<checklist>/<item>`,
 * and of a cell of a table's row.
 *
 * Laws:
 * - Zero, blank and not-applicable are three answers. '0' is zero, null inside a list is blank, and
 *   an answer that is absent or null is an item not answered at all. `table` with `none` is a table
 *   of which somebody said that it has no rows.
 * - Figures are strings of digits, never numbers, so that every device reads the same amount.
 * - One record is one value: the three numbers of a ratio are settled together in a conflict. The
 *   rows of a table are records of their own, so that two people can add rows at once.
 * - Members are only ever added as optional.
 */
import { z } from 'zod';
import { levelSchemeSchema } from './level-scheme.ts';

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

/**
 * The word beside a stated figure, which makes it a bound (R11): over (trên, hơn, trở lên), under (gần,
 * dưới, không quá) or about (khoảng). The figure itself is within its bound.
 */
export const hedges = ['over', 'under', 'about'] as const;
export type Hedge = (typeof hedges)[number];

const hedgesSchema = z
  .array(z.enum(hedges).nullable())
  .exactOptional()
  .describe('One entry a box, in their order, where a figure was stated as a bound.');

export const answerValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('na') }).describe('Not applicable; fits every type of item.'),
  z.strictObject({
    kind: z.literal('compliance'),
    level: z.enum(['met', 'partial', 'unmet']),
  }),
  z.strictObject({ kind: z.literal('yes-no'), yes: z.boolean() }),
  z.strictObject({
    kind: z.literal('count'),
    counts: z.array(digitsSchema.nullable()).describe('One entry a part of the item; null: blank.'),
    hedges: hedgesSchema,
    scheme: levelSchemeSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('money'),
    dong: z.array(digitsSchema.nullable()).describe('Đồng, one entry a part; null: blank.'),
    hedges: hedgesSchema,
  }),
  z.strictObject({
    kind: z.literal('percentage'),
    percents: z
      .array(percentSchema.nullable())
      .describe('As stated, one entry a part; null: blank.'),
    hedges: hedgesSchema,
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
    hedges: hedgesSchema,
    scheme: levelSchemeSchema.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('choice'),
    option: z.string().describe('Code of the chosen option.'),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    options: z.array(z.string()).describe('Codes of the chosen options, each once.'),
  }),
  z
    .strictObject({ kind: z.literal('table'), none: z.literal(true) })
    .describe('There is nothing to list. The rows of a table are records of their own.'),
]);

export type AnswerValue = z.infer<typeof answerValueSchema>;
export type AnswerKind = AnswerValue['kind'];
/** An answer of one kind: `AnswerOf<'ratio'>` has part, whole and stated. */
export type AnswerOf<Kind extends AnswerKind> = Extract<AnswerValue, { kind: Kind }>;

/** A row of a table as rules read it: cells by column id, null or absent where blank. */
export interface TableRow {
  /** Key of the row's record. */
  readonly record: string;
  readonly cells: Readonly<Record<string, AnswerValue | null>>;
}

/** Everything that was written at one item, as rules read it; of two answers in conflict the one shown first. */
export interface ItemAnswer {
  readonly value: AnswerValue | null;
  /** Rows of a table in their order; empty for every other type. */
  readonly rows: readonly TableRow[];
  readonly photos: number;
  readonly note: string;
}

export const noAnswer: ItemAnswer = { value: null, rows: [], photos: 0, note: '' };

/** The answer to the item with this code, `noAnswer` where there is none. */
export type AnswerLookup = (code: string) => ItemAnswer;
