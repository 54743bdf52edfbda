/**
 * The real stores, runs and use cases under random schedules with every fault that we know, held
 * against the model's fold. `TEST_SEED` is the first seed, `TEST_RUNS` the number of schedules; a
 * failing seed replays alone with `TEST_SEED=<seed> TEST_RUNS=1`.
 */
import { describe, expect, it } from 'vitest';
import { brokenServers } from '../../support/simulation/broken-servers.ts';
import { brokenStores } from '../../support/simulation/broken-stores.ts';
import { sqliteDisk } from '../../support/simulation/server-disk.ts';
import {
  faultNames,
  runSchedule,
  type ScheduleResult,
} from '../../support/simulation/sim-schedule.ts';
import type { Disaster } from '../../support/simulation/disaster-kinds.ts';
import type { WorldOptions } from '../../support/simulation/sim-world.ts';

const firstSeed = Number(process.env['TEST_SEED'] ?? 1);
const asked = process.env['TEST_RUNS'];

interface Ran {
  readonly failed: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly owed: number;
  readonly physicallyLost: number;
}

/** Every tenth goes through the product's own fetch, with pages of portals and halves of answers. */
const overFetch = (seed: number): boolean => seed % 10 === 0;

/** Stores in IndexedDB against the embedded database: nothing of either side is a model of it. */
async function runOnDisk(seed: number): Promise<ScheduleResult> {
  const disk = await sqliteDisk();
  try {
    return await runSchedule({ seed, tablets: 'dexie', disk, overFetch: overFetch(seed) });
  } finally {
    await disk.discard();
  }
}

/** `ordinary`: as many schedules unless `TEST_RUNS` says otherwise. */
async function runMany(
  ordinary: number,
  runOne: (seed: number) => Promise<ScheduleResult>,
): Promise<Ran> {
  const runs = asked === undefined ? ordinary : Number(asked);
  const counts = new Map<string, number>();
  const failed: string[] = [];
  let [owed, physicallyLost] = [0, 0];
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const again = `TEST_SEED=${seed} TEST_RUNS=1`;
    try {
      const result = await runOne(seed);
      for (const [event, times] of result.counts)
        counts.set(event, (counts.get(event) ?? 0) + times);
      owed += result.owed;
      physicallyLost += result.physicallyLost;
      if (result.violations.length > 0) failed.push(`${again}: ${result.violations[0]}`);
    } catch (cause) {
      failed.push(`${again}: ${cause instanceof Error ? cause.stack : String(cause)}`);
    }
  }
  return { failed, counts, owed, physicallyLost };
}

describe('faults 2, 9, 10, 11, 12, 15 and 32: the engine itself under random schedules', () => {
  it(
    'stores in memory: nothing is lost, doubled, leaked or shown otherwise',
    { timeout: 900_000 },
    async () => {
      const ran = await runMany(1000, (seed) =>
        runSchedule({ seed, tablets: 'memory', overFetch: overFetch(seed) }),
      );
      expect(ran.failed).toEqual([]);
      if (asked !== undefined && Number(asked) < 500) return;
      expect(faultNames.filter((fault) => !ran.counts.get(fault))).toEqual([]);
      expect(ran.owed).toBeGreaterThan(1000);
      expect(ran.physicallyLost).toBeLessThan(ran.owed / 10);
    },
  );

  it('stores in IndexedDB', { timeout: 900_000 }, async () => {
    const ran = await runMany(300, (seed) =>
      runSchedule({ seed, tablets: 'dexie', overFetch: overFetch(seed) }),
    );
    expect(ran.failed).toEqual([]);
    if (asked !== undefined && Number(asked) < 300) return;
    expect(ran.counts.get('crash inside a transaction')).toBeGreaterThan(0);
    expect(ran.counts.get('tablet cloned')).toBeGreaterThan(0);
    expect(ran.owed).toBeGreaterThan(300);
  });

  it('stores in IndexedDB and a server on embedded SQLite', { timeout: 900_000 }, async () => {
    const ran = await runMany(10, runOnDisk);
    expect(ran.failed).toEqual([]);
    if (asked !== undefined && Number(asked) < 10) return;
    expect(ran.counts.get('restore without a new epoch')).toBeGreaterThan(0);
    expect(ran.owed).toBeGreaterThan(10);
  });

  it('replays the same schedule from the same seed', { timeout: 60_000 }, async () => {
    const inMemory = () => runSchedule({ seed: 4711, tablets: 'memory' });
    expect(await inMemory()).toEqual(await inMemory());
    expect(await runOnDisk(4711)).toEqual(await runOnDisk(4711));
  });
});

interface Named {
  readonly seed: number;
  readonly people?: NonNullable<WorldOptions['people']>;
  readonly disasters?: readonly Disaster[];
}

/** With the rule broken, this schedule fails: found by search, kept by name. */
const failingSchedules: Readonly<Record<string, Named>> = {
  'S1: typing on keeps the id of the edit that it replaces': { seed: 2 },
  'S2: not marked as left before it is sent': { seed: 17 },
  'S2: what has left is folded away all the same': { seed: 17 },
  'S3: heads are taken from the store at commit': { seed: 7 },
  'S3: what one wrote oneself since does not count as seen': { seed: 1 },
  'S12: the account in the request is not compared': {
    seed: 9,
    people: ['unit', 'lead'],
    disasters: ['strange session'],
  },
  'S13: the same push is taken for a new one': { seed: 3 },
  'S14: a number becomes visible after a later one': { seed: 1 },
  'S15: after a reset nothing is pushed again': { seed: 13 },
  'S15: after a reset only own work is pushed again': {
    seed: 91,
    people: ['anna', 'lead'],
    disasters: ['backup', 'restore', 'members', 'open again'],
  },
  'S15: the sum is not looked at': { seed: 147 },
  'S16: counted as on the server when it is sent': { seed: 1 },
  'S17: a verdict of another past is applied': { seed: 50 },
  'S17: an answer is applied although the cursor has moved': {
    seed: 204,
    people: ['anna', 'lead'],
    disasters: ['backup', 'restore', 'answer again'],
  },
  'S18: one change that cannot be taken stops the rest': { seed: 3 },
  'S18: verdicts are not listened to': { seed: 1 },
  'S18: what is held is never judged anew': { seed: 3 },
  'S18: what is held stays in the fold': { seed: 1 },
  'S19: own work is not sent as mine': { seed: 1 },
  'S19: what the server gave as one’s own is not sent as mine': {
    seed: 12,
    people: ['lead', 'anna'],
    disasters: ['backup', 'restore', 'empty'],
  },
  'S19: reserved fields need not be pushed as mine': { seed: 9 },
  'S20: a withdrawn scope is forgotten without a proof': {
    seed: 90,
    people: ['anna'],
    disasters: ['backup', 'restore', 'members'],
  },
  'S20: said to be proven although the server holds another past': {
    seed: 80,
    people: ['anna', 'unit'],
    disasters: ['backup', 'restore', 'members'],
  },
  'S20: what waits in a withdrawn scope is not pushed': { seed: 97 },
  'S20: with a withdrawn scope goes what was never read back': { seed: 3 },
  'S21: the unit reads the whole log': { seed: 1 },
};

describe('with one rule broken the checker fails', () => {
  const broken: readonly [string, Partial<WorldOptions>][] = [
    ...Object.entries(brokenStores).map(([rule, wrapStore]) => [rule, { wrapStore }] as const),
    ...Object.entries(brokenServers).map(([rule, server]) => [rule, { server }] as const),
  ].map(([rule, options]) => [rule, options]);

  /** What is stored there is content too, which only the store in memory lets itself be altered. */
  const inMemoryOnly = 'S1: typing on keeps the id of the edit that it replaces';
  const both = broken.flatMap(([rule, options]) =>
    (rule === inMemoryOnly ? (['memory'] as const) : (['memory', 'dexie'] as const)).map(
      (tablets) => [rule, tablets, options] as const,
    ),
  );

  it.each(both)('%s (%s)', { timeout: 120_000 }, async (rule, tablets, options) => {
    const named = failingSchedules[rule];
    expect(named).toBeDefined();
    if (!named) return;
    const schedule = { ...named, tablets } as const;
    const bad: ScheduleResult = await runSchedule({ ...schedule, ...options });
    expect(bad.violations).not.toEqual([]);
    // It fails for want of this rule and of nothing else.
    const good = await runSchedule(schedule);
    expect(good.violations).toEqual([]);
  });
});
