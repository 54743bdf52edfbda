import { beforeEach, expect, test } from 'vitest';
import { runSchedule } from '../../support/simulation/sim-schedule.ts';
import { needsPostgres, openOnPostgres } from '../../support/postgres/fresh-database.ts';

beforeEach(needsPostgres);

test('a server on PostgreSQL, without backups', { timeout: 300_000 }, async () => {
  for (const seed of [1, 2]) {
    const { storage, discard } = await openOnPostgres();
    const disk = { storage, copies: null };
    const { violations } = await runSchedule({ seed, tablets: 'memory', disk });
    await discard();
    expect({ seed, violations }).toEqual({ seed, violations: [] });
  }
});
