import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noAnswer, type AnswerValue } from '#domain/checklist/answer.ts';
import type { Condition } from '#domain/checklist/condition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { createVisibility, findVisibilityCircles } from '#domain/checklist/visibility.ts';
import { propertyRun } from './property-run.ts';

const codes = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'] as const;
type Level = 'met' | 'partial' | 'unmet';

const answers = fc.tuple(
  ...codes.map(() => fc.constantFrom<Level | 'na' | null>('met', 'partial', 'unmet', 'na', null)),
);

/** Which items each item depends on; -1 stands for no condition. */
const dependencies = fc.tuple(...codes.map(() => fc.integer({ min: -1, max: 5 })));

const label = { vi: 'Thử' };
const checklistOf = (dependsOn: readonly number[]) => ({
  sections: [
    {
      id: 's',
      title: { vi: 'Thử', en: 'Trial' },
      items: codes.map((code, index): ChecklistItem => {
        const on = codes[dependsOn[index]!];
        const when: Condition | undefined =
          on === undefined ? undefined : { item: on, level: ['met', 'partial'] };
        return {
          ...{ code, type: 'compliance', text: label, lookAt: label, severity: 'major', legal: [] },
          ...(when === undefined ? {} : { when }),
        };
      }),
    },
  ],
});

/** Follows the arrows from each item; a circle is met when an item comes back to itself. */
function onCircle(dependsOn: readonly number[], start: number): boolean {
  let at = dependsOn[start]!;
  for (let step = 0; step < codes.length && at >= 0; step += 1) {
    if (at === start) return true;
    at = dependsOn[at]!;
  }
  return false;
}

test('circles are found exactly where following the conditions comes back', () => {
  let circular = 0;
  fc.assert(
    fc.property(dependencies, (dependsOn) => {
      const found = new Set(findVisibilityCircles([checklistOf(dependsOn)]).flat());
      const expected = codes.filter((_, index) => onCircle(dependsOn, index));
      expect([...found].sort()).toEqual([...expected].sort());
      if (expected.length > 0) circular += 1;
    }),
    propertyRun,
  );
  expect(circular).toBeGreaterThan(10);
});

test('without circles an item is shown when all on its way up are shown and answered so', () => {
  let hidden = 0;
  fc.assert(
    fc.property(dependencies, answers, (dependsOn, levels) => {
      fc.pre(codes.every((_, index) => !onCircle(dependsOn, index)));
      const lookup = (code: string) => ({
        ...noAnswer,
        value: valueOf(levels[codes.findIndex((each) => each === code)] ?? null),
      });
      const isShown = createVisibility([checklistOf(dependsOn)], lookup);
      codes.forEach((code, index) => {
        const expected = shownByModel(dependsOn, levels, index);
        expect(isShown(code), code).toBe(expected);
        if (!expected) hidden += 1;
      });
    }),
    propertyRun,
  );
  expect(hidden).toBeGreaterThan(100);
});

function shownByModel(
  dependsOn: readonly number[],
  levels: readonly (Level | 'na' | null)[],
  index: number,
): boolean {
  const on = dependsOn[index]!;
  if (on < 0) return true;
  const level = levels[on];
  return (level === 'met' || level === 'partial') && shownByModel(dependsOn, levels, on);
}

function valueOf(level: Level | 'na' | null): AnswerValue | null {
  if (level === null) return null;
  return level === 'na' ? { kind: 'na' } : { kind: 'compliance', level };
}
