import { afterEach, expect, test } from 'vitest';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { Edit } from '#domain/sync/edit.ts';
import { makeRecordKey, type RecordKey } from '#domain/sync/scope.ts';
import { orderBehind } from '#domain/visit/conclusion-draft-order.ts';
import { cellField } from '#domain/visit/records.ts';
import { visitAnswers } from '#domain/visit/visit-answers.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import { everything, visitOne } from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

const opened: DexieSubject[] = [];
afterEach(async () => {
  for (const tablet of opened.splice(0)) await tablet.discard();
});

/** The table of item E17 and a tablet's rows of it. */
const table = makeRecordKey('answer', 'ho-so/E17');
const rowOf = (tablet: number, number: number) =>
  makeRecordKey('row', `0198c000-0000-7000-800${tablet}-${String(number).padStart(12, '0')}`);
const name = (text: string): AnswerValue => ({ kind: 'text', text });
const write = (record: RecordKey, field: string, value: Edit['value']): Edit => ({
  ...{ scope: visitOne, record, field, value },
  seen: [],
});

async function openTablet(): Promise<DexieSubject> {
  const tablet = await openDexieSubject();
  opened.push(tablet);
  await tablet.sync.setScopes([visitOne]);
  return tablet;
}

async function sync(tablet: DexieSubject, server: SyncServer): Promise<void> {
  const round = await tablet.sync.takeRound(everything, new Set());
  await tablet.sync.applyAnswer(round, server.answer(round));
}

async function rowsOf(tablet: DexieSubject) {
  return visitAnswers(await tablet.records(visitOne))('ho-so')('E17').rows.map(
    ({ cells }) => cells,
  );
}

test('two tablets add rows offline, and both have all of them in one order after the sync', async () => {
  const server = new SyncServer();
  const tablets = [await openTablet(), await openTablet()];
  for (const [at, tablet] of tablets.entries()) {
    const placed: { record: string; order: string }[] = [];
    for (let number = 1; number <= 3; number += 1) {
      const record = rowOf(at, number);
      const order = orderBehind(placed);
      placed.push({ record, order });
      const saved = await tablet.save([
        write(record, 'of', table),
        write(record, 'order', order),
        write(record, cellField('name'), name(`máy ${at + 1}, dòng ${number}`)),
      ]);
      expect(saved.ok).toBe(true);
    }
    expect(await rowsOf(tablet)).toHaveLength(3);
  }
  // Both gave their rows the same places without knowing of each other.
  for (let round = 0; round < 2; round += 1) {
    for (const tablet of tablets) await sync(tablet, server);
  }
  const [first, second] = await Promise.all(tablets.map(rowsOf));
  expect(first).toEqual([
    { name: name('máy 1, dòng 1') },
    { name: name('máy 2, dòng 1') },
    { name: name('máy 1, dòng 2') },
    { name: name('máy 2, dòng 2') },
    { name: name('máy 1, dòng 3') },
    { name: name('máy 2, dòng 3') },
  ]);
  expect(second).toEqual(first);
});

test('two people fill different cells of one row, and neither is in conflict', async () => {
  const server = new SyncServer();
  const [one, other] = [await openTablet(), await openTablet()];
  const row = rowOf(0, 1);
  await one.save([write(row, 'of', table), write(row, 'order', 'a0')]);
  await sync(one, server);
  await sync(other, server);
  await one.save([write(row, cellField('name'), name('Hộ tịch'))]);
  await other.save([write(row, cellField('late'), { kind: 'count', counts: ['0'] })]);
  for (const tablet of [one, other, one]) await sync(tablet, server);
  for (const tablet of [one, other]) {
    expect(await rowsOf(tablet)).toEqual([
      { name: name('Hộ tịch'), late: { kind: 'count', counts: ['0'] } },
    ]);
    expect((await tablet.situation()).conflicts).toEqual([]);
  }
});
