import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { boxesBetween } from '#client/features/fill/near-rows.ts';

it('finds the boxes that reach into a stretch of the page, asking few of them', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 600 });
  const place = fc.integer({ min: -90_000, max: 90_000 });
  fc.assert(
    fc.property(heights, place, place, fc.nat(3000), (all, begin, from, length) => {
      let top = begin;
      const boxes = all.map((height) => ({ top, bottom: (top += height) }));
      const boxAt = vi.fn(
        (index: number) => boxes[index] ?? { top: Number.NaN, bottom: Number.NaN },
      );
      const [first, end] = boxesBetween(boxes.length, boxAt, from, from + length);
      expect(boxes.slice(first, end)).toEqual(
        boxes.filter((box) => box.bottom >= from && box.top <= from + length),
      );
      expect(boxAt.mock.calls.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(all.length + 2)));
    }),
  );
});
