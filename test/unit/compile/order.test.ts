import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveInOrder, orderBehind, type Placed } from '#domain/visit/conclusion-draft-order.ts';

function listOf(length: number): Placed[] {
  const list: Placed[] = [];
  for (let index = 0; index < length; index += 1) {
    list.push({ record: `statement:${index}`, order: orderBehind(list) });
  }
  return list;
}

function sorted(list: readonly Placed[]): string[] {
  return list
    .toSorted((left, right) =>
      left.order === right.order
        ? left.record < right.record
          ? -1
          : 1
        : left.order < right.order
          ? -1
          : 1,
    )
    .map(({ record }) => record);
}

function apply(list: readonly Placed[], from: number, to: number): readonly Placed[] {
  const written = new Map(
    moveInOrder(list, from, to).map(({ entry, order }) => [entry.record, order]),
  );
  return list.map((entry) => ({ ...entry, order: written.get(entry.record) ?? entry.order }));
}

describe('moving in a list', () => {
  it('writes one entry and puts it where it was sent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(7), fc.nat(7), (length, a, b) => {
        const [from, to] = [a % length, b % length];
        const list = listOf(length);
        const names = list.map(({ record }) => record);
        const [moved = ''] = names.splice(from, 1);
        names.splice(to, 0, moved);
        expect(sorted(apply(list, from, to))).toEqual(names);
        expect(moveInOrder(list, from, to)).toHaveLength(from === to ? 0 : 1);
      }),
    );
  });

  it('numbers anew where two entries have the same place', () => {
    const list = ['a', 'b', 'c'].map((record) => ({ record, order: 'a0' }));
    expect(sorted(apply(list, 2, 1))).toEqual(['a', 'c', 'b']);
  });

  it('numbers anew where a place is of another making', () => {
    const list = [
      { record: 'a', order: '0' },
      { record: 'b', order: 'a1' },
      { record: 'c', order: 'a2' },
    ];
    expect(sorted(apply(list, 2, 1))).toEqual(['a', 'c', 'b']);
    expect(() => orderBehind(list)).not.toThrow();
  });

  it('does nothing beyond the ends', () => {
    expect(moveInOrder(listOf(2), 0, -1)).toEqual([]);
    expect(moveInOrder(listOf(2), 1, 2)).toEqual([]);
  });
});
