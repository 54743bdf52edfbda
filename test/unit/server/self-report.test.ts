/** S10, S21: who reads and writes what of a self-report, and what later delegations read of a visit. */
import { describe, expect, it } from 'vitest';
import { samplePlan, sampleIds } from '#server/sample/sample-plan.ts';
import { readChecklist } from '#server/usecases/answer-directory.ts';
import { logViewOf } from '#server/usecases/serve-file.ts';
import {
  createWorld,
  followupScope,
  idOf,
  makeChange,
  scopeOf,
  visitScope,
  type World,
} from './sample-world.ts';

const unit = 'xa.trung.dung';
const otherUnit = 'xa.nhat.tan';
const lead = 'truong.doan';
const member = 'tai.chinh';
/** Leads the delegation that comes to the same unit a year later, and was in none before. */
const later = 'doan.sau';

const asked = { sha256: 'c'.repeat(64), size: 40_000, type: 'application/json' };
const write = (by: string, record: string, field: string, value: unknown) => ({
  ...makeChange({ scope: followupScope, record, field, value, by: idOf(by) }),
  mine: true as const,
});
const request = (by: string) =>
  write(by, 'report-request:main', 'request', { due: '2022-04-08', checklists: [asked], note: '' });
const claim = (by: string) =>
  write(by, 'claim:ho-so/E04', 'value', { kind: 'count', counts: ['1138'] });
const handIn = (by: string) =>
  write(by, 'self-report:main', 'handedIn', { at: '2022-04-08T01:00:00.000Z' });
const outcome = (by: string) =>
  write(by, 'outcome:ho-so/E04', 'value', { kind: 'count', counts: ['1138'] });

const kindsRead = async (world: World, who: string) => {
  const answer = await world.ask(who);
  const found = answer.scopes.find(({ scope }) => scope === followupScope);
  return (
    found && [
      ...new Set(
        found.changes.map((change) =>
          'record' in change ? String(change.record).split(':')[0] : '?',
        ),
      ),
    ]
  );
};

async function nextYear(world: World): Promise<void> {
  const [visit] = samplePlan().visits ?? [];
  const planned = await world.plan({
    accounts: [
      { username: later, name: 'Trưởng đoàn sau', office: '', role: 'inspector', unitId: null },
    ],
    campaigns: [{ id: 'next', name: 'Đợt sau', basis: '' }],
    delegations: [
      {
        id: 'next-1',
        campaignId: 'next',
        name: 'Đoàn sau',
        members: [{ username: later, role: 'lead' }],
      },
    ],
    visits: [
      {
        ...visit!,
        ...{ id: 'next-visit', campaignId: 'next', delegationId: 'next-1', assignments: [] },
        ...{ unitId: sampleIds.trungDung, date: '2023-04-14' },
        period: { from: '2022-04-01', to: '2023-03-31' },
      },
    ],
  });
  expect(planned.problems).toEqual([]);
}

describe('who writes a self-report', () => {
  it.each([
    ['the lead asks', lead, request, null],
    ['a member does not', member, request, 'forbidden'],
    ['the unit does not ask itself', unit, request, 'forbidden'],
    ['the unit claims', unit, claim, null],
    ['nobody claims in its place', lead, claim, 'forbidden'],
    ['another unit neither', otherUnit, claim, 'forbidden'],
    ['the unit hands in', unit, handIn, null],
    ['the delegation does not', lead, handIn, 'forbidden'],
    ['the lead carries over what was found', lead, outcome, null],
    ['no member does', member, outcome, 'unconfirmed'],
    ['nor the unit', unit, outcome, 'unconfirmed'],
  ] as const)('%s', async (_, who, change, code) => {
    const world = await createWorld();
    const pushed = change(who);
    const { held } = await world.ask(who, { push: [pushed] });
    expect(held).toEqual(code === null ? {} : { [pushed.id]: expect.objectContaining({ code }) });
  });
});

describe('who reads it', () => {
  it('S21: the unit reads the request and its own words, never what was carried over or the working file', async () => {
    const world = await createWorld();
    await world.ask(lead, { push: [request(lead), outcome(lead)] });
    await world.ask(unit, { push: [claim(unit), handIn(unit)] });
    expect(await kindsRead(world, unit)).toEqual(['report-request', 'claim', 'self-report']);
    expect((await world.ask(unit)).scopes.map(({ scope }) => scope)).not.toContain(visitScope);
    expect(await kindsRead(world, otherUnit)).toBeUndefined();
  });

  it('the delegation reads all of it', async () => {
    const world = await createWorld();
    await world.ask(unit, { push: [claim(unit)] });
    await world.ask(lead, { push: [request(lead), outcome(lead)] });
    expect(await kindsRead(world, member)).toEqual(['claim', 'report-request', 'outcome']);
  });

  it('S10: who visits the unit later reads what was found from the follow-up, writes nothing there, and never sees the older working file', async () => {
    const world = await createWorld();
    await world.ask(lead, { push: [outcome(lead), makeChange()] });
    expect((await world.ask('nguoi.khac')).scopes.map(({ scope }) => scope)).not.toContain(
      followupScope,
    );
    await nextYear(world);
    expect(await kindsRead(world, later)).toEqual(['outcome']);
    expect((await world.ask(later)).scopes.map(({ scope }) => scope)).not.toContain(visitScope);
    const written = request(later);
    expect((await world.ask(later, { push: [written] })).held).toEqual({
      [written.id]: expect.objectContaining({ code: 'forbidden' }),
    });
  });

  it('S27: the unit gets the versions that it is asked as files of its view, and no version from the directory', async () => {
    const world = await createWorld();
    const named = () =>
      world.storage.read((data) => data.files.named(followupScope, 'unit', [asked.sha256]));
    expect((await named()).has(asked.sha256)).toBe(false);
    const pushed = request(lead);
    expect(scopeOf(await world.ask(lead, { push: [pushed] }), followupScope).changes).toHaveLength(
      1,
    );
    expect((await named()).has(asked.sha256)).toBe(true);
    expect(logViewOf({ type: 'role', role: 'unit' })).toBe('unit');
    const facts = await world.readFacts();
    const pinned = facts.visits.find(({ id }) => id === sampleIds.visitTrungDung)?.checklists ?? [];
    expect(pinned.length).toBeGreaterThan(0);
    for (const hash of pinned) expect(await readChecklist(world, idOf(unit), hash)).toBeNull();
  });
});
