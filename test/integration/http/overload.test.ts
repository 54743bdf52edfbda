/** Far more at once than the server takes: it says so, keeps its memory, loses nothing, and recovers. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { directoryAnswerSchema } from '#protocol/directory.ts';
import { syncAnswerSchema } from '#protocol/sync.ts';
import { demoPassword } from '#server/demo/demo-plan.ts';
import { readScope } from '../../support/journey/read-scope.ts';
import { post, signInAt, type SignedInCaller } from '../../support/server/start-test-server.ts';
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

const change = () => ({
  id: `018f0000-0000-7000-8000-${randomUUID().slice(24)}`,
  scope,
  record: `answer:iso-9001/B${randomUUID()}`,
  field: 'note',
  value: 'x'.repeat(400),
  over: [],
  at: '2022-04-14T02:00:00.000Z-0000',
  by: member.accountId,
  device: 'tablet-1',
});

/** Bytes of a process in memory, as Linux tells. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

function push(changes: readonly object[]): Promise<Response> {
  const body = { protocol: 1, account: member.accountId, device: 'tablet-1', epoch: null };
  return member.fetch('/api/sync', post({ ...body, cursors: {}, push: changes }));
}

/** Sends batches until each was taken; answers the seconds after which the turned away were to come back. */
async function sendAll(batches: readonly (readonly object[])[]): Promise<readonly number[]> {
  // Tablets keep their connections: what comes over them is there at once, not one after the other.
  const standing = batches.map(async () => (await member.fetch('/api/health')).text());
  await Promise.all(standing);
  const waits: number[] = [];
  const send = async (batch: readonly object[]): Promise<readonly object[] | null> => {
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
  const batches = Array.from({ length: 260 }, () => Array.from({ length: 2 }, change));
  const waits = [...(await sendAll(batches.slice(0, 130)))];
  const memory = memoryOf(server.pid);
  waits.push(...(await sendAll(batches.slice(130))));
  // What is in hand at once is bounded: the second time takes no more than the first has left.
  expect(memoryOf(server.pid) - memory).toBeLessThan(300_000_000);
  expect(waits.length).toBeGreaterThan(0);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10);

  const health = await member.fetch('/api/health');
  expect(health.status).toBe(200);
  const ids = (await readScope(member, scope)).map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  const sent = new Set(batches.flat().map(({ id }) => id));
  expect(ids.filter((id) => sent.has(id))).toHaveLength(sent.size);
}, 90_000);
