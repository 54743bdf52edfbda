/** A server that was put back to an older state: tablets bring back what it lost, by S15 and S20. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '#domain/sync/change.ts';
import { recordKeySchema, scopeSchema } from '#domain/sync/scope.ts';
import { chunkBytes } from '#client/files/tus-over-fetch.ts';
import { runAdmin } from '#server/admin/run-admin.ts';
import { expectNothingLost, type OwedFile } from '../../support/faults/expect-nothing-lost.ts';
import { openFaultTablet, type FaultTablet } from '../../support/faults/fault-tablet.ts';
import { connectionsEnded } from '../../support/server/connections-ended.ts';
import { post, startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testPlan, testScopes } from '../../support/server/test-plan.ts';

let server: TestServer;
let member: FaultTablet;
let lead: FaultTablet;
let folder: string;
let hours = 0;
const clock = (): number => Date.now() + hours * 3_600_000;
let backup: string;
beforeEach(async () => {
  server = await startTestServer();
  // Photos are copied beside the backup of a database: it has a folder of its own.
  folder = await mkdtemp(join(tmpdir(), 'so-doan-backup-'));
  backup = join(folder, 'older.db');
  member = await openFaultTablet(() => server.url, 'member', clock);
  lead = await openFaultTablet(() => server.url, 'lead', clock);
  await member.untilQuiet();
});
afterEach(async () => {
  await member.discard();
  await lead.discard();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const admin = (...words: string[]) =>
  runAdmin(words, server.dataDir, { clock: Date.now, newId: randomUUID });

/** Two people work, the backup is made, they go on, and everything reaches the server. */
async function workAcrossTheBackup(makeCopy: () => Promise<void>): Promise<void> {
  await member.write('early', 1000);
  await member.untilQuiet();
  await makeCopy();
  for (let index = 0; index < 30; index += 1) await member.write(`late ${index}`);
  await lead.write('late, by the lead', 2000);
  await member.write('a late photo', chunkBytes + 1);
  for (const tablet of [member, lead, member]) await tablet.untilQuiet();
}

async function compare(): Promise<void> {
  for (const tablet of [member, lead]) await tablet.signInAgain();
  for (const tablet of [member, lead, member, lead]) await tablet.untilQuiet();
  await expectNothingLost({
    reader: await server.signIn('member'),
    tablets: [await member.state(), await lead.state()],
    owed: [...member.owed, ...lead.owed],
    files: [...member.files, ...lead.files],
  });
}

/** The bytes of late photos are gone with the disk that held them. */
async function loseBytes(files: readonly OwedFile[]): Promise<void> {
  for (const { sha256 } of files)
    await rm(join(server.dataDir, 'blobs', sha256.slice(0, 2), sha256));
}
const lateFiles = () => [...member.files.slice(1), ...lead.files];

async function makeBackup(): Promise<void> {
  expect(await admin('backup', backup)).toMatchObject({ ok: true });
}

async function restoreBackup(): Promise<void> {
  await server.running.stop();
  await connectionsEnded();
  expect(await admin('restore', backup)).toMatchObject({ ok: true });
  await server.restart();
}

const databaseFile = () => join(server.dataDir, 'so-doan.db');

async function copyDatabase(): Promise<void> {
  const database = new Database(databaseFile());
  database.exec(`vacuum into '${backup}'`);
  database.close();
}

async function putBackCopy(): Promise<void> {
  await server.running.stop();
  for (const end of ['', '-wal', '-shm']) await rm(`${databaseFile()}${end}`, { force: true });
  await rename(backup, databaseFile());
  await server.restart();
}

describe('the whole server', () => {
  it('fault 13: restored from an older backup, with a new epoch and without late photos', async () => {
    await workAcrossTheBackup(makeBackup);
    await loseBytes(lateFiles());
    await restoreBackup();
    await compare();
  }, 60_000);

  it('fault 14: an older file put back by hand, under the same epoch', async () => {
    await workAcrossTheBackup(copyDatabase);
    await loseBytes(lateFiles());
    await putBackCopy();
    for (const tablet of [member, lead]) await tablet.signInAgain();
    // The member's tablet heals the log so well that no sum tells the lead's of it: that its photo is
    // gone it learns by asking for receipts, once a day and when it is opened.
    for (const tablet of [member, lead]) await tablet.untilQuiet();
    lead.openApp();
    await compare();
  }, 60_000);
});

describe('S19: what only its role may bring', () => {
  const scope = scopeSchema.parse(testScopes.followup1);
  const edit = (record: string, field: string, value: JsonValue) => ({
    ...{ scope, record: recordKeySchema.parse(record), field, value, seen: [] },
  });
  const recordsOf = async (tablet: FaultTablet) =>
    (await tablet.subject.records(scope)).map(({ record }) => record);

  it('an issued conclusion comes back from the new tablet of the lead, whose old one is gone', async () => {
    const unit = await openFaultTablet(() => server.url, 'nhat-tan', clock);
    await makeBackup();
    await lead.untilQuiet();
    await lead.subject.save([
      edit('recommendation:r1', 'content', 'Mend the notice board'),
      edit('publication:p1', 'records', ['recommendation:r1']),
    ]);
    await lead.untilQuiet();
    await lead.discard();
    lead = await openFaultTablet(() => server.url, 'lead', clock);
    for (const tablet of [lead, unit]) await tablet.untilQuiet();
    const issued = await recordsOf(unit);
    expect(issued).toContain('recommendation:r1');
    await restoreBackup();
    const all = [unit, member, lead];
    for (const tablet of all) await tablet.signInAgain();
    for (const tablet of [...all, ...all])
      expect(await tablet.exchange()).toMatchObject({ ok: true });
    unit.openApp();
    await unit.untilQuiet();
    expect(await recordsOf(lead)).toEqual(issued);
    expect(await recordsOf(unit)).toEqual(issued);
    await unit.discard();
  }, 60_000);
});

describe.each([
  { past: 'fault 13: with a new epoch', makeCopy: makeBackup, putBack: restoreBackup },
  { past: 'fault 14: under the same epoch', makeCopy: copyDatabase, putBack: putBackCopy },
])('S20: the directory of the older state, $past', ({ makeCopy, putBack }) => {
  const nothing = { accounts: [], units: [], campaigns: [], delegations: [], visits: [] };
  const newVisit = 'visit/visit-3';
  const plan = {
    ...nothing,
    visits: [{ ...testPlan.visits[0]!, id: 'visit-3', date: '2022-05-12' }],
  };
  const applyPlan = async (body: object): Promise<void> => {
    const answer = await (await server.signIn('office')).fetch('/api/office/plan', post(body));
    expect(await answer.json()).toMatchObject({ problems: [] });
  };
  const restore = async (): Promise<void> => {
    await loseBytes(member.files);
    await putBack();
    for (const tablet of [member, lead]) await tablet.signInAgain();
  };

  /** The member looks at a photo of the lead's, whose tablet is lost then: its is the last copy. */
  const keepPhotoOfLead = async (visit: string): Promise<() => Promise<boolean>> => {
    await lead.untilQuiet();
    await lead.write('a photo of the lead', 1000, visit);
    for (const tablet of [lead, member]) await tablet.untilQuiet();
    const { scope, sha256 } = lead.files[0]!;
    const path = `/api/files/${sha256}?scope=${encodeURIComponent(scope)}`;
    const bytes = await (await member.caller.fetch(path)).arrayBuffer();
    await member.subject.store.keepFile(scope, sha256, 'image/jpeg', bytes);
    member.owed.push(...lead.owed);
    member.files.push(...lead.files);
    await lead.discard();
    lead = await openFaultTablet(() => server.url, 'lead', clock);
    return async () => (await member.subject.store.readFile(scope, sha256)) !== null;
  };
  /** Until the server has said all that it has to say of what it does not know. */
  const exchangeAgain = async (): Promise<void> => {
    for (let time = 0; time < 3; time += 1) expect((await member.exchange()).ok).toBe(true);
  };

  it('does not know a visit any more; nothing of it is lost, and it is all there once the visit is planned again', async () => {
    await makeCopy();
    await applyPlan(plan);
    await member.untilQuiet();
    await member.write('in a visit that will be forgotten', undefined, newVisit);
    await member.write('and a photo of it', 1000, newVisit);
    const isKept = await keepPhotoOfLead(newVisit);
    await restore();
    // The tablet is told that the visit is not its own any more: it hides it, keeps it, and hands it in.
    await exchangeAgain();
    const kept = (await member.state()).changes.filter(({ scope }) => scope === newVisit);
    expect(kept.map(({ held }) => held)).toEqual(['forbidden', 'forbidden', 'forbidden']);
    const office = await server.signIn('office');
    const held = (await (await office.fetch('/api/office/held')).json()) as { held: unknown[] };
    expect(held.held).toHaveLength(3);
    expect(await isKept()).toBe(true);
    await applyPlan(plan);
    // A photo that was refused is tried again within the hour.
    hours += 1;
    await compare();
  }, 60_000);

  it('does not know a member any more; its work is kept, and there once it is a member again', async () => {
    const [whole] = testPlan.delegations;
    const members = whole!.members.filter(({ username }) => username !== 'member');
    const visit = { ...testPlan.visits[0], assignments: [] };
    await applyPlan({ ...nothing, delegations: [{ ...whole, members }], visits: [visit] });
    await makeCopy();
    await applyPlan({ ...nothing, delegations: [whole] });
    await member.untilQuiet();
    await member.write('by one who will be no member', 1000);
    const isKept = await keepPhotoOfLead(testScopes.visit1);
    await member.write('never sent');
    await restore();
    await exchangeAgain();
    expect((await member.state()).changes).toHaveLength(3);
    expect(await isKept()).toBe(true);
    await applyPlan({ ...nothing, delegations: [whole] });
    hours += 1;
    await compare();
  }, 60_000);
});
