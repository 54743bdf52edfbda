/** A figure group of a published article, and a small checklist into which it is entered. */
import { expect } from 'vitest';
import type { AnswerValue, Hedge } from '#domain/checklist/answer.ts';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { openChecklists, type Scenario } from '../../support/checklist/scenario.ts';

export interface Group {
  readonly id: string;
  readonly what: string;
  readonly hold: (() => unknown) | 'covered from text';
}

type Members = Readonly<Record<string, unknown>>;
export const ratio = { type: 'ratio', labels: { part: { vi: 'Tử số' }, whole: { vi: 'Mẫu số' } } };

/** Items by code, with their type or all their members, and checks by id. */
export function report(
  items: Readonly<Record<string, 'count' | 'money' | 'percentage' | 'date' | Members>>,
  checks: Readonly<Record<string, Members>> = {},
): Scenario {
  const title = { vi: 'Báo cáo', en: 'Report' };
  return openChecklists(
    checklistSchema.parse({
      ...{ id: 'bao-cao', letter: 'E', title, shortTitle: title, version: '2026.1' },
      sections: [
        {
          ...{ id: 'chung', title },
          items: Object.entries(items).map(([code, members]) => ({
            ...{ code, text: { vi: `Số ${code}` }, lookAt: { vi: 'Báo cáo' } },
            ...{ severity: 'major', legal: [] },
            ...(typeof members === 'string' ? { type: members } : members),
          })),
        },
      ],
      checks: Object.entries(checks).map(([id, members]) => ({
        ...{ id, title: { vi: id } },
        ...members,
      })),
    }),
  );
}

export const sum = (rule: string, left: readonly string[], right: readonly string[]) => ({
  ...{ kind: 'sum', rule, left, right },
});
export const atMost = (small: string | readonly string[], large: string | readonly string[]) => ({
  ...{ kind: 'at-most', rule: 'R5', small, large },
});
export const percent = (
  part: string | readonly string[],
  whole: string | readonly string[],
  stated: string,
) => ({ ...{ kind: 'percent', rule: 'R4', part, whole, stated } });

export const count = (figure: string, hedge: Hedge): AnswerValue => ({
  ...{ kind: 'count', counts: [figure], hedges: [hedge] },
});
export const share = (figure: string, hedge: Hedge): AnswerValue => ({
  ...{ kind: 'percentage', percents: [figure], hedges: [hedge] },
});

export const facts = (some: Members) => ({ facts: expect.objectContaining(some) as unknown });
export const missing = (...refs: readonly string[]) => ({
  missing: refs.map((ref) => expect.objectContaining({ ref }) as unknown),
});
export const holds = { state: 'holds' };
/** A percentage of which neither number is there: both are asked for. */
export const asksForBase = {
  ...{ state: 'open', level: 'ask', kind: 'base', rule: 'R8' },
  ...facts({ kind: 'base', part: [], whole: [], candidates: null }),
};

/** Figures beside which no second one stands: nothing can be said of them, and nothing is. */
export function saysNothing(...figures: readonly string[]): void {
  const codes = figures.map((_, index) => `E0${index + 1}`);
  const visit = report(Object.fromEntries(codes.map((code) => [code, 'count'])));
  for (const [index, code] of codes.entries()) {
    visit
      .answer(code, figures[index] ?? null)
      .expectState(code, 'recorded')
      .expectProblems(code);
  }
  expect(visit.outcomes()).toEqual([]);
}

export function asksForBaseOf(stated: string, hedge?: Hedge): void {
  const visit = report({ E01: 'percentage' });
  (hedge === undefined
    ? visit.answer('E01', stated)
    : visit.answerAs('E01', share(stated, hedge))
  ).expectCheck('E01', asksForBase);
  expect(visit.outcomes()).toHaveLength(1);
}
