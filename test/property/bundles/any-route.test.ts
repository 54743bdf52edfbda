/**
 * S29, invariant 1: bundles imported by any tablets, in any order, any number of times, in both
 * directions, and synced or not in between, show in the end what direct sync alone shows.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeOf } from '#domain/bundle/lines.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { importBundle } from '#client/bundles/import-bundle.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { bundleOf, readWhole } from '../../support/bundles/make-bundle.ts';
import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import {
  everything,
  visitOne,
  type LocalSubject,
  type StoredChange,
} from '../../support/client/local-subject.ts';
import { MemoryStore } from '../../support/client/memory-store.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { SyncServer } from '../../support/client/sync-server.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';

const tablets = 3;
const tablet = fc.nat({ max: tablets - 1 });
const step = fc.oneof(
  fc.record({
    type: fc.constant('save'),
    at: tablet,
    item: fc.nat({ max: 2 }),
    field: fc.constantFrom('note', 'explanation'),
    value: fc.string({ maxLength: 3 }),
    /** Whether the writer has seen what stands there. */
    saw: fc.boolean(),
  }),
  fc.record({ type: fc.constant('carry'), from: tablet, to: tablet, all: fc.boolean() }),
  fc.record({ type: fc.constant('sync'), at: tablet }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function run(
  steps: readonly Step[],
  stores: readonly LocalSubject[],
  carry: (from: LocalSubject, to: LocalSubject, all: boolean) => Promise<void>,
  server: SyncServer,
): Promise<void> {
  for (const store of stores) await store.sync.setScopes([visitOne]);
  for (const now of steps) {
    if (now.type === 'save') await save(stores[now.at]!, now);
    else if (now.type === 'sync') await sync(stores[now.at]!, server);
    else await carry(stores[now.from]!, stores[now.to]!, now.all);
  }
}

async function save(
  store: LocalSubject,
  { item, field, value, saw }: Extract<Step, { type: 'save' }>,
): Promise<void> {
  const record = makeRecordKey('answer', `l/A${item}`);
  const standing = (await store.records(visitOne)).find((entry) => entry.record === record);
  const seen = saw ? (standing?.fields[field]?.heads.map(({ id }) => id) ?? []) : [];
  await store.save([{ scope: visitOne, record, field, value, seen }]);
}

async function sync(store: LocalSubject, server: SyncServer): Promise<void> {
  const round = await store.sync.takeRound(everything, new Set());
  const applied = await store.sync.applyAnswer(round, server.answer(round));
  expect(applied.refused).toEqual([]);
}

/** What every tablet shows once each has read everything, beside what a new one is shown. */
async function ends(
  stores: readonly LocalSubject[],
  fresh: LocalSubject,
  server: SyncServer,
): Promise<readonly (readonly FoldedRecord[])[]> {
  await fresh.sync.setScopes([visitOne]);
  for (const store of [...stores, ...stores, fresh]) await sync(store, server);
  return Promise.all(
    [...stores, fresh].map(async (store) => shownOf(await store.records(visitOne))),
  );
}

/** Without what the wire added to a change on the way to one of them. */
function shownOf(records: readonly FoldedRecord[]): readonly FoldedRecord[] {
  const plain = (key: string, value: unknown): unknown => (key === 'seq' ? undefined : value);
  return JSON.parse(JSON.stringify(records, plain)) as readonly FoldedRecord[];
}

function memory(seed: number): MemoryStore {
  const random = seededRandom(seed);
  const bytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => random.below(256));
  const at = Date.UTC(2022, 3, 14) + seed;
  return new MemoryStore(`account-${seed}`, `device-${seed}`, () => at, bytes);
}

const isUnsent = (row: StoredChange): boolean => row.seq === null;

it('in memory, 400 schedules', async () => {
  let carried = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
      const stores = Array.from({ length: tablets }, (_, index) => memory(index + 1));
      const server = new SyncServer();
      await run(
        steps,
        stores,
        async (from, to, all) => {
          // S2: marked as left before it goes out.
          await from.sync.takeRound(everything, new Set());
          const rows = (await from.stored(visitOne)).filter((row) => all || isUnsent(row));
          const changes = rows.map(({ content }) => changeOf(content)!);
          const imported = await to.importWork({ scope: visitOne, changes, twins: [] });
          carried += imported.taken;
          const known = new Set((await to.stored(visitOne)).map(({ id }) => id));
          expect(rows.every(({ id }) => known.has(id))).toBe(true);
        },
        server,
      );
      const shown = await ends(stores, memory(99), server);
      for (const records of shown) expect(records).toEqual(shown.at(-1));
      const log = server.log(visitOne).map(({ id }) => id);
      expect(new Set(log).size).toBe(log.length);
    }),
    { seed: 20_220_414, numRuns: 400 },
  );
  expect(carried).toBeGreaterThan(400);
});

it('through files of the product’s own store, 12 schedules', async () => {
  let carried = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const stores = await Promise.all(Array.from({ length: tablets }, () => openDexieSubject()));
      const photo = newFile('a photo');
      const server = new SyncServer();
      for (const { store, account } of stores) {
        await store.writeDirectory({ etag: '', json: directoryOf(account), readAt: 0 });
      }
      await stores[0]!.store.save(
        [
          {
            scope: visitOne,
            record: makeRecordKey('answer', 'l/A9'),
            field: 'note',
            value: '',
            seen: [],
          },
        ],
        [photo],
      );
      await run(
        steps,
        stores,
        async (from, to, all) => {
          const [source, target] = [from, to].map((one) =>
            stores.find(({ account }) => account === one.account)!,
          );
          await source!.store.markAllLeft();
          const choice = all ? ({ type: 'visit', id: 'v1' } as const) : undefined;
          const bundle = await readWhole((await bundleOf(source!.account, choice)).blob);
          const outcome = await importBundle(target!.store, bundle);
          if (!outcome.ok) throw new Error(outcome.error.type);
          carried += outcome.value.taken;
          const again = await importBundle(target!.store, bundle);
          expect(again).toMatchObject({ ok: true, value: { taken: 0, twins: 0, files: 0 } });
        },
        server,
      );
      const fresh = await openDexieSubject();
      const shown = await ends(stores, fresh, server);
      for (const records of shown) expect(records).toEqual(shown.at(-1));
      for (const { store } of stores) {
        const here = await store.readFile(visitOne, photo.sha256);
        if (here) expect(here.bytes).toEqual(photo.bytes);
      }
      for (const one of [...stores, fresh]) await one.discard();
    }),
    { seed: 20_220_414, numRuns: 12 },
  );
  expect(carried).toBeGreaterThan(10);
});

/** The account leads the delegation of the one visit. */
function directoryOf(account: string): string {
  const id = 'v1';
  return JSON.stringify({
    ...{ protocol: 1, account, checklists: [] },
    accounts: [
      { id: account, name: 'x', office: '', role: 'inspector', unitId: null, disabled: false },
    ],
    units: [{ id: 'u1', name: 'Xã một', district: '' }],
    campaigns: [{ id: 'c1', name: 'Đợt', basis: '' }],
    delegations: [
      {
        ...{ id: 'd1', campaignId: 'c1', name: 'Đoàn' },
        members: [{ accountId: account, role: 'lead' }],
      },
    ],
    visits: [
      {
        ...{ id, campaignId: 'c1', delegationId: 'd1', unitId: 'u1', kind: 'planned' },
        ...{ date: '2022-04-14', period: { from: '2021-01-01', to: '2022-03-31' } },
        ...{ checklists: [], assignments: [], disclosed: true },
      },
    ],
  });
}
