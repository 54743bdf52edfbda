/** Fault 40: the browser loses the connection to the database without a word, and a save never ends. */
import { IDBTransaction } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import { answerRecord, noteEdit, visitOne } from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';

/** How a transaction of the browser goes on; private to its stand-in. */
interface Running extends IDBTransaction {
  _start: () => void;
  _started: boolean;
}

const prototype = IDBTransaction.prototype as Running;
const { _start: start } = prototype;
let store: DexieSubject;
beforeEach(async () => {
  store = await openDexieSubject();
  await store.sync.setScopes([visitOne]);
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  prototype._start = start;
  await store.discard();
});

/** The next saves hang, each in its way; answers how many have not begun. */
function hang(...ways: readonly ((save: Running) => void)[]): () => number {
  const left = [...ways];
  const hanging = new Set<Running>();
  prototype._start = function begin(this: Running) {
    if (hanging.has(this)) return;
    const way = this.mode === 'readwrite' && !this._started ? left.shift() : undefined;
    if (way === undefined) return start.call(this);
    way(this);
    if (this._started) hanging.add(this);
    else start.call(this);
  };
  return () => left.length;
}

/** None of its requests is ever answered. */
const unanswered = (save: Running): void => void (save._started = true);
/** It is committed, and nobody is told. */
const untold = (save: Running): void =>
  save.addEventListener('complete', (event) => event.stopImmediatePropagation());

const notes = async (): Promise<unknown> => {
  const records = await store.records(visitOne);
  return records.map(({ fields }) => fields['note']?.heads.map((head) => head.value));
};
const other = makeRecordKey('answer', 'list/B02');

/** Time goes on until all of them have ended. */
async function ended<T>(...saves: readonly Promise<T>[]): Promise<readonly T[]> {
  const going = new Set(saves);
  const all = Promise.all(saves.map((save) => save.finally(() => going.delete(save))));
  while (going.size > 0) {
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return all;
}

test.each([
  ['is never answered', [unanswered]],
  ['is never answered, three times', [unanswered, unanswered, unanswered]],
  ['is committed without a word', [untold]],
] as const)(
  'fault 40: a save that %s is stored once, and so are those after it',
  async (_name, ways) => {
    const left = hang(...ways);
    const photo = newFile('picture');
    const saves = [
      store.save([noteEdit('first', [], answerRecord)], [photo]),
      store.save([noteEdit('second', [], answerRecord)]),
      store.save([noteEdit('of another record', [], other)]),
    ];
    expect(await ended(...saves)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(left()).toBe(0);
    expect(await notes()).toEqual([['second'], ['of another record']]);
    const stored = await store.stored(visitOne);
    expect(stored).toHaveLength(2);
    expect(await store.store.waitingFiles(10)).toHaveLength(1);
  },
);

test('fault 40: one that hangs is not called saved, nor are those behind it', async () => {
  hang(unanswered);
  const told: string[] = [];
  const saves = ['first', 'second'].map((text, index) =>
    store
      .save([noteEdit(text, [], index === 0 ? answerRecord : other)])
      .then(() => told.push(text)),
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
  await ended(...saves);
  expect(told).toEqual(['first', 'second']);
});

test('fault 40: what was aborted because it hung does not come back behind what was saved since', async () => {
  let hung: Running | undefined;
  hang((save) => {
    unanswered(save);
    hung = save;
  });
  await ended(store.save([noteEdit('first')]));
  await ended(store.save([noteEdit('since')]));
  start.call(hung!);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await notes()).toEqual([['since']]);
});
