import { accessIndex } from '#domain/access/access-index.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { scopeParts, type Scope } from '#domain/sync/scope.ts';

export function scopeExists(facts: DirectoryFacts, scope: Scope): boolean {
  const { kind, id } = scopeParts(scope);
  if (kind === 'campaign') return facts.campaigns.some((entry) => entry.id === id);
  return accessIndex(facts).visits.has(id);
}
