/** What networks do to a tablet's requests: whatever it is, in the end the server has all, once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chunkBytes } from '#client/files/tus-over-fetch.ts';
import { expectNothingLost } from '../../support/faults/expect-nothing-lost.ts';
import { startFaultProxy, type Fault, type FaultProxy } from '../../support/faults/fault-proxy.ts';
import { openFaultTablet, type FaultTablet } from '../../support/faults/fault-tablet.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';
import { startTestServer, type TestServer } from '../../support/server/start-test-server.ts';

const firstSeed = Number(process.env['TEST_SEED'] ?? 1);
const runs = Number(process.env['TEST_RUNS'] ?? 3);
const seeds = Array.from({ length: runs }, (_, index) => firstSeed + index);

const sync = /^POST \/api\/sync /;
const directory = /^GET \/api\/directory /;
const upload = /^(?:POST \/api\/files |PATCH \/api\/files\/)/;

let server: TestServer;
let proxy: FaultProxy;
let member: FaultTablet;
let lead: FaultTablet;
beforeAll(async () => {
  server = await startTestServer();
  proxy = await startFaultProxy(() => server.url);
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
});
beforeEach(async () => {
  member = await openFaultTablet(() => proxy.url, 'member');
  lead = await openFaultTablet(() => proxy.url, 'lead');
  await member.untilQuiet();
});
afterEach(async () => {
  await member.discard();
  await lead.discard();
});

async function healAndCompare(): Promise<void> {
  await proxy.befall(null);
  // Whoever is quiet first has not read yet what the other one brings.
  for (const tablet of [member, lead, member, lead]) await tablet.untilQuiet();
  await expectNothingLost({
    reader: await server.signIn('member'),
    tablets: [await member.state(), await lead.state()],
    owed: [...member.owed, ...lead.owed],
    files: [...member.files, ...lead.files],
  });
}

/** Befalls the next exchange that meets the fault; tells whether it failed. */
async function endure(fault: Fault): Promise<boolean> {
  const before = proxy.met.length;
  await proxy.befall(fault);
  for (let round = 0; round < 5; round += 1) {
    const exchanged = await member.exchange();
    if (proxy.met.length > before) return !exchanged.ok;
  }
  throw new Error('the fault met no request');
}

describe('requests and answers', () => {
  it('fault 1: every push arrives twice, the second at once after the first', async () => {
    for (let index = 0; index < 20; index += 1) await member.write(`twice ${index}`);
    await endure({ on: sync, twice: true });
    await proxy.untilCopiesAnswered();
    await healAndCompare();
  });

  it('fault 3: the answer to a push is lost; it is pushed again and stays one', async () => {
    await member.write('unheard');
    await proxy.befall({ on: sync, times: 1, cutAnswerAfter: 0 });
    expect(await member.exchange()).toEqual({ ok: false, error: { type: 'no-connection' } });
    // The server has it already: a colleague reads it before the tablet hears of it.
    await lead.untilQuiet();
    const there = (await lead.state()).changes.map(({ record }) => record);
    expect(there).toContain(member.owed[0]!.record);
    expect((await member.state()).changes.filter(({ pending }) => pending)).toHaveLength(1);
    await healAndCompare();
  });

  it.each(seeds)('fault 4: answers are cut at any byte (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    for (let index = 0; index < 40; index += 1) await lead.write(`to read ${seed} ${index}`);
    await lead.untilQuiet();
    let failed = 0;
    for (let cut = 0; cut < 6; cut += 1) {
      await member.write(`cut ${seed} ${cut}`);
      const on = random.pick([sync, directory]);
      if (await endure({ on, times: 1, cutAnswerAfter: random.below(2000) })) failed += 1;
    }
    expect(failed).toBeGreaterThan(0);
    await healAndCompare();
  });

  it.each(seeds)('fault 5: requests are cut at any byte (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    let failed = 0;
    for (let cut = 0; cut < 6; cut += 1) {
      for (let index = 0; index < 10; index += 1) await member.write(`${seed} ${cut} ${index}`);
      // The head of a request is some 300 bytes long, ten packed changes some 1,000.
      const cutRequestAfter = random.below(1200);
      if (await endure({ on: sync, times: 1, cutRequestAfter })) failed += 1;
    }
    expect(failed).toBeGreaterThan(0);
    await healAndCompare();
  });

  it.each(seeds)('fault 34: either direction is lost, at random (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    for (let step = 0; step < 6; step += 1) {
      await member.write(`partition ${seed} ${step}`);
      const direction = random.pick(['loseRequest', 'loseAnswer'] as const);
      await proxy.befall({ on: sync, times: 1, [direction]: true });
      const met = proxy.met.length;
      const exchanged = member.exchange();
      await proxy.untilMet(met + 1);
      // The line flaps: what hung is cut, and the network is well for a while or not at all.
      await proxy.befall(random.below(2) === 0 ? null : { cutRequestAfter: 0 });
      expect((await exchanged).ok).toBe(false);
      if (random.below(2) === 0) await lead.exchange();
    }
    await healAndCompare();
  });
});

describe('photos', () => {
  it.each(seeds)(
    'fault 22: uploads are cut at any byte and go on there (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const size = 3 * chunkBytes + random.below(chunkBytes);
      await member.write(`photo ${seed}`, size);
      const before = proxy.sentBytes();
      await endure({ on: upload, times: 1, cutRequestAfter: random.below(chunkBytes) });
      await healAndCompare();
      // At most one chunk is sent twice; heads and questions are small.
      const sent = proxy.sentBytes() - before;
      expect(sent).toBeGreaterThanOrEqual(size);
      expect(sent).toBeLessThan(size + chunkBytes + 40_000);
    },
  );

  it('fault 22: cut after cut, it still arrives', async () => {
    const random = seededRandom(firstSeed);
    await member.write('often cut', 2 * chunkBytes);
    for (let cut = 0; cut < 5; cut += 1) {
      await endure({ on: upload, times: 1, cutRequestAfter: random.below(chunkBytes) });
    }
    await healAndCompare();
  });

  it('fault 33: on a slow line the words are there before the first byte of a photo', async () => {
    await proxy.befall({ kilobits: 2000 });
    await member.write('words and a photo', chunkBytes);
    const from = proxy.requests.length;
    await member.write('only words');
    expect((await member.exchange()).ok).toBe(true);
    const order = proxy.requests.slice(from).map((line) => line.split(' ')[1]!.split('?')[0]);
    const firstUpload = order.findIndex((path) => path === '/api/files');
    expect(order.indexOf('/api/sync')).toBeLessThan(firstUpload);
    await healAndCompare();
  });
});
