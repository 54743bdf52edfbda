/**
 * Code that fails at any call of the local database, for no reason that anybody foresaw: what was
 * called saved is there in the end, and what failed was never called saved.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { breakCalls } from '../../support/faults/broken-calls.ts';
import { expectNothingLost } from '../../support/faults/expect-nothing-lost.ts';
import { openFaultTablet } from '../../support/faults/fault-tablet.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';
import { startTestServer, type TestServer } from '../../support/server/start-test-server.ts';

const firstSeed = Number(process.env['TEST_SEED'] ?? 1);
const runs = Number(process.env['TEST_RUNS'] ?? 4);

let server: TestServer;
beforeAll(async () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  server = await startTestServer();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

const seeds = Array.from({ length: runs }, (_, index) => firstSeed + index);

it.each(seeds)('fault 44: any call fails, again and again (seed %i)', async (seed) => {
  const random = seededRandom(seed);
  const tablet = await openFaultTablet(() => server.url, 'member');
  await tablet.untilQuiet();
  const broken = breakCalls();
  let [saves, exchanges] = [0, 0];
  try {
    broken.breakWhere(() => {
      if (random.below(40) !== 0) return null;
      const name = random.pick(['Error', 'UnknownError', 'AbortError', 'DataError']);
      return new DOMException('for no reason', name);
    });
    for (let step = 0; step < 30; step += 1) {
      const size = random.below(3) === 0 ? 2000 : undefined;
      if (random.below(3) > 0) {
        await tablet.write(`${seed} ${step}`, size).catch(() => (saves += 1));
      } else {
        const outcome = await tablet.exchange().catch(() => null);
        if (!outcome?.ok) exchanges += 1;
      }
    }
  } finally {
    broken.end();
  }
  // It was a fault at all, and not one that let nothing through.
  expect(saves + exchanges).toBeGreaterThan(0);
  expect(tablet.owed.length).toBeGreaterThan(5);
  await tablet.untilQuiet();
  await expectNothingLost({
    reader: await server.signIn('member'),
    tablets: [await tablet.state()],
    owed: tablet.owed,
    files: tablet.files,
  });
  await tablet.discard();
});
