import type { z } from 'zod';
import type { Change } from './change.ts';
import type { FoldedField, FoldedRecord } from './fold.ts';

/** One field of a record as a screen needs it. */
export interface FieldReading<T> {
  /** `undefined`: never written, or not readable by this version (see `unreadable`). */
  readonly value: T | undefined;
  /** There is a value, but not of a shape that this version knows: show it as such, never drop it. */
  readonly unreadable: boolean;
  /** Two people differ; `heads` are their changes, the one shown first in front. */
  readonly conflict: boolean;
  readonly heads: readonly Change[];
}

const blank = { value: undefined, unreadable: false, conflict: false, heads: [] } as const;

/**
 * What was read of a field before. A folded field never changes, so its reading holds as long as it
 * lives; a screen asks for all answers of a visit after every tap.
 */
const readings = new WeakMap<FoldedField, Map<z.ZodType, FieldReading<unknown>>>();

/** Reads a field through its schema: what comes out of storage is parsed like everything else. */
export function readField<S extends z.ZodType>(
  record: FoldedRecord | undefined,
  field: string,
  schema: S,
): FieldReading<z.infer<S>> {
  const folded = record?.fields[field];
  if (!folded) return blank;
  const known = readings.get(folded) ?? new Map<z.ZodType, FieldReading<unknown>>();
  readings.set(folded, known);
  const reading = known.get(schema) ?? parseField(folded, schema);
  known.set(schema, reading);
  return reading as FieldReading<z.infer<S>>;
}

function parseField(folded: FoldedField, schema: z.ZodType): FieldReading<unknown> {
  const parsed = schema.safeParse(folded.value);
  return {
    value: parsed.success ? parsed.data : undefined,
    unreadable: !parsed.success,
    conflict: folded.conflict,
    heads: folded.heads,
  };
}

/** What an editor must hand to `save` as `seen` when an edit of this field begins (S3). */
export function seenHeads(
  record: FoldedRecord | undefined,
  field: string,
): readonly Change['id'][] {
  return record?.fields[field]?.heads.map((head) => head.id) ?? [];
}
