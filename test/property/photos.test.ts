/** Places on a photo: turning and cropping lose none of them, and covers leave nothing open. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area, Mark } from '#domain/visit/photo-edit.ts';
import { markSchema } from '#domain/visit/photo-edit.ts';
import {
  areaBetween,
  coverBox,
  moveMark,
  outputFrame,
  sizeMark,
} from '#domain/visit/photo-geometry.ts';
import { propertyRun } from './checklist/property-run.ts';

const unit = fc.integer({ min: 0, max: 10_000 });
const area: fc.Arbitrary<Area> = fc
  .tuple(unit, unit, unit, unit)
  .map(([x, y, toX, toY]) => areaBetween({ x, y }, { x: toX, y: toY }));
const turn = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
const crop = fc.option(area, { nil: null });
const picture = fc.record({
  width: fc.integer({ min: 1, max: 2048 }),
  height: fc.integer({ min: 1, max: 2048 }),
});
const mark: fc.Arbitrary<Mark> = fc.oneof(
  area.map((where) => ({ ...where, kind: 'circle' as const })),
  area.map((where) => ({ ...where, kind: 'cover' as const })),
  fc.record({ kind: fc.constant('arrow' as const), x: unit, y: unit, toX: unit, toY: unit }),
  fc.record({
    ...{ kind: fc.constant('text' as const), x: unit, y: unit },
    size: fc.integer({ min: 1, max: 10_000 }),
    text: fc.string({ maxLength: 20 }),
  }),
);
const step = fc.integer({ min: -20_000, max: 20_000 });

/** Turns one pixel after the other, by the meaning of a turn: the oracle. */
function turned(x: number, y: number, width: number, height: number, degrees: number) {
  let [at, size] = [
    { x, y },
    { width, height },
  ];
  for (let left = degrees; left > 0; left -= 90) {
    at = { x: size.height - at.y, y: at.x };
    size = { width: size.height, height: size.width };
  }
  return { ...at, ...size };
}

describe('photo geometry', () => {
  it('a turn by quarters moves each place as quarter turns of the picture do', () => {
    fc.assert(
      fc.property(turn, picture, unit, unit, (degrees, size, x, y) => {
        const frame = outputFrame({ turn: degrees, crop: null }, size);
        const [px, py] = [(x / 10_000) * size.width, (y / 10_000) * size.height];
        const oracle = turned(px, py, size.width, size.height, degrees);
        expect([frame.width, frame.height]).toEqual([oracle.width, oracle.height]);
        expect(frame.at(x, y).x).toBeCloseTo(oracle.x, 6);
        expect(frame.at(x, y).y).toBeCloseTo(oracle.y, 6);
        const { x: outX, y: outY } = frame.at(x, y);
        expect(frame.placeOf(outX, outY)).toEqual({ x, y });
      }),
      propertyRun,
    );
  });

  it('every pixel of the copy that shows a part of a covered area is covered whole', () => {
    let met = 0;
    fc.assert(
      fc.property(turn, crop, picture, area, (degrees, kept, size, covered) => {
        const frame = outputFrame({ turn: degrees, crop: kept }, size);
        const box = coverBox(covered, frame);
        // Points of the area, its corners first: whatever of them is in the copy lies in the box.
        for (const [across, down] of [
          ...[0.001, 0.5, 0.999].flatMap((one) => [0.001, 0.5, 0.999].map((two) => [one, two])),
        ] as [number, number][]) {
          const point = frame.at(
            covered.x + across * covered.width,
            covered.y + down * covered.height,
          );
          const inside =
            point.x > 0 && point.y > 0 && point.x < frame.width && point.y < frame.height;
          if (!inside) continue;
          met += 1;
          expect(box).not.toBeNull();
          const { x, y, width, height } = box!;
          expect(x <= point.x && point.x <= x + width).toBe(true);
          expect(y <= point.y && point.y <= y + height).toBe(true);
          expect([x, y, width, height].every(Number.isInteger)).toBe(true);
        }
      }),
      propertyRun,
    );
    expect(met).toBeGreaterThan(1000);
  });

  it('a mark that is moved or sized by any step stays on the picture, in its stored shape', () => {
    fc.assert(
      fc.property(mark, step, step, step, step, (one, dx, dy, dw, dh) => {
        const moved = moveMark(one, dx, dy);
        expect(markSchema.safeParse(moved).success).toBe(true);
        expect(markSchema.safeParse(sizeMark(moved, dw, dh)).success).toBe(true);
        const back = moveMark(moveMark(one, 10, 10), -10, -10);
        expect(markSchema.safeParse(back).success).toBe(true);
        if (one.kind === 'circle' || one.kind === 'cover') {
          expect(moved).toMatchObject({ width: one.width, height: one.height });
          const right = moved.x + ('width' in moved ? moved.width : 0);
          expect(right).toBeLessThanOrEqual(10_000);
        }
      }),
      propertyRun,
    );
  });
});
