import { afterEach, expect, it, vi } from 'vitest';
import type * as judgement from '#domain/access/judge-change.ts';
import type * as access from '#domain/access/access-table.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import {
  answerRecord,
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

const newer = vi.hoisted(() => ({
  known: false,
  isNew: (kind: string, field: string) => kind === 'badge' || field === 'tip',
}));

vi.mock('#domain/access/judge-change.ts', async (original) => {
  const real = await original<typeof judgement>();
  return {
    ...real,
    isKnownField: (...[scope, kind, field]: Parameters<typeof real.isKnownField>) =>
      newer.isNew(kind, field) ? newer.known : real.isKnownField(scope, kind, field),
  };
});
vi.mock('#domain/access/access-table.ts', async (original) => {
  const real = await original<typeof access>();
  return { ...real, knownFields: () => `${real.knownFields()}${newer.known ? ' tip badge' : ''}` };
});

let store: DexieSubject;
afterEach(() => store.discard());

it('folds in what came of newer code before the upgrade, and once', async () => {
  newer.known = false;
  store = await openDexieSubject();
  const server = new SyncServer();
  await store.sync.setScopes([visitOne]);
  await store.save([noteEdit('mine')]);
  server.append(colleagueChange('a field', [], { field: 'tip' }));
  const badge = makeRecordKey('badge', 'one');
  server.append(colleagueChange('a kind', [], { record: badge, field: 'of' }));
  const round = await store.sync.takeRound(everything, new Set());
  await store.sync.applyAnswer(round, server.answer(round));
  await store.store.foldAfterUpgrade();
  const shown = async () =>
    (await store.records(visitOne)).map(({ record, fields }) => [
      record,
      Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value])),
    ]);
  const before = Object.fromEntries(await shown());
  expect(before[answerRecord]).toEqual({ note: 'mine' });

  newer.known = true;
  await store.store.foldAfterUpgrade();
  const after = Object.fromEntries(await shown());
  expect(after[answerRecord]).toEqual({ note: 'mine', tip: 'a field' });
  expect(after[badge]).toEqual({ of: 'a kind' });

  const rows = await store.database.records.toArray();
  await store.store.foldAfterUpgrade();
  expect(await store.database.records.toArray()).toEqual(rows);
});
