import type { ChangeRow, FileRow, LocalDatabase, ScopeRow } from '#client/store/database.ts';

/** What lies in one account's database on a tablet, wherever the tablet runs. */
export interface TabletState {
  readonly changes: readonly {
    readonly scope: string;
    readonly id: string;
    readonly record: string;
    readonly content: string;
    readonly seq: number | null;
    readonly held: string | null;
    readonly pending: boolean;
  }[];
  readonly cursors: Readonly<Record<string, { readonly seq: number; readonly sum: string }>>;
  readonly files: readonly {
    readonly scope: string;
    readonly sha256: string;
    readonly waiting: boolean;
  }[];
  /** Own contents that met another under their id (S1). */
  readonly twins: number;
}

export interface TabletRows {
  readonly changes: readonly ChangeRow[];
  readonly scopes: readonly ScopeRow[];
  readonly files: readonly FileRow[];
  readonly twins: readonly unknown[];
}

export function tabletState({ changes, scopes, files, twins }: TabletRows): TabletState {
  return {
    changes: changes.map(({ scope, id, record, payload, seq, held, pending }) => ({
      ...{ scope, id, record, content: String(payload) },
      ...{ seq: seq ?? null, held: held?.code ?? null, pending: pending === 1 },
    })),
    cursors: Object.fromEntries(scopes.map(({ scope, seq, sum }) => [scope, { seq, sum }])),
    files: files.map(({ scope, sha256, waiting }) => ({ scope, sha256, waiting: waiting === 1 })),
    twins: twins.length,
  };
}

export async function readTablet(database: LocalDatabase): Promise<TabletState> {
  return tabletState({
    changes: await database.changes.toArray(),
    scopes: await database.scopes.toArray(),
    files: await database.files.toArray(),
    twins: await database.twins.toArray(),
  });
}

/** How much has not reached the server yet: changes and files. */
export function waitingOn({ changes, files }: TabletState): number {
  return (
    changes.filter(({ pending }) => pending).length + files.filter(({ waiting }) => waiting).length
  );
}
