import { expect, test } from 'vitest';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { contentDigest } from '#domain/sync/change.ts';
import { directoryAnswerSchema } from '#protocol/directory.ts';
import { sampleIds, samplePlan } from '#server/sample/sample-plan.ts';
import { answerDirectory, readChecklist } from '#server/usecases/answer-directory.ts';
import type { Storage } from '#server/storage/port.ts';
import { createHintHub, type WatchedEvent } from '#server/usecases/hint-hub.ts';
import { acceptHeld, listHeld } from '#server/usecases/held-changes.ts';
import {
  createWorld,
  followupScope,
  idOf,
  makeChange,
  publication,
  scopeOf,
  visitScope,
  type World,
} from './sample-world.ts';

const directoryOf = async (world: World, username: string) => {
  const { answer, version } = await answerDirectory(world, idOf(username));
  return { answer: directoryAnswerSchema.parse(answer), version };
};

/** Makes the visit of Trung Dũng an unannounced one. */
const surprise = (world: World) =>
  world.plan({
    visits: (samplePlan().visits ?? [])
      .filter((visit) => visit.id === sampleIds.visitTrungDung)
      .map((visit) => ({ ...visit, kind: 'unannounced' as const })),
  });

test('S10: each account reads its own part, with the checklists that its visits are pinned to', async () => {
  const world = await createWorld();
  const { answer } = await directoryOf(world, 'tu.phap');
  expect(answer.visits.map((visit) => visit.id)).toEqual([
    sampleIds.visitNhatTan,
    sampleIds.visitTrungDung,
  ]);
  expect(answer.checklists.map((ref) => ref.letter).toSorted()).toEqual([...'ABCDEFGH']);
  expect(answer.checklists.every((ref) => ref.itemCount > 0)).toBe(true);
  expect(answer.accounts.map((account) => account.id)).not.toContain(idOf('nguoi.khac'));
  const unit = await directoryOf(world, 'xa.trung.dung');
  expect(unit.answer).toMatchObject({
    visits: [{ id: sampleIds.visitTrungDung, checklists: [] }],
    checklists: [],
  });
  expect((await directoryOf(world, 'quan.tri')).answer.visits).toHaveLength(3);
});

test('S10: the version changes with the own part, and with nothing else', async () => {
  const world = await createWorld();
  const before = [await directoryOf(world, 'tu.phap'), await directoryOf(world, 'nguoi.khac')];
  await world.plan({ units: [{ id: 'xa-khac', name: 'Tên mới', district: '' }] });
  expect((await directoryOf(world, 'tu.phap')).version).toBe(before[0]!.version);
  expect((await directoryOf(world, 'nguoi.khac')).version).not.toBe(before[1]!.version);
});

test('a checklist is read by those whose visits are pinned to it, and by the office', async () => {
  const world = await createWorld();
  const { hash } = (await directoryOf(world, 'tu.phap')).answer.checklists[0]!;
  const stored = await world.storage.read((data) => data.checklists.byHash([hash]));
  expect(await readChecklist(world, idOf('tu.phap'), hash)).toBe(stored[0]!.content);
  expect(await readChecklist(world, idOf('quan.tri'), hash)).toBe(stored[0]!.content);
  for (const username of ['nguoi.khac', 'xa.trung.dung', 'nobody']) {
    expect(await readChecklist(world, idOf(username), hash)).toBeNull();
  }
  expect(await readChecklist(world, idOf('tu.phap'), 'f'.repeat(64))).toBeNull();
});

test('an unannounced visit is no news to its unit until something of it is published', async () => {
  const world = await createWorld();
  await surprise(world);
  expect((await directoryOf(world, 'xa.trung.dung')).answer).toMatchObject({
    visits: [],
    delegations: [],
  });
  const photo = makeChange({
    scope: followupScope,
    record: 'photo:1',
    field: 'caption',
    by: idOf('truong.doan'),
  });
  await world.ask('truong.doan', { push: [photo, publication([])] });
  expect(await world.ask('xa.trung.dung')).toMatchObject({ scopes: [] });
  await world.ask('truong.doan', { push: [publication(['photo:1'])] });
  expect((await directoryOf(world, 'xa.trung.dung')).answer.visits).toMatchObject([
    { disclosed: true },
  ]);
  const read = scopeOf(await world.ask('xa.trung.dung'), followupScope);
  expect(read.changes.map((change) => change.id)).toContain(photo.id);
});

test('S23: each watcher hears of what it may read, in its own view, and of its own part of the directory', async () => {
  const world = await createWorld();
  await surprise(world);
  const hub = createHintHub(world);
  const heard = new Map<string, WatchedEvent[]>();
  const stops: (() => void)[] = [];
  for (const username of ['tu.phap', 'xa.trung.dung', 'nguoi.khac']) {
    heard.set(username, []);
    const onEvent = (event: WatchedEvent) => void heard.get(username)!.push(event);
    stops.push(await hub.watch(idOf(username), onEvent, (error) => expect.fail(String(error))));
  }
  const heads = async (username: string): Promise<readonly string[]> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const events = heard.get(username)!.splice(0);
    return events.map((event) =>
      event.type === 'scope' ? `${event.hint.scope} ${event.hint.head}` : event.type,
    );
  };
  hub.publish({ type: 'scope', scope: visitScope, head: 4, unitHead: null });
  hub.publish({ type: 'scope', scope: followupScope, head: 9, unitHead: 2 });
  expect(await heads('tu.phap')).toEqual([`${visitScope} 4`, `${followupScope} 9`]);
  expect(await heads('xa.trung.dung')).toEqual([]);
  await world.storage.write(followupScope, (data) => data.changes.markPublished(followupScope));
  hub.publish({ type: 'directory' });
  hub.publish({ type: 'scope', scope: followupScope, head: 10, unitHead: 3 });
  hub.publish({ type: 'scope', scope: followupScope, head: 11, unitHead: null });
  expect((await heads('xa.trung.dung')).toSorted()).toEqual(['directory', `${followupScope} 3`]);
  expect(await heads('nguoi.khac')).toEqual([]);
  hub.publish({ type: 'directory' });
  expect(await heads('xa.trung.dung')).toEqual([]);
  expect(await heads('tu.phap')).toContain('directory');
  for (const stop of stops) stop();
  hub.publish({ type: 'scope', scope: visitScope, head: 5, unitHead: null });
  expect(await heads('tu.phap')).toEqual([]);
});

test('S23: a hint costs one reading of the directory, however many watch, and many at once cost two', async () => {
  const world = await createWorld();
  let readings = 0;
  const readFacts = () => {
    readings += 1;
    return world.readFacts();
  };
  const hub = createHintHub({ ...world, readFacts });
  const heard: WatchedEvent[] = [];
  const onEvent = (event: WatchedEvent) => void heard.push(event);
  for (let count = 0; count < 20; count += 1)
    await hub.watch(idOf('tu.phap'), onEvent, (error) => expect.fail(String(error)));
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  readings = 0;
  hub.publish({ type: 'scope', scope: visitScope, head: 1, unitHead: null });
  await settled();
  expect(heard.splice(0)).toHaveLength(20);
  expect(readings).toBe(1);
  for (let head = 2; head <= 50; head += 1) {
    hub.publish({ type: 'scope', scope: visitScope, head, unitHead: null });
    hub.publish({ type: 'directory' });
  }
  await settled();
  expect(readings).toBeLessThanOrEqual(1 + 4);
  const last = { type: 'scope', hint: { scope: visitScope, head: 50 } };
  expect(heard.filter((event) => JSON.stringify(event) === JSON.stringify(last))).toHaveLength(20);
});

test('S10: a checklist is read and parsed once, not for each who asks for the directory', async () => {
  const world = await createWorld();
  await directoryOf(world, 'tu.phap');
  const read: (readonly string[])[] = [];
  const storage: Storage = {
    ...world.storage,
    read: (work) =>
      world.storage.read((data) =>
        work({
          ...data,
          checklists: {
            ...data.checklists,
            byHash: (hashes) => {
              read.push(hashes);
              return data.checklists.byHash(hashes);
            },
            current: () => expect.fail('all that is in force is read'),
          },
        }),
      ),
  };
  const { version } = await answerDirectory({ ...world, storage }, idOf('tu.phap'));
  expect(version).toBe((await directoryOf(world, 'tu.phap')).version);
  expect(read.flat()).toEqual([]);
});

test('S18: the office takes in what only lacked a right, and the book says who decided it', async () => {
  const world = await createWorld();
  const stray = makeChange({ by: idOf('nguoi.khac') });
  const nowhere = makeChange({ scope: 'visit/never-was' });
  const reserved = { ...publication(['photo:1']), scope: followupScope };
  const wrong = makeChange({ value: 12 });
  await world.ask('nguoi.khac', { push: [stray, nowhere, reserved, wrong] });
  await world.ask('tu.phap', { push: [wrong] });
  const numbers = new Map(
    (await listHeld(world.storage)).held.map((row) => [
      `${(row.content as { id: string }).id} ${row.code}`,
      row.number,
    ]),
  );
  const accept = (id: string, code = 'forbidden') =>
    acceptHeld(world, idOf('quan.tri'), numbers.get(`${id} ${code}`)!);
  expect(await accept(nowhere.id)).toEqual({ ok: false, error: 'no-such-scope' });
  expect(await accept(reserved.id)).toEqual({ ok: false, error: 'not-acceptable' });
  expect(await accept(wrong.id)).toEqual({ ok: false, error: 'not-acceptable' });
  expect(await accept(wrong.id, 'invalid')).toEqual({ ok: false, error: 'not-acceptable' });
  expect(await accept(stray.id)).toEqual({ ok: true, value: null });
  expect(await accept(stray.id)).toEqual({ ok: false, error: 'not-found' });
  const read = scopeOf(await world.ask('tu.phap'), visitScope);
  expect(read.changes).toEqual([{ ...stray, seq: 1, received: expect.any(String) }]);
  const last = await world.storage.read((data) => data.audit.last());
  expect(last).toMatchObject({ actor: idOf('quan.tri'), action: 'held-accepted' });
  expect(JSON.parse(last!.details)).toMatchObject({
    id: stray.id,
    pushedBy: idOf('nguoi.khac'),
    seq: 1,
  });
  expect(world.hintsSeen).toEqual([{ type: 'scope', scope: visitScope, head: 1, unitHead: null }]);
  expect((await listHeld(world.storage)).held).toHaveLength(4);
});

test('S9: what an older version held because it did not know it is judged by this one', async () => {
  const world = await createWorld();
  const later = makeChange();
  const content = canonicalJson(later);
  const facts = { changeId: later.id, scope: visitScope, mine: true, content };
  const from = { pushedBy: idOf('tu.phap'), device: 'd', received: later.at.slice(0, 24) };
  const large = makeChange({ value: 'x'.repeat(70_000) });
  await world.storage.write('held', (data) =>
    data.held.keep([
      { ...facts, ...from, code: 'unknown-kind', reason: '', digest: contentDigest(content) },
      {
        ...{ ...facts, ...from, changeId: large.id, content: canonicalJson(large) },
        ...{ code: 'too-large', reason: '', digest: contentDigest(canonicalJson(large)) },
      },
    ]),
  );
  const [tooLarge, unknown] = (await listHeld(world.storage)).held;
  const accept = (number: number) => acceptHeld(world, idOf('quan.tri'), number);
  expect(await accept(unknown!.number)).toEqual({ ok: true, value: null });
  expect(await accept(tooLarge!.number)).toEqual({ ok: false, error: 'not-acceptable' });
  expect(scopeOf(await world.ask('tu.phap'), visitScope).changes).toMatchObject([{ id: later.id }]);
});
