import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noAnswer, type AnswerLookup, type AnswerValue } from '#domain/checklist/answer.ts';
import { answerOutlook } from '#domain/checklist/answer-outlook.ts';
import {
  compareVersions,
  isSame,
  type VersionComparison,
} from '#domain/checklist/compare-versions.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistArbitrary } from './checklist-arbitrary.ts';
import { propertyRun } from './property-run.ts';

const both = fc.tuple(checklistArbitrary, checklistArbitrary);

test('a version compared with itself has no difference, whatever its number', () => {
  fc.assert(
    fc.property(checklistArbitrary, (checklist) => {
      const same = compareVersions(checklist, { ...checklist, version: '2031.7' });
      expect(same).toEqual({ whole: [], sections: [], items: [], checks: [], law: [] });
    }),
    propertyRun,
  );
});

test('comparing B with A mirrors comparing A with B', () => {
  fc.assert(
    fc.property(both, ([one, other]) => {
      expect(compareVersions(other, one)).toEqual(mirrored(compareVersions(one, other)));
    }),
    propertyRun,
  );
});

test('nothing is silent: versions without a difference are equal in every word', () => {
  let same = 0;
  // Two that were made alone are hardly ever equal: the other is one with one thing exchanged.
  const near = fc.tuple(checklistArbitrary, checklistArbitrary, fc.nat()).map(exchangeOne);
  fc.assert(
    fc.property(near, ([one, other]) => {
      const equal = words(one) === words(other);
      expect(isSame(compareVersions(one, other))).toBe(equal);
      if (equal) same += 1;
    }),
    propertyRun,
  );
  expect(same).toBeGreaterThan(5);
  expect(same).toBeLessThan(propertyRun.numRuns - 50);
});

test('every item is in one of the versions, in both with changes, or not there at all', () => {
  fc.assert(
    fc.property(both, ([one, other]) => {
      const [before, after] = [codes(one), codes(other)];
      for (const { code, before: left, after: right, changes } of compareVersions(one, other)
        .items) {
        expect([left !== null, right !== null]).toEqual([before.has(code), after.has(code)]);
        expect(changes.length > 0).toBe(before.has(code) && after.has(code));
      }
    }),
    propertyRun,
  );
});

test('each answer has one fate, and none is lost', () => {
  const values: readonly (AnswerValue | null)[] = [
    null,
    { kind: 'na' },
    { kind: 'compliance', level: 'met' },
    { kind: 'count', counts: ['1'] },
    { kind: 'choice', option: 'mot' },
    { kind: 'choices', options: ['hai', 'ba'] },
  ];
  fc.assert(
    fc.property(both, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), ([one, other], picks) => {
      const answers: AnswerLookup = (code) => ({
        ...noAnswer,
        value: values[picks[Number(code.slice(1)) - 1]! % values.length] ?? null,
      });
      const outlook = answerOutlook(one, other, answers);
      const told = Object.values(outlook).flat();
      expect(new Set(told).size).toBe(told.length);
      for (const code of told) expect(answers(code).value).not.toBeNull();
      for (const code of outlook.removed) expect(codes(other)).not.toContain(code);
      for (const item of one.sections.flatMap(({ items }) => items)) {
        const value = answers(item.code).value;
        if (value?.kind === 'na' || value?.kind === item.type) expect(told).toContain(item.code);
      }
      expect(answerOutlook(one, one, answers)['other-type']).toEqual([]);
      expect(answerOutlook(one, one, answers).removed).toEqual([]);
      expect(answerOutlook(one, one, answers)['other-figures']).toEqual([]);
    }),
    propertyRun,
  );
});

const codes = ({ sections }: Checklist): ReadonlySet<string> =>
  new Set(sections.flatMap(({ items }) => items.map(({ code }) => code)));

/** Sorted members, without the version: a text of all that an inspector may read. */
function words(checklist: Checklist): string {
  return JSON.stringify({ ...checklist, version: '' }, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The first, and the first with one of its parts taken from the second. */
function exchangeOne([one, other, pick]: [Checklist, Checklist, number]): [Checklist, Checklist] {
  const members = ['title', 'deadlines', 'checks', 'law', 'item', 'order'] as const;
  const member = members[pick % members.length]!;
  if (member === 'order') return [one, { ...one, sections: one.sections.toReversed() }];
  if (member !== 'item') {
    const { [member]: _own, ...rest } = one;
    const { [member]: taken } = other;
    return [one, { ...rest, ...(taken === undefined ? {} : { [member]: taken }) } as Checklist];
  }
  const [first, ...others] = one.sections;
  const taken = other.sections[0]!.items[0]!;
  const items = first!.items.map((item, index) =>
    index === 0 ? ({ ...item, ...taken, code: item.code } as typeof item) : item,
  );
  return [one, { ...one, sections: [{ ...first!, items }, ...others] }];
}

/** The differences read the other way round: what is in `before` and `after` itself is left alone. */
function mirrored(comparison: VersionComparison): VersionComparison {
  const swap = <T extends { readonly before: unknown; readonly after: unknown }>(entry: T): T => ({
    ...entry,
    before: entry.after,
    after: entry.before,
  });
  return {
    whole: comparison.whole,
    sections: comparison.sections.map(swap),
    items: comparison.items.map((entry) => ({ ...swap(entry), changes: entry.changes.map(swap) })),
    checks: comparison.checks.map(swap),
    law: comparison.law.map(swap),
  };
}
