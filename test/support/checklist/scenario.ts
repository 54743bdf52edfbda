/**
 * Checklist behaviour told as scenarios: open a checklist, answer, expect. A scenario speaks of codes
 * and words of the YAML; what stands behind them is the product's own parser, visibility, states,
 * scores and checks.
 */
import { expect } from 'vitest';
import { parse } from 'yaml';
import {
  noAnswer,
  type AnswerValue,
  type ItemAnswer,
  type TableRow,
} from '#domain/checklist/answer.ts';
import { answerState, type AnswerState } from '#domain/checklist/answer-state.ts';
import { checkAnswer } from '#domain/checklist/check-answer.ts';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { checklistProgress, nextUnanswered } from '#domain/checklist/progress.ts';
import { lackingEvidence } from '#domain/checklist/required-evidence.ts';
import { checklistScore } from '#domain/checklist/score.ts';
import { createVisibility } from '#domain/checklist/visibility.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import type { CheckedVisit, CrossCheckInput } from '#domain/cross-check/checked-visit.ts';
import { runCrossChecks } from '#domain/cross-check/run-cross-checks.ts';
import type { Holidays } from '#domain/calendar/working-days.ts';

/**
 * What a person says: `'met'`, `'na'`, `true`, `'12'` or `['12', '3']` for figures and dates,
 * `{ part, whole, stated }` for a ratio, `{ text }`, `{ option }`, `{ options }`, `'none'` for a table.
 */
export type Said =
  | string
  | boolean
  | null
  | readonly (string | null)[]
  | { readonly part?: string; readonly whole?: string; readonly stated?: string }
  | { readonly text: string }
  | { readonly option: string }
  | { readonly options: readonly string[] };

export interface Scenario {
  readonly answer: (code: string, said: Said) => Scenario;
  /** An answer in its stored shape, for hedges and schemes. */
  readonly answerAs: (code: string, value: AnswerValue) => Scenario;
  readonly addRow: (code: string, cells: Readonly<Record<string, AnswerValue>>) => Scenario;
  readonly photograph: (code: string, count?: number) => Scenario;
  readonly note: (code: string, note: string) => Scenario;
  /** Inspected period and day of the visit; the first half of 2021 and 15 July where nobody says. */
  readonly during: (from: string, to: string, visitDate?: string, holidays?: Holidays) => Scenario;
  /** The unit's earlier visit. */
  readonly after: (earlier: Scenario) => Scenario;
  readonly expectVisible: (...codes: readonly string[]) => Scenario;
  readonly expectHidden: (...codes: readonly string[]) => Scenario;
  readonly expectState: (code: string, state: AnswerState) => Scenario;
  /** Codes of the item's own problems, in their order; none: the answer adds up. */
  readonly expectProblems: (code: string, ...problems: readonly string[]) => Scenario;
  readonly expectLacking: (code: string, ...evidence: readonly ('photo' | 'note')[]) => Scenario;
  readonly expectNext: (after: string | null, code: string | null) => Scenario;
  readonly expectProgress: (answered: number, total: number) => Scenario;
  /** Share in per cent with two digits, and what was earned of the maximum. */
  readonly expectScore: (share: string | null, earned: string, full: string) => Scenario;
  /** What the check with this id, or the one that the item with this code implies, comes to. */
  readonly expectCheck: (id: string, outcome: object) => Scenario;
  readonly outcomes: () => readonly CheckOutcome[];
  readonly visit: () => CrossCheckInput;
  readonly checklists: readonly Checklist[];
  readonly answers: (code: string) => ItemAnswer;
}

/** Opens the checklists of a visit, as YAML or parsed. Progress and score speak of the first of them. */
export function openChecklists(...sources: readonly (string | Checklist)[]): Scenario {
  const checklists = sources.map((source) =>
    typeof source === 'string' ? checklistSchema.parse(parse(source)) : source,
  );
  const first = checklists[0];
  if (first === undefined) throw new Error('a scenario opens at least one checklist');
  const written = new Map<string, ItemAnswer>();
  const answers = (code: string): ItemAnswer => written.get(code) ?? noAnswer;
  let [period, visitDate]: [Period, string] = [
    { from: '2021-01-01', to: '2021-06-30' },
    '2021-07-15',
  ];
  let holidays: Holidays | undefined;
  let previous: CheckedVisit | null = null;
  const shown = () => createVisibility(checklists, answers);
  const item = (code: string): ChecklistItem => {
    const found = checklists
      .flatMap(({ sections }) => sections)
      .flatMap(({ items }) => items)
      .find((candidate) => candidate.code === code);
    if (found === undefined) throw new Error(`no item ${code}`);
    return found;
  };
  const write = (code: string, change: Partial<ItemAnswer>): Scenario => {
    written.set(code, { ...answers(code), ...change });
    return scenario;
  };
  const hold = (check: () => void): Scenario => {
    check();
    return scenario;
  };
  const scenario: Scenario = {
    checklists,
    answers,
    answer: (code, said) => write(code, { value: valueOf(item(code), said) }),
    answerAs: (code, value) => write(code, { value }),
    addRow: (code, cells) => {
      const row: TableRow = { record: `row:${code}-${answers(code).rows.length}`, cells };
      return write(code, { rows: [...answers(code).rows, row] });
    },
    photograph: (code, count = 1) => write(code, { photos: answers(code).photos + count }),
    note: (code, note) => write(code, { note }),
    during: (from, to, date = visitDate, off = holidays) => {
      [period, visitDate, holidays] = [{ from, to }, date, off];
      return scenario;
    },
    after: (earlier) => {
      previous = earlier.visit();
      return scenario;
    },
    visit: () => ({
      ...{ checklists, answersOf: () => answers, period, visitDate, previous },
      ...(holidays === undefined ? {} : { holidays }),
    }),
    outcomes: () => runCrossChecks(scenario.visit()),
    expectCheck: (id, outcome) =>
      hold(() => {
        const found = scenario
          .outcomes()
          .filter(({ source }) => (source.type === 'check' ? source.id : source.code) === id);
        expect(found, id).toEqual([expect.objectContaining(outcome)]);
      }),
    expectVisible: (...codes) =>
      hold(() => expect(codes.filter((code) => !shown()(item(code).code))).toEqual([])),
    expectHidden: (...codes) =>
      hold(() => expect(codes.filter((code) => shown()(item(code).code))).toEqual([])),
    expectState: (code, state) =>
      hold(() => expect(answerState(item(code), answers(code)), code).toBe(state)),
    expectProblems: (code, ...problems) =>
      hold(() => {
        const checked = checkAnswer(item(code), answers(code).value);
        const found = checked.ok ? [] : checked.error.map((problem) => problem.code);
        expect(found, code).toEqual(problems);
      }),
    expectLacking: (code, ...evidence) =>
      hold(() => expect(lackingEvidence(item(code), answers(code)), code).toEqual(evidence)),
    expectNext: (after, code) =>
      hold(() => expect(nextUnanswered(first, answers, after, shown())).toBe(code)),
    expectProgress: (answered, total) =>
      hold(() =>
        expect(checklistProgress(first, answers, shown())).toMatchObject({ answered, total }),
      ),
    expectScore: (share, earned, full) =>
      hold(() =>
        expect(checklistScore(first, answers, shown())).toMatchObject({ share, earned, full }),
      ),
  };
  return scenario;
}

function valueOf(item: ChecklistItem, said: Said): AnswerValue | null {
  if (said === null || said === 'na') return said === null ? null : { kind: 'na' };
  const figures = (): (string | null)[] =>
    typeof said === 'string' ? [said] : Array.isArray(said) ? [...(said as string[])] : fail();
  const fail = (): never => {
    throw new Error(`${item.code} is no ${JSON.stringify(said)}: it is of type ${item.type}`);
  };
  switch (item.type) {
    case 'compliance':
      return said === 'met' || said === 'partial' || said === 'unmet'
        ? { kind: 'compliance', level: said }
        : fail();
    case 'yes-no':
      return typeof said === 'boolean' ? { kind: 'yes-no', yes: said } : fail();
    case 'count':
      return { kind: 'count', counts: figures() };
    case 'money':
      return { kind: 'money', dong: figures() };
    case 'percentage':
      return { kind: 'percentage', percents: figures() };
    case 'date':
      return { kind: 'date', dates: figures() };
    case 'ratio': {
      if (typeof said !== 'object' || Array.isArray(said)) return fail();
      const {
        part = null,
        whole = null,
        stated = null,
      } = said as {
        part?: string;
        whole?: string;
        stated?: string;
      };
      return { kind: 'ratio', part, whole, stated };
    }
    case 'text':
      return typeof said === 'object' && 'text' in said
        ? { kind: 'text', text: said.text }
        : fail();
    case 'choice':
      return typeof said === 'object' && 'option' in said
        ? { kind: 'choice', option: said.option }
        : fail();
    case 'choices':
      return typeof said === 'object' && 'options' in said
        ? { kind: 'choices', options: [...said.options] }
        : fail();
    case 'table':
      return said === 'none' ? { kind: 'table', none: true } : fail();
    case 'photo':
      return fail();
  }
}
