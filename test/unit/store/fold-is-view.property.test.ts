import { afterEach, describe, expect, test } from 'vitest';
import { identityCipher } from '#client/store/cipher.ts';
import { foldOpened, openChanges } from '#client/store/change-rows.ts';
import { makeRecordKey, type Scope } from '#domain/sync/scope.ts';
import type { ChangeId } from '#domain/sync/change.ts';
import {
  firstOf,
  openDexieSubject,
  type DexieSubject,
} from '../../support/client/dexie-subject.ts';
import {
  colleagueChange,
  everything,
  visitOne,
  visitTwo,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';
import { seededRandom, type SeededRandom } from '../../support/model/seeded-random.ts';

const seed = Number(process.env['TEST_SEED'] ?? 20_220_413);
const runs = Number(process.env['TEST_RUNS'] ?? 12);
const steps = 40;
const scopes: readonly Scope[] = [visitOne, visitTwo];
const records = [1, 2, 3].map((item) => makeRecordKey('answer', `list-a/A${item}`));

/** Invariant 2: for each record the stored fold is the fold of the stored log, and there is one exactly when there is something to show. */
async function expectFoldIsView({ database }: DexieSubject): Promise<number> {
  const rows = await database.changes.toArray();
  const views = await database.records.toArray();
  const keys = new Set([...rows, ...views].map((row) => `${row.scope} ${row.record}`));
  for (const key of keys) {
    const [scope, record] = key.split(' ');
    const ofRecord = rows.filter((row) => row.scope === scope && row.record === record);
    const folded = foldOpened(await openChanges(identityCipher, ofRecord));
    const view = views.find((row) => row.scope === scope && row.record === record);
    expect(view ? JSON.parse(String(view.payload)) : null, key).toEqual(
      folded && JSON.parse(JSON.stringify(folded)),
    );
    const conflict = folded ? Object.values(folded.fields).some((field) => field.conflict) : false;
    expect(view?.conflict === 1, `${key} in conflict`).toBe(conflict);
  }
  return keys.size;
}

/** What each change once had as content: no operation may alter it. */
async function expectContentsKept(
  store: DexieSubject,
  contents: Map<string, string>,
): Promise<void> {
  for (const row of await store.database.changes.toArray()) {
    const before = contents.get(row.id);
    if (before !== undefined) expect(String(row.payload)).toBe(before);
    contents.set(row.id, String(row.payload));
    expect(
      [row.seq !== undefined, row.pending === 1, row.held !== undefined].filter(Boolean),
      row.id,
    ).toHaveLength(1);
  }
}

class Schedule {
  readonly server = new SyncServer();
  readonly contents = new Map<string, string>();
  readonly left = new Set<string>();
  private slow: {
    round: Awaited<ReturnType<DexieSubject['sync']['takeRound']>>;
    answer: ReturnType<SyncServer['answer']>;
  } | null = null;
  private backup = new Map(this.server.logs);

  constructor(
    private readonly store: DexieSubject,
    private readonly random: SeededRandom,
  ) {
    this.server.pageSize = 3;
    this.server.judge = (change) => (String(change['value']).endsWith('7') ? 'forbidden' : null);
  }

  async step(): Promise<string> {
    const { store, random, server } = this;
    const scope = random.pick(scopes);
    const record = random.pick(records);
    const dice = random.next();
    if (dice < 0.35) {
      const seen = await this.heads(scope, record);
      await store.save([
        { scope, record, field: 'note', value: `own ${random.below(1000)}`, seen },
      ]);
      return 'save';
    }
    if (dice < 0.5) {
      const over = random.chance(0.5)
        ? server
            .log(scope)
            .slice(-1)
            .map((entry) => entry.id)
        : [];
      server.append(colleagueChange(`theirs ${random.below(1000)}`, over, { scope, record }));
      return 'colleague';
    }
    if (dice < 0.8) {
      const round = await store.sync.takeRound(
        random.chance(0.2) ? { changes: 1, bytes: 1000 } : everything,
        new Set(),
      );
      for (const entry of round.push) this.left.add(entry.id);
      const answer = server.answer(round);
      if (random.chance(0.2)) this.slow = { round, answer };
      else await store.sync.applyAnswer(round, answer);
      return 'sync';
    }
    if (dice < 0.85 && this.slow) {
      await store.sync.applyAnswer(this.slow.round, this.slow.answer);
      return 'late answer';
    }
    if (dice < 0.89) {
      await store.sync.setScopes(scopes);
      return 'directory';
    }
    if (dice < 0.92) {
      this.backup = new Map(server.logs);
      return 'backup';
    }
    if (dice < 0.95) {
      server.logs = new Map(this.backup);
      if (random.chance(0.5)) server.epoch = `epoch-${random.below(1000)}`;
      return 'restore';
    }
    if (dice < 0.98) {
      server.revoked.set(scope, false);
      return 'withdrawn';
    }
    server.revoked.clear();
    await store.sync.setScopes(scopes);
    return 'given back';
  }

  private async heads(scope: Scope, record: string): Promise<readonly ChangeId[]> {
    if (this.random.chance(0.3)) return [];
    const shown = (await this.store.records(scope)).find((entry) => entry.record === record);
    return shown?.fields['note']?.heads.map((head) => head.id) ?? [];
  }
}

describe('invariant 2: the log and the view are one', () => {
  const opened: DexieSubject[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.discard();
  });

  for (let run = 0; run < runs; run += 1) {
    test(`fold(log) = view after every step of schedule ${seed + run}`, async () => {
      let now = Date.UTC(2022, 3, 14);
      const store = await openDexieSubject(() => (now += 5));
      opened.push(store);
      await store.sync.setScopes(scopes);
      const schedule = new Schedule(store, seededRandom(seed + run));
      const done = new Map<string, number>();
      let looked = 0;
      for (let step = 0; step < steps; step += 1) {
        const what = await schedule.step();
        done.set(what, (done.get(what) ?? 0) + 1);
        looked += await expectFoldIsView(store);
        await expectContentsKept(store, schedule.contents);
        const ids = new Set((await store.database.changes.toArray()).map((row) => row.id));
        // S2, S16: what has left is never folded away or deleted.
        for (const id of schedule.left)
          expect(ids.has(id) || (await isTwin(store, id)), `${id} after ${what}`).toBe(true);
        const { changes, staying } = await firstOf(store.store.watchSituation());
        const here = changes.waiting + changes.held + staying.changes + staying.unreadable;
        expect(changes.onServer + here).toBe(changes.all);
      }
      expect(looked).toBeGreaterThan(steps);
      expect((done.get('save') ?? 0) + (done.get('sync') ?? 0)).toBeGreaterThan(5);
    });
  }
});

async function isTwin({ database }: DexieSubject, id: string): Promise<boolean> {
  return (await database.twins.toArray()).some((row) => row.id === id);
}
