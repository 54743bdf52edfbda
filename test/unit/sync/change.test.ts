import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToSum,
  changeContent,
  changeSchema,
  checkSize,
  contentDigest,
  emptySum,
  maxChangeBytes,
  sameValue,
  wireMembers,
} from '#domain/sync/change.ts';
import { propertyRun } from '../../property/checklist/property-run.ts';
import { sampleChange } from '../../support/model/sample-changes.ts';

const sumOf = (contents: readonly string[]): string =>
  contents.map((content) => contentDigest(content)).reduce(addToSum, emptySum);

describe('the content of a change is its canonical JSON as received', () => {
  it('does not depend on the order of members', () => {
    const change = sampleChange({ id: 1, value: { b: 1, a: 2 } });
    const turned = Object.fromEntries(Object.entries(change).toReversed());
    expect(changeContent(turned)).toBe(changeContent(change));
  });

  it('keeps members that this version does not know (S9)', () => {
    const parsed = changeSchema.parse({ ...sampleChange({ id: 1 }), later: { deep: [1] } });
    expect(changeContent(parsed)).toContain('"later":{"deep":[1]}');
  });

  it('leaves out what only the wire adds', () => {
    const change = sampleChange({ id: 1 });
    const onTheWire = {
      ...change,
      seq: 4,
      received: '2022-04-14T00:00:00Z',
      relayedBy: 'x',
      mine: true,
    };
    expect(changeContent(onTheWire)).toBe(changeContent(change));
    expect(wireMembers.every((member) => member in onTheWire)).toBe(true);
  });

  it('is at most 64 KiB in UTF-8, refused when saving', () => {
    const empty = changeContent(sampleChange({ id: 1, value: '' })).length;
    const room = maxChangeBytes - empty;
    expect(checkSize(sampleChange({ id: 1, value: 'x'.repeat(room) })).ok).toBe(true);
    expect(checkSize(sampleChange({ id: 1, value: 'x'.repeat(room + 1) }))).toEqual({
      ok: false,
      error: { type: 'too-large', bytes: maxChangeBytes + 1 },
    });
    // Vietnamese letters take up to three bytes each.
    expect(checkSize(sampleChange({ id: 1, value: 'ệ'.repeat(room / 2) })).ok).toBe(false);
  });

  it('names no more than a reader takes, refused when saving', () => {
    const over = Array.from({ length: 1000 }, (_, index) => index + 2);
    const most = sampleChange({ id: 1, over });
    expect(checkSize(most).ok).toBe(true);
    expect(changeSchema.safeParse(most).success).toBe(true);
    expect(checkSize(sampleChange({ id: 1, over: [...over, 2000] })).ok).toBe(false);
  });

  it('tells values apart by meaning, not by spelling', () => {
    expect(sameValue({ a: 1, b: 2 }, { b: 2, a: 1.0 })).toBe(true);
    expect(sameValue([1, 2], [2, 1])).toBe(false);
    expect(sameValue(null, 0)).toBe(false);
    expect([sameValue(undefined, { a: 1 }), sameValue(null, undefined)]).toEqual([false, false]);
    expect(sameValue(undefined, undefined)).toBe(true);
  });
});

describe('S15: `sum` is the XOR of the digests of all changes up to `seq`', () => {
  it('is the same for the same set in any order', () => {
    const texts = fc.uniqueArray(fc.string(), { maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (contents, keys) => {
        const shuffled = contents
          .map((content) => ({ content, key: keys.next().value ?? 0 }))
          .toSorted((left, right) => left.key - right.key)
          .map(({ content }) => content);
        expect(sumOf(shuffled)).toBe(sumOf(contents));
      }),
      propertyRun,
    );
  });

  it('changes when one content is missing, added or other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 }),
        fc.string(),
        (contents, other) => {
          fc.pre(!contents.includes(other));
          const sum = sumOf(contents);
          expect(sumOf(contents.slice(1))).not.toBe(sum);
          expect(sumOf([...contents, other])).not.toBe(sum);
          expect(sumOf([...contents.slice(1), other])).not.toBe(sum);
          expect(sum).toMatch(/^[0-9a-f]{32}$/);
        },
      ),
      propertyRun,
    );
  });

  it('takes the first 16 bytes of SHA-256', () => {
    // The published test vector of SHA-256 for "abc".
    expect(contentDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
    expect(addToSum(emptySum, contentDigest('abc'))).toBe(contentDigest('abc'));
    expect(addToSum(contentDigest('abc'), contentDigest('abc'))).toBe(emptySum);
  });
});
