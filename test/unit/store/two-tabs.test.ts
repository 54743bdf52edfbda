import { afterEach, expect, test } from 'vitest';
import { identityCipher, type Cipher } from '#client/store/cipher.ts';
import { createLocalStore, type LocalStore } from '#client/store/local-store.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import {
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

let store: DexieSubject;
afterEach(() => store.discard());

/** The same data seen by a tab in which something happens while contents are being sealed. */
function tabWith(whileSealing: () => Promise<void>): LocalStore {
  let due: (() => Promise<void>) | null = whileSealing;
  const cipher: Cipher = {
    ...identityCipher,
    sealText: async (text, context) => {
      const now = due;
      due = null;
      await now?.();
      return identityCipher.sealText(text, context);
    },
  };
  return createLocalStore({
    database: store.database,
    cipher,
    account: store.account,
    device: store.device,
    clock: () => Date.UTC(2022, 3, 14),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
}

test('S2: a change that another tab sends while a scope is reset stays marked as left', async () => {
  store = await openDexieSubject();
  const server = new SyncServer();
  await store.sync.setScopes([visitOne]);
  server.judge = () => 'forbidden';
  await store.save([noteEdit('held')]);
  const first = await store.sync.takeRound(everything, new Set());
  await store.sync.applyAnswer(first, server.answer(first));
  // Of the same record, not sent yet: it is rewritten together with the held one.
  await store.save([{ ...noteEdit('unsent'), field: 'explanation' }]);
  const round = { ...(await store.sync.takeRound({ changes: 0, bytes: 0 }, new Set())), push: [] };
  server.epoch = 'epoch-2';
  let sent: readonly string[] = [];
  const tab = tabWith(async () => {
    const other = await store.sync.takeRound(everything, new Set());
    sent = other.push.map((entry) => entry.id);
  });
  await tab.sync.applyAnswer(round, server.answer(round));
  expect(sent).toHaveLength(1);
  const rows = await store.stored(visitOne);
  expect(rows.filter((row) => sent.includes(row.id)).map((row) => row.left)).toEqual([true]);
});

test('invariant 2: a save that meets another tab’s save of the same record begins again and keeps both', async () => {
  store = await openDexieSubject();
  await store.sync.setScopes([visitOne]);
  const tab = tabWith(async () => {
    await store.save([{ ...noteEdit('from the other tab'), field: 'explanation' }]);
  });
  const saved = await tab.save([noteEdit('from this tab')]);
  expect(saved.ok).toBe(true);
  const [record] = await store.records(visitOne);
  expect(record?.fields['note']?.value).toBe('from this tab');
  expect(record?.fields['explanation']?.value).toBe('from the other tab');
});

test('invariant 2: a save that was planned on what another tab has changed leaves nothing of the plan', async () => {
  store = await openDexieSubject();
  await store.sync.setScopes([visitOne]);
  const other = await store.secondTab();
  const first = await store.save([noteEdit('one')]);
  await other.sync.takeRound(everything, new Set());
  const between = await other.save([{ ...noteEdit('theirs'), field: 'explanation' }]);
  const last = await store.save([noteEdit('two')]);
  if (!first.ok || !between.ok || !last.ok) throw new Error('not saved');
  const rows = await store.stored(visitOne);
  expect(new Map(rows.map((row) => [row.id, row.left]))).toEqual(
    new Map([
      [first.value.ids[0], true],
      [between.value.ids[0], false],
      [last.value.ids[0], false],
    ]),
  );
  const [record] = await store.records(visitOne);
  expect(record?.fields['note']?.value).toBe('two');
  expect(record?.fields['explanation']?.value).toBe('theirs');
});

test('invariant 2: a folded row that went and came back meanwhile is not taken for the one that stood', async () => {
  store = await openDexieSubject();
  const server = new SyncServer();
  await store.sync.setScopes([visitOne]);
  const empty = await store.sync.takeRound(everything, new Set());
  await store.sync.applyAnswer(empty, server.answer(empty));
  await store.save([noteEdit('held')]);
  const tab = tabWith(async () => {
    // Its only change is held, which leaves nothing to show; then its person writes to it again.
    server.judge = () => 'forbidden';
    const theirs = await store.sync.takeRound(everything, new Set());
    await store.sync.applyAnswer(theirs, { ...server.answer(theirs), scopes: [] });
    await store.save([{ ...noteEdit('written after it'), field: 'explanation' }]);
  });
  const round = { ...(await store.sync.takeRound({ changes: 0, bytes: 0 }, new Set())), push: [] };
  server.append(colleagueChange('of a colleague', [], { field: 'value' }));
  await tab.sync.applyAnswer(round, server.answer(round));
  const [record] = await store.records(visitOne);
  expect(Object.keys(record?.fields ?? {}).toSorted()).toEqual(['explanation', 'value']);
});
