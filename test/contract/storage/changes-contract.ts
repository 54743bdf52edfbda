import { expect, test } from 'vitest';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { emptySum } from '#domain/sync/change.ts';
import type { LogView, NewChange, Storage } from '#server/storage/port.ts';
import { heldChange, newChange, scopeA, scopeB } from './sample-rows.ts';

const numbers = (count: number): readonly NewChange[] =>
  Array.from({ length: count }, (_, index) => newChange(index + 1));

export function changesContract(storage: () => Storage): void {
  const append = (changes: readonly NewChange[], scope = scopeA) =>
    storage().write(scope, (data) => data.changes.append(scope, changes));

  test('heads and sums stand per scope and view', async () => {
    await append(numbers(3));
    await storage().write(scopeA, (data) =>
      data.changes.addToUnitView(scopeA, [{ seq: 2, view: { seq: 1, sum: 'a'.repeat(32) } }]),
    );
    await storage().read(async ({ changes }) => {
      const whole = await changes.heads([scopeA, scopeB], 'whole');
      expect([...whole]).toEqual([[scopeA, { seq: 3, sum: newChange(3).sum }]]);
      const unit = await changes.heads([scopeA, scopeB], 'unit');
      expect([...unit]).toEqual([[scopeA, { seq: 1, sum: 'a'.repeat(32) }]]);
      expect(await changes.sumAt(scopeA, 'whole', 0)).toBe(emptySum);
      expect(await changes.sumAt(scopeA, 'whole', 2)).toBe(newChange(2).sum);
      expect(await changes.sumAt(scopeA, 'whole', 4)).toBeNull();
      expect(await changes.sumAt(scopeA, 'unit', 1)).toBe('a'.repeat(32));
      expect(await changes.sumAt(scopeA, 'unit', 2)).toBeNull();
    });
  });

  test('a gap or a second content for an id is refused as a bug', async () => {
    await append(numbers(2));
    await expect(append([newChange(4)])).rejects.toThrow('gap');
    await expect(append([newChange(3, { id: newChange(1).id })])).rejects.toThrow();
    await expect(
      storage().write(scopeA, (data) =>
        data.changes.addToUnitView(scopeA, [{ seq: 1, view: { seq: 2, sum: emptySum } }]),
      ),
    ).rejects.toThrow('gap');
    await append([newChange(3)]);
  });

  test('pages come in order, bounded by bytes, with at least one change', async () => {
    const changes = numbers(250);
    await append(changes);
    const size = Buffer.byteLength(changes[0]!.content);
    await storage().read(async (data) => {
      const first = await data.changes.page(scopeA, 'whole', 0, size * 3 + 1);
      expect(first.map((change) => change.seq)).toEqual([1, 2, 3]);
      expect(first[1]).toEqual({
        seq: 2,
        sum: changes[1]!.sum,
        id: changes[1]!.id,
        content: changes[1]!.content,
        received: changes[1]!.received,
        relayedBy: null,
      });
      expect(await data.changes.page(scopeA, 'whole', 3, 0)).toHaveLength(1);
      const all = await data.changes.page(scopeA, 'whole', 0, 1_000_000);
      expect(all.map((change) => change.seq)).toEqual(changes.map((change) => change.seq));
      expect(await data.changes.page(scopeA, 'whole', 250, 1000)).toEqual([]);
      expect(await data.changes.page(scopeA, 'unit', 0, 1000)).toEqual([]);
    });
  });

  test("the unit's view keeps its own order and numbers (S21)", async () => {
    await append([
      newChange(1, { record: 'photo:x' }),
      newChange(2, { record: 'photo:y' }),
      newChange(3, { record: 'photo:x' }),
    ]);
    await storage().write(scopeA, async ({ changes }) => {
      await changes.addVisibleRecords(scopeA, ['photo:y', 'photo:x']);
      await changes.addVisibleRecords(scopeA, ['photo:y']);
      await changes.addToUnitView(scopeA, [{ seq: 2, view: { seq: 1, sum: '1'.repeat(32) } }]);
      const hidden = await changes.hiddenOf(scopeA, ['photo:x', 'photo:y']);
      expect(hidden.map((row) => row.seq)).toEqual([1, 3]);
      await changes.addToUnitView(
        scopeA,
        hidden.map((row, index) => ({ seq: row.seq, view: { seq: index + 2, sum: emptySum } })),
      );
    });
    await storage().read(async ({ changes }) => {
      const page = await changes.page(scopeA, 'unit', 0, 1000);
      expect(page.map((row) => [row.seq, row.id])).toEqual([
        [1, newChange(2).id],
        [2, newChange(1).id],
        [3, newChange(3).id],
      ]);
      expect([...(await changes.visibleRecords(scopeA))].toSorted()).toEqual([
        'photo:x',
        'photo:y',
      ]);
      expect(await changes.visibleRecords(scopeB)).toEqual(new Set());
      const found = await changes.find(scopeA, [newChange(2).id, newChange(9).id]);
      expect([...found.values()]).toEqual([
        {
          id: newChange(2).id,
          seq: 2,
          digest: newChange(2).digest,
          received: newChange(2).received,
          inUnitView: true,
        },
      ]);
    });
  });

  test('contents come back to the letter', async () => {
    const text = ['Đ', '\u0000', '\ud800', '😀', '"', '\\', '\n', '\u2028', "'; --", '$1', '%s'];
    const content = canonicalJson({ text });
    await append([newChange(1, { content })]);
    await storage().write('held', ({ held }) => held.keep([heldChange({ content })]));
    await storage().read(async ({ changes, held }) => {
      expect((await changes.page(scopeA, 'whole', 0, 1000))[0]?.content).toBe(content);
      expect(
        (await held.list({ before: null, limit: 1, maxLength: 1e6, maxContent: 1e6 }))[0]?.content,
      ).toBe(content);
    });
  });

  test('files are named per scope and view (S27)', async () => {
    const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
    const three = '3'.repeat(64);
    await append([
      newChange(1, { files: [one, one] }),
      newChange(2, { files: [one, two] }),
      newChange(3, { files: [two, three], byUnit: true }),
    ]);
    await storage().write(scopeA, (data) =>
      data.changes.addToUnitView(scopeA, [
        { seq: 1, view: { seq: 1, sum: emptySum } },
        { seq: 3, view: { seq: 2, sum: emptySum } },
      ]),
    );
    await storage().read(async ({ files }) => {
      const named = async (view: LogView, scope = scopeA) =>
        Object.fromEntries(await files.named(scope, view, [one, two, three]));
      expect(await named('whole')).toEqual({ [one]: 'others', [two]: 'others', [three]: 'unit' });
      // That others name it too does not count where the unit cannot see that.
      expect(await named('unit')).toEqual({ [one]: 'others', [two]: 'unit', [three]: 'unit' });
      expect(await named('whole', scopeB)).toEqual({});
    });
  });

  test('publishing a scope moves the directory once', async () => {
    const publish = () => storage().write(scopeB, (data) => data.changes.markPublished(scopeB));
    await publish();
    await publish();
    await storage().read(async ({ changes, directory }) => {
      expect(await changes.publishedScopes()).toEqual([scopeB]);
      expect(await changes.scopes()).toEqual([scopeB]);
      expect(await directory.version()).toBe(1);
      expect(await changes.heads([scopeB], 'whole')).toEqual(new Map());
    });
  });
}
