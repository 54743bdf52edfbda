/** What of a bundle an account may take into its own tablet: computed from its directory alone. */
import { fieldRule } from '#domain/access/access-table.ts';
import { scopeAccess } from '#domain/access/scope-access.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { filesNamed } from '#domain/sync/files-named.ts';
import type { Change } from '#domain/sync/change.ts';
import { recordParts, scopeParts, type Scope } from '#domain/sync/scope.ts';
import type { BundleChange } from './lines.ts';
import type { BundleFile } from './manifest.ts';

export interface TakenPart<F> {
  readonly scope: Scope;
  readonly changes: readonly BundleChange[];
  readonly files: readonly F[];
}

/**
 * The parts of a bundle that belong to scopes in which the account has a role, in the order of their
 * names. A delegation reads and writes the whole scope. A unit sees of its follow-up only what is
 * published (S21): it takes in what units write, and the files that this names.
 */
export function takenParts<F extends BundleFile>(
  facts: DirectoryFacts,
  accountId: string,
  bundle: { readonly changes: readonly BundleChange[]; readonly files: readonly F[] },
): readonly TakenPart<F>[] {
  const scopes = new Set<Scope>([
    ...bundle.changes.map(({ change }) => change.scope),
    ...bundle.files.map(({ scope }) => scope),
  ]);
  return [...scopes].toSorted().flatMap((scope) => {
    const access = scopeAccess(facts, accountId, scope);
    if (access.type !== 'role') return [];
    const isUnit = access.role === 'unit';
    const changes = bundle.changes.filter(
      ({ change }) => change.scope === scope && (!isUnit || isWrittenByUnits(change)),
    );
    const named = new Set(changes.flatMap(({ change }) => filesNamed(change)));
    const files = bundle.files.filter(
      (file) => file.scope === scope && (!isUnit || named.has(file.sha256)),
    );
    return changes.length + files.length === 0 ? [] : [{ scope, changes, files }];
  });
}

function isWrittenByUnits({ scope, record, field }: Change): boolean {
  const rule = fieldRule(scopeParts(scope).kind, recordParts(record).kind, field);
  return rule?.write.includes('unit') ?? false;
}
