/** What every local store must do with work that a bundle brings (S29). */
import { beforeEach, describe, expect, test } from 'vitest';
import { changeContent, type Change } from '#domain/sync/change.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import {
  colleagueChange,
  visitOne,
  visitTwo,
  type LocalSubject,
} from '../../support/client/local-subject.ts';
import type { SyncServer } from '../../support/client/sync-server.ts';
import { Bench, changeOf } from './bench.ts';

const lines = (changes: readonly Change[]) =>
  changes.map((change) => ({ change, content: changeContent(change) }));

export function importContract(kind: string, open: () => Promise<LocalSubject>): void {
  describe(`local store, imported work: ${kind}`, () => {
    let bench: Bench;
    let store: LocalSubject;
    let server: SyncServer;
    beforeEach(async () => {
      bench = await Bench.on(open);
      ({ store, server } = bench);
    });
    const bring = (changes: readonly Change[], twins: readonly Change[] = []) =>
      store.importWork({ scope: visitOne, changes: lines(changes), twins: lines(twins) });

    test('is in the fold at once, waits to be pushed, and never says `mine` (S19)', async () => {
      const change = colleagueChange('theirs');
      expect(await bring([change])).toEqual({ taken: 1, known: 0, twins: 0 });
      expect((await bench.note())?.value).toBe('theirs');
      const { push } = await bench.take();
      expect(push).toMatchObject([{ id: change.id, mine: false }]);
      await bench.syncUntilQuiet();
      expect(server.log(visitOne).map(({ id }) => id)).toEqual([change.id]);
      expect((await store.situation()).changes).toMatchObject({ onServer: 1, waiting: 0 });
    });

    test('twice changes nothing', async () => {
      const changes = [colleagueChange('a'), colleagueChange('b')];
      await bring(changes, [colleagueChange('twin')]);
      const before = await bench.everythingStored();
      const again = await bring(changes, []);
      expect(again).toEqual({ taken: 0, known: 2, twins: 0 });
      expect(await bench.everythingStored()).toEqual(before);
    });

    test('what is here already keeps its marks: read back, held, or its own', async () => {
      const own = await bench.saved('own');
      server.judge = (content) => (content['value'] === 'bad' ? 'forbidden' : null);
      await bench.saved('bad', [], makeRecordKey('answer', 'list-a/A3'));
      await bench.syncUntilQuiet();
      const before = await store.stored(visitOne);
      expect(await bring(before.map(({ content }) => changeOf(content)))).toMatchObject({
        taken: 0,
        known: 2,
      });
      expect(await store.stored(visitOne)).toEqual(before);
      expect(before.find(({ id }) => id === own)?.seq).toBe(1);
    });

    test('S1: another content under a known id is kept beside what stands, and counted as held', async () => {
      const id = await bench.saved('mine');
      const other = colleagueChange('other', [], { id });
      expect(await bring([other])).toEqual({ taken: 0, known: 1, twins: 1 });
      expect(await bring([other])).toEqual({ taken: 0, known: 1, twins: 0 });
      expect((await bench.note())?.value).toBe('mine');
      const { held, changes } = await store.situation();
      expect(held.map(({ code }) => code)).toEqual(['id-reuse']);
      expect(changes.all).toBe(changes.onServer + changes.waiting + changes.held);
    });

    test('S1: a twin whose content the server declares the right one is held no more', async () => {
      const id = await bench.saved('mine');
      const other = colleagueChange('theirs', [], { id });
      await bring([other]);
      await bring([], [colleagueChange('a third', [], { id })]);
      server.append(other);
      await bench.syncUntilQuiet();
      expect((await bench.note())?.value).toBe('theirs');
      // What is left are the two that do not stand.
      expect((await store.situation()).changes).toMatchObject({ all: 3, onServer: 1, held: 2 });
    });

    test('S1: a twin whose content stands here is none', async () => {
      const change = colleagueChange('theirs');
      await bring([change]);
      expect(await bring([], [change])).toEqual({ taken: 0, known: 0, twins: 0 });
    });

    test('S3: two answers of people who had not seen each other are a conflict', async () => {
      await bench.saved('mine');
      await bring([colleagueChange('theirs')]);
      expect((await bench.note())?.conflict).toBe(true);
    });

    test('S2, S3: an edit on top of it names it, and folds nothing of it away', async () => {
      const change = colleagueChange('theirs');
      await bring([change]);
      const id = await bench.saved('after', [change.id]);
      const rows = await store.stored(visitOne);
      expect(rows.map((row) => row.id).toSorted()).toEqual([id, change.id].toSorted());
      expect(changeOf(rows.find((row) => row.id === id)?.content).over).toEqual([change.id]);
    });

    test('S6: stamps from elsewhere are taken over', async () => {
      await bring([colleagueChange('later', [], { at: '2022-04-14T09:00:00.000Z-0000' as never })]);
      const id = await bench.saved('after', [], makeRecordKey('answer', 'l/A7'));
      const row = (await store.stored(visitOne)).find((entry) => entry.id === id);
      expect(changeOf(row?.content).at > '2022-04-14T09:00:00.000Z-0000').toBe(true);
    });

    test('S9: what this version does not know is stored and passed on, and left out of the fold', async () => {
      const change = colleagueChange('?', [], { record: makeRecordKey('invention', 'i1') });
      await bring([change]);
      expect((await bench.take()).push.map(({ id }) => id)).toEqual([change.id]);
    });

    test('the server’s reading of the same changes meets them: each is there once', async () => {
      const changes = [colleagueChange('a'), colleagueChange('b')];
      changes.forEach((change) => server.append(change));
      await bring(changes);
      await bench.syncUntilQuiet();
      expect(await store.stored(visitOne)).toHaveLength(2);
      expect(server.log(visitOne)).toHaveLength(2);
      expect(await store.stored(visitTwo)).toEqual([]);
    });

    test('a save in another tab at the same time: both survive', async () => {
      const other = await store.secondTab();
      const theirs = colleagueChange('theirs');
      await Promise.all([
        bring([theirs]),
        other.save([
          { scope: visitOne, record: theirs.record, field: 'note', value: 'own', seen: [] },
        ]),
        bring([theirs]),
      ]);
      expect(await store.stored(visitOne)).toHaveLength(2);
      expect((await bench.note())?.heads).toHaveLength(2);
    });
  });
}
