import { fieldRule, type ScopeRole } from '#domain/access/access-table.ts';
import { judgeChange, type Judgement } from '#domain/access/judge-change.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import type { Change } from '#domain/sync/change.ts';
import { recordParts, scopeParts, type Scope } from '#domain/sync/scope.ts';

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

export function scopeExists(facts: DirectoryFacts, scope: Scope): boolean {
  const { kind, id } = scopeParts(scope);
  return (kind === 'campaign' ? facts.campaigns : facts.visits).some((entry) => entry.id === id);
}
