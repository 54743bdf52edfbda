import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { scopeParts, type Scope } from '#domain/sync/scope.ts';

export function scopeExists(facts: DirectoryFacts, scope: Scope): boolean {
  const { kind, id } = scopeParts(scope);
  return (kind === 'campaign' ? facts.campaigns : facts.visits).some((entry) => entry.id === id);
}
