import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChangeRow } from '#client/store/database.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import {
  firstOf,
  openDexieSubject,
  type DexieSubject,
} from '../../support/client/dexie-subject.ts';
import {
  answerRecord,
  everything,
  noteEdit,
  visitOne,
  visitTwo,
} from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { SyncServer } from '../../support/client/sync-server.ts';
import { makeUnreadable } from '../../support/client/unreadable-rows.ts';

let store: DexieSubject;
let server: SyncServer;
beforeEach(async () => {
  store = await openDexieSubject();
  server = new SyncServer();
  await store.sync.setScopes([visitOne, visitTwo]);
});
afterEach(() => store.discard());

const exchange = async () => {
  const round = await store.sync.takeRound(everything, new Set());
  await store.sync.applyAnswer(round, server.answer(round));
};
const counted = () => firstOf(store.store.watchSituation());

it.each([true, false])(
  'S20: what lies in a scope that was taken away (proven: %s) is counted apart',
  async (proven) => {
    await exchange();
    await store.save([noteEdit('late')], [newFile('photo'), newFile('small', { thumbnail: true })]);
    server.revoked.set(visitOne, proven);
    for (let time = 0; time < 3; time += 1) {
      await exchange();
      await store.sync.setScopes([visitTwo]);
    }
    await exchange();
    const apart = {
      changes: { all: 1, onServer: 0, waiting: 0, held: 0 },
      staying: { changes: 1, files: 1, unreadable: 0 },
      files: { all: 0, received: 0, waitingBytes: 0 },
      held: [],
      waitingSince: null,
    };
    expect(await counted()).toMatchObject(apart);
    expect(await store.stored(visitOne)).toHaveLength(1);

    // Judged anew it waits again for a moment, and no differently.
    await store.sync.setScopes([visitTwo]);
    expect(await counted()).toMatchObject(apart);
    // Work in other scopes waits as ever, and so does this one where it is given back.
    await store.save([noteEdit('other', [], answerRecord, visitTwo)]);
    expect((await counted()).changes.waiting).toBe(1);
    await store.sync.setScopes([visitOne, visitTwo]);
    expect(await counted()).toMatchObject({
      changes: { waiting: 2 },
      staying: { changes: 0, files: 0 },
      files: { all: 1 },
    });
  },
);

it('counts a change that cannot be read apart from what waits, until it can', async () => {
  const bad = await store.save([noteEdit('bad')]);
  await store.save([noteEdit('good', [], makeRecordKey('answer', 'list-a/A2'))]);
  const [id] = bad.ok ? bad.value.ids : [];
  await makeUnreadable<ChangeRow>(store.database, 'changes', (row) => row.id === id);
  await exchange();
  expect(await counted()).toMatchObject({
    changes: { all: 2, onServer: 1, waiting: 0, held: 0 },
    staying: { changes: 0, unreadable: 1 },
    waitingSince: null,
  });
  await makeUnreadable(store.database, 'changes', () => false);
  await exchange();
  expect(await counted()).toMatchObject({
    changes: { all: 2, onServer: 2, waiting: 0 },
    staying: { unreadable: 0 },
  });
});

it('tells of a change that cannot be read in the log and in the history of its record', async () => {
  const saved = await store.save([noteEdit('bad')]);
  const id = saved.ok ? saved.value.ids[0] : '';
  await makeUnreadable<ChangeRow>(store.database, 'changes', (row) => row.id === id);
  const told = [{ id, readable: false }];
  expect(await store.store.history(visitOne, answerRecord)).toMatchObject(told);
  expect(await store.store.log(visitOne, null, 10)).toMatchObject({ changes: told, next: null });
});

it('counts a checklist or a directory that cannot be read as none, so that it is fetched anew', async () => {
  await store.store.writeChecklist('h', '{}');
  await store.store.writeDirectory({ etag: 'e', json: '{}', readAt: 0 });
  await makeUnreadable(store.database, 'checklists', () => true);
  await makeUnreadable<{ key: string }>(store.database, 'meta', ({ key }) => key === 'directory');
  expect(await store.store.readChecklist('h')).toBeNull();
  expect(await store.store.readDirectory()).toBeNull();
});
