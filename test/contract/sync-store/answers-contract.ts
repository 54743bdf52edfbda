/** What every local store must do with answers: stale and damaged ones, verdicts, withdrawn scopes. */
import { beforeEach, describe, expect, test } from 'vitest';
import { addToSum, changeContent, type ChangeId } from '#domain/sync/change.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import type { RoundAnswer } from '#client/store/sync-port.ts';
import {
  answerRecord,
  colleagueChange,
  visitOne,
  visitTwo,
  type LocalSubject,
} from '../../support/client/local-subject.ts';
import type { SyncServer } from '../../support/client/sync-server.ts';
import { Bench } from './bench.ts';

export function answersContract(kind: string, open: () => Promise<LocalSubject>): void {
  describe(`local store, answers: ${kind}`, () => {
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

    describe('S17: a stale or damaged answer changes nothing', () => {
      const damages: Record<string, (answer: RoundAnswer) => RoundAnswer> = {
        'a gap in the numbers': editEntries((entries) =>
          entries.filter((_entry, index) => index !== 1),
        ),
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
          entries.map((line) =>
            line.content ? { ...line, content: { ...line.content, scope: visitTwo } } : line,
          ),
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
          {
            scope: visitOne,
            record: answerRecord,
            field: 'note',
            code: 'forbidden',
            reason: 'because forbidden',
          },
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
        expect((await store.situation()).changes).toEqual({
          all: 1,
          onServer: 1,
          waiting: 0,
          held: 0,
        });
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
        expect((await store.situation()).changes).toEqual({
          all: 2,
          onServer: 1,
          waiting: 0,
          held: 1,
        });
      });
    });

    describe('S19: what may say `mine` after another past of the server', () => {
      const inRecord = (record: string) => ({ record: makeRecordKey('answer', record) });
      const pushedAfterRestore = async () => {
        server.epoch = 'epoch-2';
        server.logs = new Map();
        const round = await take();
        await store.sync.applyAnswer(round, server.answer(round));
        return new Map((await take()).push.map(({ id, mine }) => [id, mine]));
      };

      test('what this account brought from another tablet, and neither others’ nor what was relayed', async () => {
        const by = store.account;
        const own = colleagueChange('own', [], { by, ...inRecord('l/A1') });
        const relayed = colleagueChange('relayed', [], { by, ...inRecord('l/A2') });
        const theirs = colleagueChange('theirs', [], inRecord('l/A3'));
        for (const change of [own, relayed, theirs]) server.append(change);
        const round = await take();
        const relay = editEntries((entries) =>
          entries.map((line) => (line.id === relayed.id ? { ...line, relayedBy: 'other' } : line)),
        );
        await store.sync.applyAnswer(round, relay(server.answer(round)));
        expect(await pushedAfterRestore()).toEqual(
          new Map([
            [own.id, true],
            [relayed.id, false],
            [theirs.id, false],
          ]),
        );
      });

      test('imported work of the own account, once the server has given it', async () => {
        const change = colleagueChange('own', [], { by: store.account });
        const lines = [{ change, content: changeContent(change) }];
        await store.importWork({ scope: visitOne, changes: lines, twins: [] });
        expect((await take()).push).toMatchObject([{ id: change.id, mine: false }]);
        server.append(change);
        const round = await take(new Set([change.id]));
        await store.sync.applyAnswer(round, server.answer(round));
        expect(await pushedAfterRestore()).toEqual(new Map([[change.id, true]]));
      });

      test('it is no less another’s to what is written here: it counts only as seen when it was', async () => {
        server.append(colleagueChange('from my other tablet', [], { by: store.account }));
        await exchange();
        await saved('written here, with nothing seen', []);
        expect((await note())?.conflict).toBe(true);
      });
    });

    describe('S20: a scope that was withdrawn', () => {
      const prepare = async (): Promise<{ read: ChangeId; unread: ChangeId }> => {
        const read = await saved('read back');
        server.append(
          colleagueChange('theirs', [], { record: makeRecordKey('answer', 'list-a/A2') }),
        );
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
        expect((await store.records(visitOne)).map((entry) => entry.record)).toEqual([
          'answer:list-a/A3',
        ]);
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
        expect(await store.cursor(visitOne)).toEqual({
          seq: 0,
          sum: '0'.repeat(32),
          state: 'unproven',
        });
        expect((await take()).push.map((entry) => entry.id).toSorted()).toEqual(
          after.map((row) => row.id).toSorted(),
        );
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
          ...{ more: false, failed: [] },
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
        expect((await store.situation()).changes).toEqual({
          all: 3,
          onServer: 3,
          waiting: 0,
          held: 0,
        });
      });
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
