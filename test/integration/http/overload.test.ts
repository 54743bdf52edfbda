/** Far more at once than the server takes: it says so, keeps its memory, loses nothing, and recovers. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { directoryAnswerSchema } from '#protocol/directory.ts';
import { maxRequestBytes, syncAnswerSchema, type SyncRequest } from '#protocol/sync.ts';
import { demoPassword } from '#server/demo/demo-plan.ts';
import { readLogs, readScope } from '../../support/journey/read-scope.ts';
import { signInAt, type SignedInCaller } from '../../support/server/start-test-server.ts';
import { spawnCommand, type SpawnedCommand } from '../../support/screens/spawned-command.ts';

// A process of its own: what waits for it waits in the sockets, as on a network.
let server: SpawnedCommand;
let url: string;
let member: SignedInCaller;
let scope: string;
beforeAll(async () => {
  const words = [process.execPath, '--import', 'tsx', 'src/server/demo/main.ts'];
  server = spawnCommand(words, { cwd: process.cwd(), environment: { PORT: '0' } });
  [url = ''] = await server.until(/http:\/\/127\.0\.0\.1:\d+/);
  member = await signInAt(url, 'tai.chinh', demoPassword);
  const facts = directoryAnswerSchema.parse(await (await member.fetch('/api/directory')).json());
  scope = `visit/${facts.visits[0]!.id}`;
}, 60_000);
afterAll(() => server.stop());

const change = (value = 'x'.repeat(400)) => ({
  id: `018f0000-0000-7000-8000-${randomUUID().slice(24)}`,
  scope,
  record: `answer:iso-9001/B${randomUUID()}`,
  field: 'note',
  value,
  over: [],
  at: '2022-04-14T02:00:00.000Z-0000',
  by: member.accountId,
  device: 'tablet-1',
});

/** Bytes of a process in memory, as Linux tells: now, or the most that it ever had. */
function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
}

interface Batch {
  readonly changes: readonly { readonly id: string }[];
  /** Of the whole request. */
  readonly unpacked: number;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** A request as tablets send it, packed: what is little on the way is much in the server's memory. */
function batchOf(changes: Batch['changes'], known: Pick<SyncRequest, 'epoch' | 'cursors'>): Batch {
  const body = { protocol: 1, account: member.accountId, device: 'tablet-1', ...known };
  const text = Buffer.from(JSON.stringify({ ...body, push: changes }));
  return { changes, unpacked: text.length, packed: Uint8Array.from(gzipSync(text)) };
}

function push({ packed }: Batch): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  return member.fetch('/api/sync', { method: 'POST', headers, body: packed });
}

/** Sends batches until each was taken; answers the seconds after which the turned away were to come back. */
async function sendAll(batches: readonly Batch[]): Promise<readonly number[]> {
  // Tablets keep their connections: what comes over them is there at once, not one after the other.
  const standing = batches.map(async () => (await member.fetch('/api/health')).text());
  await Promise.all(standing);
  const waits: number[] = [];
  const send = async (batch: Batch): Promise<Batch | null> => {
    const answer = await push(batch);
    if (answer.status === 200) {
      expect(syncAnswerSchema.parse(await answer.json()).held).toEqual({});
      return null;
    }
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    waits.push(Number(answer.headers.get('retry-after')));
    return batch;
  };
  // At its door all at once, however slowly this test can send.
  process.kill(server.pid, 'SIGSTOP');
  const first = Promise.all(batches.map(send));
  setTimeout(() => process.kill(server.pid, 'SIGCONT'), 2000);
  let left = (await first).filter((batch) => batch !== null);
  for (let round = 0; left.length > 0; round += 1) {
    expect(round).toBeLessThan(20);
    left = (await Promise.all(left.map(send))).filter((batch) => batch !== null);
  }
  return waits;
}

it('fault 42: answers 503 with Retry-After to who comes too many, and every change is there in the end, once', async () => {
  // Seventeen notes as long as one may be. Each second request brings them again, as after an answer that
  // was lost, and one more word: it is near what a request may hold.
  const long = Array.from({ length: 17 }, () => change('ề'.repeat(20_000)));
  const first = await push(batchOf(long, { epoch: null, cursors: {} }));
  const { epoch, held } = syncAnswerSchema.parse(await first.json());
  expect(held).toEqual({});
  const read = [...(await readLogs(member))].map(([at, { cursor }]) => [at, cursor] as const);
  const known = { epoch, cursors: Object.fromEntries(read) };
  const batches = Array.from({ length: 260 }, (_, index) =>
    batchOf(index % 2 === 0 ? [...long, change()] : [change(), change()], known),
  );
  expect(Math.max(...batches.map(({ unpacked }) => unpacked)) / maxRequestBytes).toBeCloseTo(1, 1);
  const before = memoryOf(server.pid, 'VmRSS');
  const waits = [...(await sendAll(batches.slice(0, 130)))];
  waits.push(...(await sendAll(batches.slice(130))));
  // What is in hand at once is bounded, and nothing of it is kept: it is 110 MB where this is so, and 200
  // where all are let in, or where the bodies stay.
  expect(memoryOf(server.pid, 'VmHWM') - before).toBeLessThan(180_000_000);
  expect(waits.length).toBeGreaterThan(0);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10);

  const health = await member.fetch('/api/health');
  expect(health.status).toBe(200);
  const ids = (await readScope(member, scope)).map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  const sent = new Set(batches.flatMap(({ changes }) => changes.map(({ id }) => id)));
  expect(ids.filter((id) => sent.has(id))).toHaveLength(sent.size);
}, 180_000);
