/**
 * The kinds of records of a visit's working file (scope `visit/<id>`), field by field: THE stored
 * shapes. A member is only ever added as optional; a changed meaning gets a new field name, because
 * changes written today are folded for as long as the archive lives.
 */
import { z } from 'zod';
import { maxWorkingDays } from '#domain/calendar/deadline.ts';
import { answerValueSchema } from '#domain/checklist/answer.ts';
import { onSiteRecords } from '#domain/on-site/records.ts';
import { recordKeySchema } from '#domain/sync/scope.ts';
import { photoEditSchema } from './photo-edit.ts';

const text = z.string().max(20_000);
const isoDate = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A fractional index (S8): lists are ordered by it, ties by record id. */
const order = z.string().regex(/^[0-9A-Za-z]{1,200}$/);

/** A stored file, named by what it is: SHA-256 of its bytes. */
export const fileRefSchema = z.object({
  sha256,
  /** Bytes. */
  size: z.int().nonnegative(),
  type: z.enum([
    'image/jpeg',
    'image/png',
    'image/webp',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    /** A frozen document as canonical JSON (S22). */
    'application/json',
  ]),
});
export type FileRef = z.infer<typeof fileRefSchema>;

/** A photo's picture: the stripped original (at most 2,048 px) and its thumbnail (S25). */
export const pictureSchema = z.object({
  original: fileRefSchema,
  thumbnail: fileRefSchema,
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Picture = z.infer<typeof pictureSchema>;

export const severities = ['critical', 'major', 'minor', 'info'] as const;

/** `answer:<checklist id>/<item code>`: one item of one checklist. */
export const answerFields = {
  /** Null clears the answer: blank, zero and not applicable are three things. */
  value: answerValueSchema.nullable(),
  note: text,
  /** What the unit says to a figure or a failing. */
  explanation: text,
};

/**
 * `row:<uuid>`: one row of a table item. Each cell is a field of its own (`cellReceived` for the column
 * `received`), so that two people who fill different cells of a row never conflict; `cell` stands for
 * all of them here and in the access table.
 */
export const rowFields = {
  /** The answer whose table it belongs to. */
  of: recordKeySchema,
  order,
  cell: answerValueSchema.nullable(),
};

const CELL_FIELD = /^cell[A-Z]/;

/** Field of a row's cell in the column with this id. */
export function cellField(columnId: string): string {
  return `cell${columnId.charAt(0).toUpperCase()}${columnId.slice(1)}`;
}

/** The column that a row's field belongs to, null for a field that is no cell. */
export function cellColumn(field: string): string | null {
  return CELL_FIELD.test(field) ? `${field.charAt(4).toLowerCase()}${field.slice(5)}` : null;
}

/** `check:<checklist id>/<check id>`: what was said to a cross-check that does not hold. */
export const checkFields = {
  /** What the unit says to it. */
  explanation: text,
};

/**
 * `assignment:<checklist id>/<section id>`: who is to fill one section, in the place of whom the office
 * gave the checklist to. It gives no right (S11): the others read it and may answer all the same.
 */
export const assignmentFields = {
  /** Account of a member of the delegation; null: nobody's any more. */
  assignee: z.string().min(1).max(64).nullable(),
};

/** Where a published record comes from; `over` never crosses scopes. */
export const sourceSchema = z.object({ scope: z.string(), record: recordKeySchema });

const placeSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracy: z.number().nonnegative(),
});
/** Where a device was. */
export type Place = z.infer<typeof placeSchema>;

/** What a photo says to everybody who may see it, also to the unit that it is published to. */
export const sharedPhotoFields = {
  picture: pictureSchema,
  /** The record that it shows: an answer, a finding, a response. */
  of: recordKeySchema,
  caption: text,
  /** What the camera or the device says, as stated fields: never hidden in the file. */
  taken: z.object({ at: z.iso.datetime(), source: z.enum(['camera', 'file']) }),
};

/** `photo:<uuid>`. The record and the bytes commit in one transaction (S25). */
export const photoFields = {
  ...sharedPhotoFields,
  /**
   * The annotated copy and what was drawn on it, in one value: they never differ. Files of its own,
   * made from `picture.original`, which stays as it was. Null: taken back. Never leaves the visit as it
   * is: publishing takes its picture alone (`shown-picture.ts`).
   */
  annotated: z.object({ picture: pictureSchema, edit: photoEditSchema }).nullable(),
  /**
   * Where the device was, where its person has it noted: degrees (WGS 84), accuracy in metres. Never
   * published.
   */
  place: placeSchema,
};

/** `finding:<uuid>`: a limitation or strength that a member found. */
export const findingFields = {
  /** The item that it was raised from; null for one that stands alone. */
  answer: recordKeySchema.nullable(),
  kind: z.enum(['limitation', 'strength']),
  text,
  severity: z.enum(severities),
  /** The legal basis in words, as it will be cited. */
  rule: text,
  cause: z.enum(['subjective', 'objective']).nullable(),
  /** What should be done, by whom, by when: becomes a recommendation when the lead compiles. */
  proposal: text,
  owner: text,
  due: isoDate.nullable(),
  /** The working days after the visit that `due` was asked as; null for a day that was typed. `due` is what counts. */
  dueDays: z.int().min(1).max(maxWorkingDays).nullable(),
  fixedOnSpot: z.boolean(),
  /** When and how it was fixed. */
  fixedOn: isoDate.nullable(),
  fixedHow: text,
  guidance: text,
  /** Why it came to it, in words. */
  causeText: text,
  /** What supports it beside the item that it was raised from: photos, answers, sampled dossiers. */
  evidence: z.array(recordKeySchema).max(200),
};

/** `explanation:<uuid>`: what one person of the unit says to a finding; written down by the delegation. */
export const explanationFields = {
  /** The finding. */
  of: recordKeySchema,
  text,
  /** Who says it, and as what. */
  name: z.string().max(200),
  position: z.string().max(400),
  agrees: z.enum(['yes', 'partly', 'no']).nullable(),
  /** When it was said. */
  said: z.iso.datetime(),
};

/** `statement:<uuid>`: one paragraph of the conclusion's draft; a paragraph is a record (S8). */
export const statementFields = {
  section: z.enum(['strength', 'limitation', 'cause-objective', 'cause-subjective']),
  text,
  order,
  /** The findings, answers and photos that it rests on. */
  evidence: z.array(recordKeySchema).max(200),
};

/** `recommendation:<uuid>`: drafted in the visit, published under another id with `source`. */
export const recommendationFields = {
  content: text,
  reason: text,
  owner: text,
  due: isoDate.nullable(),
  product: text,
  order,
  /** The findings that it answers. */
  evidence: z.array(recordKeySchema).max(200),
};

/** `notice:main`: what the head and the foot of the conclusion's draft say. */
export const noticeFields = {
  superiorBody: text,
  issuingBody: text,
  symbol: text,
  place: text,
  subject: text,
  basis: text,
  reportTo: text,
  reportBy: isoDate.nullable(),
  signerAuthority: text,
  signerTitle: text,
  signerName: text,
  recipients: text,
  unitProposals: text,
};

export const visitRecords = {
  answer: answerFields,
  row: rowFields,
  check: checkFields,
  assignment: assignmentFields,
  photo: photoFields,
  finding: findingFields,
  explanation: explanationFields,
  statement: statementFields,
  recommendation: recommendationFields,
  notice: noticeFields,
  ...onSiteRecords,
} as const;
