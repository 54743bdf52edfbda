/** A visit with a long log: folding all of it, opening it, and one more answer in it. */
import { systemRandom } from '#client/platform/sources.ts';
import { sealChange } from '#client/store/change-rows.ts';
import { identityCipher } from '#client/store/cipher.ts';
import { commitLog } from '#client/store/commit-log.ts';
import { LocalDatabase, type ChangeRow } from '#client/store/database.ts';
import { createLocalStore } from '#client/store/local-store.ts';
import type { StoreContext } from '#client/store/save-edits.ts';
import { readSituation } from '#client/store/situation.ts';
import { changeIdSchema, emptySum, type ChangeId } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { nextStamp } from '#domain/sync/hybrid-clock.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { countReads, takeReads } from '../../../support/client/counted-reads.ts';
import { createWorkClock, scope } from './sample-answers.ts';

const records = 500;
const fields = ['value', 'note', 'explanation'];
const clock = createWorkClock();
countReads();

const contextOf = (changes: number): StoreContext => ({
  ...{ database: new LocalDatabase(`log-${changes}`), cipher: identityCipher, clock },
  ...{ account: 'account', device: 'tablet', random: systemRandom },
});
const keyOf = (index: number) => makeRecordKey('answer', `tham-dinh/${index % records}`);
const texts = ['Đủ hồ sơ', 'Thiếu sổ theo dõi', 'Trễ hạn hai hồ sơ'];
const valueOf = (field: string, index: number) =>
  field === 'value'
    ? { kind: 'compliance', level: ['met', 'partial', 'unmet'][index % 3]! }
    : `${texts[index % 3]!} ${index}`;

let context: StoreContext | null = null;
let shown: readonly FoldedRecord[] = [];
let onShown: () => void = () => undefined;

Object.assign(window, {
  bench: {
    /** Each change of a field names the one before; a third of them were written here, all are read back. */
    seed: async (changes: number) => {
      const { database, cipher } = contextOf(changes);
      const last = new Map<string, ChangeId>();
      let at = nextStamp(clock(), null);
      for (let from = 0; from < changes; from += 5000) {
        const rows: ChangeRow[] = [];
        for (let index = from; index < Math.min(changes, from + 5000); index += 1) {
          const record = keyOf(index);
          const field = fields[Math.floor(index / records) % fields.length]!;
          const key = `${record} ${field}`;
          at = nextStamp(clock(), at);
          const id = changeIdSchema.parse(uuidV7(clock, systemRandom));
          const before = last.get(key);
          const value = valueOf(field, index);
          const over = before ? [before] : [];
          const who = { by: 'account', device: 'tablet' };
          const change = { id, scope, record, field, value, over, at, ...who };
          const written = index % 3 === 0 ? 1 : 0;
          const state = { left: 1, written, seq: index + 1 } as const;
          rows.push(await sealChange(cipher, change, state));
          last.set(key, id);
        }
        await database.changes.bulkPut(rows);
      }
      await database.scopes.put({ scope, seq: changes, sum: emptySum, state: 'active' });
      database.close();
    },
    /** What a store does whose folded records are gone: all of them, in one commit. */
    foldAll: async (changes: number) => {
      const cold = contextOf(changes);
      await cold.database.open();
      const started = performance.now();
      const all = Array.from({ length: records }, (_, index) => keyOf(index));
      const rewrite = (_record: string, rows: readonly ChangeRow[]) => rows;
      await commitLog(cold, { scope, records: all, rewrite, beside: async () => true });
      const ms = performance.now() - started;
      cold.database.close();
      return { ms };
    },
    /** Until the first screen could draw; what follows the visit stays open. */
    open: async (changes: number) => {
      context = contextOf(changes);
      takeReads();
      const started = performance.now();
      await new Promise<void>((drawn, failed) => {
        createLocalStore(context!)
          .watchRecords(scope)
          .subscribe((now) => {
            shown = now;
            drawn();
            onShown();
          }, failed);
      });
      const ms = performance.now() - started;
      if (shown.length !== records) throw new Error(`${shown.length} records`);
      return { ms, reads: takeReads() };
    },
    situation: async () => {
      takeReads();
      const started = performance.now();
      await readSituation(context!.database);
      return { ms: performance.now() - started, reads: takeReads() };
    },
    /** Answers in records here and there: until durable, until the screen has it, and what was read for it. */
    answers: async (count: number) => {
      const store = createLocalStore(context!);
      const saveMs: number[] = [];
      const shownMs: number[] = [];
      takeReads();
      for (let index = 0; index < count; index += 1) {
        const record = keyOf(index * 37);
        const seen = seenHeads(
          shown.find((one) => one.record === record),
          'value',
        );
        const redrawn = new Promise<void>((resolve) => (onShown = resolve));
        const started = performance.now();
        const value = valueOf('value', index);
        const saved = await store.save([{ scope, record, field: 'value', value, seen }]);
        if (!saved.ok) throw new Error(saved.error.type);
        saveMs.push(performance.now() - started);
        await redrawn;
        shownMs.push(performance.now() - started);
      }
      return { saveMs, shownMs, reads: takeReads() };
    },
  },
});
