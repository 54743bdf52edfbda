/** Moving a visit to another version of a checklist: by whom, to what, and what comes along. */
import { describe, expect, test } from 'vitest';
import { checklistSchema } from '#domain/checklist/definition.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistHash } from '#domain/checklist/hash.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { directoryAnswerSchema } from '#protocol/directory.ts';
import { sampleIds, samplePlan } from '#server/sample/sample-plan.ts';
import { answerDirectory, readChecklist } from '#server/usecases/answer-directory.ts';
import { moveVersion } from '#server/usecases/move-version.ts';
import { registerChecklists } from '#server/usecases/register-checklists.ts';
import { createWorld, idOf, makeChange, visitScope, type World } from './sample-world.ts';

const visitId = sampleIds.visitTrungDung;

/** A world in which version 2031.1 of every checklist is in force, and the visits pinned to the ones before. */
async function worldWithNewVersions() {
  const world = await createWorld();
  const old = await world.storage.read((data) => data.checklists.current());
  const newer = old.map(({ content }) => {
    const checklist = { ...checklistSchema.parse(JSON.parse(content)), version: '2031.1' };
    return asRead(checklist);
  });
  await registerChecklists(world.storage, world.clock, newer);
  const hashOf = (list: typeof newer | typeof old, id: string): string =>
    list.find((entry) => ('checklist' in entry ? entry.checklist.id : entry.id) === id)!.hash;
  const iso = { from: hashOf(old, 'iso-9001'), to: hashOf(newer, 'iso-9001') };
  return { world, iso, budget: hashOf(newer, 'ngan-sach-tai-san'), newer };
}

const asRead = (checklist: Checklist) => ({
  ...{ file: `${checklist.id}.yaml`, hash: checklistHash(checklist), checklist },
  content: canonicalJson(checklist),
});

const visitOf = async (world: World) =>
  (await world.storage.read((data) => data.directory.entries())).visits.find(
    ({ id }) => id === visitId,
  )!;

const lastAudit = (world: World) => world.storage.read((data) => data.audit.last());

describe('S10: a visit is moved to another version', () => {
  test.each(['truong.doan', 'quan.tri'])(
    'by %s; what was assigned moves along',
    async (username) => {
      const { world, iso } = await worldWithNewVersions();
      const before = await visitOf(world);
      const given = before.assignments.filter(({ checklist }) => checklist === iso.from);
      expect(given.length).toBeGreaterThan(0);
      expect(await moveVersion(world, idOf(username), visitId, iso)).toEqual({
        ok: true,
        value: null,
      });
      const after = await visitOf(world);
      expect(after).toEqual({
        ...before,
        checklists: before.checklists.map((hash) => (hash === iso.from ? iso.to : hash)),
        earlierChecklists: [iso.from],
        assignments: before.assignments.map((entry) =>
          entry.checklist === iso.from ? { ...entry, checklist: iso.to } : entry,
        ),
      });
      expect(world.hintsSeen).toEqual([{ type: 'directory' }]);
      expect(await lastAudit(world)).toMatchObject({
        ...{ actor: idOf(username), action: 'visit-version-moved' },
        details: expect.stringContaining(`"to":"${iso.to}"`) as string,
      });
    },
  );

  test.each([
    ['a deputy', 'pho.doan', 'forbidden'],
    ['a member', 'tu.phap', 'forbidden'],
    ['the unit', 'xa.trung.dung', 'forbidden'],
    ['the lead of others', 'nguoi.khac', 'forbidden'],
  ])('not by %s', async (_, username, refusal) => {
    const { world, iso } = await worldWithNewVersions();
    const before = await visitOf(world);
    expect(await moveVersion(world, idOf(username), visitId, iso)).toEqual({
      ...{ ok: false, error: refusal },
    });
    expect(await visitOf(world)).toEqual(before);
    expect(world.hintsSeen).toEqual([]);
  });

  test('not of a visit that there is not, and not for an account that was shut', async () => {
    const { world, iso } = await worldWithNewVersions();
    const refused = { ok: false, error: 'forbidden' };
    expect(await moveVersion(world, idOf('quan.tri'), 'none', iso)).toEqual(refused);
    await world.storage.write('directory', (data) =>
      data.accounts.update(idOf('truong.doan'), { disabled: true }),
    );
    expect(await moveVersion(world, idOf('truong.doan'), visitId, iso)).toEqual(refused);
  });

  test('not to a version that there is not, nor to one of another checklist', async () => {
    const { world, iso, budget } = await worldWithNewVersions();
    for (const to of ['f'.repeat(64), budget]) {
      expect(await moveVersion(world, idOf('truong.doan'), visitId, { ...iso, to })).toEqual({
        ...{ ok: false, error: 'unfit-version' },
      });
    }
    expect((await visitOf(world)).checklists).toContain(iso.from);
  });

  test('the same again is no refusal and tells nobody; one that was moved elsewhere is a conflict', async () => {
    const { world, iso, newer } = await worldWithNewVersions();
    const lead = idOf('truong.doan');
    await moveVersion(world, lead, visitId, iso);
    const moved = await visitOf(world);
    const row = await lastAudit(world);
    expect(await moveVersion(world, lead, visitId, iso)).toEqual({ ok: true, value: null });
    expect(await visitOf(world)).toEqual(moved);
    expect(await lastAudit(world)).toEqual(row);
    expect(world.hintsSeen).toHaveLength(1);
    const third = newer.map(({ checklist }) => asRead({ ...checklist, version: '2031.2' }));
    await registerChecklists(world.storage, world.clock, third);
    const to = third.find(({ checklist }) => checklist.id === 'iso-9001')!.hash;
    expect(await moveVersion(world, lead, visitId, { from: iso.from, to })).toEqual({
      ...{ ok: false, error: 'conflict' },
    });
  });

  test('back again: the version that was left is an earlier one, the present one is not', async () => {
    const { world, iso } = await worldWithNewVersions();
    const lead = idOf('truong.doan');
    await moveVersion(world, lead, visitId, iso);
    await moveVersion(world, lead, visitId, { from: iso.to, to: iso.from });
    const { checklists, earlierChecklists } = await visitOf(world);
    expect(checklists).toContain(iso.from);
    expect(earlierChecklists).toEqual([iso.to]);
  });

  test('the answers stay, and a plan of the begun visit keeps what was moved and what was left', async () => {
    const { world, iso } = await worldWithNewVersions();
    const change = makeChange({ scope: visitScope, record: 'answer:iso-9001/B01' });
    await world.ask('tu.phap', { push: [change] });
    await moveVersion(world, idOf('truong.doan'), visitId, iso);
    const answer = await world.ask('tu.phap', {
      cursors: { [visitScope]: { seq: 0, sum: '0'.repeat(32) } },
    });
    const ids = answer.scopes.flatMap(({ changes }) => changes.map(({ id }) => id));
    expect(ids).toContain(change['id']);
    expect((await world.plan({ visits: samplePlan().visits ?? [] })).problems).toEqual([]);
    const after = await visitOf(world);
    expect(after.checklists).toContain(iso.to);
    expect(after.earlierChecklists).toEqual([iso.from]);
  });
});

describe('S10: what the directory says of versions', () => {
  const directoryOf = async (world: World, username: string) =>
    directoryAnswerSchema.parse((await answerDirectory(world, idOf(username))).answer);

  test('newer ones of what is pinned, and after moving the one that was left', async () => {
    const { world, iso } = await worldWithNewVersions();
    const hashes = (list: readonly { hash: string }[] = []) => list.map(({ hash }) => hash);
    const before = await directoryOf(world, 'truong.doan');
    expect(hashes(before.newer)).toContain(iso.to);
    expect(hashes(before.checklists)).not.toContain(iso.to);
    for (const visit of before.visits) {
      await moveVersion(world, idOf('truong.doan'), visit.id, iso);
    }
    const after = await directoryOf(world, 'truong.doan');
    expect(hashes(after.newer)).not.toContain(iso.to);
    expect(hashes(after.checklists)).toEqual(expect.arrayContaining([iso.from, iso.to]));
    const unit = await directoryOf(world, 'xa.trung.dung');
    expect(unit.newer).toBeUndefined();
    expect(unit.checklists).toEqual([]);
    for (const visit of unit.visits) expect(visit.earlierChecklists).toBeUndefined();
  });

  test('nothing is newer while every visit has what is in force', async () => {
    const world = await createWorld();
    expect(await directoryOf(world, 'truong.doan')).not.toHaveProperty('newer');
  });

  test('contents are read of what is pinned, was pinned, or could be moved to', async () => {
    const { world, iso } = await worldWithNewVersions();
    const reads = async (username: string, hash: string): Promise<boolean> =>
      (await readChecklist(world, idOf(username), hash)) !== null;
    expect(await reads('truong.doan', iso.to)).toBe(true);
    expect(await reads('nguoi.khac', iso.to)).toBe(false);
    expect(await reads('xa.trung.dung', iso.to)).toBe(false);
    expect(await reads('quan.tri', iso.to)).toBe(true);
    await moveVersion(world, idOf('truong.doan'), visitId, iso);
    expect(await reads('tu.phap', iso.from)).toBe(true);
    expect(await reads('tu.phap', 'f'.repeat(64))).toBe(false);
  });
});
