import { z } from 'zod';

/**
 * The seven headings under which plans and reports of administrative reform
 * are written: the six fields of NQ 76/NQ-CP (2021) and, first, steering.
 * The order is the order of printing.
 */
export const reformHeadings = [
  'steering',
  'institutions',
  'procedures',
  'apparatus',
  'civil-service',
  'public-finance',
  'digital-government',
] as const;

export type ReformHeading = (typeof reformHeadings)[number];

/** Parts of the conclusion that are made of statements, in the order of printing. */
export const statementSections = [
  'strength',
  'limitation',
  'cause-objective',
  'cause-subjective',
] as const;

export type StatementSection = (typeof statementSections)[number];

/**
 * Authority by which somebody signs for another (NĐ 30/2020 Đ.13): TM. for a
 * collective, KT. for the head, TL. by order, TUQ. by sub-authority, Q. acting.
 */
export const signingAuthorities = ['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'] as const;

const isoDate = z.iso.date();

const statementSchema = z.strictObject({
  id: z.string().min(1),
  section: z.enum(statementSections),
  heading: z.enum(reformHeadings).nullable(),
  text: z.string(),
});

const recommendationSchema = z.strictObject({
  id: z.string().min(1),
  content: z.string(),
  owner: z.string(),
  due: isoDate.nullable(),
  product: z.string(),
});

function hasUniqueIds(rows: readonly { readonly id: string }[]): boolean {
  return new Set(rows.map((row) => row.id)).size === rows.length;
}

/**
 * All that a "Thông báo kết luận kiểm tra" says (NĐ 30/2020 Phụ lục I, kind
 * "thông báo"). At issue this object is frozen as canonical JSON and hashed, so
 * every field is present (null or empty, never absent) and unknown fields are
 * refused: two readers must never disagree about what was frozen.
 *
 * Texts may be empty, because a draft is previewed from its first moment; the
 * model prints an empty sentence as a dotted blank. Names of bodies and units
 * are written as in a sentence ("Đoàn kiểm tra số 2"); the head puts them in
 * capitals by itself. Dates are ISO calendar days without a time zone.
 */
export const conclusionInputSchema = z.strictObject({
  version: z.literal(1),
  superiorBody: z.string(),
  issuingBody: z.string(),
  /** Number in the register of outgoing documents; null until issue. */
  number: z.int().positive().nullable(),
  /** What follows the number: "TB-ĐKT", "TB-UBND", "KL-SNV". */
  symbol: z.string(),
  place: z.string(),
  date: isoDate.nullable(),
  /** Trích yếu as printed: "Kết luận kiểm tra công tác cải cách hành chính tại ...". */
  subject: z.string(),
  units: z.array(z.string()),
  /** Grounds, one paragraph each: "Thực hiện Quyết định số ...". */
  basis: z.array(z.string()),
  /** Inspected period, which differs from the days of the visit. */
  period: z.strictObject({ from: isoDate, to: isoDate }).nullable(),
  visitDates: z.array(isoDate),
  statements: z
    .array(statementSchema)
    .refine(hasUniqueIds, { error: 'ids of statements must be unique' }),
  recommendations: z
    .array(recommendationSchema)
    .refine(hasUniqueIds, { error: 'ids of recommendations must be unique' }),
  /** What the units ask of their superiors (đề xuất của đơn vị). */
  unitProposals: z.array(z.string()),
  /** Last day for the units' report on what they did; null when none is set. */
  reportBy: isoDate.nullable(),
  /** Who receives that report; empty, with `reportBy` null, leaves the clause out. */
  reportTo: z.string(),
  signer: z.strictObject({
    authority: z.enum(signingAuthorities).nullable(),
    /** The authority is put before the first line. */
    titleLines: z.array(z.string()),
    name: z.string().nullable(),
  }),
  recipients: z.array(z.string()),
  /** Archive copy without the word "Lưu": "VT, CCHC"; empty leaves the line out. */
  archive: z.string(),
});

export type ConclusionInput = z.infer<typeof conclusionInputSchema>;
export type ConclusionStatement = ConclusionInput['statements'][number];
export type ConclusionRecommendation = ConclusionInput['recommendations'][number];
