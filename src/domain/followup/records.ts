/**
 * The kinds of records that a delegation and its unit share (scope `followup/<visit id>`). Drafts
 * never enter here: what the lead publishes is written anew with `source`, and the unit sees only
 * what a `publication` names (S21). States (acknowledged, reported, accepted ...) are derived from
 * these records, never a field that two sides could set (S8).
 */
import { z } from 'zod';
import { answerValueSchema } from '#domain/checklist/answer.ts';
import {
  fileRefSchema,
  findingFields,
  recommendationFields,
  sharedPhotoFields,
  sourceSchema as source,
} from '#domain/visit/records.ts';
import { changeIdSchema } from '#domain/sync/change.ts';
import { recordKeySchema } from '#domain/sync/scope.ts';

const text = z.string().max(20_000);
const isoDate = z.iso.date();

/** `conclusion:<uuid>`: the issued notice, a frozen document (S22). */
export const conclusionFields = {
  source,
  /** Reserved to the lead: number, date and the frozen files, given at issue in one act. */
  issue: z.object({
    number: z.string().regex(/^[0-9]{1,5}$/),
    symbol: z.string().max(40),
    date: isoDate,
    /** The frozen content as canonical JSON (`frozen-conclusion.ts`); its hash is the fingerprint. */
    document: fileRefSchema,
    /** The same as paper. */
    docx: fileRefSchema,
  }),
};

/** `recommendation:<uuid>`: what the unit is asked to do. */
export const publishedRecommendationFields = {
  source,
  content: recommendationFields.content,
  reason: recommendationFields.reason,
  owner: recommendationFields.owner,
  due: recommendationFields.due,
  product: recommendationFields.product,
  order: recommendationFields.order,
};

/**
 * `photo:<uuid>`: the delegation's evidence that is shown to the unit. There is no field for a place
 * or for what an annotated copy was made from: neither can be published.
 */
const publishedPhotoFields = { ...sharedPhotoFields, source };

/**
 * `remedy-photo:<uuid>`: the unit's own picture of what it mended. A kind of its own, so that the
 * table of rights alone keeps each side from writing over or deleting the other's evidence.
 */
const remedyPhotoFields = sharedPhotoFields;

/** `publication:<uuid>`: names what the unit may see from now on. Reserved to the lead. */
export const publicationFields = { records: z.array(recordKeySchema).max(1000) };

/** `acknowledgement:<uuid>`: the unit has taken a recommendation on. */
export const acknowledgementFields = {
  recommendation: recordKeySchema,
  inCharge: text,
  plan: text,
};

/** `response:<uuid>`: the unit reports what was done. `report` is written once, when it is sent. */
export const responseFields = {
  recommendation: recordKeySchema,
  draft: text,
  report: z.object({ text, at: z.iso.datetime() }),
};

/** `verdict:<id of the response>`: the delegation accepts a response or sends it back. Reserved to lead and deputy. */
export const verdictFields = {
  verdict: z.object({
    response: recordKeySchema,
    /** The change that held the report when it was judged: one that is written over is judged anew. */
    report: changeIdSchema,
    decision: z.enum(['accepted', 'returned']),
    reason: text,
  }),
};

/**
 * `outcome:<checklist id>/<item code>`: what the visit found at one item, for whoever comes next.
 * Written when the conclusion is issued, since later delegations read the follow-up and never the
 * older working file (S10). No publication names it: it is not the unit's.
 */
export const outcomeFields = {
  source,
  value: answerValueSchema.nullable(),
  findings: z
    .array(
      z.object({
        kind: findingFields.kind,
        text,
        severity: findingFields.severity,
        fixedOnSpot: z.boolean(),
      }),
    )
    .max(50),
  /** Published recommendations that rest on the item or on what was found at it. */
  recommendations: z.array(recordKeySchema).max(50),
};

/** `report-request:main`: the delegation asks the unit to report on itself before the visit. */
export const reportRequestFields = {
  /** Null takes the request back; what the unit has written stays. */
  request: z
    .object({
      due: isoDate,
      /**
       * The versions that are asked, as files of the follow-up: a version is its canonical JSON, its
       * hash names both. So the unit gets the questions that it is asked, and no other (S27).
       */
      checklists: z.array(fileRefSchema).min(1).max(50),
      note: text,
    })
    .nullable(),
};

/** `self-report:main`: the unit's report on itself as a whole. */
export const selfReportFields = {
  note: text,
  /** Written when it is handed in; claims written later are told as such. */
  handedIn: z.object({ at: z.iso.datetime() }),
};

/** `claim:<checklist id>/<item code>`: what the unit says of itself at one item. */
export const claimFields = {
  value: answerValueSchema.nullable(),
  note: text,
};

export const followupRecords = {
  conclusion: conclusionFields,
  recommendation: publishedRecommendationFields,
  photo: publishedPhotoFields,
  'remedy-photo': remedyPhotoFields,
  publication: publicationFields,
  acknowledgement: acknowledgementFields,
  response: responseFields,
  verdict: verdictFields,
  outcome: outcomeFields,
  'report-request': reportRequestFields,
  'self-report': selfReportFields,
  claim: claimFields,
} as const;
