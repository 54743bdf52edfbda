import { z } from 'zod';

/**
 * A scope is what is permitted and synced as one. `visit/<id>` is the delegation's working file on
 * one unit; `followup/<visit id>` is shared with that unit; `campaign/<id>` holds the working notes
 * over several units.
 */
export const scopeKinds = ['visit', 'followup', 'campaign'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

const idPattern = '[A-Za-z0-9][A-Za-z0-9-]{0,63}';

export const scopeSchema = z
  .string()
  .regex(new RegExp(`^(visit|followup|campaign)/${idPattern}$`))
  .brand<'Scope'>();
export type Scope = z.infer<typeof scopeSchema>;

export function makeScope(kind: ScopeKind, id: string): Scope {
  return scopeSchema.parse(`${kind}/${id}`);
}

/** The kind of a scope and the id of the visit or campaign that it belongs to. */
export function scopeParts(scope: Scope): { readonly kind: ScopeKind; readonly id: string } {
  const slash = scope.indexOf('/');
  return { kind: scope.slice(0, slash) as ScopeKind, id: scope.slice(slash + 1) };
}

/** A record inside a scope, `kind:id`; an answer's id is `<checklist>/<item code>`. */
export const recordKeySchema = z
  .string()
  .regex(/^[a-z][a-z-]{0,31}:[A-Za-z0-9][A-Za-z0-9/._-]{0,127}$/)
  .brand<'RecordKey'>();
export type RecordKey = z.infer<typeof recordKeySchema>;

export function makeRecordKey(kind: string, id: string): RecordKey {
  return recordKeySchema.parse(`${kind}:${id}`);
}

export function recordParts(record: RecordKey): { readonly kind: string; readonly id: string } {
  const colon = record.indexOf(':');
  return { kind: record.slice(0, colon), id: record.slice(colon + 1) };
}
