/**
 * A tablet without a screen: the product's own store, sync run and upload queue over one session. It
 * prepares what a screen is to show, by the same way as a person's tablet does.
 */
import { createUploadQueue } from '#client/files/upload-queue.ts';
import type { NewFile } from '#client/store/local-store.ts';
import { createFetchTransport } from '#client/sync/fetch-transport.ts';
import { createRunSync } from '#client/sync/run-sync.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { openDexieSubject, type DexieSubject } from '../client/dexie-subject.ts';
import type { TestServer } from '../server/start-test-server.ts';

export interface NodeTablet {
  readonly store: DexieSubject['store'];
  readonly records: (scope: Scope) => Promise<readonly FoldedRecord[]>;
  /** Writes fields of a record that nobody has written before. */
  readonly write: (
    scope: Scope,
    record: RecordKey,
    fields: Readonly<Record<string, JsonValue>>,
    files?: readonly NewFile[],
  ) => Promise<void>;
  /** Everything that waits reaches the server, files included, and what is new there comes here. */
  readonly sync: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

export async function openNodeTablet(server: TestServer, username: string): Promise<NodeTablet> {
  const caller = await server.signIn(username);
  const account = caller.accountId;
  const { store, records, discard } = await openDexieSubject(Date.now, account);
  const fetcher: typeof fetch = (path, init) => caller.fetch(String(path), init);
  const run = createRunSync(store, createFetchTransport(account, fetcher));
  const uploads = createUploadQueue({ store, account, fetcher, clock: Date.now });
  return {
    store,
    records,
    discard,
    async write(scope, record, fields, files = []) {
      const edits = Object.entries(fields).map(([field, value]) => ({
        ...{ scope, record, field, value, seen: [] },
      }));
      const saved = await store.save(edits, files);
      if (!saved.ok) throw new Error(`not saved: ${saved.error.type}`);
    },
    async sync() {
      const synced = await run();
      if (!synced.ok) throw new Error(`no sync: ${JSON.stringify(synced.error)}`);
      const drained = await uploads.drain();
      if (drained.ended !== null || drained.stuck.length > 0)
        throw new Error(`files stayed: ${JSON.stringify(drained)}`);
    },
  };
}
