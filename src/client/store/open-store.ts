/**
 * Opening the local database of an account: the marker, the version, the device's own id.
 */
import Dexie from 'dexie';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { identityCipher, type Cipher } from './cipher.ts';
import { databaseName, LocalDatabase, schemaVersion } from './database.ts';
import { readMeta, type MetaValue } from './meta.ts';
import { withConnection } from './reopen.ts';
import type { StoreContext } from './save-edits.ts';

/**
 * A mark outside of the database (localStorage in the app) that an account has worked on this
 * device. Dexie silently reopens a database that the browser emptied; without a second mark that
 * would look like a new tablet.
 */
export interface EnrolmentMarks {
  readonly read: (account: string) => string | null;
  readonly write: (account: string, device: string) => void;
}

export type OpenProblem =
  /** The database was written by a newer version of the app: old code never writes to it. */
  | { readonly type: 'newer-schema'; readonly found: number }
  /** Another tab holds the old version open. */
  | { readonly type: 'blocked' }
  | { readonly type: 'storage-failed'; readonly detail: string };

export interface OpenedStore {
  readonly context: StoreContext;
  /**
   * This account worked here before, but its database is gone: say so, never begin as if new. Said at
   * every opening until it is acknowledged: a tab may die before anybody has read it.
   */
  readonly emptied: boolean;
  /** When the server last answered; `null`: no version that noted it has had an answer here. */
  readonly answered: MetaValue<'answered'> | null;
}

export interface OpenOptions {
  readonly account: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly marks: EnrolmentMarks;
  readonly cipher?: Cipher;
}

export async function openStore(options: OpenOptions): Promise<Result<OpenedStore, OpenProblem>> {
  const { account, clock, random, marks, cipher = identityCipher } = options;
  const name = databaseName(account);
  try {
    const found = await nativeVersion(name);
    if (found > schemaVersion) return err({ type: 'newer-schema', found });
    const database = new LocalDatabase(name);
    const opened = await openUnlessBlocked(database);
    if (!opened) return err({ type: 'blocked' });
    const [marker, alarm, answered] = await Promise.all([
      readMeta(database, 'marker'),
      readMeta(database, 'emptied'),
      readMeta(database, 'answered'),
    ]);
    const workedBefore = marks.read(account) !== null;
    const device = marker?.device ?? uuidV7(clock, random);
    if (marker === null)
      await mark(database, { account, device, createdAt: clock() }, workedBefore);
    const emptied = alarm !== null || (marker === null && workedBefore);
    marks.write(account, device);
    const context = { database, cipher, account, device, clock, random };
    return ok({ context, emptied, answered });
  } catch (cause) {
    const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    return err({ type: 'storage-failed', detail });
  }
}

const askAgainMilliseconds = 250;

function mark(
  database: LocalDatabase,
  marker: MetaValue<'marker'>,
  emptied: boolean,
): PromiseLike<unknown> {
  const rows = [{ key: 'marker', value: marker }];
  const alarm = { key: 'emptied', value: { at: marker.createdAt } };
  return database.meta.bulkPut(emptied ? [...rows, alarm] : rows);
}

/**
 * Hears when the browser empties the database under an open page. Dexie opens it anew without a word
 * when it is next asked for something, so it is asked at once.
 */
export function onEmptied(
  { database, account, device, clock }: StoreContext,
  tell: () => void,
): void {
  const isMarked = (): PromiseLike<boolean> =>
    database.meta.get('marker').then((row) => row !== undefined);
  // No `await`: what runs before the database counts as open must stay in Dexie's own zone.
  const check = (): PromiseLike<unknown> =>
    isMarked().then((marked) =>
      marked ? null : mark(database, { account, device, createdAt: clock() }, true).then(tell),
    );
  database.on('ready', check, true);
  // A browser that is still busy clearing refuses to open it: that closes it again, and so asks again.
  database.on('close', () => {
    setTimeout(() => {
      withConnection(database, async () => isMarked()).catch(() => undefined);
    }, askAgainMilliseconds);
  });
}

/** The person has read that the database was emptied. */
export async function acknowledgeEmptied({ database }: StoreContext): Promise<void> {
  await database.meta.delete('emptied');
}

/** Dexie opens a newer schema without a word, so its version is asked for before. 0: not there. */
async function nativeVersion(name: string): Promise<number> {
  const listed = await listedVersion(name);
  if (listed !== null) return listed;
  if (!(await Dexie.exists(name))) return 0;
  const probe = new Dexie(name);
  try {
    await probe.open();
    return Math.round(probe.verno);
  } finally {
    probe.close();
  }
}

/** Without opening it, which on a tablet is felt; `null` where the browser keeps no list. */
async function listedVersion(name: string): Promise<number | null> {
  const factory = Dexie.dependencies.indexedDB as Partial<IDBFactory>;
  const all = await factory.databases?.().catch(() => null);
  if (!all) return null;
  // Dexie multiplies its versions by ten.
  return (all.find((database) => database.name === name)?.version ?? 0) / 10;
}

function openUnlessBlocked(database: LocalDatabase): Promise<boolean> {
  return new Promise((resolve, reject) => {
    database.on('blocked', () => resolve(false));
    database.open().then(() => resolve(true), reject);
  });
}
