import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { changeContent, utf8Length, wireMembers } from '#domain/sync/change.ts';
import { propertyRun } from '../checklist/property-run.ts';

/** RFC 8785 in as few words as it takes: members by their UTF-16 units, all else as the engine writes it. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  const members = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
  const inner = (member: string) => written((value as Record<string, unknown>)[member]);
  return `{${members.map((member) => `${JSON.stringify(member)}:${inner(member)}`).join()}}`;
}

/** Names in which orders differ: integers come first in an engine, surrogates before what they stand for. */
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('10', '9', '1', '01', '-1', '4294967295', '__proto__', 'constructor', 'toJSON'),
  fc.constantFrom('', 'a', 'aa', 'A', 'é', 'e\u0301', '\uD83D\uDE00', '\uFB33', '\uD800', '\uDC00'),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\uD800', '\uDC00x', 'Đủ hồ sơ', '"\\\u2028\u0007', 'ệ'.repeat(5000)),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e21, 1e-7, 5e-324, 2 ** 53, 1.7976931348623157e308),
);
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    ...[fc.constant(null), fc.boolean(), number, text],
    fc.array(tie('value'), { maxLength: 5 }),
    tie('members'),
  ),
  // As JSON.parse makes objects: `__proto__` is a member of its own like any other.
  members: fc
    .array(fc.tuple(name, tie('value')), { maxLength: 6 })
    .map((members) => objectOf(members)),
}));

function objectOf(members: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [member, value] of members) {
    Object.defineProperty(made, member, {
      ...{ value, configurable: true, enumerable: true, writable: true },
    });
  }
  return made;
}

/** The same value with its members put in by another order. */
function turned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return objectOf(
    Object.entries(value)
      .toReversed()
      .map(([member, inner]) => [member, turned(inner)] as const),
  );
}

describe('canonical JSON, which digests are made of', () => {
  it('is what the rules and the library write, whatever stands in whatever order', () => {
    let quick = 0;
    let sorted = 0;
    fc.assert(
      fc.property(json, (value) => {
        const expected = written(value);
        expect(canonicalJson(value)).toBe(expected);
        expect(canonicalize(value)).toBe(expected);
        expect(canonicalJson(turned(value))).toBe(expected);
        expect(canonicalJson(JSON.parse(expected))).toBe(expected);
        if (JSON.stringify(value) === expected) quick += 1;
        else sorted += 1;
      }),
      { ...propertyRun, numRuns: propertyRun.numRuns * 4 },
    );
    // Both ways of writing it were gone.
    expect(Math.min(quick, sorted)).toBeGreaterThan(100);
  });

  it.each([
    [{ 9: 1, 10: 2 }, '{"10":2,"9":1}'],
    [{ b: { 2: 0, 10: 0 }, a: [] }, '{"a":[],"b":{"10":0,"2":0}}'],
    [{ '\uFB33': 1, '\u{1F600}': 2 }, '{"\u{1F600}":2,"\uFB33":1}'],
    [['\uD800', -0, 1e21], '["\\ud800",0,1e+21]'],
    [{ z: undefined, a: [undefined] }, '{"a":[null]}'],
  ])('writes %j by the order of UTF-16 units', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined])(
    'refuses %s, wherever it stands',
    (bad) => {
      expect(() => canonicalJson(bad)).toThrow();
      if (bad === undefined) return;
      expect(() => canonicalJson({ a: [{ b: bad }] })).toThrow();
      expect(() => canonicalJson({ b: 1, a: bad })).toThrow();
    },
  );

  it('leaves out of a change what the wire adds, and nothing else', () => {
    const onTheWire = fc.dictionary(fc.oneof(name, fc.constantFrom(...wireMembers)), json);
    fc.assert(
      fc.property(onTheWire, (change) => {
        const kept = Object.entries(change).filter(
          ([member]) => !(wireMembers as readonly string[]).includes(member),
        );
        expect(changeContent(change)).toBe(written(objectOf(kept)));
      }),
      propertyRun,
    );
  });
});

it('bytes of a text are counted as they would be made', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        name,
        fc.array(name).map((parts) => parts.join('')),
      ),
      (some) => {
        expect(utf8Length(some)).toBe(new TextEncoder().encode(some).length);
      },
    ),
    propertyRun,
  );
});
