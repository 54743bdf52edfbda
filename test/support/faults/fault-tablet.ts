/** A tablet without a screen on a network that may fail: the product's store, run and queue. */
import { createUploadQueue, type UploadQueue } from '#client/files/upload-queue.ts';
import { createFetchTransport } from '#client/sync/fetch-transport.ts';
import type { RunOutcome } from '#client/sync/run-outcome.ts';
import { createRunSync, type RunSync } from '#client/sync/run-sync.ts';
import { err, ok } from '#domain/kernel/result.ts';
import { recordKeySchema, scopeSchema } from '#domain/sync/scope.ts';
import { openDexieSubject, type DexieSubject } from '../client/dexie-subject.ts';
import { newFile } from '../client/sample-files.ts';
import { signInAt, type SignedInCaller } from '../server/start-test-server.ts';
import { testScopes } from '../server/test-plan.ts';
import type { Owed, OwedFile } from './expect-nothing-lost.ts';
import { readTablet, waitingOn, type TabletState } from './tablet-state.ts';

export interface FaultTablet {
  readonly subject: DexieSubject;
  readonly caller: SignedInCaller;
  /** All that was told to be saved here. */
  readonly owed: Owed[];
  readonly files: OwedFile[];
  /** Writes a note at an item that nobody has written at; with a photo's bytes where a size is given. */
  readonly write: (words: string, photoSize?: number, scope?: string) => Promise<void>;
  /** One exchange, as the loop makes it: records, then bytes. */
  readonly exchange: () => Promise<RunOutcome>;
  /** Exchanges until nothing waits; fails when the network is well and it does not come to an end. */
  readonly untilQuiet: () => Promise<void>;
  /** The session has ended; another one of the same account. */
  readonly signInAgain: () => Promise<void>;
  /** The app is closed and opened again: what it remembers outside of its database is gone. */
  readonly openApp: () => void;
  readonly state: () => Promise<TabletState>;
  readonly discard: () => Promise<void>;
}

/** So many exchanges empty whatever was left by a fault. */
const enough = 12;

export async function openFaultTablet(
  url: () => string,
  username: string,
  clock = Date.now,
): Promise<FaultTablet> {
  let caller = await signInAt(url, username);
  const account = caller.accountId;
  const subject = await openDexieSubject(clock, account);
  const fetcher: typeof fetch = (path, init) => caller.fetch(String(path), init);
  let run: RunSync;
  let uploads: UploadQueue;
  const openApp = (): void => {
    run = createRunSync(subject.store, createFetchTransport(account, fetcher));
    uploads = createUploadQueue({ store: subject.store, account, fetcher, clock });
  };
  openApp();
  const owed: Owed[] = [];
  const files: OwedFile[] = [];
  const state = (): Promise<TabletState> => readTablet(subject.database);

  const exchange = async (): Promise<RunOutcome> => {
    const synced = await run();
    if (!synced.ok) return synced;
    const drained = await uploads.drain();
    return drained.ended === null ? ok(undefined) : err(drained.ended);
  };
  return {
    subject,
    get caller() {
      return caller;
    },
    owed,
    files,
    async write(words, photoSize, inScope = testScopes.visit1) {
      const scope = scopeSchema.parse(inScope);
      const record = recordKeySchema.parse(`answer:iso-9001/${username}-${owed.length}`);
      const file = photoSize === undefined ? null : newFile(words, { size: photoSize });
      const edit = { scope, record, field: 'note', value: words, seen: [] };
      const saved = await subject.save([edit], file === null ? [] : [file]);
      if (!saved.ok) throw new Error(`not saved: ${saved.error.type}`);
      owed.push({ scope, record, field: 'note', value: words });
      if (file !== null) files.push({ scope, sha256: file.sha256 });
    },
    exchange,
    async untilQuiet() {
      let last: RunOutcome = ok(undefined);
      for (let round = 0; round < enough; round += 1) {
        last = await exchange();
        if (last.ok && waitingOn(await state()) === 0) return;
      }
      throw new Error(`it never gets quiet: ${JSON.stringify(last)}`);
    },
    async signInAgain() {
      caller = await signInAt(url, username);
    },
    openApp,
    state,
    discard: subject.discard,
  };
}
