/**
 * The local database of one account on one device. A row is a sealed payload plus a clear index of
 * ids, states and dates. One database an account: on a shared tablet nobody opens another's.
 */
import Dexie, { type Table } from 'dexie';
import type { HeldCode } from '#domain/access/judge-change.ts';
import type { SealedText } from './cipher.ts';

/** A change and what this device knows of it. */
export interface ChangeRow {
  readonly scope: string;
  readonly id: string;
  readonly record: string;
  readonly field: string;
  /** Canonical JSON as written or received. */
  readonly payload: SealedText;
  readonly digest: string;
  /**
   * The lot that was next to leave when this was written here. While it still is, the change is on
   * this device alone; absent where it came from elsewhere. See `hasLeft` (S2).
   */
  readonly lot?: number;
  /** Number in the scope once it was read back in this epoch (S16). */
  readonly seq?: number;
  readonly held?: { readonly code: HeldCode; readonly reason: string };
  /** 1 while it must be pushed: neither read back nor held. Absent otherwise (sparse index). */
  readonly pending?: 1;
  /** Written on this device by this account: may say `mine` (S19). */
  readonly written: 0 | 1;
  /** The server has given it as brought by a session of this account: may say `mine` too (S19). */
  readonly confirmed?: 1;
  readonly received?: string;
  readonly relayedBy?: string;
}

/** The fold of one record's changes. `version` moves with every write: writers check it. */
export interface RecordRow {
  readonly scope: string;
  readonly record: string;
  readonly kind: string;
  readonly payload: SealedText;
  readonly version: number;
  /** 1 while any field is in conflict (sparse index). */
  readonly conflict?: 1;
}

export interface ScopeRow {
  readonly scope: string;
  readonly seq: number;
  readonly sum: string;
  /**
   * `active`: in the directory. `withdrawn`: taken away and proven known to the server; only what was
   * never read back is left. `unproven`: taken away, hidden, and pushed as a whole (S20).
   */
  readonly state: 'active' | 'withdrawn' | 'unproven';
  /**
   * Wall time of the last answer that left nothing to read; absent before the first, while more
   * waits, and after a reset. Without it nothing is settled and no conclusion issued.
   */
  readonly readAt?: number;
}

export interface FileRow {
  readonly scope: string;
  readonly sha256: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** 1 until the server has given a receipt for this hash in this scope. */
  readonly waiting?: 1;
  /** Thumbnails go first (S26). */
  readonly priority: 0 | 1;
  readonly storedAt: number;
  readonly receivedAt?: number;
  /** The scope whose bytes these are: no bytes of its own, linked at the server (S27). */
  readonly linkFrom?: string;
  /** Made on this device: before it has gone out from here, the server does not have it. */
  readonly madeHere?: 1;
  /** The server gave these bytes: nobody's unsent work, though they may heal a server that lost them (S15). */
  readonly fetched?: 1;
}

/**
 * The bytes of a file, apart from its row: counting a queue must not read it. ArrayBuffer, not Blob:
 * WebKit fails on Blobs put into IndexedDB.
 */
export interface BytesRow {
  readonly scope: string;
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
}

/** Own content that met another under the same id: kept, shown as held, never sent again (S1). */
export interface TwinRow {
  readonly key?: number;
  readonly scope: string;
  readonly id: string;
  readonly record: string;
  readonly payload: SealedText;
  readonly at: number;
}

export interface ChecklistRow {
  readonly hash: string;
  readonly json: string;
}

/** Small facts of this database: marker, device, epoch, clock, directory. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

export class LocalDatabase extends Dexie {
  declare changes: Table<ChangeRow, [string, string]>;
  declare records: Table<RecordRow, [string, string]>;
  declare scopes: Table<ScopeRow, string>;
  declare files: Table<FileRow, [string, string]>;
  declare bytes: Table<BytesRow, [string, string]>;
  declare twins: Table<TwinRow, number>;
  declare checklists: Table<ChecklistRow, string>;
  declare meta: Table<MetaRow, string>;

  readonly #superseded = new Set<() => void>();

  constructor(name: string) {
    // Strict: the promise of a transaction resolves only when the bytes were handed to the disk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      changes: '[scope+id], [scope+record], pending, held.code',
      records: '[scope+record], [scope+kind], scope, conflict',
      scopes: 'scope',
      files: '[scope+sha256], [waiting+priority], scope',
      bytes: '[scope+sha256]',
      twins: '++key, scope',
      checklists: 'hash',
      meta: 'key',
    });
    // Changes are marked as left by the number of their lot: code that looks for a mark of each must stop.
    this.version(2).stores({});
    // At every opening, also those that Dexie does by itself after another tab has upgraded: it would
    // open the newer schema without a word, and this code would write to what it does not know.
    this.on('ready', () => this.#refuseNewer(), true);
    this.on('versionchange', ({ newVersion }) => {
      if (newVersion === null || newVersion < (schemaVersion + 1) * 10) return true;
      // For good, and before Dexie closes it in its own way, which would open it again by itself.
      this.close();
      for (const tell of this.#superseded) tell();
      return false;
    });
  }

  /** Hears when another tab has taken the database to a newer schema: nothing is saved here any more. */
  onSuperseded(listener: () => void): void {
    this.#superseded.add(listener);
  }

  #refuseNewer(): void {
    const found = this.backendDB().version;
    if (Math.floor(found / 10) > schemaVersion)
      throw new Dexie.DatabaseClosedError(`schema ${found / 10} is newer than this app`);
  }
}

/** The newest schema that this code knows; Dexie multiplies by ten in the native version. */
export const schemaVersion = 2;

export const databaseName = (accountId: string): string => `so-doan-${accountId}`;
