/** A restored server, and every tablet that there is wants to begin anew at the same moment. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runAdmin } from '#server/admin/run-admin.ts';
import { planSchema } from '#protocol/office.ts';
import { expectNothingLost } from '../../support/faults/expect-nothing-lost.ts';
import { openFaultTablet, type FaultTablet } from '../../support/faults/fault-tablet.ts';
import { connectionsEnded } from '../../support/server/connections-ended.ts';
import { startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testPlan } from '../../support/server/test-plan.ts';

const names = Array.from({ length: 6 }, (_, index) => `thanh-vien-${index}`);
const plan = planSchema.parse({
  ...testPlan,
  accounts: [
    ...testPlan.accounts,
    ...names.map((username) => ({
      ...{ username, name: username, office: '', role: 'inspector', unitId: null },
    })),
  ],
  delegations: testPlan.delegations.map((delegation) =>
    delegation.id === 'delegation-1'
      ? {
          ...delegation,
          members: [
            ...delegation.members,
            ...names.map((username) => ({ username, role: 'member' })),
          ],
        }
      : delegation,
  ),
});

let server: TestServer;
let folder: string;
let tablets: readonly FaultTablet[] = [];
beforeEach(async () => {
  server = await startTestServer({ plan, startRate: { atOnce: 1, gap: 1000 } });
  folder = await mkdtemp(join(tmpdir(), 'so-doan-backup-'));
  tablets = await Promise.all(names.map((name) => openFaultTablet(() => server.url, name)));
}, 60_000);
afterEach(async () => {
  for (const tablet of tablets) await tablet.discard();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

it('fault 43: after a restore tablets get times to come back, and all of them bring back all', async () => {
  const admin = (...words: string[]) =>
    runAdmin(words, server.dataDir, { clock: Date.now, newId: randomUUID });
  const backup = join(folder, 'older.db');
  for (const tablet of tablets) await tablet.untilQuiet();
  expect(await admin('backup', backup)).toMatchObject({ ok: true });
  for (const [index, tablet] of tablets.entries()) {
    await tablet.write(`by ${names[index]}`);
    await tablet.untilQuiet();
  }
  await server.running.stop();
  await connectionsEnded();
  expect(await admin('restore', backup)).toMatchObject({ ok: true });
  await server.restart();
  await Promise.all(tablets.map((tablet) => tablet.signInAgain()));

  const waits: number[] = [];
  const untilTaken = async (tablet: FaultTablet): Promise<void> => {
    for (;;) {
      const outcome = await tablet.exchange();
      if (outcome.ok) return;
      expect(outcome.error).toMatchObject({ type: 'problem', code: 'unavailable' });
      const seconds = 'retryAfter' in outcome.error ? outcome.error.retryAfter : null;
      expect(seconds).toBeGreaterThan(0);
      waits.push(seconds!);
      await wait(seconds! * 1000);
    }
  };
  await Promise.all(tablets.map(untilTaken));
  // One after the other, a second apart: nobody is sent away twice.
  expect(waits.length).toBeGreaterThan(0);
  expect(waits.length).toBeLessThanOrEqual(names.length - 1);
  expect(Math.max(...waits)).toBeLessThanOrEqual(names.length - 1);

  for (let round = 0; round < 2; round += 1) {
    for (const tablet of tablets) await tablet.untilQuiet();
  }
  await expectNothingLost({
    reader: await server.signIn('member'),
    tablets: await Promise.all(tablets.map((tablet) => tablet.state())),
    owed: tablets.flatMap(({ owed }) => owed),
  });
}, 120_000);
