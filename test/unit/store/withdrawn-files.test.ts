/** Which files leave a device with their scope, and which outlive it (S20, S28). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeScope } from '#domain/sync/scope.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import {
  answerRecord,
  everything,
  noteEdit,
  visitOne,
} from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

let store: DexieSubject;
let server: SyncServer;
beforeEach(async () => {
  store = await openDexieSubject();
  server = new SyncServer();
  await store.sync.setScopes([visitOne]);
});
afterEach(() => store.discard());

const exchange = async () => {
  const round = await store.sync.takeRound(everything, new Set());
  await store.sync.applyAnswer(round, server.answer(round));
};

describe('invariant 42: files of a withdrawn scope', () => {
  const [sent, unsent] = [newFile('sent photo'), newFile('unsent photo')];
  const [published, others] = [newFile('published photo'), newFile('of a colleague')];
  const followup = makeScope('followup', 'v1');
  const filesHere = async () => [
    (await store.database.files.toArray()).map(({ scope, sha256 }) => `${scope} ${sha256}`),
    (await store.database.bytes.toCollection().primaryKeys()).map((key) => key.join(' ')),
  ];

  /** An exchange, so many days after the photos were taken by the server's clock; this device's stands. */
  const synced = (days: number) => {
    const device = Date.UTC(2022, 3, 14);
    return store.store.noteSynced({ server: device + days * 24 * 3_600_000, device });
  };

  test.each([
    ['proven', true],
    ['not proven', false],
  ])('%s', async (_, proven) => {
    await store.sync.setScopes([visitOne, followup]);
    await store.save([noteEdit('with photos')], [sent, unsent, published]);
    const { bytes, ...rest } = published;
    const link = { ...rest, size: bytes.byteLength, linkFrom: visitOne };
    await store.save([noteEdit('shared', [], answerRecord, followup)], [link]);
    await exchange();
    for (const file of [sent, published]) await store.store.markReceived(visitOne, [file.sha256]);
    await store.store.keepFile(visitOne, others.sha256, others.type, others.bytes);
    const before = await filesHere();
    await synced(4);
    server.revoked.set(visitOne, proven);
    await exchange();
    const gone = new Set([sent, others].map(({ sha256 }) => `${visitOne} ${sha256}`));
    expect(await filesHere()).toEqual(
      proven ? before.map((keys) => keys.filter((key) => !gone.has(key))) : before,
    );
    expect(await store.store.readFile(followup, published.sha256)).not.toBeNull();
  });

  test('S28: what was taken here outlives a proven one until the server has had it for three days', async () => {
    const small = newFile('its thumbnail', { thumbnail: true });
    await store.save([noteEdit('with photos')], [sent, small]);
    await exchange();
    await store.store.markReceived(visitOne, [sent.sha256, small.sha256]);
    await store.store.keepFile(visitOne, others.sha256, others.type, others.bytes);
    server.revoked.set(visitOne, true);
    await exchange();
    const kept = [small, sent].map(({ sha256 }) => `${visitOne} ${sha256}`).toSorted();
    const hereNow = async () => (await filesHere()).map((keys) => keys.toSorted());
    expect(await store.stored(visitOne)).toEqual([]);
    expect(await store.records(visitOne)).toEqual([]);
    await synced(2);
    expect(await hereNow()).toEqual([kept, kept]);
    const nothing = { all: 0, received: 0, waitingBytes: 0 };
    expect(await store.situation()).toMatchObject({
      files: nothing,
      staying: { files: 0 },
      waitingSince: null,
    });
    await synced(4);
    expect(await hereNow()).toEqual([[], []]);
  });

  const takenAndWithdrawn = async (): Promise<void> => {
    await store.save([noteEdit('with photo')], [sent]);
    await exchange();
    await store.store.markReceived(visitOne, [sent.sha256]);
    server.revoked.set(visitOne, true);
    await exchange();
  };

  test('S15: a new epoch within these days takes the receipt back, and it stays as what never was received', async () => {
    await takenAndWithdrawn();
    server.epoch = 'epoch-2';
    await exchange();
    await synced(4);
    expect(await store.store.waitingFiles(9)).toMatchObject([{ sha256: sent.sha256 }]);
    expect(await store.situation()).toMatchObject({ staying: { files: 1 }, waitingSince: null });
    expect(await store.store.readFile(visitOne, sent.sha256)).not.toBeNull();
  });

  test('S28: given back within these days, it is there', async () => {
    await takenAndWithdrawn();
    server.revoked.delete(visitOne);
    await store.sync.setScopes([visitOne]);
    await exchange();
    await synced(4);
    expect(await store.store.readFile(visitOne, sent.sha256)).not.toBeNull();
    expect(await store.store.receivedFiles()).toEqual([{ scope: visitOne, sha256: sent.sha256 }]);
  });
});
