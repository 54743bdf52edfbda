/** What is shown as saved was committed: it shares the fate of no transaction around it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import { answerRecord, noteEdit, visitOne } from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';

let store: DexieSubject;
beforeEach(async () => {
  store = await openDexieSubject();
  await store.sync.setScopes([visitOne]);
});
afterEach(() => store.discard());

const notes = async (): Promise<unknown> => {
  const records = await store.records(visitOne);
  return records.map(({ fields }) => fields['note']?.heads.map((head) => head.value));
};

test('a save that is begun inside of another’s transaction stands when that one is rolled back', async () => {
  const { database } = store;
  let saved: ReturnType<typeof store.save> | undefined;
  await database
    .transaction('rw', database.tables, async (around) => {
      saved = store.save([noteEdit('mine', [], answerRecord)], [newFile('picture')]);
      // Long enough for it to join, if it would.
      for (let turn = 0; turn < 50; turn += 1) await database.meta.get('marker');
      around.abort();
    })
    .catch(() => undefined);
  expect((await saved)?.ok).toBe(true);
  expect(await notes()).toEqual([['mine']]);
});
