/** What every local store must do, told by the rules of the protocol: writing, sending, resets. */
import { beforeEach, describe, expect, test } from 'vitest';
import { makeRecordKey } from '#domain/sync/scope.ts';
import {
  answerRecord,
  colleagueChange,
  noteEdit,
  visitOne,
  visitTwo,
  type LocalSubject,
} from '../../support/client/local-subject.ts';
import type { SyncServer } from '../../support/client/sync-server.ts';
import { Bench, changeOf } from './bench.ts';

export function syncStoreContract(kind: string, open: () => Promise<LocalSubject>): void {
  describe(`local store: ${kind}`, () => {
    let bench: Bench;
    let store: LocalSubject;
    let server: SyncServer;
    beforeEach(async () => {
      bench = await Bench.on(open);
      ({ store, server } = bench);
    });
    const saved: Bench['saved'] = (...what) => bench.saved(...what);
    const take: Bench['take'] = (skip) => bench.take(skip);
    const exchange: Bench['exchange'] = () => bench.exchange();
    const syncUntilQuiet = (): Promise<void> => bench.syncUntilQuiet();
    const note: Bench['note'] = (record) => bench.note(record);
    const everythingStored = (): Promise<unknown> => bench.everythingStored();

    describe('S1: an id never names two contents', () => {
      test('unsent edits of one field fold into a new change with a new id', async () => {
        const first = await saved('a');
        const second = await saved('ab', [first]);
        const rows = await store.stored(visitOne);
        expect(rows.map((row) => row.id)).toEqual([second]);
        expect(second).not.toBe(first);
        expect((await note())?.value).toBe('ab');
      });

      test('where two contents meet under one id, the server’s stands and ours is kept as held', async () => {
        const id = await saved('mine');
        const round = await take();
        const theirs = colleagueChange('theirs', [], { id });
        server.append(theirs);
        await store.sync.applyAnswer(round, server.answer(round));
        expect((await note())?.value).toBe('theirs');
        const { held, changes } = await store.situation();
        expect(held.map((entry) => entry.code)).toEqual(['id-reuse']);
        expect(changes.all).toBe(changes.onServer + changes.waiting + changes.held);
      });
    });

    describe('S2: left before the first byte, never altered after', () => {
      test('what takeRound gives out is marked as left before it resolves', async () => {
        await saved('a');
        const round = await take();
        expect(round.push).toHaveLength(1);
        expect((await store.stored(visitOne)).map((row) => row.left)).toEqual([true]);
      });

      test('what has left is not folded away although no answer came', async () => {
        const first = await saved('a');
        await take();
        const second = await saved('ab', [first]);
        const rows = await store.stored(visitOne);
        expect(rows.map((row) => row.id).toSorted()).toEqual([first, second].toSorted());
        expect(changeOf(rows.find((row) => row.id === second)?.content).over).toContain(first);
        expect((await note())?.conflict).toBe(false);
      });

      test('what was sent is taken again until it is read back, but not in the same run', async () => {
        const id = await saved('a');
        await take();
        expect((await take(new Set([id]))).push).toEqual([]);
        expect((await take()).push.map((entry) => entry.id)).toEqual([id]);
        await syncUntilQuiet();
        expect((await take()).push).toEqual([]);
      });

      test('limits are kept, and a change larger than the limit goes alone', async () => {
        for (const item of ['A1', 'A2', 'A3'])
          await saved('x'.repeat(500), [], makeRecordKey('answer', `l/${item}`));
        const some = await store.sync.takeRound({ changes: 2, bytes: 900_000 }, new Set());
        expect(some.push).toHaveLength(2);
        const small = await store.sync.takeRound({ changes: 10, bytes: 100 }, new Set());
        expect(small.push).toHaveLength(1);
      });
    });

    describe('S3: `over` is what the writer saw', () => {
      test('a colleague’s change that came while one typed is a conflict, not a victim', async () => {
        server.append(colleagueChange('theirs'));
        await exchange();
        // The edit began on an empty field, before the colleague's change came.
        await saved('mine', []);
        const field = await note();
        expect(field?.conflict).toBe(true);
        expect(field?.heads.map((head) => head.value).toSorted()).toEqual(['mine', 'theirs']);
      });

      test('a head that was not read back takes what it names along', async () => {
        server.append(colleagueChange('base'));
        await exchange();
        const base = (await note())!.heads[0]!.id;
        const first = await saved('mine', [base]);
        await take();
        const second = await saved('mine again', [first]);
        const change = changeOf(
          (await store.stored(visitOne)).find((row) => row.id === second)?.content,
        );
        expect(change.over).toEqual([base, first].toSorted());
      });
    });

    describe('S15: another past of the server', () => {
      test('a new epoch clears cursors and marks: own, others’ and held are pushed again', async () => {
        const own = await saved('own');
        const theirs = colleagueChange('theirs', [], {
          record: makeRecordKey('answer', 'list-a/A2'),
        });
        server.append(theirs);
        server.judge = (content) => (content['value'] === 'bad' ? 'forbidden' : null);
        const held = await saved('bad', [], makeRecordKey('answer', 'list-a/A3'));
        await syncUntilQuiet();
        expect((await take()).push).toEqual([]);

        server.epoch = 'epoch-2';
        server.logs = new Map();
        const round = await take();
        const applied = await store.sync.applyAnswer(round, server.answer(round));
        expect(applied.reset).toBe(true);
        expect((await store.cursor(visitOne))?.seq).toBe(0);
        const again = await take();
        expect(again.push.map((entry) => entry.id).toSorted()).toEqual(
          [held, own, theirs.id].toSorted(),
        );
        await syncUntilQuiet();
        expect(
          server
            .log(visitOne)
            .map((entry) => entry.id)
            .toSorted(),
        ).toEqual([own, theirs.id].toSorted());
        expect((await store.situation()).changes).toEqual({
          all: 3,
          onServer: 2,
          waiting: 0,
          held: 1,
        });
      });

      test('a restore without a new epoch is told by the sum, and healed', async () => {
        await saved('one');
        await syncUntilQuiet();
        const backup = new Map(server.logs);
        const two = await saved('two', [(await note())!.heads[0]!.id]);
        await syncUntilQuiet();
        server.logs = backup;
        server.append(
          colleagueChange('written after the restore', [], {
            record: makeRecordKey('finding', 'f1'),
            field: 'text',
          }),
        );
        const round = await take();
        const applied = await store.sync.applyAnswer(round, server.answer(round));
        expect(applied).toEqual({ refused: [], reset: true });
        await syncUntilQuiet();
        expect(server.log(visitOne).map((entry) => entry.id)).toContain(two);
        expect((await note())?.value).toBe('two');
      });

      test('a reset of one scope leaves the others alone', async () => {
        await saved('one');
        await store.save([noteEdit('other', [], answerRecord, visitTwo)]);
        await syncUntilQuiet();
        server.logs = new Map([...server.logs].filter(([scope]) => scope === visitTwo));
        const round = await take();
        await store.sync.applyAnswer(round, server.answer(round));
        expect((await store.stored(visitOne)).every((row) => row.pending && row.seq === null)).toBe(
          true,
        );
        expect((await store.stored(visitTwo)).every((row) => !row.pending && row.seq === 1)).toBe(
          true,
        );
      });
    });

    test('S16: an answer deletes nothing; only reading back makes a change count as on the server', async () => {
      await exchange();
      const id = await saved('a');
      const round = await take();
      const answer = server.answer(round);
      await store.sync.applyAnswer(round, { ...answer, scopes: [] });
      expect((await store.situation()).changes).toEqual({
        all: 1,
        onServer: 0,
        waiting: 1,
        held: 0,
      });
      await store.sync.applyAnswer(round, answer);
      expect((await store.situation()).changes).toEqual({
        all: 1,
        onServer: 1,
        waiting: 0,
        held: 0,
      });
      expect((await store.stored(visitOne)).map((row) => [row.id, row.seq])).toEqual([[id, 1]]);
    });

    test('two tabs save different fields of one record at once: both survive', async () => {
      const other = await store.secondTab();
      const base = await saved('base');
      await syncUntilQuiet();
      const outcomes = await Promise.all([
        store.save([{ ...noteEdit('from one', [base]), record: answerRecord }]),
        other.save([{ ...noteEdit('explained', [], answerRecord), field: 'explanation' }]),
        store.save([noteEdit('second thought', [base])]),
      ]);
      expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true]);
      const [record] = await store.records(visitOne);
      expect(record?.fields['explanation']?.value).toBe('explained');
      expect(record?.fields['note']?.value).toBe('second thought');
      expect(await store.records(visitOne)).toEqual(await other.records(visitOne));
    });

    test('forty saves at once all succeed', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 40 }, (_, item) =>
          store.save([noteEdit('x', [], makeRecordKey('answer', `l/A${item}`))]),
        ),
      );
      expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
      expect(await store.records(visitOne)).toHaveLength(40);
    });

    test('more than 64 KiB is refused as too-large and nothing is stored', async () => {
      await saved('before');
      const before = await everythingStored();
      const outcome = await store.save([
        noteEdit('fits', [], makeRecordKey('answer', 'l/A7')),
        noteEdit('đ'.repeat(33_000), [], makeRecordKey('answer', 'l/A8')),
      ]);
      expect(outcome).toMatchObject({ ok: false, error: { type: 'too-large' } });
      expect(await everythingStored()).toEqual(before);
    });
  });
}
