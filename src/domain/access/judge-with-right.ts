import type { Change } from '#domain/sync/change.ts';
import { recordParts, scopeParts } from '#domain/sync/scope.ts';
import { fieldRule, type ScopeRole } from './access-table.ts';
import { judgeChange, type Judgement } from './judge-change.ts';

/**
 * What stands against a change beside its sender's right: what the office may take in on its own
 * responsibility is what is accepted here. Reserved fields stay unconfirmed (S19).
 */
export function judgeWithRight(change: Change): Judgement {
  const writer = writerOf(change);
  // Nobody at all could write what this version does not know; after an upgrade it is judged anew.
  return writer === null
    ? { type: 'hold', code: 'unknown-kind' }
    : judgeChange(change, writer, false);
}

/** The first role that may write the field; `null` where there is no such field. */
export function writerOf({ scope, record, field }: Change): ScopeRole | null {
  const rule = fieldRule(scopeParts(scope).kind, recordParts(record).kind, field);
  return rule?.write[0] ?? null;
}
