/**
 * Taking in what a bundle brings (S29): the same fold as everything else. What comes so was not
 * written here and confirms nothing (S19); it has left elsewhere, so nothing of it is altered (S2).
 */
import { groupBy } from '#domain/kernel/group-by.ts';
import { contentDigest, type Change } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import { observeClock } from './apply-answer.ts';
import { sealChange } from './change-rows.ts';
import { commitLog } from './commit-log.ts';
import type { TwinRow } from './database.ts';
import { readEach, readRows } from './read-rows.ts';
import type { StoreContext } from './save-edits.ts';

export interface ImportedChange {
  readonly change: Change;
  /** Canonical JSON as it was received. */
  readonly content: string;
}

export interface ScopeWork {
  readonly scope: Scope;
  readonly changes: readonly ImportedChange[];
  /** Contents whose id belongs to another content (S1). */
  readonly twins: readonly ImportedChange[];
}

export interface Imported {
  readonly taken: number;
  /** Here already, or held: nothing is done to them. */
  readonly known: number;
  /** Newly in the held list: their id stands for something else here. */
  readonly twins: number;
}

/**
 * Takes in one scope's part in ONE transaction. Of two contents under one id the one that is here
 * stands until the server has said which does; the other is kept beside it. The same again changes
 * nothing.
 */
export async function importWork(context: StoreContext, work: ScopeWork): Promise<Imported> {
  for (;;) {
    const outcome = await tryImport(context, work);
    if (outcome !== null) return outcome;
  }
}

/** `null`: another tab wrote one of these ids meanwhile. */
async function tryImport(
  context: StoreContext,
  { scope, changes, twins }: ScopeWork,
): Promise<Imported | null> {
  const { database, cipher } = context;
  const keys = changes.map(({ change }): [string, string] => [scope, change.id]);
  const here = await digestsHere(context, keys);
  const fresh = changes.filter(({ change }) => !here.has(change.id));
  const met = changes.filter(({ change, content }) => {
    const digest = here.get(change.id);
    return digest !== undefined && digest !== contentDigest(content);
  });
  const rows = await Promise.all(
    fresh.map(({ change, content }) =>
      sealChange(cipher, change, { written: 0, pending: 1 }, content),
    ),
  );
  const kept = await newTwins(context, scope, [...met, ...twins]);
  const byRecord = groupBy(rows, ({ record }) => record);
  const written = await commitLog(context, {
    scope,
    records: rows.map((row) => row.record),
    rewrite: (record, before) => [...before, ...(byRecord.get(record) ?? [])],
    beside: async () => {
      const now = await digestsHere(context, keys);
      if (now.size !== here.size || [...now].some(([id, digest]) => here.get(id) !== digest)) {
        return false;
      }
      await database.twins.bulkAdd(kept);
      await observeClock(context, fresh);
      return true;
    },
  });
  if (!written) return null;
  return { taken: fresh.length, known: changes.length - fresh.length, twins: kept.length };
}

async function digestsHere(
  { database }: StoreContext,
  keys: readonly [string, string][],
): Promise<ReadonlyMap<string, string>> {
  const rows = await readEach(database.changes, keys);
  return new Map(rows.flatMap((row) => (row ? [[row.id, row.digest]] : [])));
}

/** Those that are neither kept already nor the very content that stands here. */
async function newTwins(
  context: StoreContext,
  scope: Scope,
  twins: readonly ImportedChange[],
): Promise<readonly TwinRow[]> {
  const { database, cipher, clock } = context;
  const standing = await digestsHere(
    context,
    twins.map(({ change }): [string, string] => [scope, change.id]),
  );
  const { rows: before } = await readRows(
    database.twins,
    database.twins.where('scope').equals(scope),
  );
  const texts = await Promise.all(
    before.map((row) => cipher.openText(row.payload, `changes|${scope}|${row.id}`)),
  );
  const known = new Set(texts);
  const rows: TwinRow[] = [];
  for (const { change, content } of twins) {
    if (known.has(content) || standing.get(change.id) === contentDigest(content)) continue;
    known.add(content);
    const { id, record } = change;
    const payload = await cipher.sealText(content, `changes|${scope}|${id}`);
    rows.push({ scope, id, record, payload, at: clock() });
  }
  return rows;
}

/** A file of a bundle, of which the caller has checked that its bytes are those of the hash. */
export interface ImportedFile {
  readonly scope: Scope;
  readonly sha256: string;
  readonly type: string;
  readonly thumbnail: boolean;
  readonly bytes: ArrayBuffer;
}

/**
 * Stores bytes that wait for their receipt, before any record that names them is taken in (S25). A
 * file that is here with its bytes stays as it is, unless they are damaged; one that was only linked
 * to gets bytes of its own.
 */
export async function importFile(
  context: StoreContext,
  { scope, sha256, type, thumbnail, bytes }: ImportedFile,
): Promise<'taken' | 'known'> {
  const { database, cipher, clock } = context;
  // Before the transaction, in which nothing but the database is waited for.
  const isDamaged = await isDamagedHere(context, scope, sha256);
  const sealed = await cipher.sealBytes(bytes, `bytes|${scope}|${sha256}`);
  const priority = thumbnail ? 0 : 1;
  const size = bytes.byteLength;
  return database.transaction('rw', [database.files, database.bytes], async () => {
    const row = await database.files.get([scope, sha256]);
    const isHere = row !== undefined && (await database.bytes.get([scope, sha256])) !== undefined;
    if (isHere && !isDamaged) return 'known' as const;
    await database.bytes.put({ scope, sha256, bytes: sealed });
    const { linkFrom: _linkFrom, ...known } = row ?? {
      ...{ scope, sha256, type, size, priority, waiting: 1 as const, storedAt: clock() },
    };
    await database.files.put(known);
    return 'taken' as const;
  });
}

async function isDamagedHere(
  { database, cipher }: StoreContext,
  scope: Scope,
  sha256: string,
): Promise<boolean> {
  try {
    const row = await database.bytes.get([scope, sha256]);
    if (!row) return false;
    const bytes = await cipher.openBytes(row.bytes, `bytes|${scope}|${sha256}`);
    return (await sha256Hex(bytes)) !== sha256;
  } catch (cause) {
    console.error(cause);
    return true;
  }
}
