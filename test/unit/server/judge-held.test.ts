/** S18: what is held is judged anew by the server itself, whether or not a tablet brings it again. */
import { beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { contentDigest, type Change } from '#domain/sync/change.ts';
import { handInRequestSchema } from '#protocol/hand-in.ts';
import { sampleIds, samplePlan } from '#server/sample/sample-plan.ts';
import { createHandIn } from '#server/usecases/hand-in.ts';
import { listHeld } from '#server/usecases/held-changes.ts';
import { createJudgeHeld } from '#server/usecases/judge-held.ts';
import { heldChange } from '#server/usecases/take-into-scope.ts';
import {
  createWorld,
  followupScope,
  idOf,
  makeChange,
  scopeOf,
  visitScope,
  type World,
} from './sample-world.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const judge = () => createJudgeHeld(world)();
const heldIds = async (): Promise<readonly unknown[]> =>
  (await listHeld(world.storage)).held.map(({ content }) => (content as { id: string }).id);

/** The stranger comes into the sample's delegation, with a role. */
async function takeInStranger(role: 'member' | 'lead' = 'member'): Promise<void> {
  const nothing = { accounts: [], units: [], campaigns: [], visits: [] };
  const sample = samplePlan().delegations!.find(({ id }) => id === sampleIds.delegation)!;
  const others = role === 'lead' ? sample.members.filter((m) => m.role !== 'lead') : sample.members;
  const members = [...others, { username: 'nguoi.khac', role }];
  const { problems } = await world.plan({ ...nothing, delegations: [{ ...sample, members }] });
  expect(problems).toEqual([]);
  world.hintsSeen.length = 0;
}

/** As a version that did not know it yet has kept it. */
async function heldAsUnknown(change: Change, pushedBy: string, mine = true): Promise<void> {
  const content = canonicalJson(change);
  const entry = { content, digest: contentDigest(content), mine, change };
  const from = { accountId: pushedBy, device: 'd', received: '2022-04-14T02:00:00.000Z' };
  await world.storage.write('held', (data) =>
    data.held.keep([heldChange(entry, 'unknown-kind', from)]),
  );
}

test('what its sender may write by now is taken without his tablet, and told like any other', async () => {
  const change = makeChange({ by: idOf('nguoi.khac') });
  await world.ask('nguoi.khac', { push: [change] });
  expect(await judge()).toEqual({ taken: 0, failed: null });
  expect(await heldIds()).toEqual([change.id]);
  await takeInStranger();
  expect(await judge()).toEqual({ taken: 1, failed: null });
  expect(await heldIds()).toEqual([]);
  expect(scopeOf(await world.ask('tu.phap'), visitScope).changes).toEqual([
    { ...change, seq: 1, received: expect.any(String) },
  ]);
  expect(world.hintsSeen).toEqual([{ type: 'scope', scope: visitScope, head: 1, unitHead: null }]);
  const last = await world.storage.read((data) => data.audit.last());
  expect(last).toMatchObject({ actor: 'server', action: 'held-accepted' });
  expect(JSON.parse(last!.details)).toMatchObject({ id: change.id, pushedBy: idOf('nguoi.khac') });
  expect(await verifyAudit(world.storage)).toMatchObject({ type: 'whole' });
  expect(await judge()).toEqual({ taken: 0, failed: null });
});

test('S9: what this version knows is taken, whoever has brought it and wherever his tablet is', async () => {
  const byMember = makeChange();
  await heldAsUnknown(byMember, idOf('tu.phap'));
  const byOfficer = makeChange({ by: 'id-of-nobody' });
  await heldAsUnknown(byOfficer, idOf('quan.tri'), false);
  expect(await judge()).toEqual({ taken: 2, failed: null });
  expect(scopeOf(await world.ask('truong.doan'), visitScope).changes).toMatchObject([
    { id: byOfficer.id, relayedBy: idOf('quan.tri') },
    { id: byMember.id },
  ]);
});

test('what was handed in for a visit that came back into the directory is taken', async () => {
  const scope = 'visit/planned-again' as const;
  const change = makeChange({ scope, by: 'id-of-nobody' });
  const request = { protocol: 1, device: 'tablet-9', changes: [change] };
  await createHandIn(world)(idOf('quan.tri'), handInRequestSchema.parse(request));
  expect(await judge()).toMatchObject({ taken: 0 });
  const nothing = { accounts: [], units: [], campaigns: [], delegations: [] };
  const [visit] = samplePlan().visits!;
  const { problems } = await world.plan({
    ...nothing,
    visits: [{ ...visit!, id: 'planned-again' }],
  });
  expect(problems).toEqual([]);
  expect(await judge()).toMatchObject({ taken: 1 });
});

test('what still lacks a right, a shape, a place, or a role’s own session stays, unchanged', async () => {
  const foreign = makeChange({ by: idOf('nguoi.khac') });
  const wrong = makeChange({ value: 12 });
  const large = makeChange({ value: 'ă'.repeat(40_000) });
  const reserved = makeChange({
    ...{ scope: followupScope, record: 'publication:1', field: 'records', value: ['photo:1'] },
    by: idOf('nguoi.khac'),
  });
  const nameless = { note: 'no id at all' };
  await world.ask('nguoi.khac', { push: [foreign, { ...reserved, mine: true }] });
  await world.ask('tu.phap', { push: [wrong, large, nameless] });
  const before = await listHeld(world.storage);
  expect(before.held).toHaveLength(5);
  expect(await judge()).toEqual({ taken: 0, failed: null });
  expect(await listHeld(world.storage)).toEqual(before);
  // He may publish now, and his own session has to say so (S19).
  await takeInStranger('lead');
  expect(await judge()).toEqual({ taken: 1, failed: null });
  expect(await heldIds()).not.toContain(foreign.id);
  expect(await heldIds()).toContain(reserved.id);
});

test('S13: another content under an id that stands is not taken, nor is any of a disabled account', async () => {
  const change = makeChange();
  const twin = { ...change, value: 'something else', by: idOf('tai.chinh') };
  await world.ask('tu.phap', { push: [change] });
  await world.ask('tai.chinh', { push: [twin] });
  const gone = makeChange({ by: idOf('tai.chinh') });
  await heldAsUnknown(gone, idOf('tai.chinh'));
  await world.storage.write('rights', (data) =>
    data.accounts.update(idOf('tai.chinh'), { disabled: true }),
  );
  expect(await judge()).toEqual({ taken: 0, failed: null });
  await world.storage.write('rights', (data) =>
    data.accounts.update(idOf('tai.chinh'), { disabled: false }),
  );
  expect(await judge()).toEqual({ taken: 1, failed: null });
  expect(await heldIds()).toEqual([twin.id]);
});

test('one that cannot be taken keeps no other back, and all pages are gone through', async () => {
  const many = Array.from({ length: 450 }, () => makeChange({ by: idOf('nguoi.khac') }));
  await world.ask('nguoi.khac', { push: many });
  await takeInStranger();
  const { storage } = world;
  let writes = 0;
  const failing: World = {
    ...world,
    storage: {
      ...storage,
      write: (lock, work) =>
        (writes += 1) === 3 ? Promise.reject(new Error('full')) : storage.write(lock, work),
    },
  };
  expect(await createJudgeHeld(failing)()).toEqual({
    taken: 449,
    failed: { changes: 1, reason: 'full' },
  });
  expect(await judge()).toEqual({ taken: 1, failed: null });
});
