import type { LocalDatabase } from '#client/store/database.ts';

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

export async function readTablet(database: LocalDatabase): Promise<TabletState> {
  const [changes, scopes, files, twins] = await Promise.all([
    database.changes.toArray(),
    database.scopes.toArray(),
    database.files.toArray(),
    database.twins.count(),
  ]);
  return {
    changes: changes.map(({ scope, id, record, payload, seq, held, pending }) => ({
      ...{ scope, id, record, content: String(payload) },
      ...{ seq: seq ?? null, held: held?.code ?? null, pending: pending === 1 },
    })),
    cursors: Object.fromEntries(scopes.map(({ scope, seq, sum }) => [scope, { seq, sum }])),
    files: files.map(({ scope, sha256, waiting }) => ({ scope, sha256, waiting: waiting === 1 })),
    twins,
  };
}

/** How much has not reached the server yet: changes and files. */
export function waitingOn({ changes, files }: TabletState): number {
  return (
    changes.filter(({ pending }) => pending).length + files.filter(({ waiting }) => waiting).length
  );
}
