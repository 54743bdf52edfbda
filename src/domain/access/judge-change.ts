import type { Change } from '#domain/sync/change.ts';
import { recordParts, scopeParts } from '#domain/sync/scope.ts';
import { fieldRule, type accessTable, type ScopeRole } from './access-table.ts';

/** Why the server keeps a change back (S18); the same words on the wire and on the screen. */
export const heldCodes = [
  'invalid',
  'forbidden',
  'id-reuse',
  'too-large',
  'unknown-kind',
  'unconfirmed',
] as const;
export type HeldCode = (typeof heldCodes)[number];

export type Judgement =
  { readonly type: 'accept' } | { readonly type: 'hold'; readonly code: HeldCode };

const accept: Judgement = { type: 'accept' };
const hold = (code: HeldCode): Judgement => ({ type: 'hold', code });

/**
 * May this session write this change now? Judged by the rights of the pushing session when it is
 * received (S19), never by what the change says of itself. `role` is what the session's account is
 * in the change's scope, `null` when the scope is not its own or does not exist: both are the same
 * `forbidden`, so that nobody learns which (S18).
 */
export function judgeChange(change: Change, role: ScopeRole | null, mine: boolean): Judgement {
  if (role === null) return hold('forbidden');
  const recordKind = recordParts(change.record).kind;
  const rule = fieldRule(scopeParts(change.scope).kind, recordKind, change.field);
  if (rule === undefined) return hold('unknown-kind');
  if (rule.reserved && !(mine && rule.write.includes(role))) return hold('unconfirmed');
  if (!rule.write.includes(role)) return hold('forbidden');
  if (!rule.value.safeParse(change.value).success) return hold('invalid');
  return accept;
}

/** May a person with this role write this field? What screens ask before they offer a control. */
export function mayWrite(
  scopeKind: keyof typeof accessTable,
  recordKind: string,
  field: string,
  role: ScopeRole | null,
): boolean {
  const rule = fieldRule(scopeKind, recordKind, field);
  return rule !== undefined && role !== null && rule.write.includes(role);
}

/** Is this a kind and field that this version understands? What it does not, it keeps but does not fold (S9). */
export function isKnownField(
  scopeKind: keyof typeof accessTable,
  recordKind: string,
  field: string,
): boolean {
  return fieldRule(scopeKind, recordKind, field) !== undefined;
}
