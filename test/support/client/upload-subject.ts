/** A queue of uploads over a real local store and a file server in memory. */
import { expect } from 'vitest';
import { createUploadQueue, type UploadQueue } from '#client/files/upload-queue.ts';
import { openDexieSubject, type DexieSubject } from './dexie-subject.ts';
import { FileServer } from './file-server.ts';
import { answerRecord, noteEdit, visitOne } from './local-subject.ts';
import type { newFile } from './sample-files.ts';

type SampleFile = ReturnType<typeof newFile>;

export interface UploadSubject {
  readonly store: DexieSubject;
  readonly server: FileServer;
  readonly queue: UploadQueue;
  /** Another queue over the same store. */
  readonly queueOver: (fetcher: typeof fetch) => UploadQueue;
  /** Lets minutes go by. */
  readonly later: (minutes: number) => void;
  /** Saves a note that brings the file. */
  readonly keep: (file: SampleFile, scope?: typeof visitOne) => Promise<SampleFile>;
  /** Hashes of what the server has not confirmed. */
  readonly waiting: () => Promise<readonly string[]>;
  /** How often receipts were asked for. */
  readonly questions: () => number;
  /** Another queue, of a later start: nothing that is stored is fresh to it. */
  readonly startAgain: () => UploadQueue;
  readonly discard: () => Promise<void>;
}

export async function openUploadSubject(): Promise<UploadSubject> {
  let now = Date.UTC(2022, 3, 14);
  let notes = 0;
  const store = await openDexieSubject(() => (now += 1));
  const server = new FileServer();
  const queueOver = (fetcher: typeof fetch): UploadQueue =>
    createUploadQueue({ store: store.store, account: 'a1', fetcher, clock: () => now });
  return {
    store,
    server,
    queue: queueOver(server.fetcher),
    queueOver,
    later: (minutes) => {
      now += minutes * 60_000;
    },
    async keep(file, scope = visitOne) {
      const edit = noteEdit(`photo ${(notes += 1)}`, [], answerRecord, scope);
      expect((await store.save([edit], [file])).ok).toBe(true);
      return file;
    },
    waiting: async () => (await store.store.waitingFiles(100)).map((file) => file.sha256),
    questions: () => server.seen.filter(({ path }) => path === '/api/files/receipts').length,
    startAgain() {
      now += 10;
      return queueOver(server.fetcher);
    },
    discard: async () => store.discard(),
  };
}
