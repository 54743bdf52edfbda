/**
 * The kinds of records of work on the spot: samples of dossiers, roll-calls, rooms, short interviews.
 * They belong to the visit's working file; the rules of `domain/visit/records.ts` hold for them too.
 *
 * Laws:
 * - A dossier is named by its register and its code (`dossierKey`): two people who enter the same list
 *   offline write the same records, and nothing is counted twice.
 * - Registers, dossiers and draws are struck out, never deleted: what was drawn stays to be checked.
 * - Nothing here asks for the name, paper number or address of a citizen.
 */
import { z } from 'zod';
import { recordKeySchema } from '#domain/sync/scope.ts';

const text = z.string().max(20_000);
const order = z.string().regex(/^[0-9A-Za-z]{1,200}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Longest code of a dossier and longest name of a group, in characters: a draw has to fit into its changes. */
export const maxCodeLength = 60;
const code = z.string().min(1).max(maxCodeLength);
const group = z.string().max(maxCodeLength);

/** `register:<uuid>`: a list of dossiers of which a sample is drawn. */
export const registerFields = {
  name: text,
  /** The time that it covers, in the words of the unit. */
  period: text,
  /** Where the list came from: a system, a book, a file. */
  source: text,
  /** What is made sure before drawing and after, in free words. */
  note: text,
  struck: z.boolean(),
};

/** `dossier:<register>/<hash of its code>`: see `dossierKey`. */
export const dossierFields = {
  /** Its code in canonical form; `group` is what a sample is divided by, '' where there is none. */
  entry: z.object({ code, group }),
  note: text,
  /** Taken out of the register, with the reason; null: stands again. */
  struck: text.nullable(),
  /** One field a criterion (`markField`): two people who tick different criteria never conflict. */
  mark: z.enum(['met', 'unmet', 'na']).nullable(),
};

/** `criterion:<short id>`: what each dossier of a register is held against. */
export const criterionFields = {
  of: recordKeySchema,
  text,
  order,
};

export const drawnGroupSchema = z.object({
  /** Canonical name of the group; null where the sample is not divided. */
  group: group.nullable(),
  /** Dossiers in the register, and how many were to be drawn of them. */
  count: z.int().nonnegative(),
  size: z.int().nonnegative(),
  /** Canonical codes in the order of drawing. */
  codes: z.array(code),
});

/**
 * `draw:<uuid>`: a sample that was drawn. Written once and whole: everything that is needed to draw it
 * again stands in the record. The register of that time stands in the fields `lines0`, `lines1`, ...
 */
export const drawFields = {
  drawn: z.object({
    register: recordKeySchema,
    /** The rule by which it was drawn, and its version: `drawSample`. */
    algorithm: z.string().max(40),
    version: z.int().positive(),
    /** In its canonical form, as it went into the rule. */
    seed: z.string().min(1).max(200),
    /** Who of the unit saw the seed being agreed: an office, not a name. */
    witness: z.string().max(200),
    /** What the clock of the tablet said. */
    at: z.iso.datetime(),
    /** Dossiers in the register, and SHA-256 over their lines. */
    count: z.int().nonnegative(),
    digest: sha256,
    groups: z.array(drawnGroupSchema).min(1),
    /** How many fields of lines there are. */
    parts: z.int().nonnegative(),
  }),
  /** A part of the register's lines, in their order. */
  lines: z.array(z.string().max(2 * maxCodeLength + 1)).max(500),
};

/** `feed:<checklist>/<item code>`: a tally from which the item's answer may be taken. */
export const feedFields = {
  /** Null: it rests on none any more. */
  source: z
    .discriminatedUnion('type', [
      z.object({
        type: z.literal('register'),
        register: recordKeySchema,
        /** One criterion alone; null: all of them together. */
        criterion: recordKeySchema.nullable(),
        /** Whether the item asks for those that meet it, or for those that do not. */
        figure: z.enum(['met', 'unmet']),
      }),
      z.object({ type: z.literal('roll-call'), rollCall: recordKeySchema }),
      z.object({ type: z.literal('interviews'), question: z.string().max(64) }),
    ])
    .nullable(),
  /** What the tally was when the answer was taken from it. */
  taken: z
    .object({
      part: z.int().nonnegative(),
      whole: z.int().nonnegative(),
      count: z.int().nonnegative(),
    })
    .nullable(),
};

/** `person:<uuid>`: somebody of the unit who is to be there. An office is enough; a name is not asked for. */
export const personFields = {
  name: text,
  post: text,
  order,
  /** One field a roll-call (`markField`). */
  mark: z
    .object({
      state: z.enum(['present', 'leave', 'business', 'absent']),
      /** What was said of it: the reason, who said so. */
      reason: z.string().max(400),
    })
    .nullable(),
};

/** `roll-call:<short id>`: the list was called at one time. */
export const rollCallFields = {
  /** Local day and time that was stated, yyyy-mm-ddThh:mm. */
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  place: text,
};

/** `room:<uuid>`: a room or counter of the walk. */
export const roomFields = { name: text, order };

/** `observation:<uuid>`: what was seen in a room. Photos and findings name it. */
export const observationFields = {
  of: recordKeySchema,
  state: z.enum(['in-order', 'not-in-order']),
  text,
  /** Local time at which it was seen, yyyy-mm-ddThh:mm. */
  at: rollCallFields.at,
};

/**
 * `interview:<random>`: what one citizen said. The id holds no time, and only the half day is written:
 * see decision 0021 for what the log of changes still tells.
 */
export const interviewFields = {
  when: z.object({ day: z.iso.date(), half: z.enum(['morning', 'afternoon']) }),
  /** One field a question (`markField`): the chosen option; null: not answered. */
  mark: z.string().max(64).nullable(),
};

export const onSiteRecords = {
  register: registerFields,
  dossier: dossierFields,
  criterion: criterionFields,
  draw: drawFields,
  feed: feedFields,
  person: personFields,
  'roll-call': rollCallFields,
  room: roomFields,
  observation: observationFields,
  interview: interviewFields,
} as const;

/** True for the kinds of records that stand here. */
export const isOnSiteKind = (kind: string): boolean => Object.hasOwn(onSiteRecords, kind);

/** Field of the mark that belongs to a column: a criterion, a roll-call, a question. Its id is 1 to 24 letters and digits. */
export function markField(column: string): string {
  return `markX${column}`;
}

/** The column that a field belongs to, null for a field that is no mark. */
export function markColumn(field: string): string | null {
  return /^markX[A-Za-z0-9]{1,24}$/.test(field) ? field.slice(5) : null;
}

/** Field of a part of a draw's lines, counted from 0. */
export const linesField = (part: number): string => `lines${part}`;

/** The name under which a field of these kinds has its rule: marks and lines each share one. */
export function onSiteFieldName(kind: string, field: string): string {
  if ((kind === 'dossier' || kind === 'person' || kind === 'interview') && markColumn(field))
    return 'mark';
  return kind === 'draw' && /^lines\d{1,4}$/.test(field) ? 'lines' : field;
}
