import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noAnswer, type AnswerValue } from '#domain/checklist/answer.ts';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { checklistScore } from '#domain/checklist/score.ts';
import { propertyRun } from './property-run.ts';

type Level = 'met' | 'partial' | 'unmet' | 'na' | null;

/** Points are hundredths, so that the model below counts in whole numbers. */
interface Case {
  readonly full: number;
  readonly partial: number;
  readonly level: Level;
  readonly section: 0 | 1;
}

const cases = fc.array(
  fc
    .record({
      full: fc.integer({ min: 0, max: 1000 }),
      share: fc.integer({ min: 0, max: 100 }),
      level: fc.constantFrom<Level>('met', 'partial', 'unmet', 'na', null),
      section: fc.constantFrom<0 | 1>(0, 1),
    })
    .map(({ share, ...rest }): Case => ({
      ...rest,
      partial: Math.floor((rest.full * share) / 100),
    })),
  { minLength: 2, maxLength: 40 },
);

test('earned and full points are those of a model that counts in hundredths', () => {
  let somethingEarned = 0;
  fc.assert(
    fc.property(cases, (list) => {
      const score = scoreOf(list);
      const asked = list.filter(({ level }) => level !== 'na');
      const full = total(asked.map((entry) => entry.full));
      const earned = total(asked.map(points));
      expect(Math.round(Number(score.full) * 100)).toBe(full);
      expect(Math.round(Number(score.earned) * 100)).toBe(earned);
      if (full === 0) expect(score.share).toBeNull();
      // Both round the same fraction, the model by whole numbers: 10,000 earned / full, halves up.
      else
        expect(score.share).toBe(
          (Math.floor((20_000 * earned + full) / (2 * full)) / 100).toFixed(2),
        );
      expect(Math.round(Number(score.open) * 100)).toBe(
        total(list.filter(({ level }) => level === null).map((entry) => entry.full)),
      );
      if (earned > 0) somethingEarned += 1;
    }),
    propertyRun,
  );
  expect(somethingEarned).toBeGreaterThan(propertyRun.numRuns / 2);
});

test('a better answer never lowers a score, and not-applicable never changes what others earn', () => {
  fc.assert(
    fc.property(cases, fc.nat(), (list, pick) => {
      const at = pick % list.length;
      const withLevel = (level: Level) =>
        scoreOf(list.map((entry, index) => (index === at ? { ...entry, level } : entry)));
      const [unmet, partial, met] = [withLevel('unmet'), withLevel('partial'), withLevel('met')];
      expect(Number(partial.earned)).toBeGreaterThanOrEqual(Number(unmet.earned));
      expect(Number(met.earned)).toBeGreaterThanOrEqual(Number(partial.earned));
      const without = list.filter((_, index) => index !== at);
      expect(withLevel('na').earned).toBe(scoreOf(without).earned);
      expect(withLevel('na').full).toBe(scoreOf(without).full);
    }),
    propertyRun,
  );
});

function points({ level, full, partial }: Case): number {
  return level === 'met' ? full : level === 'partial' ? partial : 0;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const inWords = (hundredths: number): string => String(hundredths / 100);

function scoreOf(list: readonly Case[]) {
  const label = { vi: 'Thử', en: 'Trial' };
  // The last item has no points: a section must not be empty.
  const items = (section: 0 | 1) => [
    ...list.flatMap((entry, index) =>
      entry.section === section
        ? [
            {
              ...{ code: code(index), type: 'compliance', text: label, lookAt: label },
              ...{ severity: 'major', legal: [] },
              points: { full: inWords(entry.full), partial: inWords(entry.partial) },
            },
          ]
        : [],
    ),
    {
      ...{ code: `P9${section}`, type: 'compliance', text: label, lookAt: label },
      ...{ severity: 'info', legal: [] },
    },
  ];
  const checklist = checklistSchema.parse({
    ...{ id: 'thu', letter: 'P', title: label, shortTitle: label, version: '2026.1' },
    sections: ([0, 1] as const).map((section) => ({
      ...{ id: `s${section}`, title: label, items: items(section) },
    })),
  });
  const values = new Map(list.map((entry, index) => [code(index), valueOf(entry.level)]));
  const score = checklistScore(checklist, (asked) => ({
    ...noAnswer,
    value: values.get(asked) ?? null,
  }));
  // Nothing has points when the list is empty.
  return score ?? { earned: '0', full: '0', share: null, open: '0' };
}

const code = (index: number): string => `P${String(100 + index)}`;

function valueOf(level: Level): AnswerValue | null {
  if (level === null) return null;
  return level === 'na' ? { kind: 'na' } : { kind: 'compliance', level };
}
