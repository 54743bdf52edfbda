/** What a tablet keeps, behind one face: in memory for thousands of schedules, in IndexedDB for the real one. */
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { HeldCode } from '#domain/access/judge-change.ts';
import { commitLog } from '#client/store/commit-log.ts';
import { LocalDatabase, databaseName, type ChangeRow } from '#client/store/database.ts';
import { createLocalStore, type LocalStore } from '#client/store/local-store.ts';
import { hasLeft, readNextLot } from '#client/store/lots.ts';
import { openStore } from '#client/store/open-store.ts';
import type { SyncedStore } from '#client/sync/run-sync.ts';
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { memoryMarks } from '../client/dexie-subject.ts';
import { emptyDisk, MemoryStore, type MemoryDisk } from '../client/memory-store.ts';

export interface TabletRow {
  readonly scope: Scope;
  readonly id: string;
  readonly record: string;
  readonly content: string;
  readonly left: boolean;
  readonly written: boolean;
  readonly seq: number | null;
  readonly held: string | null;
  readonly pending: boolean;
}

/** What the store knows of a change beside its content: what a broken rule reaches into. */
export interface Marked {
  readonly scope: string;
  readonly id: string;
  readonly left: boolean;
  readonly written: boolean;
  readonly seq: number | null;
  readonly held: { readonly code: HeldCode; readonly reason: string } | null;
}

export const keyOf = ({ scope, id }: { readonly scope: string; readonly id: string }): string =>
  `${scope}|${id}`;

/** A store that is open in one tab. */
export interface OpenTablet {
  readonly store: SyncedStore & Pick<LocalStore, 'save'>;
  /** The view, deleted records too. */
  readonly folds: (scope: Scope) => Promise<readonly FoldedRecord[]>;
  readonly rows: () => Promise<readonly TabletRow[]>;
  readonly scopes: () => Promise<ReadonlyMap<Scope, { seq: number; sum: string; state: string }>>;
  /** Contents of own twins (S1). */
  readonly twins: () => Promise<readonly string[]>;
  /** All that lies on the disk, as text: for looking for what must not be there. */
  readonly everything: () => Promise<string>;
  /** The next transactions: the one with this number dies, before or after its work. `null`: none. */
  readonly breakTransaction: (number: number, when: 'before' | 'inside') => void;
  readonly close: () => void;
  readonly marks: () => Promise<ReadonlyMap<string, Marked>>;
  /** Gives changes other marks, and folds what follows from them; `null` takes one away. */
  readonly remark: (edit: (row: Marked) => Marked | null) => Promise<void>;
  /** Of the store in memory only. */
  readonly disk: MemoryDisk | null;
  /** Of the store in IndexedDB only: photos are kept there alone. */
  readonly local: { readonly store: LocalStore; readonly database: LocalDatabase } | null;
}

export interface TabletData {
  readonly open: () => Promise<OpenTablet>;
  readonly copy: () => Promise<TabletData>;
}

/** The program died here; whatever was not committed is gone. */
export class Crash extends Error {}

export interface TabletOwner {
  readonly account: string;
  readonly clock: Clock;
  readonly random: RandomSource;
}

export function memoryData(
  owner: TabletOwner,
  disk: MemoryDisk = emptyDisk(),
  device = uuidV7(owner.clock, owner.random),
): TabletData {
  const { account, clock, random } = owner;
  return {
    copy: async () => memoryData(owner, structuredClone(disk), device),
    open: async () => {
      const store = new MemoryStore(account, device, clock, random, disk);
      const { applyAnswer } = store.sync;
      let breaks = false;
      const sync: SyncedStore['sync'] = {
        ...store.sync,
        applyAnswer: async (sent, answer) => {
          if (!breaks) return applyAnswer(sent, answer);
          // One transaction a scope: the program dies after some of them.
          breaks = false;
          const done = answer.scopes.slice(0, answer.scopes.length >> 1);
          await applyAnswer(sent, { ...answer, scopes: done, revoked: [] });
          throw new Crash();
        },
      };
      return {
        store: {
          ...{ account, device, sync, save: store.save },
          readDirectory: store.readDirectory,
          writeDirectory: store.writeDirectory,
          readChecklist: store.readChecklist,
          writeChecklist: store.writeChecklist,
        },
        folds: async (scope) => store.folds(scope),
        rows: async () =>
          [...disk.changes.values()].map(({ change, content, left, written, seq, held }) => ({
            ...{ scope: change.scope, id: change.id, record: change.record, content, left },
            ...{ written, seq, held: held?.code ?? null, pending: seq === null && !held },
          })),
        scopes: async () => new Map(disk.scopes),
        twins: async () => disk.twins.map((twin) => twin.content),
        everything: async () =>
          JSON.stringify([[...disk.changes.values()], disk.twins, [...disk.scopes]]),
        breakTransaction: () => (breaks = true),
        marks: async () => marksIn(disk),
        remark: async (edit) => {
          for (const [key, row] of marksIn(disk)) {
            const entry = disk.changes.get(key);
            const edited = edit(row);
            if (!edited || !entry) disk.changes.delete(key);
            else if (edited !== row) {
              const { left, written, seq, held } = edited;
              const { scope, record, field } = entry.change;
              const verdict = held && { scope, record, field, ...held };
              disk.changes.set(key, { ...entry, left, written, seq, held: verdict });
            }
          }
        },
        close: () => undefined,
        disk,
        local: null,
      };
    },
  };
}

export function dexieData(owner: TabletOwner, factory = new IDBFactory()): TabletData {
  const marks = memoryMarks();
  // Each tablet has its own IndexedDB: accounts name their databases, and a clone has the same account.
  const enter = (indexedDB: IDBFactory): void => {
    Dexie.dependencies.indexedDB = indexedDB;
    Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  };
  return {
    copy: async () => {
      enter(factory);
      const from = new LocalDatabase(databaseName(owner.account));
      await from.open();
      const twin = new IDBFactory();
      enter(twin);
      const to = new LocalDatabase(databaseName(owner.account));
      await to.open();
      for (const { name } of from.tables)
        await to.table(name).bulkPut(await from.table(name).toArray());
      from.close();
      to.close();
      return dexieData(owner, twin);
    },
    open: async () => {
      enter(factory);
      const outcome = await openStore({ ...owner, marks });
      if (!outcome.ok) throw new Error(`the store did not open: ${outcome.error.type}`);
      const { context } = outcome.value;
      const { database } = context;
      const store = createLocalStore(context);
      return {
        store,
        folds: async (scope) =>
          (await database.records.where('scope').equals(scope).toArray()).map(
            (row) => JSON.parse(String(row.payload)) as FoldedRecord,
          ),
        rows: async () => {
          const nextLot = await readNextLot(database);
          return (await database.changes.toArray()).map((row) => tabletRow(row, nextLot));
        },
        scopes: async () =>
          new Map(
            (await database.scopes.toArray()).map(({ scope, seq, sum, state }) => [
              scope as Scope,
              { seq, sum, state },
            ]),
          ),
        twins: async () => (await database.twins.toArray()).map((twin) => String(twin.payload)),
        everything: async () =>
          JSON.stringify(
            await Promise.all(
              database.tables
                .filter((table) => table.name !== 'meta')
                .map((table) => table.toArray()),
            ),
          ),
        marks: async () => {
          const nextLot = await readNextLot(database);
          const rows = await database.changes.toArray();
          return new Map(rows.map((row) => [keyOf(row), markedOf(row, nextLot)]));
        },
        remark: async (edit) => {
          const nextLot = await readNextLot(database);
          const all = await database.changes.toArray();
          for (const scope of new Set(all.map((row) => row.scope)))
            await commitLog(context, {
              scope,
              records: all.flatMap((row) => (row.scope === scope ? [row.record] : [])),
              rewrite: (_record, rows) => rows.flatMap((row) => remarked(row, nextLot, edit)),
              beside: async () => true,
            });
        },
        breakTransaction: (number, when) => breakTransaction(database, number, when),
        close: () => database.close(),
        disk: null,
        local: { store, database },
      };
    },
  };
}

const marksIn = (disk: MemoryDisk): ReadonlyMap<string, Marked> =>
  new Map(
    [...disk.changes].map(([key, { change, left, written, seq, held }]) => [
      key,
      { scope: change.scope, id: change.id, left, written, seq, held },
    ]),
  );

const markedOf = (row: ChangeRow, nextLot: number): Marked => ({
  ...{ scope: row.scope, id: row.id, left: hasLeft(row, nextLot), written: row.written === 1 },
  ...{ seq: row.seq ?? null, held: row.held ?? null },
});

function remarked(
  row: ChangeRow,
  nextLot: number,
  edit: (row: Marked) => Marked | null,
): readonly ChangeRow[] {
  const before = markedOf(row, nextLot);
  const after = edit(before);
  if (after === null) return [];
  if (after === before) return [row];
  const { seq: _seq, held: _held, pending: _pending, lot, ...rest } = row;
  const { left, written, seq, held } = after;
  return [
    {
      ...{ ...rest, written: written ? 1 : 0 },
      ...(left ? (lot === undefined || lot === nextLot ? {} : { lot }) : { lot: nextLot }),
      ...(seq === null ? {} : { seq }),
      ...(held === null ? {} : { held }),
      ...(seq === null && held === null ? { pending: 1 as const } : {}),
    },
  ];
}

function tabletRow(row: ChangeRow, nextLot: number): TabletRow {
  return {
    ...{ scope: row.scope as Scope, id: row.id, record: row.record, content: String(row.payload) },
    ...{ left: hasLeft(row, nextLot), written: row.written === 1, seq: row.seq ?? null },
    ...{ held: row.held?.code ?? null, pending: row.pending === 1 },
  };
}

type Transact = (mode: string, tables: unknown, work: () => Promise<unknown>) => Promise<unknown>;

function breakTransaction(
  database: LocalDatabase,
  number: number,
  when: 'before' | 'inside',
): void {
  const target = database as unknown as { transaction: Transact };
  const original = LocalDatabase.prototype.transaction as unknown as Transact;
  let left = number;
  target.transaction = (mode, tables, work) => {
    left -= 1;
    if (left !== 0) return original.call(database, mode, tables, work);
    target.transaction = original.bind(database);
    if (when === 'before') return Promise.reject(new Crash());
    return original.call(database, mode, tables, async () => {
      await work();
      throw new Crash();
    });
  };
}
