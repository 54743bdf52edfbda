/** The model's directory: who belongs where. Versions are never reused, as an ETag is not. */
export interface ModelDirectory {
  readonly version: number;
  /** Scope to its members' roles. A scope that is missing does not exist for the server. */
  readonly scopes: ReadonlyMap<string, ReadonlyMap<string, 'lead' | 'member'>>;
}

export type ModelRole = 'lead' | 'member' | null;

export function roleIn(directory: ModelDirectory, account: string, scope: string): ModelRole {
  return directory.scopes.get(scope)?.get(account) ?? null;
}

export function readable(directory: ModelDirectory, account: string): readonly string[] {
  return [...directory.scopes.keys()]
    .filter((scope) => roleIn(directory, account, scope))
    .toSorted();
}
