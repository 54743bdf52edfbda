/**
 * What an item of a checklist is, type by type. A column of a table asks like an item, so both share
 * what belongs to answering (`AnswerSpec`): one widget, one codec and one check serve both.
 */
import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { exactNumberSchema, itemCodeSchema, labelSchema, slugSchema } from './label.ts';
import { legalReferenceSchema } from './legal-reference.ts';
import { levelSchemeSchema } from './level-scheme.ts';

const unit = labelSchema
  .optional()
  .describe('What is counted, written after the figure: hồ sơ, người, quy trình ...');

const per = z
  .enum(['month', 'quarter', 'year'])
  .optional()
  .describe('The time that an amount is for. Amounts for unlike times are never added (R17).');

const schemes = z
  .array(levelSchemeSchema)
  .min(1)
  .optional()
  .describe(
    'For figures by level of online service: the scales that may be meant, the usual one first. The answer stores which it was (R22).',
  );

const figureWords = z
  .array(z.string().trim().min(1))
  .optional()
  .describe(
    'Words beside this figure in reports, by which a pasted paragraph is matched: "tiếp nhận".',
  );

const parts = z
  .array(
    z
      .strictObject({ label: labelSchema, words: figureWords, per })
      .describe('One figure or date of the item.'),
  )
  .min(2, { error: 'parts names two or more figures; leave it out where there is only one' })
  .optional()
  .describe(
    'Names of the figures or dates, where the item asks for more than one. Order is stored.',
  );

const options = z
  .array(
    z
      .strictObject({
        code: slugSchema.describe('Stored value of the option. Never change its meaning.'),
        label: labelSchema,
      })
      .describe('One option.'),
  )
  .min(2)
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ code }, index) => {
      if (seen.has(code)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'code'],
          message: `option code "${code}" is already used in this item`,
        });
      }
      seen.add(code);
    });
  });

const length = z.enum(['short', 'long']).describe('short: one line. long: a field that grows.');

/** What a type needs to be answered, beside its name. */
const answering = {
  compliance: {},
  'yes-no': {
    failsOn: z
      .enum(['yes', 'no'])
      .optional()
      .describe('The answer that is a failure. Without it both are facts that are written down.'),
  },
  count: { unit, parts, words: figureWords, schemes },
  ratio: {
    labels: z
      .strictObject({
        part: labelSchema.describe('Name of the part (numerator), in words of the question.'),
        whole: labelSchema.describe('Name of the whole (denominator), in words of the question.'),
      })
      .describe('Names of the two numbers.'),
    words: z
      .strictObject({ part: figureWords, whole: figureWords, stated: figureWords })
      .optional()
      .describe('Words beside its figures in reports.'),
    mayExceed: z
      .literal(true)
      .optional()
      .describe(
        'Only where more than 100 % is possible, as for revenue against the plan. Otherwise a part above the whole is reported as wrong (rule R5).',
      ),
    unit,
    schemes,
  },
  money: { parts, words: figureWords, per },
  percentage: { parts, words: figureWords },
  date: { parts },
  text: { length },
  choice: { options: options.describe('What can be chosen; exactly one.') },
  choices: { options: options.describe('What can be chosen; any number of them.') },
} as const;

/** Column ids are part of a field's name in the log (`cellReceived`), hence camelCase. */
const columnIdSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,23}$/, {
    error: 'a column id is a small letter and then letters and digits (for example daysLate)',
  })
  .refine((id) => !['part', 'whole', 'stated', 'rows'].includes(id), {
    error: 'part, whole, stated and rows have a meaning of their own in cross-checks',
  });

const columnCommon = {
  id: columnIdSchema.describe('Stored name of the column, unique in its table. Never reuse it.'),
  label: labelSchema.describe('Head of the column.'),
};

const columnSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('compliance'), ...columnCommon }),
    z.strictObject({ type: z.literal('yes-no'), ...columnCommon, ...answering['yes-no'] }),
    z.strictObject({
      type: z.literal('count'),
      ...columnCommon,
      unit,
      words: figureWords,
      schemes,
    }),
    z.strictObject({ type: z.literal('money'), ...columnCommon, words: figureWords, per }),
    z.strictObject({ type: z.literal('percentage'), ...columnCommon, words: figureWords }),
    z.strictObject({ type: z.literal('date'), ...columnCommon }),
    z.strictObject({ type: z.literal('text'), ...columnCommon, length }),
    z.strictObject({ type: z.literal('choice'), ...columnCommon, ...answering.choice }),
    z.strictObject({ type: z.literal('choices'), ...columnCommon, ...answering.choices }),
  ])
  .describe('A typed column of a table; every cell may also be "không áp dụng".');
export type TableColumn = z.infer<typeof columnSchema>;

const when = z.enum(['unmet', 'partial-or-unmet', 'answered']);

const evidenceSchema = z
  .strictObject({
    photo: when.optional().describe('When a photo is needed.'),
    note: when.optional().describe('When a note is needed.'),
  })
  .describe(
    'Evidence that the answer needs. unmet: for a failure only. partial-or-unmet: also for "đạt một phần". answered: for every answer but "không áp dụng". Lack of it is shown; it never blocks saving.',
  );

const durationSchema = z
  .union([
    z.strictObject({ workingDays: z.int().positive().describe('So many working days.') }),
    z.strictObject({ days: z.int().positive().describe('So many calendar days.') }),
    z.strictObject({ months: z.int().positive().describe('So many calendar months.') }),
  ])
  .describe('A time for mending, counted from the visit.');
export type Duration = z.infer<typeof durationSchema>;

/** Times for mending by severity; what is left out is the app's own default. */
export const deadlinesSchema = z
  .strictObject({
    critical: durationSchema.optional(),
    major: durationSchema.optional(),
    minor: durationSchema.optional(),
  })
  .describe('Times for mending by severity, proposed when an item of this checklist fails.');

const failDefaultsSchema = z
  .strictObject({
    finding: labelSchema.optional().describe('How the failing is written down, as a proposal.'),
    proposal: labelSchema.optional().describe('The recommendation that is proposed.'),
    due: durationSchema.optional().describe("Instead of the severity's time for mending."),
  })
  .describe('What is proposed when the item fails. The person changes it or not.');

const pointsSchema = z
  .strictObject({
    full: exactNumberSchema.describe('Points of the best answer; counts into the maximum.'),
    partial: exactNumberSchema
      .optional()
      .describe('Points of "đạt một phần"; half of the full ones where it is left out.'),
    options: z
      .record(slugSchema, exactNumberSchema)
      .optional()
      .describe('Points by option of a choice; an option that is not named has none.'),
    bands: z
      .array(z.strictObject({ atLeast: exactNumberSchema, points: exactNumberSchema }))
      .optional()
      .describe(
        'For figures: from this figure on (a percentage of a ratio), these points. The highest bound that is reached counts.',
      ),
  })
  .describe(
    'Points of the item. The sample checklists carry none: weights belong to each province.',
  );

export const severitySchema = z
  .enum(['critical', 'major', 'minor', 'info'])
  .describe(
    'Weight of a failure. critical: harm to citizens, false figures, unlawful demand, money, data leak. info: context only, never a finding.',
  );

const itemCommon = {
  code: itemCodeSchema.describe(
    'Code of the item bank: the letter of the checklist and a number. Unique over all files, never given to another question.',
  ),
  text: labelSchema.describe('The question, or what is to be counted or written down.'),
  short: labelSchema
    .optional()
    .describe('Two or three words for tables and cross-checks: "Tiếp nhận trong kỳ".'),
  lookAt: labelSchema.describe('What to look at: documents, screens, samples, things to count.'),
  severity: severitySchema,
  legal: z.array(legalReferenceSchema).describe('Legal basis; empty when there is none.'),
  when: conditionSchema.optional(),
  requires: evidenceSchema.optional(),
  onFail: failDefaultsSchema.optional(),
  points: pointsSchema.optional(),
};

export const checklistItemSchema = z
  .discriminatedUnion('type', [
    z
      .strictObject({ type: z.literal('compliance'), ...itemCommon })
      .describe('Đạt, đạt một phần, không đạt (or không áp dụng).'),
    z
      .strictObject({ type: z.literal('yes-no'), ...itemCommon, ...answering['yes-no'] })
      .describe('Có or không.'),
    z
      .strictObject({ type: z.literal('count'), ...itemCommon, ...answering.count })
      .describe('One or more whole numbers. 0 is an answer, blank is none.'),
    z
      .strictObject({ type: z.literal('ratio'), ...itemCommon, ...answering.ratio })
      .describe('Part of a whole, and the percentage as the unit stated it.'),
    z
      .strictObject({ type: z.literal('money'), ...itemCommon, ...answering.money })
      .describe('One or more amounts in whole đồng.'),
    z
      .strictObject({ type: z.literal('percentage'), ...itemCommon, ...answering.percentage })
      .describe('One or more percentages as stated, with their precision.'),
    z
      .strictObject({ type: z.literal('date'), ...itemCommon, ...answering.date })
      .describe('One or more calendar dates.'),
    z
      .strictObject({ type: z.literal('text'), ...itemCommon, ...answering.text })
      .describe('Free words.'),
    z
      .strictObject({ type: z.literal('choice'), ...itemCommon, ...answering.choice })
      .describe('One option out of a list.'),
    z
      .strictObject({ type: z.literal('choices'), ...itemCommon, ...answering.choices })
      .describe('Any number of options out of a list.'),
    z
      .strictObject({
        type: z.literal('table'),
        ...itemCommon,
        columns: z.array(columnSchema).min(1).max(20).describe('Columns in their order.'),
        rowName: labelSchema.describe('What one row is: "Hồ sơ", "Lĩnh vực".'),
        rows: z
          .array(labelSchema)
          .optional()
          .describe('Rows that are offered at the start, by the text of the first column.'),
      })
      .describe('A table that grows by rows; rows are records of their own.'),
    z
      .strictObject({
        type: z.literal('photo'),
        ...itemCommon,
        atLeast: z.int().min(1).max(20).optional().describe('How many photos; 1 where left out.'),
      })
      .describe('One or more photos are the answer.'),
  ])
  .describe('One item; its members depend on `type`.');

export type ChecklistItem = z.infer<typeof checklistItemSchema>;
export type ItemType = ChecklistItem['type'];
/** An item of one type: `ItemOf<'ratio'>` has `labels`. */
export type ItemOf<Type extends ItemType> = Extract<ChecklistItem, { type: Type }>;

type OmitEach<T, Members extends PropertyKey> = T extends unknown ? Omit<T, Members> : never;
/** What a control, a codec and a check need of an item or of a table's column. */
export type AnswerSpec =
  | OmitEach<Exclude<ChecklistItem, { type: 'table' | 'photo' }>, keyof typeof itemCommon>
  | OmitEach<ItemOf<'table'> | ItemOf<'photo'>, keyof typeof itemCommon>;
export type SpecOf<Type extends ItemType> = Extract<AnswerSpec, { type: Type }>;
