/**
 * Cross-checks as data: what must hold between reported figures (rules R1 to R22 of
 * `src/domain/cross-check/README.md`). A closed set of kinds, each with typed members, so that a
 * wrong rule is refused when the file is loaded and every message can state the true value.
 *
 * Laws:
 * - A check is written in the checklist in which it is shown; it may name figures of other checklists.
 *   Where one of them is not in the visit, the check does not speak.
 * - A blank figure is unknown, never 0. Without one listed under `optional` the check speaks, and fails only
 *   where no number in its place could mend it.
 * - Nothing here blocks the inspector: a unit may report wrong figures, and recording that is the work.
 */
import { z } from 'zod';
import { itemCodeSchema, labelSchema, slugSchema } from '#domain/checklist/label.ts';
import { figureRefSchema } from './figure-ref.ts';

export const ruleIds = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
  'R22',
] as const;
export type RuleId = (typeof ruleIds)[number];

/**
 * `error`: cannot be true as it stands. `finding`: the figures agree with each other and tell of a
 * failing (a target not met). `notice`: explainable. `ask`: a figure is missing that the unit should give.
 */
export const checkLevels = ['error', 'finding', 'notice', 'ask'] as const;
export type CheckLevel = (typeof checkLevels)[number];

const figures = z.array(figureRefSchema).min(1);
const oneOrMore = z.union([figureRefSchema, figures]);
const percentSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,5})(\.\d{1,6})?$/, { error: "a percentage in quotes ('97.5')" });

const common = {
  id: slugSchema.describe('Id of the check, unique in the checklist: can-doi-ho-so.'),
  rule: z.enum(ruleIds).describe('Which rule it applies.'),
  level: z
    .enum(checkLevels)
    .optional()
    .describe('How grave a violation is; where left out, the level that the rule has.'),
  title: labelSchema.describe(
    'What must hold, in a few words: "Tiếp nhận = giải quyết + đang giải quyết".',
  ),
};

export const crossCheckSchema = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('sum'),
        ...common,
        left: figures.describe('Added up on the one side.'),
        right: figures.describe('Added up on the other side.'),
        optional: z
          .array(figureRefSchema)
          .optional()
          .describe(
            'Those of the figures that may be blank; where one could be what is lacking it is asked for.',
          ),
      })
      .describe('The sum of the left figures is the sum of the right ones (R1, R2, R3, R6, R17).'),
    z
      .strictObject({
        kind: z.literal('at-most'),
        ...common,
        small: oneOrMore.describe('At most as much as the large; several are added up.'),
        large: oneOrMore.describe('At least as much as the small; several are added up.'),
      })
      .describe('The (sum of the) small is at most the (sum of the) large (R5, R17, R21).'),
    z
      .strictObject({
        kind: z.literal('percent'),
        ...common,
        part: oneOrMore.describe('Numerator; several are added up.'),
        whole: oneOrMore.describe('Denominator; several are added up.'),
        stated: figureRefSchema,
      })
      .describe('A percentage stated elsewhere is part of whole, in its own precision (R4).'),
    z
      .strictObject({
        kind: z.literal('base'),
        ...common,
        stated: figureRefSchema,
        part: figureRefSchema.optional(),
        whole: figureRefSchema.optional(),
      })
      .describe('A stated percentage needs its numbers; they are asked for (R8).'),
    z
      .strictObject({
        kind: z.literal('complement'),
        ...common,
        percents: figures.describe('Percentages that share out one whole.'),
      })
      .describe('Percentages that add up to 100 within their rounding (R7).'),
    z
      .strictObject({
        kind: z.literal('same'),
        ...common,
        figures: figures.min(2).describe('Places in which the one quantity is stated.'),
      })
      .describe(
        'The same quantity stated in several places (R13), or a number of listed things (R12).',
      ),
    z
      .strictObject({
        kind: z.literal('target'),
        ...common,
        result: figureRefSchema.describe('A percentage, or a ratio of which it is computed.'),
        atLeast: z
          .union([percentSchema, figureRefSchema])
          .describe('The target: a percentage in quotes, or the figure in which it is stated.'),
        above: z
          .literal(true)
          .optional()
          .describe('The target must be exceeded, not only reached.'),
      })
      .describe('A result against its target (R14).'),
    z
      .strictObject({
        kind: z.literal('date-order'),
        ...common,
        dates: figures.min(2).describe('In this order, equal days allowed.'),
      })
      .describe('Dates in their order: period, report, visit (R10).'),
    z
      .strictObject({
        kind: z.literal('same-period'),
        ...common,
        from: figureRefSchema,
        to: figureRefSchema,
      })
      .describe("The period of the figures is the visit's inspected period (R10)."),
    z
      .strictObject({
        kind: z.literal('three-way'),
        ...common,
        table: itemCodeSchema.describe('Code of the table item.'),
        columns: z
          .array(z.string())
          .min(2)
          .describe('Columns of which each row compares the figures.'),
        tolerance: z.int().nonnegative().optional().describe('Difference that is let pass; 0.'),
      })
      .describe('Unit, system and count on the sample, row by row (R16).'),
    z
      .strictObject({
        kind: z.literal('row-order'),
        ...common,
        table: itemCodeSchema.describe('Code of the table item.'),
        small: z.string().describe('Column of the earlier date or the smaller figure.'),
        large: z.string().describe('Column of the later date or the larger figure.'),
        strict: z.literal(true).optional().describe('Equal is wrong too.'),
      })
      .describe('Two columns of each row in their order (R5, R10, R21).'),
    z
      .strictObject({
        kind: z.literal('row-limit'),
        ...common,
        table: itemCodeSchema.describe('Code of the table item.'),
        column: z.string().describe('Column of the figure.'),
        atMost: z.int().nonnegative().describe('The greatest figure that is allowed.'),
      })
      .describe('A figure of each row with an upper bound: one re-appointment a dossier (R21).'),
    z
      .strictObject({
        kind: z.literal('daily'),
        ...common,
        mean: figureRefSchema,
        total: figureRefSchema,
        peak: figureRefSchema.optional(),
        percent: z.int().positive().optional().describe('Deviation that is let pass; 10 per cent.'),
      })
      .describe('A daily mean against the total over the working days of the period (R15).'),
    z
      .strictObject({
        kind: z.literal('none-left'),
        ...common,
        stated: figureRefSchema.describe('The percentage that is claimed to be 100.'),
        none: figures.describe('What must then be stated as 0.'),
      })
      .describe('"100 % on time" needs late dossiers stated as 0 (R18).'),
    z
      .strictObject({
        kind: z.literal('documents'),
        ...common,
        texts: z.array(itemCodeSchema).min(1).describe('Codes of the text items.'),
      })
      .describe('Documents cited in these texts and their notes agree with the law library (R19).'),
    z
      .strictObject({
        kind: z.literal('previous'),
        ...common,
        now: oneOrMore.describe('Figure of this period.'),
        before: oneOrMore.describe("Figures of the unit's last visit with an earlier period."),
        optional: z
          .array(figureRefSchema)
          .optional()
          .describe(
            'Those of the figures that may be blank; where one could be what is lacking it is asked for.',
          ),
      })
      .describe("This period's opening figure is the last one's closing figure (R20)."),
    z
      .strictObject({
        kind: z.literal('same-scheme'),
        ...common,
        figures: figures.min(2).describe('Figures by level that are set against each other.'),
      })
      .describe('Figures by level of online service use one scheme before they are added (R22).'),
  ])
  .describe('One cross-check.');
export type CrossCheck = z.infer<typeof crossCheckSchema>;
export type CrossCheckKind = CrossCheck['kind'];
/** A check of one kind: `CheckOf<'sum'>` has `left` and `right`. */
export type CheckOf<Kind extends CrossCheckKind> = Extract<CrossCheck, { kind: Kind }>;

/** The level that a rule has where its check says nothing else. */
export const levelOfRule: Readonly<Record<RuleId, CheckLevel>> = {
  R1: 'error',
  R2: 'error',
  R3: 'error',
  R4: 'error',
  R5: 'error',
  R6: 'error',
  R7: 'notice',
  R8: 'ask',
  R9: 'error',
  R10: 'error',
  R11: 'notice',
  R12: 'error',
  R13: 'error',
  R14: 'finding',
  R15: 'notice',
  R16: 'finding',
  R17: 'error',
  R18: 'error',
  R19: 'error',
  R20: 'error',
  R21: 'finding',
  R22: 'error',
};
