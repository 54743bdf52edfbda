/** S29: what a device holds gets out, whatever state its database is in, and nothing there is changed. */
import { indexedDB } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportBundle } from '#client/bundles/export-bundle.ts';
import { openNative } from '#client/bundles/native-database.ts';
import { readWork } from '#client/bundles/read-work.ts';
import { surveyDevice } from '#client/bundles/survey.ts';
import { databaseName, schemaVersion } from '#client/store/database.ts';
import { openStore } from '#client/store/open-store.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { bundleOf, readWhole } from '../../support/bundles/make-bundle.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import {
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
  visitTwo,
} from '../../support/client/local-subject.ts';
import { newFile, sha256Of } from '../../support/client/sample-files.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

const factory = indexedDB;
const followupOne = makeScope('followup', 'v1');

let tablet: DexieSubject;
let server: SyncServer;

beforeEach(async () => {
  tablet = await openDexieSubject();
  await tablet.sync.setScopes([visitOne, visitTwo, followupOne]);
  server = new SyncServer();
});

const note = (value: string, item: string, scope = visitOne) =>
  tablet.save([noteEdit(value, [], makeRecordKey('answer', `l/${item}`), scope)]);

async function exchange(): Promise<void> {
  const round = await tablet.sync.takeRound(everything, new Set());
  await tablet.sync.applyAnswer(round, server.answer(round));
}

async function exported(choice?: Parameters<typeof bundleOf>[1]) {
  const made = await bundleOf(tablet.account, choice);
  const bundle = await readWhole(made.blob);
  return { ...bundle, values: bundle.changes.map(({ change }) => change.value).toSorted() };
}

/** Every row of the database as it lies there. */
async function dump(): Promise<string> {
  const tables = await Promise.all(
    tablet.database.tables.map(async (table) => [table.name, await table.toArray()]),
  );
  return JSON.stringify(tables);
}

/** Opens the database by hand at another version, as a later app would have left it. */
async function alter(change: (database: IDBDatabase) => void): Promise<void> {
  tablet.store.close();
  await new Promise<void>((done, failed) => {
    const request = factory.open(databaseName(tablet.account), (schemaVersion + 1) * 10);
    request.onupgradeneeded = () => change(request.result);
    request.onsuccess = () => {
      request.result.close();
      done();
    };
    request.onerror = () => failed(request.error ?? new Error('unread'));
  });
}

/** The database as it is, whose list of changes was asked for just before. */
async function withListedBefore(database: IDBDatabase): Promise<IDBDatabase> {
  const listed = database.transaction('changes').objectStore('changes').getAllKeys();
  await new Promise((done) => listed.addEventListener('success', done));
  const answered = {
    result: listed.result,
    addEventListener: (type: string, hear: () => void) => type === 'success' && hear(),
  };
  let isListed = false;
  const transaction = (name: string) => {
    const isFirst = name === 'changes' && !isListed;
    isListed ||= isFirst;
    return isFirst
      ? { objectStore: () => ({ getAllKeys: () => answered }) }
      : database.transaction(name);
  };
  return { objectStoreNames: database.objectStoreNames, transaction } as unknown as IDBDatabase;
}

describe('what goes out', () => {
  it('S2: what another tab folds away meanwhile is left out, and what takes its place goes', async () => {
    await note('other', 'A2');
    const first = await note('first', 'A1');
    const native = await openNative(factory, databaseName(tablet.account));
    if (!native.ok || !first.ok) throw new Error('not open');
    const database = await withListedBefore(native.value);
    const record = makeRecordKey('answer', 'l/A1');
    await tablet.save([noteEdit('first, and more', first.value.ids, record)]);
    expect(await tablet.database.changes.count()).toBe(2);
    const work = await readWork(database, { type: 'unsent' });
    const values = work.changes.map(({ content }) => JSON.parse(content) as { value: string });
    expect(values.map(({ value }) => value)).toEqual(['other', 'first, and more']);
    expect([work.kept, work.missing]).toEqual([[], []]);
    native.value.close();
  });

  it('is what the server has not given back: pending, held and twins, not what it has', async () => {
    await note('on the server', 'A1');
    await exchange();
    await note('pending', 'A2');
    server.judge = (change) => (change['value'] === 'held' ? 'forbidden' : null);
    await note('held', 'A3', visitTwo);
    const round = await tablet.sync.takeRound(everything, new Set());
    const only = round.push.filter((entry) => entry.content['value'] === 'held');
    await tablet.sync.applyAnswer(
      { ...round, push: only },
      server.answer({ ...round, push: only }),
    );
    const { values, manifest } = await exported();
    expect(values).toEqual(['held', 'pending']);
    expect(manifest.scopes).toEqual([
      { scope: visitOne, changes: 1, files: 0 },
      { scope: visitTwo, changes: 1, files: 0 },
    ]);
  });

  it('is named by the day and minute of Viet Nam', async () => {
    await note('pending', 'A1');
    const lateAtGreenwich = Date.UTC(2022, 3, 13, 19, 30);
    const { name } = await bundleOf(tablet.account, { type: 'unsent' }, 'tu.phap', lateAtGreenwich);
    expect(name).toMatch(/-2022-04-14-02-30\.sodoan$/);
  });

  it('has a twin beside the log, whole', async () => {
    await note('mine', 'A1');
    const [mine] = await tablet.stored(visitOne);
    server.append(colleagueChange('theirs', [], { id: mine!.id as never }));
    await exchange();
    const { values, kept } = await exported();
    expect(values).toEqual([]);
    expect(kept).toMatchObject([{ kind: 'twin', scope: visitOne, id: mine!.id }]);
    expect(kept[0]?.text).toBe(mine!.content);
  });

  it('brings waiting photos with their bytes, and not those that have their receipt', async () => {
    const [sent, waiting] = [newFile('sent'), newFile('waiting')];
    await tablet.store.save([noteEdit('a')], [sent, waiting]);
    await tablet.store.markReceived(visitOne, [sent.sha256]);
    const bundle = await exported();
    expect(bundle.manifest.files.map(({ sha256 }) => sha256)).toEqual([waiting.sha256]);
    expect(await bundle.readFile(waiting)).toEqual(waiting.bytes);
  });

  it('brings a linked file with the bytes of the scope that it is linked to', async () => {
    const photo = newFile('linked');
    await tablet.store.save([noteEdit('a')], [photo]);
    await tablet.store.markReceived(visitOne, [photo.sha256]);
    const link = { sha256: photo.sha256, type: photo.type, thumbnail: false } as const;
    await tablet.store.save(
      [noteEdit('b', [], makeRecordKey('photo', 'p1'), followupOne)],
      [{ ...link, size: photo.bytes.byteLength, linkFrom: visitOne }],
    );
    const bundle = await exported();
    expect(bundle.manifest.files).toMatchObject([{ scope: followupOne, sha256: photo.sha256 }]);
    expect(await bundle.readFile(photo)).toEqual(photo.bytes);
  });

  it('of one visit: all of its two scopes, read back or not, and no other', async () => {
    await note('on the server', 'A1');
    await exchange();
    await note('pending', 'A2');
    await note('elsewhere', 'A1', visitTwo);
    await note('shared', 'A1', followupOne);
    const { values } = await exported({ type: 'visit', id: 'v1' });
    expect(values).toEqual(['on the server', 'pending', 'shared']);
  });
});

it('S2: what has gone into a file is marked when the database is next opened, and then stays', async () => {
  await note('first', 'A1');
  const [first] = await tablet.stored(visitOne);
  expect(first?.left).toBe(false);
  await tablet.store.markAllLeft();
  const record = makeRecordKey('answer', 'l/A1');
  await tablet.save([noteEdit('typed on', [first!.id as never], record)]);
  const rows = await tablet.stored(visitOne);
  expect(rows).toHaveLength(2);
  expect(rows.filter(({ left }) => left).map(({ id }) => id)).toEqual([first?.id]);
  expect((await tablet.records(visitOne))[0]?.fields['note']).toMatchObject({
    ...{ value: 'typed on', conflict: false },
  });
});

describe('whatever state the database is in', () => {
  it('written by a newer version of the app, which this one refuses to open', async () => {
    await note('unsent', 'A1');
    await alter((database) => database.createObjectStore('inventions'));
    const options = { account: tablet.account, clock: () => 0, random: () => new Uint8Array(16) };
    const marks = { read: () => null, write: () => undefined };
    const opened = await openStore({ ...options, marks });
    expect(opened).toEqual({
      ok: false,
      error: { type: 'newer-schema', found: schemaVersion + 1 },
    });
    const { values, manifest } = await exported();
    expect(values).toEqual(['unsent']);
    expect(manifest.missing).toEqual([{ place: 'inventions', key: '', why: 'unknown-store' }]);
  });

  it('without a table that it should have', async () => {
    await note('unsent', 'A1');
    await alter((database) => database.deleteObjectStore('bytes'));
    const { values, manifest } = await exported();
    expect(values).toEqual(['unsent']);
    expect(manifest.missing).toEqual([{ place: 'bytes', key: '', why: 'no-such-store' }]);
  });

  it('with rows that nobody can read: their text is carried, in silence nothing is left out', async () => {
    await note('good', 'A1');
    const [row] = await tablet.database.changes.toArray();
    const bad = { ...row!, id: 'bad-1', payload: '{"half":' };
    const odd = { ...row!, id: 'bad-2', payload: { not: 'a text' } as never };
    await tablet.database.changes.bulkAdd([bad, odd]);
    await tablet.database.files.add({
      ...{ scope: visitOne, sha256: sha256Of('gone'), type: 'image/jpeg', size: 64 },
      ...{ waiting: 1, priority: 1, storedAt: 0 },
    });
    const { values, kept, manifest } = await exported();
    expect(values).toEqual(['good']);
    expect(kept.map(({ kind, id }) => [kind, id])).toEqual([
      ['unreadable', 'bad-1'],
      ['unreadable', 'bad-2'],
    ]);
    expect(kept[0]?.text).toBe('{"half":');
    expect(kept[1]?.text).toContain('a text');
    expect(manifest.missing).toEqual([
      { place: 'files', key: `${visitOne} ${sha256Of('gone')}`, why: 'no-bytes' },
    ]);
  });

  it('with a row that is too large for any reader: it is named, and the rest can be read', async () => {
    await note('good', 'A1');
    const [row] = await tablet.database.changes.toArray();
    await tablet.database.changes.add({ ...row!, id: 'huge', payload: 'x'.repeat(1_000_000) });
    const { values, kept, manifest } = await exported();
    expect([values, kept]).toEqual([['good'], []]);
    expect(manifest.missing).toEqual([
      { place: 'unreadable', key: `${visitOne} huge`, why: 'too-large' },
    ]);
  });

  it('with bytes that are no longer those of their hash: they are named as missing', async () => {
    const photo = newFile('photo');
    await tablet.store.save([noteEdit('a')], [photo]);
    const bytes = new ArrayBuffer(photo.bytes.byteLength);
    await tablet.database.bytes.put({ scope: visitOne, sha256: photo.sha256, bytes });
    const { manifest } = await exported();
    expect(manifest.files).toEqual([]);
    expect(manifest.missing).toMatchObject([{ place: 'files', why: 'damaged' }]);
  });

  it('never changes it, and makes none where there is none', async () => {
    await tablet.store.save([noteEdit('a')], [newFile('photo')]);
    const before = await dump();
    await exported();
    await exported({ type: 'visit', id: 'v1' });
    expect(await dump()).toBe(before);
    const facts = { account: { id: 'nobody', name: '', username: '' }, app: '', at: 0 };
    const none = await exportBundle(factory, { type: 'unsent' }, facts);
    expect(none).toEqual({ ok: false, error: { type: 'missing' } });
    const names = (await factory.databases()).map(({ name }) => name);
    expect(names).not.toContain(databaseName('nobody'));
  });
});

describe('the survey', () => {
  it('counts the own work by place, and of others only how many have some', async () => {
    await tablet.store.save([noteEdit('a')], [newFile('photo'), newFile('t', { thumbnail: true })]);
    const [idle, busy] = [await openDexieSubject(), await openDexieSubject()];
    await busy.save([noteEdit('secret of another')]);
    const enrolled = [tablet.account, idle.account, busy.account, 'never-opened'];
    const survey = await surveyDevice(factory, tablet.account, enrolled);
    expect(survey.others).toBe(1);
    expect(survey.own).toMatchObject({
      type: 'work',
      work: {
        ...{ changes: 1, files: 1, bytes: 128, kept: 0, missing: [] },
        scopes: [{ scope: visitOne, visit: { id: 'v1', unit: null }, changes: 1, files: 1 }],
      },
    });
    expect(JSON.stringify(survey)).not.toContain('secret');
    expect(await surveyDevice(factory, null, enrolled)).toEqual({
      own: { type: 'nobody' },
      others: 2,
    });
  });
});
