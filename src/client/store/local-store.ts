/** One account's local store, put together: what the engine, the queue of files and the screens use. */
import { liveQuery } from 'dexie';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { retried, type Watched } from '#client/platform/watched.ts';
import { openChanges } from './change-rows.ts';
import type { LocalDatabase, ScopeRow } from './database.ts';
import type { Imported, ImportedFile, ScopeWork } from './import-work.ts';
import { dropBytes, receivedPictures, type ReceivedPicture } from './received-pictures.ts';
import { heldBytes, tryWrite } from './on-this-device.ts';
import { nothingKnown, readLog, type LogPage } from './read-log.ts';
import { mayBeOfRow, readOne, readRows } from './read-rows.ts';
import { takeLot } from './lots.ts';
import { readMeta, writeMeta, type MetaValue } from './meta.ts';
import {
  saveEdits,
  type Saved,
  type SaveProblem,
  type StoreContext,
  type StoredFile,
} from './save-edits.ts';
import { withConnection } from './reopen.ts';
import { readSituation, type Situation } from './situation.ts';
import type { SyncStore } from './sync-port.ts';
import type { TypedTexts } from './typed-texts.ts';
import { watchRecords } from './watch-records.ts';

/** A file to be stored with the record that names it (S25). */
export type NewFile = {
  readonly sha256: string;
  readonly type: string;
  /** Thumbnails travel first. */
  readonly thumbnail: boolean;
} & (
  | { readonly bytes: ArrayBuffer }
  /** The same bytes as in another scope: shown from there, and linked at the server (S27). */
  | { readonly size: number; readonly linkFrom: Scope }
);

/** A file that has no receipt yet; its bytes are read when its turn comes. */
export interface WaitingFile {
  readonly scope: Scope;
  readonly sha256: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Wall time at which it was stored here. */
  readonly storedAt: number;
  /** Neither imported nor fetched nor linked: at first only this device has it. */
  readonly madeHere: boolean;
  /** The scope whose bytes these are (S27); they need not be on this device. */
  readonly linkFrom?: Scope;
}

/** One change of a record's history, held ones and unreadable ones included. */
export interface HistoryEntry {
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
  readonly by: string;
  readonly at: string;
  readonly received: string | null;
  readonly relayedBy: string | null;
  readonly held: { readonly code: string; readonly reason: string } | null;
  readonly readable: boolean;
}

export interface LocalStore {
  readonly account: string;
  readonly device: string;
  /** All edits or none; resolves after the commit (strict). */
  readonly save: (
    edits: readonly Edit[],
    files?: readonly NewFile[],
  ) => Promise<Result<Saved, SaveProblem>>;
  readonly sync: SyncStore;
  /** All visible records of a scope, deleted ones left out; emits again after every commit that moves one, the others being the same objects. */
  readonly watchRecords: (scope: Scope) => Watched<readonly FoldedRecord[]>;
  /** How each scope stands; `readAt`: wall time when it was last read to its end. */
  readonly watchScopes: () => Watched<ReadonlyMap<string, Pick<ScopeRow, 'state' | 'readAt'>>>;
  readonly watchSituation: () => Watched<Situation>;
  readonly history: (scope: Scope, record: string) => Promise<readonly HistoryEntry[]>;
  /** A stretch of a scope's log, the newest first; `before`: where the last stretch ended. */
  readonly log: (scope: Scope, before: string | null, limit: number) => Promise<LogPage>;
  readonly readDirectory: () => Promise<MetaValue<'directory'> | null>;
  readonly watchDirectory: () => Watched<MetaValue<'directory'> | null>;
  readonly writeDirectory: (directory: MetaValue<'directory'>) => Promise<void>;
  readonly readCameraSlot: () => Promise<MetaValue<'camera'> | null>;
  /** Null: no camera is open. */
  readonly writeCameraSlot: (slot: MetaValue<'camera'> | null) => Promise<void>;
  /** Words that wait for a button, by the place of their box. */
  readonly readTypedTexts: () => Promise<TypedTexts>;
  /** '': none. */
  readonly writeTypedText: (place: string, text: string) => Promise<void>;
  readonly readChecklist: (hash: string) => Promise<string | null>;
  readonly writeChecklist: (hash: string, json: string) => Promise<void>;
  readonly readFile: (
    scope: Scope,
    sha256: string,
  ) => Promise<{ readonly type: string; readonly bytes: ArrayBuffer } | null>;
  /** Whether each original and thumbnail that was written here has reached the server. */
  readonly watchFiles: (scope: Scope) => Watched<ReadonlyMap<string, 'waiting' | 'received'>>;
  /** Hashes of the files of a scope whose bytes lie here, under it or under the scope that they are linked from. */
  readonly watchHeld: (scope: Scope) => Watched<ReadonlySet<string>>;
  /** Bytes that the server gave and whose hash was checked: kept for work without a network. */
  readonly keepFile: (
    scope: Scope,
    sha256: string,
    type: string,
    bytes: ArrayBuffer,
  ) => Promise<void>;
  /** The next files to send, thumbnails first; bytes are read one file at a time. */
  readonly waitingFiles: (limit: number) => Promise<readonly WaitingFile[]>;
  /** What one answer named, in one transaction; `at`: the server's wall time. */
  readonly markReceived: (scope: Scope, sha256: readonly string[], at?: number) => Promise<void>;
  /**
   * Files with a receipt whose bytes are here, and links: if the server should lose them, it can have
   * them again. The bytes of a link are under its home or at the server.
   */
  readonly receivedFiles: () => Promise<readonly Pick<WaitingFile, 'scope' | 'sha256'>[]>;
  /** The server has these no longer: they wait again. */
  readonly markWaiting: (scope: Scope, sha256: readonly string[]) => Promise<void>;
  /**
   * This account may bring no files to a scope: what the server once gave of it waits for nothing.
   * Answers the hashes of those that did. In a scope that was taken away they wait on: a server that
   * was put back may have lost the scope with its files, and these be the last (S20).
   */
  readonly settleFetched: (scope: Scope) => Promise<ReadonlySet<string>>;
  /** Pictures with a receipt whose bytes are here, of at least so many bytes, the oldest first; `now` by the server. */
  readonly receivedPictures: (from: number, now?: number) => Promise<readonly ReceivedPicture[]>;
  /** Takes bytes off this device, all but those that wait or are waited for; answers how many bytes. */
  readonly dropBytes: (scope: Scope, sha256: readonly string[], now?: number) => Promise<number>;
  /** What a bundle brings of one scope, in one transaction; its files are stored before (S29). */
  readonly importWork: (work: ScopeWork) => Promise<Imported>;
  readonly importFile: (file: ImportedFile) => Promise<'taken' | 'known'>;
  /** Everything here may be elsewhere by now: nothing of it is altered or folded away any more (S2). */
  readonly markAllLeft: () => Promise<void>;
  /** Writes as much as a photo takes, reads it back and takes it away again; false where that fails. */
  readonly tryWrite: () => Promise<boolean>;
  readonly noteSynced: (at: { readonly server: number; readonly device: number }) => Promise<void>;
  /** Folds in what older code did not know, once after each upgrade; nothing on a screen waits for it. */
  readonly foldAfterUpgrade: () => Promise<void>;
  readonly close: () => void;
}

export function createLocalStore(context: StoreContext): LocalStore {
  const { database, cipher, clock } = context;
  const unit = <T>(work: () => Promise<T>): Promise<T> => withConnection(database, work);
  const watch = <T>(read: () => Promise<T>): Watched<T> => retried(liveQuery(() => unit(read)));
  // One after the other: edits made at once in one tab would only make each other begin again.
  let lastSave: Promise<unknown> = Promise.resolve();
  return {
    account: context.account,
    device: context.device,
    save: (edits, files = []) => {
      const saved = lastSave.then(async () =>
        saveEdits(context, edits, await sealFiles(context, edits, files)),
      );
      lastSave = saved.catch(() => undefined);
      return saved;
    },
    sync: {
      // Each comes with the first exchange; none of them stands in a transaction here.
      takeRound: async (limits, skip) => {
        const { takeRound } = await import('./take-round.ts');
        return unit(() => takeRound(context, limits, skip));
      },
      applyAnswer: async (sent, answer) => {
        const { applyAnswer } = await import('./apply-answer.ts');
        return unit(() => applyAnswer(context, sent, answer));
      },
      setScopes: async (readable) => {
        const { setScopes } = await import('./set-scopes.ts');
        return unit(() => setScopes(context, readable));
      },
    },
    watchRecords: (scope) => watchRecords(context, scope),
    watchScopes: () =>
      watch(async () => {
        const rows = await database.scopes.toArray();
        return new Map(rows.map((row) => [row.scope, row]));
      }),
    watchSituation: () => watch(() => readSituation(database)),
    history: (scope, record) => unit(() => readHistory(context, scope, record)),
    log: (scope, before, limit) => unit(() => readLog(context, scope, before, limit)),
    readDirectory: () => unit(() => readDirectory(database)),
    watchDirectory: () => watch(() => readDirectory(database)),
    writeDirectory: (directory) => unit(() => writeMeta(database, 'directory', directory)),
    readCameraSlot: () => unit(() => readMeta(database, 'camera')),
    writeCameraSlot: (slot) =>
      unit(() =>
        slot === null ? database.meta.delete('camera') : writeMeta(database, 'camera', slot),
      ),
    readTypedTexts: async () => {
      const { readTypedTexts } = await import('./typed-texts.ts');
      return unit(() => readTypedTexts(context));
    },
    writeTypedText: async (place, text) => {
      const { writeTypedText } = await import('./typed-texts.ts');
      return unit(() => writeTypedText(context, place, text));
    },
    // One that cannot be read counts as none, and is fetched anew.
    readChecklist: (hash) =>
      unit(async () => (await readOne(database.checklists, hash))?.json ?? null),
    writeChecklist: (hash, json) =>
      unit(async () => {
        await database.checklists.put({ hash, json });
      }),
    readFile: (scope, sha256) => unit(() => readFile(context, scope, sha256)),
    watchFiles: (scope) =>
      watch(async () => {
        const rows = await database.files.where('scope').equals(scope).toArray();
        return new Map(
          rows.map((row) => [
            row.sha256,
            row.waiting === 1 ? ('waiting' as const) : ('received' as const),
          ]),
        );
      }),
    watchHeld: (scope) => watch(() => heldBytes(database, scope)),
    keepFile: async (scope, sha256, type, bytes) => {
      const sealed = await cipher.sealBytes(bytes, `bytes|${scope}|${sha256}`);
      const row = { scope, sha256, type, size: bytes.byteLength, priority: 0, fetched: 1 } as const;
      await unit(() =>
        database.transaction('rw', [database.files, database.bytes], async () => {
          const known = await database.files.get([scope, sha256]);
          await database.bytes.put({ scope, sha256, bytes: sealed });
          if (known && known.linkFrom === undefined) return;
          await database.files.put({ ...row, storedAt: clock(), receivedAt: clock() });
        }),
      );
    },
    waitingFiles: async (limit) => {
      const rows = await unit(() =>
        database.files
          .where('[waiting+priority]')
          .between([1, 0], [1, 1], true, true)
          .limit(limit)
          .toArray(),
      );
      return rows.map(({ scope, sha256, type, size, storedAt, madeHere, linkFrom }) => ({
        scope: scope as Scope,
        sha256,
        type,
        size,
        storedAt,
        madeHere: madeHere === 1,
        ...(linkFrom === undefined ? {} : { linkFrom: linkFrom as Scope }),
      }));
    },
    markReceived: async (scope, sha256, at = clock()) => {
      const { markReceived } = await import('./file-receipts.ts');
      return unit(() => markReceived(database, scope, sha256, at));
    },
    receivedFiles: async () => {
      const { receivedFiles } = await import('./file-receipts.ts');
      return unit(() => receivedFiles(database));
    },
    markWaiting: async (scope, sha256) => {
      const { markWaiting } = await import('./file-receipts.ts');
      return unit(() => markWaiting(database, scope, sha256));
    },
    settleFetched: async (scope) => {
      const { settleFetched } = await import('./file-receipts.ts');
      return unit(() => settleFetched(database, scope));
    },
    receivedPictures: (from, now = clock()) => unit(() => receivedPictures(database, from, now)),
    dropBytes: (scope, sha256, now = clock()) =>
      unit(() => dropBytes(database, scope, sha256, now)),
    importWork: async (work) => {
      const { importWork } = await import('./import-work.ts');
      return unit(() => importWork(context, work));
    },
    importFile: async (file) => {
      const { importFile } = await import('./import-work.ts');
      return unit(() => importFile(context, file));
    },
    markAllLeft: () =>
      unit(() => database.transaction('rw', database.meta, async () => takeLot(database))),
    tryWrite: () => unit(() => tryWrite(database)).catch(() => false),
    foldAfterUpgrade: async () => {
      const { foldAfterUpgrade } = await import('./fold-anew.ts');
      return unit(() => foldAfterUpgrade(context));
    },
    noteSynced: async (at) => {
      await unit(async () => {
        const rows = { syncedAt: at.device, answered: at };
        await database.meta.bulkPut(Object.entries(rows).map(([key, value]) => ({ key, value })));
      });
      const { forgetOldFiles } = await import('./set-scopes.ts');
      await unit(() => forgetOldFiles(context));
    },
    close: () => database.close(),
  };
}

async function readFile(
  { database, cipher }: StoreContext,
  scope: Scope,
  sha256: string,
): ReturnType<LocalStore['readFile']> {
  const row = await database.files.get([scope, sha256]);
  if (!row) return null;
  const home = row.linkFrom ?? scope;
  const sealed = await database.bytes.get([home, sha256]);
  if (!sealed) return null;
  const bytes = await cipher.openBytes(sealed.bytes, `bytes|${home}|${sha256}`);
  return { type: row.type, bytes };
}

async function sealFiles(
  { cipher, clock }: StoreContext,
  edits: readonly Edit[],
  files: readonly NewFile[],
): Promise<readonly StoredFile[]> {
  const scope = edits[0]?.scope;
  if (!scope) return [];
  return Promise.all(
    files.map(async (file): Promise<StoredFile> => {
      const { sha256, type } = file;
      const priority = file.thumbnail ? 0 : 1;
      const row = { scope, sha256, type, waiting: 1, priority, storedAt: clock() } as const;
      if ('linkFrom' in file) {
        return { row: { ...row, size: file.size, linkFrom: file.linkFrom }, bytes: null };
      }
      const sealed = await cipher.sealBytes(file.bytes, `bytes|${scope}|${sha256}`);
      return {
        row: { ...row, size: file.bytes.byteLength, madeHere: 1 },
        bytes: { scope, sha256, bytes: sealed },
      };
    }),
  );
}

/** The only fact that is large enough for a browser to lose it; the next exchange brings it again. */
async function readDirectory(database: LocalDatabase): Promise<MetaValue<'directory'> | null> {
  try {
    return await readMeta(database, 'directory');
  } catch (cause) {
    // Fails again where not the row is lost but the connection.
    if (!mayBeOfRow(cause) || (await readOne(database.meta, 'directory'))) throw cause;
    return null;
  }
}

async function readHistory(
  { database, cipher }: StoreContext,
  scope: Scope,
  record: string,
): Promise<readonly HistoryEntry[]> {
  const { rows, unreadable } = await readRows(
    database.changes,
    database.changes.where('[scope+record]').equals([scope, record]),
  );
  const opened = await openChanges(cipher, rows);
  const lost = unreadable.map(([, id]) => ({ ...nothingKnown, id }));
  const entries = opened.map(({ row, change, content }): HistoryEntry => ({
    id: row.id,
    field: row.field,
    value: change ? change.value : content,
    by: change?.by ?? '',
    at: change?.at ?? '',
    received: row.received ?? null,
    relayedBy: row.relayedBy ?? null,
    held: row.held ?? null,
    readable: change !== null,
  }));
  return [...lost, ...entries].toSorted((left, right) =>
    left.at < right.at ? -1 : left.at > right.at ? 1 : 0,
  );
}
