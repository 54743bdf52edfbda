import { emptySum, utf8Length } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { ChangeReader, LogHead, LoggedChange, LogView } from '../port.ts';
import { inBatches, type Db } from './tables.ts';

/** Rows fetched at a time while a page is filled. */
const rowsAtATime = 100;

const columnsOf = (view: LogView) =>
  view === 'whole'
    ? ({ seq: 'seq', sum: 'sum' } as const)
    : ({ seq: 'view_seq', sum: 'view_sum' } as const);

/** The logs of all scopes, see `ChangeReader`. */
export function sqlChangeReader(db: Db): ChangeReader {
  return {
    scopes: async () => {
      const rows = await db.selectFrom('scope_head').select('scope').orderBy('scope').execute();
      return rows.map((row) => row.scope as Scope);
    },
    heads: async (scopes, view) => {
      const { seq, sum } = columnsOf(view);
      const heads = new Map<Scope, LogHead>();
      for (const batch of inBatches(scopes, 5000)) {
        const rows = await db
          .selectFrom('scope_head')
          .select(['scope', `${seq} as seq`, `${sum} as sum`])
          .where('scope', 'in', batch)
          .where(seq, '>', 0)
          .execute();
        for (const row of rows) heads.set(row.scope as Scope, { seq: row.seq, sum: row.sum });
      }
      return heads;
    },
    sumAt: async (scope, view, seq) => {
      if (seq === 0) return emptySum;
      const columns = columnsOf(view);
      const row = await db
        .selectFrom('change')
        .select(`${columns.sum} as sum`)
        .where('scope', '=', scope)
        .where(columns.seq, '=', seq)
        .executeTakeFirst();
      return row?.sum ?? null;
    },
    page: (scope, view, after, maxBytes) => readPage(db, scope, view, after, maxBytes),
    find: async (scope, ids) => {
      const found = new Map<string, ReturnType<typeof known>>();
      for (const batch of inBatches(ids, 5000)) {
        const rows = await selectKnown(db, scope).where('id', 'in', batch).execute();
        for (const row of rows) found.set(row.id, known(row));
      }
      return found;
    },
    visibleRecords: async (scope) => {
      const rows = await db
        .selectFrom('visible_record')
        .select('record')
        .where('scope', '=', scope)
        .execute();
      return new Set(rows.map((row) => row.record));
    },
    hiddenOf: async (scope, records) => {
      const rows = [];
      for (const batch of inBatches(records, 5000)) {
        const query = selectKnown(db, scope)
          .where('record', 'in', batch)
          .where('view_seq', 'is', null);
        rows.push(...(await query.execute()));
      }
      return rows.map(known).toSorted((a, b) => a.seq - b.seq);
    },
    publishedScopes: async () => {
      const rows = await db
        .selectFrom('scope_head')
        .select('scope')
        .where('published', '=', 1)
        .execute();
      return rows.map((row) => row.scope as Scope);
    },
  };
}

async function readPage(
  db: Db,
  scope: Scope,
  view: LogView,
  after: number,
  maxBytes: number,
): Promise<readonly LoggedChange[]> {
  const { seq, sum } = columnsOf(view);
  const page: LoggedChange[] = [];
  let bytes = 0;
  let last = after;
  for (;;) {
    const rows = await db
      .selectFrom('change')
      .select(['id', 'content', 'received', 'relayed_by', `${seq} as seq`, `${sum} as sum`])
      .where('scope', '=', scope)
      .where(seq, '>', last)
      .orderBy(seq)
      .limit(rowsAtATime)
      .execute();
    for (const row of rows) {
      bytes += utf8Length(row.content);
      if (page.length > 0 && bytes > maxBytes) return page;
      const { id, content, received, relayed_by: relayedBy } = row;
      page.push({ id, content, received, relayedBy, ...numbered(row) });
    }
    if (rows.length < rowsAtATime) return page;
    last = page.at(-1)!.seq;
  }
}

function numbered(row: { readonly seq: number | null; readonly sum: string | null }): LogHead {
  if (row.seq === null || row.sum === null) throw new Error('a row of a view has its number there');
  return { seq: row.seq, sum: row.sum };
}

function selectKnown(db: Db, scope: Scope) {
  return db
    .selectFrom('change')
    .select(['id', 'seq', 'digest', 'received', 'view_seq'])
    .where('scope', '=', scope);
}

function known(row: {
  readonly id: string;
  readonly seq: number;
  readonly digest: string;
  readonly received: string;
  readonly view_seq: number | null;
}) {
  const { id, seq, digest, received } = row;
  return { id, seq, digest, received, inUnitView: row.view_seq !== null };
}
