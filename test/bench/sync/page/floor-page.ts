/** The floors, in the browser: the same work with nothing but `fetch` and IndexedDB. */
import { asked, openRaw, putStrict } from './raw-store.ts';
import { sampleChanges } from './sample-answers.ts';

const batch = 500;
const lanes = 2;

const database = await openRaw('floor', (created) => {
  created.createObjectStore('changes', { keyPath: 'id' }).createIndex('pending', 'pending');
  created.createObjectStore('photos', { keyPath: 'name' });
});

Object.assign(window, {
  bench: {
    prepareChanges: (count: number) =>
      putStrict(database, {
        changes: sampleChanges(count).map((change) => ({ ...change, pending: 1 })),
      }),
    /** Batches to the server until none waits. */
    exchange: async () => {
      const started = performance.now();
      for (;;) {
        const waiting = database.transaction('changes').objectStore('changes').index('pending');
        const rows = await asked<{ pending?: 1 }[]>(waiting.getAll(1, batch));
        if (rows.length === 0) return { ms: performance.now() - started };
        const changes = rows.map(({ pending: _pending, ...change }) => change);
        const { from } = await send(JSON.stringify(changes));
        await putStrict(database, {
          changes: changes.map((change, index) => ({ ...change, left: 1, seq: from + index })),
        });
      }
    },
    preparePhotos: async (count: number, size: number) => {
      for (let index = 0; index < count; index += 1) {
        const bytes = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536)
          crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        await putStrict(database, { photos: [{ name: index, bytes: bytes.buffer }] });
      }
    },
    uploadAll: async () => {
      const started = performance.now();
      const photos = () => database.transaction('photos').objectStore('photos');
      const names = await asked(photos().getAllKeys());
      const lane = async (): Promise<void> => {
        for (let name = names.shift(); name !== undefined; name = names.shift()) {
          const { bytes } = await asked<{ bytes: ArrayBuffer }>(photos().get(name));
          const answer = await fetch(`/photos/${String(name)}`, { method: 'PUT', body: bytes });
          if (!answer.ok) throw new Error(`not taken: ${answer.status}`);
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return { ms: performance.now() - started };
    },
  },
});

async function send(json: string): Promise<{ from: number }> {
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  const body = await new Response(packed).arrayBuffer();
  const answer = await fetch('/changes', { method: 'POST', body });
  if (!answer.ok) throw new Error(`not taken: ${answer.status}`);
  return answer.json() as Promise<{ from: number }>;
}
