import { expect, test } from 'vitest';
import { makeScope } from '#domain/sync/scope.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { planSchema, type PlanInput } from '#protocol/office.ts';
import { sampleIds, samplePlan } from '#server/sample/sample-plan.ts';
import { demoAccounts, demoPlan } from '#server/demo/demo-plan.ts';
import { createApplyPlan } from '#server/usecases/apply-plan.ts';
import { registerChecklists } from '#server/usecases/register-checklists.ts';
import { createWorld, idOf, makeChange, visitScope, type World } from './sample-world.ts';

const entriesOf = (world: World) => world.storage.read((data) => data.directory.entries());
const usernames = async (world: World) =>
  (await world.storage.read((data) => data.accounts.profiles())).map((profile) => profile.username);

/** The visit of Trung Dũng as the sample plans it, altered. */
function visitWith(facts: Partial<NonNullable<PlanInput['visits']>[number]>): PlanInput {
  const visit = samplePlan().visits?.find((entry) => entry.id === sampleIds.visitTrungDung);
  if (!visit) throw new Error('the sample visits Trung Dũng');
  return { visits: [{ ...visit, ...facts }] };
}

test('S10: a plan brings people, units, delegation and visits at once, checklists pinned by hash', async () => {
  const world = await createWorld();
  const { visits, delegations } = await entriesOf(world);
  const visit = visits.find((entry) => entry.id === sampleIds.visitTrungDung)!;
  const inForce = await world.storage.read((data) => data.checklists.current());
  expect(visit.checklists.toSorted()).toEqual(inForce.map((entry) => entry.hash).toSorted());
  expect(visit.assignments.map((entry) => entry.accountId)).toContain(idOf('tai.chinh'));
  const members = delegations.find((entry) => entry.id === sampleIds.delegation)!.members;
  expect(members[0]).toEqual({ accountId: idOf('truong.doan'), role: 'lead' });
  const profile = await world.storage.read((data) =>
    data.accounts.profileByUsername('truong.doan'),
  );
  expect(profile).toMatchObject({
    mustChangePassword: true,
    firstPasswordUntil: expect.stringMatching(/^2022-04-15T/),
  });
});

test('a plan answers first passwords once and tells who watches that the directory moved', async () => {
  const world = await createWorld();
  const answer = await world.plan({
    accounts: [
      { username: 'moi.den', name: 'Mới đến', office: '', role: 'inspector', unitId: null },
    ],
  });
  expect(answer).toEqual({
    problems: [],
    firstPasswords: [{ username: 'moi.den', name: 'Mới đến', password: 'abcd-efgh-jkmn-pqrs' }],
  });
  expect(world.hintsSeen).toEqual([{ type: 'directory' }]);
});

test('with any problem nothing is written, and every problem is named at its place', async () => {
  const world = await createWorld();
  const before = [await entriesOf(world), await usernames(world)];
  const visit = visitWith({}).visits![0]!;
  const answer = await world.plan({
    accounts: [
      { username: 'moi.den', name: 'Mới', office: '', role: 'inspector', unitId: 'xa-khac' },
      { username: 'tu.phap', name: 'Tư pháp', office: '', role: 'inspector', unitId: null },
      { username: 'xa.moi', name: 'Xã', office: '', role: 'unit', unitId: 'nowhere' },
      { username: 'xa.moi', name: 'Xã', office: '', role: 'unit', unitId: 'xa-khac' },
    ],
    units: [
      { id: 'u', name: 'Một', district: '' },
      { id: 'u', name: 'Hai', district: '' },
    ],
    delegations: [
      {
        id: 'd',
        campaignId: 'nowhere',
        name: 'Đoàn',
        members: [
          { username: 'nobody', role: 'lead' },
          { username: 'tu.phap', role: 'lead' },
          { username: 'xa.nhat.tan', role: 'member' },
          { username: 'tu.phap', role: 'member' },
        ],
      },
    ],
    visits: [
      {
        ...visit,
        id: 'v',
        unitId: 'nowhere',
        delegationId: 'elsewhere-1',
        period: { from: '2022-02-01', to: '2022-01-01' },
      },
      {
        ...visit,
        id: 'w',
        checklists: ['iso-9001', 'iso-9001', 'none'],
        assignments: [{ username: 'nobody', checklist: 'budget' }],
      },
    ],
  });
  expect(answer.firstPasswords).toEqual([]);
  expect(answer.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'units/1/id duplicate',
    'accounts/0/unitId invalid',
    'accounts/1/username exists',
    'accounts/2/unitId unknown-reference',
    'accounts/3/username duplicate',
    'delegations/0/campaignId unknown-reference',
    'delegations/0/members/0/username unknown-reference',
    'delegations/0/members/1/role duplicate',
    'delegations/0/members/2/username invalid',
    'delegations/0/members/3/username duplicate',
    'visits/0/unitId unknown-reference',
    'visits/0/delegationId invalid',
    'visits/0/period/to invalid',
    ...Array.from(
      { length: visit.assignments.length },
      (_, index) => `visits/0/assignments/${index}/username unknown-reference`,
    ),
    'visits/1/checklists/1 duplicate',
    'visits/1/checklists/2 unknown-reference',
    'visits/1/assignments/0/username unknown-reference',
    'visits/1/assignments/0/checklist unknown-reference',
  ]);
  expect([await entriesOf(world), await usernames(world)]).toEqual(before);
  expect(world.credentials.passwords.has(idOf('moi.den'))).toBe(false);
  expect(world.hintsSeen).toEqual([]);
});

test('a dry run only says what is wrong', async () => {
  const world = await createWorld();
  const before = await usernames(world);
  const person = {
    username: 'moi.den',
    name: 'Mới',
    office: '',
    role: 'inspector',
    unitId: null,
  } as const;
  expect(await world.plan({ dryRun: true, accounts: [person] })).toEqual({
    problems: [],
    firstPasswords: [],
  });
  expect(await usernames(world)).toEqual(before);
});

test('two plans at once that bring the same person: one is applied, the other is told', async () => {
  const world = await createWorld();
  const person = {
    username: 'moi.den',
    name: 'Mới',
    office: '',
    role: 'inspector',
    unitId: null,
  } as const;
  const answers = await Promise.all([
    world.plan({ accounts: [person] }),
    world.plan({ accounts: [person] }),
  ]);
  expect(answers.map((answer) => answer.problems.map((problem) => problem.code))).toEqual([
    [],
    ['exists'],
  ]);
  expect(world.credentials.passwords.has(idOf('moi.den'))).toBe(true);
});

const newcomer = {
  ...{ username: 'moi.den', name: 'Mới', office: '' },
  ...{ role: 'inspector', unitId: null },
} as const;

test('when writing fails after credentials were made, these are taken back', async () => {
  const world = await createWorld();
  const plan = createApplyPlan({
    ...world,
    storage: { ...world.storage, write: () => Promise.reject(new Error('no room')) },
  });
  await expect(plan('server', planSchema.parse({ accounts: [newcomer] }))).rejects.toThrow(
    'no room',
  );
  expect(world.credentials.passwords.has(idOf('moi.den'))).toBe(false);
  expect(world.credentials.passwords.has(idOf('tu.phap'))).toBe(true);
});

test('when the answer to a commit is lost, whose profile stands keeps the credential', async () => {
  const world = await createWorld();
  const plan = createApplyPlan({
    ...world,
    storage: {
      ...world.storage,
      async write(lock, work) {
        await world.storage.write(lock, work);
        throw new Error('Connection terminated unexpectedly');
      },
    },
  });
  await expect(plan('server', planSchema.parse({ accounts: [newcomer] }))).rejects.toThrow(
    'Connection terminated',
  );
  expect(await usernames(world)).toContain('moi.den');
  expect(world.credentials.passwords.has(idOf('moi.den'))).toBe(true);
});

test('S10: a begun visit keeps the versions that it was begun with; one that is not takes the newest', async () => {
  const world = await createWorld();
  const old = await world.storage.read((data) => data.checklists.current());
  await world.ask('tu.phap', { push: [makeChange({ scope: visitScope })] });
  const parsed = old.map(({ content }) => JSON.parse(content) as { version: string });
  const newer = parsed.map((checklist, index) => ({
    file: `${index}.yaml`,
    checklist: { ...checklist, version: '2031.1' } as never,
    content: canonicalJson({ ...checklist, version: '2031.1' }),
    hash: String(index).repeat(64),
  }));
  expect(await registerChecklists(world.storage, world.clock, newer)).toEqual({
    ok: true,
    value: null,
  });
  expect((await world.plan(samplePlanVisits())).problems).toEqual([]);
  const { visits } = await entriesOf(world);
  const pins = (id: string) => visits.find((entry) => entry.id === id)!.checklists.toSorted();
  expect(pins(sampleIds.visitTrungDung)).toEqual(old.map((entry) => entry.hash).toSorted());
  expect(pins(sampleIds.visitNhatTan)).toEqual(newer.map((entry) => entry.hash));
  const fewer = await world.plan(
    visitWith({ checklists: ['iso-9001'], assignments: [], unitId: 'xa-khac' }),
  );
  expect(
    fewer.problems.map(({ path, code, value }) => `${path} ${code} ${value}`).toSorted(),
  ).toEqual([
    'visits/0/checklists pinned-checklist chi-dao-dieu-hanh',
    'visits/0/checklists pinned-checklist cong-nghe-thong-tin',
    'visits/0/checklists pinned-checklist ho-so',
    'visits/0/checklists pinned-checklist ngan-sach-tai-san',
    'visits/0/checklists pinned-checklist niem-yet-mot-cua',
    'visits/0/checklists pinned-checklist phan-anh-hai-long',
    'visits/0/checklists pinned-checklist the-che',
    'visits/0/unitId invalid xa-khac',
  ]);
});

test('a checklist that was altered under its old version is refused, and nothing is taken', async () => {
  const world = await createWorld();
  const [first] = await world.storage.read((data) => data.checklists.current());
  const checklist = {
    ...(JSON.parse(first!.content) as object),
    title: { vi: 'Khác', en: 'Other' },
  };
  const answer = await registerChecklists(world.storage, world.clock, [
    { file: 'khac.yaml', checklist: checklist as never, hash: 'a'.repeat(64), content: '{}' },
  ]);
  expect(answer).toEqual({
    ok: false,
    error: [{ file: 'khac.yaml', id: first!.id, version: first!.version }],
  });
  expect(await world.storage.read((data) => data.checklists.current())).toHaveLength(8);
});

test('the demo is the sample with an administrator, and says who is what', async () => {
  expect(demoAccounts(demoPlan()).map(({ username, role }) => `${username} ${role}`)).toEqual([
    'truong.doan lead',
    'pho.doan deputy',
    'thu.ky secretary',
    'tai.chinh member',
    'tu.phap member',
    'van.phong member',
    'xa.nhat.tan unit',
    'xa.trung.dung unit',
    'quan.tri administrator',
  ]);
  expect(demoPlan().visits.map((visit) => makeScope('visit', visit.id))).toContain(visitScope);
});

function samplePlanVisits(): PlanInput {
  return { visits: samplePlan().visits ?? [] };
}
