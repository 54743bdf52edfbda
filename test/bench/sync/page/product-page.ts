/** The product's own store, engine and queue of files in a page without screens. */
import { createUploadQueue } from '#client/files/upload-queue.ts';
import { enrolmentMarks } from '#client/platform/remembered-account.ts';
import { sha256Hex, systemClock, systemRandom } from '#client/platform/sources.ts';
import { createLocalStore, type NewFile } from '#client/store/local-store.ts';
import { openStore } from '#client/store/open-store.ts';
import { readSituation } from '#client/store/situation.ts';
import { createFetchTransport } from '#client/sync/fetch-transport.ts';
import { createRunSync } from '#client/sync/run-sync.ts';
import { createServerApi } from '#client/sync/server-api.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { openRaw, putStrict } from './raw-store.ts';
import { createWorkClock, sampleEdits, scope } from './sample-answers.ts';

type Tablet = Awaited<ReturnType<typeof openTablet>>;
let tablet: Tablet | null = null;
const opened = (): Tablet => {
  if (tablet === null) throw new Error('sign in first');
  return tablet;
};

async function openTablet(username: string, password: string) {
  const api = createServerApi();
  await api.signIn(username, password);
  const session = await api.session();
  if (!session.ok) throw new Error(JSON.stringify(session.error));
  const account = session.value.account.id;
  // Answers come from a day's work; photos are taken in this very session, as the queue can tell.
  const work = createWorkClock();
  let isWork = true;
  const clock = (): number => (isWork ? work() : systemClock());
  const opening = await openStore({ account, clock, random: systemRandom, marks: enrolmentMarks });
  if (!opening.ok) throw new Error(opening.error.type);
  const { context } = opening.value;
  const store = createLocalStore(context);
  const phases: Record<string, number> = {};
  const timed =
    <A extends unknown[], R>(name: string, work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const started = performance.now();
      const done = await work(...given);
      phases[name] = (phases[name] ?? 0) + performance.now() - started;
      return done;
    };
  const transport = createFetchTransport(account);
  const takeRound = timed('taking', store.sync.takeRound);
  const applyAnswer = timed('applying', store.sync.applyAnswer);
  const run = createRunSync(
    { ...store, sync: { ...store.sync, takeRound, applyAnswer } },
    { ...transport, sync: timed('asking', transport.sync) },
  );
  const uploads = createUploadQueue({ store, account, fetcher: fetch, clock: systemClock });
  return { context, store, run, uploads, phases, takePhotos: () => (isWork = false) };
}

async function save(edits: Parameters<Tablet['store']['save']>[0], files: readonly NewFile[] = []) {
  const saved = await opened().store.save(edits, files);
  if (!saved.ok) throw new Error(saved.error.type);
}

async function sync(): Promise<void> {
  const outcome = await opened().run();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
}

async function newFile(size: number, thumbnail: boolean) {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  const sha256 = await sha256Hex(bytes.buffer);
  return { sha256, type: 'image/jpeg', bytes: bytes.buffer, thumbnail };
}

Object.assign(window, {
  bench: {
    /** Signs in and reads all that is at the server. */
    open: async (username: string, password: string) => {
      tablet = await openTablet(username, password);
      await sync();
    },
    prepareChanges: async (count: number) => {
      const edits = sampleEdits(count);
      for (let at = 0; at < edits.length; at += 500) await save(edits.slice(at, at + 500));
    },
    /** A photo with its record of three fields; `thumbnail` 0: without one. */
    preparePhotos: async (count: number, size: number, thumbnail: number) => {
      opened().takePhotos();
      for (let index = 0; index < count; index += 1) {
        const original = await newFile(size, false);
        const small = thumbnail > 0 ? await newFile(thumbnail, true) : original;
        const refOf = ({ sha256, bytes }: typeof original) => ({
          ...{ sha256, size: bytes.byteLength, type: 'image/jpeg' },
        });
        const record = makeRecordKey('photo', uuidV7(opened().context.clock, systemRandom));
        const picture = {
          original: refOf(original),
          thumbnail: refOf(small),
          width: 2048,
          height: 1536,
        };
        const fields = {
          picture,
          of: `answer:tham-dinh/1.1.${index + 1}`,
          taken: { at: new Date().toISOString(), source: 'camera' },
        };
        const edits = Object.entries(fields).map(([field, value]) => ({
          ...{ scope, record, field, value, seen: [] },
        }));
        await save(edits, thumbnail > 0 ? [original, small] : [original]);
      }
    },
    /** Bytes of what waits as the floor would send it: gzip of the changes, and the files. */
    content: async () => {
      const { database } = opened().context;
      const rows = await database.changes.where('pending').equals(1).toArray();
      const json = `[${rows.map(({ payload }) => payload as string).join()}]`;
      const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
      const files = await database.files
        .where('[waiting+priority]')
        .between([1, 0], [1, 2])
        .toArray();
      return {
        changes: (await new Response(packed).arrayBuffer()).byteLength,
        files: files.reduce((sum, { size }) => sum + size, 0),
      };
    },
    /** One run of the engine; all that waited is marked as the server's, or this is no result. */
    exchange: async () => {
      const before = { ...opened().phases };
      const started = performance.now();
      await sync();
      const ms = performance.now() - started;
      const phases = Object.entries(opened().phases).map(([name, sum]): [string, number] => [
        name,
        sum - (before[name] ?? 0),
      ]);
      const { changes } = await readSituation(opened().context.database);
      if (changes.waiting > 0 || changes.held > 0) throw new Error(JSON.stringify(changes));
      return { ms, phases };
    },
    uploadAll: async () => {
      const started = performance.now();
      const outcome = await opened().uploads.drain();
      const ms = performance.now() - started;
      const { files } = await readSituation(opened().context.database);
      return { ms, ended: outcome.ended?.type ?? null, left: files.waitingBytes };
    },
    /** As `exchange` and then `uploadAll`, as the app does it. */
    exchangeAndUpload: async () => {
      const started = performance.now();
      await sync();
      const changesMs = performance.now() - started;
      const outcome = await opened().uploads.drain();
      const { changes, files } = await readSituation(opened().context.database);
      if (changes.waiting > 0 || files.waitingBytes > 0) throw new Error(JSON.stringify(outcome));
      return { changesMs, ms: performance.now() - started };
    },
    /** Answers one by one, each beside a raw transaction that puts the same two rows. */
    answers: async (count: number) => {
      const { database } = opened().context;
      const raw = await openRaw('raw', (created) => {
        const changes = created.createObjectStore('changes', { keyPath: ['scope', 'id'] });
        changes.createIndex('[scope+record]', ['scope', 'record']);
        changes.createIndex('pending', 'pending');
        const records = created.createObjectStore('records', { keyPath: ['scope', 'record'] });
        records.createIndex('[scope+kind]', ['scope', 'kind']);
        records.createIndex('scope', 'scope');
      });
      const product: number[] = [];
      const floor: number[] = [];
      for (const edit of sampleEdits(count)) {
        const started = performance.now();
        await save([edit]);
        product.push(performance.now() - started);
        const key: [string, string] = [edit.scope, edit.record];
        const rows = await database.changes.where('[scope+record]').equals(key).toArray();
        const record = await database.records.get(key);
        const change = rows.find(({ field }) => field === edit.field);
        const begun = performance.now();
        await putStrict(raw, { changes: [change], records: [record] });
        floor.push(performance.now() - begun);
      }
      return { product, floor };
    },
  },
});
