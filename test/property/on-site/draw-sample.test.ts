/** The same seed and register give the same sample on every device, and anyone can draw it again. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodePoints, canonicalText } from '#domain/on-site/canonical-text.ts';
import { drawSample, type RegisterEntry, type SampleSize } from '#domain/on-site/draw-sample.ts';
import { shareSizes } from '#domain/on-site/share-sizes.ts';
import { propertyRun } from '../checklist/property-run.ts';

const whole = (size: number): SampleSize => ({ type: 'whole', size });
const codes = (draw: { groups: readonly { codes: readonly string[] }[] }) =>
  draw.groups.flatMap((group) => group.codes);

const code = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((number) => `H40.55-220413-${number}`),
  fc.stringMatching(/^[a-zđêô]{1,4}[-–]\d{1,4}$/),
);
const entry = fc.record({ code, group: fc.constantFrom('', 'Đúng hạn', 'Trễ hạn', 'đất đai') });
const register = fc.array(entry, { minLength: 1, maxLength: 60 });
const seed = fc.oneof(fc.stringMatching(/^[1-9]\d{0,5}$/), fc.constantFrom('hoa sen', 'Mưa  nắng'));

/** The rule once more, by another implementation of SHA-256 and of sorting: bytes, not letters. */
function drawnByHand(seed: string, register: readonly RegisterEntry[], size: number) {
  const canonical = [...new Set(register.map(({ code }) => canonicalText(code)))];
  const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  const lines = canonical.map((line) => Buffer.from(`${line}\n`)).toSorted(Buffer.compare);
  return {
    digest: createHash('sha256').update(Buffer.concat(lines)).digest('hex'),
    codes: canonical
      .map((one) => ({ one, number: sha(`${canonicalText(seed)}|${one}`) }))
      .toSorted((left, right) => Buffer.compare(left.number, right.number))
      .slice(0, size)
      .map(({ one }) => one),
  };
}

describe('drawing a sample', () => {
  it('is what node:crypto and sorting by bytes make of it', () => {
    fc.assert(
      fc.property(seed, register, fc.nat(20), (seed, register, size) => {
        const draw = drawSample(seed, register, whole(size));
        expect({ digest: draw.digest, codes: codes(draw) }).toEqual(
          drawnByHand(seed, register, size),
        );
      }),
      propertyRun,
    );
  });

  it('does not depend on the order, the repetition or the typing of the register', () => {
    fc.assert(
      fc.property(
        seed,
        register,
        fc.nat(20),
        fc.infiniteStream(fc.nat(3)),
        (seed, list, size, ways) => {
          const retyped = [...list, ...list.slice(0, 3)].toReversed().map((one) => {
            const way = ways.next().value ?? 0;
            if (way === 1) return { ...one, code: one.code.toLowerCase().normalize('NFD') };
            if (way === 2)
              return { ...one, code: `\u00A0${one.code.replace('-', '\u2013')}\u200B ` };
            return one;
          });
          const typed = ` ${seed.toLowerCase().replace(' ', '\u00A0 ')}\n`;
          expect(drawSample(typed, retyped, whole(size))).toEqual(
            drawSample(seed, list, whole(size)),
          );
        },
      ),
      propertyRun,
    );
  });

  it('divided by groups, gives each group its own number, and no dossier twice', () => {
    fc.assert(
      fc.property(seed, register, fc.nat(20), (seed, list, total) => {
        const known = new Map(list.map((one) => [canonicalText(one.code), one]));
        const unique = [...known.values()];
        const counts = new Map<string, number>();
        for (const { group } of unique)
          counts.set(canonicalText(group), (counts.get(canonicalText(group)) ?? 0) + 1);
        const sizes = shareSizes(total, counts);
        const draw = drawSample(seed, unique, { type: 'groups', sizes });
        expect(codes(draw)).toHaveLength(Math.min(total, unique.length));
        expect(new Set(codes(draw)).size).toBe(codes(draw).length);
        for (const { group, codes, count, size } of draw.groups) {
          expect([count, size]).toEqual([counts.get(group ?? ''), sizes.get(group ?? '')]);
          const own = unique.filter((one) => canonicalText(one.group) === group);
          expect(codes).toEqual(drawnByHand(seed, own, size).codes);
        }
      }),
      propertyRun,
    );
  });

  it('begins a larger sample with the smaller one of the same seed', () => {
    fc.assert(
      fc.property(seed, register, fc.nat(10), fc.nat(10), (seed, list, size, more) => {
        const larger = codes(drawSample(seed, list, whole(size + more)));
        expect(larger.slice(0, size)).toEqual(codes(drawSample(seed, list, whole(size))));
      }),
      propertyRun,
    );
  });

  it('has one canonical form of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const canonical = canonicalText(text);
        expect(canonicalText(canonical)).toBe(canonical);
        expect(canonicalText(text.normalize('NFD'))).toBe(canonical);
        expect(canonical).not.toMatch(/[\t\n\r]/);
      }),
      propertyRun,
    );
  });

  it('orders as the bytes of UTF-8 do', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(Math.sign(byCodePoints(left, right))).toBe(
          Buffer.compare(Buffer.from(left), Buffer.from(right)),
        );
      }),
      propertyRun,
    );
  });

  it('shares a size out in proportion, to the last dossier', () => {
    const counts = fc.dictionary(fc.stringMatching(/^[A-Z]{1,3}$/), fc.nat(200), { minKeys: 1 });
    fc.assert(
      fc.property(counts, fc.nat(300), (record, total) => {
        const counts = new Map(Object.entries(record));
        const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
        const sizes = shareSizes(total, counts);
        const sum = [...sizes.values()].reduce((one, size) => one + size, 0);
        expect(sum).toBe(Math.min(total, all));
        for (const [group, size] of sizes) {
          const exact = all === 0 ? 0 : (Math.min(total, all) * (counts.get(group) ?? 0)) / all;
          expect(Math.abs(size - exact)).toBeLessThan(1);
          expect(size).toBeLessThanOrEqual(counts.get(group) ?? 0);
        }
      }),
      propertyRun,
    );
  });
});

describe('a known answer, worked out with sha256sum', () => {
  // for i in $(seq 1 12); do printf 'H40.55-220413-%04d\n' $i; done > codes.txt
  // LC_ALL=C sort codes.txt | sha256sum
  const digest = 'edf60c85cc74da8b47fbf0b37e78caaf3840e6739df303f588c70b7dc62b56a6';
  // while read c; do
  //   printf '%s %s\n' "$(printf '%s' "HOA SEN|$c" | sha256sum | cut -c1-64)" "$c"
  // done < codes.txt | LC_ALL=C sort | head -5
  const drawn = ['0011', '0003', '0005', '0004', '0009'].map((end) => `H40.55-220413-${end}`);

  it('comes out the same here', () => {
    const list = Array.from({ length: 12 }, (_, index) => ({
      ...{ code: `h40.55–220413–${String(index + 1).padStart(4, '0')}`, group: '' },
    }));
    const draw = drawSample('  hoa  sen ', list, whole(5));
    expect(draw).toMatchObject({ seed: 'HOA SEN', count: 12, digest });
    expect(codes(draw)).toEqual(drawn);
  });
});
