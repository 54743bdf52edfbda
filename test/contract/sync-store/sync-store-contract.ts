/** What every local store must do, told by the rules of the protocol. */
import { beforeEach, describe, expect, test } from 'vitest';
import { addToSum, changeSchema, type Change, type ChangeId } from '#domain/sync/change.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import type { Round, RoundAnswer } from '#client/store/sync-port.ts';
import {
  answerRecord,
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
  visitTwo,
  type LocalSubject,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

export function syncStoreContract(kind: string, open: () => Promise<LocalSubject>): void {
  describe(`local store: ${kind}`, () => {
    let store: LocalSubject;
    let server: SyncServer;
    beforeEach(async () => {
      store = await open();
      server = new SyncServer();
      await store.sync.setScopes([visitOne, visitTwo]);
    });

    const saved = async (value: string, seen: readonly ChangeId[] = [], record = answerRecord): Promise<ChangeId> => {
      const outcome = await store.save([noteEdit(value, seen, record)]);
      if (!outcome.ok) throw new Error(outcome.error.type);
      return outcome.value.ids[0]!;
    };
    const take = (skip: ReadonlySet<string> = new Set()): Promise<Round> => store.sync.takeRound(everything, skip);
    const exchange = async (): Promise<{ round: Round; answer: RoundAnswer }> => {
      const round = await take();
      const answer = server.answer(round);
      const applied = await store.sync.applyAnswer(round, answer);
      expect(applied.refused).toEqual([]);
      return { round, answer };
    };
    const syncUntilQuiet = async (): Promise<void> => {
      for (let round = 0; round < 20; round += 1) {
        const { answer, round: sent } = await exchange();
        if (!answer.more && sent.push.length === 0) return;
      }
      throw new Error('never quiet');
    };
    const note = async (record = answerRecord) =>
      (await store.records(visitOne)).find((entry) => entry.record === record)?.fields['note'];
    const everythingStored = async () => ({
      rows: await store.stored(visitOne),
      cursor: await store.cursor(visitOne),
      records: await store.records(visitOne),
      situation: await store.situation(),
    });

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
        for (const item of ['A1', 'A2', 'A3']) await saved('x'.repeat(500), [], makeRecordKey('answer', `l/${item}`));
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
        const change = changeOf((await store.stored(visitOne)).find((row) => row.id === second)?.content);
        expect(change.over).toEqual([base, first].toSorted());
      });
    });

    describe('S15: another past of the server', () => {
      test('a new epoch clears cursors and marks: own, others’ and held are pushed again', async () => {
        const own = await saved('own');
        const theirs = colleagueChange('theirs', [], { record: makeRecordKey('answer', 'list-a/A2') });
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
        expect(again.push.map((entry) => entry.id).toSorted()).toEqual([held, own, theirs.id].toSorted());
        await syncUntilQuiet();
        expect(server.log(visitOne).map((entry) => entry.id).toSorted()).toEqual([own, theirs.id].toSorted());
        expect((await store.situation()).changes).toEqual({ all: 3, onServer: 2, waiting: 0, held: 1 });
      });

      test('a restore without a new epoch is told by the sum, and healed', async () => {
        await saved('one');
        await syncUntilQuiet();
        const backup = new Map(server.logs);
        const two = await saved('two', [(await note())!.heads[0]!.id]);
        await syncUntilQuiet();
        server.logs = backup;
        server.append(colleagueChange('written after the restore', [], { record: makeRecordKey('finding', 'f1'), field: 'text' }));
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
        expect((await store.stored(visitOne)).every((row) => row.pending && row.seq === null)).toBe(true);
        expect((await store.stored(visitTwo)).every((row) => !row.pending && row.seq === 1)).toBe(true);
      });
    });

    test('S16: an answer deletes nothing; only reading back makes a change count as on the server', async () => {
      await exchange();
      const id = await saved('a');
      const round = await take();
      const answer = server.answer(round);
      await store.sync.applyAnswer(round, { ...answer, scopes: [] });
      expect((await store.situation()).changes).toEqual({ all: 1, onServer: 0, waiting: 1, held: 0 });
      await store.sync.applyAnswer(round, answer);
      expect((await store.situation()).changes).toEqual({ all: 1, onServer: 1, waiting: 0, held: 0 });
      expect((await store.stored(visitOne)).map((row) => [row.id, row.seq])).toEqual([[id, 1]]);
    });

    describe('S17: a stale or damaged answer changes nothing', () => {
      const damages: Record<string, (answer: RoundAnswer) => RoundAnswer> = {
        'a gap in the numbers': editEntries((entries) => entries.filter((_entry, index) => index !== 1)),
        'a wrong sum': (answer) => ({
          ...answer,
          scopes: answer.scopes.map((part) => ({
            ...part,
            cursor: { ...part.cursor, sum: addToSum(part.cursor.sum, '0'.repeat(31) + '1') },
          })),
        }),
        'content that is missing': editEntries((entries) =>
          entries.map(({ content: _content, ...line }) => line),
        ),
        'content of another scope': editEntries((entries) =>
          entries.map((line) => (line.content ? { ...line, content: { ...line.content, scope: visitTwo } } : line)),
        ),
        'content that is no change': editEntries((entries) =>
          entries.map((line) => (line.content ? { ...line, content: { nothing: true } } : line)),
        ),
      };
      for (const [name, damage] of Object.entries(damages)) {
        test(name, async () => {
          await saved('mine', [], makeRecordKey('answer', 'list-a/A9'));
          await syncUntilQuiet();
          for (const value of ['a', 'b', 'c']) server.append(colleagueChange(value));
          const round = await take();
          const before = await everythingStored();
          const applied = await store.sync.applyAnswer(round, damage(server.answer(round)));
          expect(applied.refused.map((entry) => entry.scope)).toContain(visitOne);
          expect(await everythingStored()).toEqual(before);
          await syncUntilQuiet();
          expect((await note())?.heads).toHaveLength(3);
        });
      }

      test('the cursor moved meanwhile', async () => {
        server.append(colleagueChange('first'));
        const slow = await take();
        const slowAnswer = server.answer(slow);
        server.append(colleagueChange('second'));
        await exchange();
        const before = await everythingStored();
        const applied = await store.sync.applyAnswer(slow, slowAnswer);
        expect(applied.refused.map((entry) => entry.why)).toContain('stale');
        expect(await everythingStored()).toEqual(before);
      });

      test('the epoch moved meanwhile', async () => {
        await saved('mine');
        await exchange();
        const slow = await take();
        const slowAnswer = server.answer(slow);
        server.epoch = 'epoch-2';
        await exchange();
        await syncUntilQuiet();
        const before = await everythingStored();
        const applied = await store.sync.applyAnswer(slow, slowAnswer);
        expect(applied.refused.length).toBeGreaterThan(0);
        expect(await everythingStored()).toEqual(before);
      });

      test('the same answer twice', async () => {
        await saved('mine');
        const round = await take();
        const answer = server.answer(round);
        await store.sync.applyAnswer(round, answer);
        const before = await everythingStored();
        await store.sync.applyAnswer(round, answer);
        expect(await everythingStored()).toEqual(before);
      });

      test('one damaged scope does not stop the others', async () => {
        server.append(colleagueChange('one'));
        server.append(colleagueChange('two', [], { scope: visitTwo }));
        const round = await take();
        const answer = server.answer(round);
        const applied = await store.sync.applyAnswer(round, {
          ...answer,
          scopes: answer.scopes.map((part) =>
            part.scope === visitOne ? { ...part, cursor: { ...part.cursor, seq: 7 } } : part,
          ),
        });
        expect(applied.refused.map((entry) => entry.scope)).toEqual([visitOne]);
        expect(await store.records(visitOne)).toEqual([]);
        expect(await store.records(visitTwo)).toHaveLength(1);
      });
    });

    describe('S18: what the server holds back', () => {
      test('leaves the fold, is counted and named, and is not pushed meanwhile', async () => {
        const good = await saved('good');
        await syncUntilQuiet();
        server.judge = () => 'forbidden';
        await saved('bad', [good]);
        await exchange();
        expect((await note())?.value).toBe('good');
        const { held, changes } = await store.situation();
        expect(held).toEqual([
          { scope: visitOne, record: answerRecord, field: 'note', code: 'forbidden', reason: 'because forbidden' },
        ]);
        expect(changes).toEqual({ all: 2, onServer: 1, waiting: 0, held: 1 });
        expect((await take()).push).toEqual([]);
      });

      test('comes back into the fold after the directory changed, and is judged anew', async () => {
        server.judge = () => 'forbidden';
        const id = await saved('bad');
        await exchange();
        expect(await store.records(visitOne)).toEqual([]);
        await store.sync.setScopes([visitOne, visitTwo]);
        expect((await note())?.value).toBe('bad');
        server.judge = () => null;
        const { round } = await exchange();
        expect(round.push.map((entry) => entry.id)).toEqual([id]);
        expect((await store.situation()).changes).toEqual({ all: 1, onServer: 1, waiting: 0, held: 0 });
      });

      test('one that the office accepted is read back and stands in the fold again', async () => {
        server.judge = () => 'forbidden';
        await saved('accepted later');
        const { round } = await exchange();
        server.judge = () => null;
        server.answer(round);
        await exchange();
        expect((await note())?.value).toBe('accepted later');
        expect((await store.situation()).changes.held).toBe(0);
      });

      test('does not stop the rest of the push', async () => {
        server.judge = (content) => (content['value'] === 'bad' ? 'invalid' : null);
        await saved('bad', [], makeRecordKey('answer', 'list-a/A1'));
        await saved('good', [], makeRecordKey('answer', 'list-a/A2'));
        await syncUntilQuiet();
        expect((await store.situation()).changes).toEqual({ all: 2, onServer: 1, waiting: 0, held: 1 });
      });
    });

    describe('S20: a scope that was withdrawn', () => {
      const prepare = async (): Promise<{ read: ChangeId; unread: ChangeId }> => {
        const read = await saved('read back');
        server.append(colleagueChange('theirs', [], { record: makeRecordKey('answer', 'list-a/A2') }));
        await syncUntilQuiet();
        const unread = await saved('never read back', [], makeRecordKey('answer', 'list-a/A3'));
        return { read, unread };
      };

      test('proven: read-back records are forgotten, what was never read back is kept', async () => {
        const { unread } = await prepare();
        server.revoked.set(visitOne, true);
        const round = await take();
        await store.sync.applyAnswer(round, { ...server.answer(round), held: new Map() });
        expect((await store.stored(visitOne)).map((row) => row.id)).toEqual([unread]);
        expect((await store.cursor(visitOne))?.state).toBe('withdrawn');
        expect((await store.records(visitOne)).map((entry) => entry.record)).toEqual(['answer:list-a/A3']);
        expect((await take()).cursors.has(visitOne)).toBe(false);
      });

      test('not proven: nothing is forgotten and the whole scope is pushed', async () => {
        await prepare();
        const before = await store.stored(visitOne);
        server.revoked.set(visitOne, false);
        const round = await take();
        await store.sync.applyAnswer(round, server.answer(round));
        const after = await store.stored(visitOne);
        expect(after.map((row) => row.content)).toEqual(before.map((row) => row.content));
        expect(after.every((row) => row.seq === null && row.pending)).toBe(true);
        expect(await store.cursor(visitOne)).toEqual({ seq: 0, sum: '0'.repeat(32), state: 'unproven' });
        expect((await take()).push.map((entry) => entry.id).toSorted()).toEqual(after.map((row) => row.id).toSorted());
        // What was held a moment ago waits again: it is part of the fold until it is judged.
        expect(await store.records(visitOne)).toHaveLength(3);
      });

      test('S17: nothing happens when the cursor moved after the server was asked', async () => {
        await prepare();
        const slow = await take();
        await exchange();
        const before = await everythingStored();
        await store.sync.applyAnswer(slow, {
          epoch: server.epoch,
          held: new Map(),
          scopes: [],
          revoked: [{ scope: visitOne, proven: true }],
          more: false,
        });
        expect(await everythingStored()).toEqual(before);
      });

      test('given back, it is read from the start and nothing is lost', async () => {
        await prepare();
        server.revoked.set(visitOne, true);
        await exchange();
        server.revoked.delete(visitOne);
        await store.sync.setScopes([visitOne, visitTwo]);
        await syncUntilQuiet();
        expect(await store.records(visitOne)).toHaveLength(3);
        expect((await store.situation()).changes).toEqual({ all: 3, onServer: 3, waiting: 0, held: 0 });
      });
    });

    test('two tabs save the same record at once: both values survive, as a conflict', async () => {
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
        Array.from({ length: 40 }, (_, item) => store.save([noteEdit('x', [], makeRecordKey('answer', `l/A${item}`))])),
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

type Entries = RoundAnswer['scopes'][number]['entries'];

function editEntries(edit: (entries: Entries) => Entries): (answer: RoundAnswer) => RoundAnswer {
  return (answer) => ({
    ...answer,
    scopes: answer.scopes.map((part) => ({ ...part, entries: edit(part.entries) })),
  });
}

function changeOf(content: string | undefined): Change {
  return changeSchema.parse(JSON.parse(content ?? 'null'));
}
