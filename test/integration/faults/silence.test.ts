/** A line that connects and never answers, and one that creeps: what the loop does with its time. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSyncLoop, type LoopState, type SyncLoop } from '#client/sync/sync-loop.ts';
import { expectNothingLost } from '../../support/faults/expect-nothing-lost.ts';
import { startFaultProxy, type FaultProxy } from '../../support/faults/fault-proxy.ts';
import { openFaultTablet, type FaultTablet } from '../../support/faults/fault-tablet.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';
import { startTestServer, type TestServer } from '../../support/server/start-test-server.ts';

let server: TestServer;
let proxy: FaultProxy;
let member: FaultTablet;
let loop: SyncLoop;
beforeAll(async () => {
  server = await startTestServer();
  proxy = await startFaultProxy(() => server.url);
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
});
beforeEach(async () => {
  await proxy.befall(null);
  member = await openFaultTablet(() => proxy.url, 'member');
  await member.untilQuiet();
  // The longest wait of full jitter, so that its end is known.
  const random = (length: number): Uint8Array => new Uint8Array(length).fill(255);
  loop = createSyncLoop({ run: member.exchange, clock: Date.now, random, leads: () => true });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  loop.stop();
  vi.useRealTimers();
  await member.discard();
});

function until(is: (state: LoopState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (is(loop.state())) resolve();
    };
    loop.subscribe(check);
    check();
  });
}

async function healAndCompare(): Promise<void> {
  vi.useRealTimers();
  await proxy.befall(null);
  await member.untilQuiet();
  const [reader, state] = [await server.signIn('member'), await member.state()];
  await expectNothingLost({ reader, tablets: [state], owed: member.owed });
}

describe('a line that never answers', () => {
  it('fault 31: is no connection after 20 seconds, and is tried again at growing distances', async () => {
    await member.write('into silence');
    await proxy.befall({ on: /^GET \/api\/directory/, loseRequest: true });
    const before = proxy.met.length;
    loop.request('now');
    for (const [failures, wait] of [4_250, 8_250, 16_250].entries()) {
      await vi.advanceTimersByTimeAsync(failures === 0 ? 0 : 1);
      await proxy.untilMet(before + failures + 1);
      await vi.advanceTimersByTimeAsync(19_999);
      expect(loop.state().running).toBe(true);
      await vi.advanceTimersByTimeAsync(1);
      await until(({ running }) => !running);
      expect(loop.state().connection).toBe('offline');
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(loop.state().running).toBe(false);
    }
    await healAndCompare();
  });
});

describe('a line that creeps', () => {
  it('fault 33: a large push is given the time that its bytes need at 64 kbit/s', async () => {
    const random = seededRandom(33);
    // Words that no packing makes small: 400 kB of them take 50 seconds on such a line.
    for (let index = 0; index < 10; index += 1) {
      const words = Array.from({ length: 40_000 }, () =>
        String.fromCodePoint(0x4e00 + random.below(4096)),
      );
      await member.write(words.slice(0, 15_000).join(''));
    }
    await proxy.befall({ on: /^POST \/api\/sync/, loseRequest: true });
    const sentBefore = proxy.sentBytes();
    const before = proxy.met.length;
    loop.request('now');
    await vi.advanceTimersByTimeAsync(0);
    await proxy.untilMet(before + 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loop.state().running).toBe(true);
    await vi.advanceTimersByTimeAsync(180_000);
    await until(({ running }) => !running);
    expect(proxy.sentBytes() - sentBefore).toBeGreaterThan(250_000);
    await healAndCompare();
  });
});
