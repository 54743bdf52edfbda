/** A condition of a form and what the import makes of it hold for the same answers, by a reading of XPath of its own. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noAnswer, type AnswerValue, type ItemAnswer } from '#domain/checklist/answer.ts';
import { createVisibility } from '#domain/checklist/visibility.ts';
import { importForm } from '#tools/xlsform/import-form.ts';
import { propertyRun } from '../checklist/property-run.ts';

const OPTIONS = ['x', 'y_y', 'z'];

interface Answers {
  readonly a: 'yes' | 'no' | '';
  readonly b: string;
  readonly c: readonly string[];
  readonly n: string;
  readonly p: string;
}

type Test =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Test[] }
  | { readonly kind: 'not'; readonly inner: Test }
  | {
      readonly kind: 'option';
      readonly name: 'a' | 'b';
      readonly operator: string;
      readonly option: string;
    }
  | {
      readonly kind: 'figure';
      readonly name: 'n' | 'p';
      readonly operator: string;
      readonly value: string;
      readonly turned: boolean;
    }
  | { readonly kind: 'selected'; readonly name: 'b' | 'c'; readonly option: string }
  | { readonly kind: 'blank'; readonly name: 'a' | 'b' | 'n' | 'p'; readonly operator: string };

const answersArbitrary: fc.Arbitrary<Answers> = fc.record({
  a: fc.constantFrom('yes', 'no', ''),
  b: fc.constantFrom(...OPTIONS, ''),
  c: fc.subarray(OPTIONS),
  n: fc.oneof(fc.constant(''), fc.nat(6).map(String)),
  p: fc.oneof(fc.constant(''), fc.constantFrom('0', '2', '2.5', '2.50', '3', '97.5')),
});

const testArbitrary: fc.Arbitrary<Test> = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('option' as const),
      name: fc.constantFrom('a' as const, 'b' as const),
      operator: fc.constantFrom('=', '!='),
      option: fc.constantFrom(...OPTIONS, 'yes', 'no'),
    }),
    fc.record({
      kind: fc.constant('figure' as const),
      name: fc.constantFrom('n' as const, 'p' as const),
      operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      value: fc.constantFrom('0', '1', '3', '5', '2.5', '97.5', '-1'),
      turned: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('selected' as const),
      name: fc.constantFrom('b' as const, 'c' as const),
      option: fc.constantFrom(...OPTIONS),
    }),
    fc.record({
      kind: fc.constant('blank' as const),
      name: fc.constantFrom('a' as const, 'b' as const, 'n' as const, 'p' as const),
      operator: fc.constantFrom('=', '!='),
    }),
    fc.record({ kind: fc.constant('not' as const), inner: tie('test') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('test'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).test;

/** `and` binds before `or`; brackets stand only where they are needed, so that this is tried too. */
function write(test: Test, around: 'and' | 'or' | null = null): string {
  switch (test.kind) {
    case 'and':
    case 'or': {
      const text = test.parts.map((part) => write(part, test.kind)).join(` ${test.kind} `);
      return around === 'and' && test.kind === 'or' ? `(${text})` : text;
    }
    case 'not':
      return `not( ${write(test.inner)} )`;
    case 'option':
      return `\${${test.name}} ${test.operator} '${test.option}'`;
    case 'selected':
      return `selected(\${${test.name}}, "${test.option}")`;
    case 'blank':
      return `\${${test.name}}${test.operator}''`;
    case 'figure': {
      const turned: Readonly<Record<string, string>> = {
        '<': '>',
        '<=': '>=',
        '>': '<',
        '>=': '<=',
      };
      return test.turned
        ? `${test.value} ${turned[test.operator] ?? test.operator} \${${test.name}}`
        : `\${${test.name}} ${test.operator} ${test.value}`;
    }
  }
}

/** XPath 1.0: a blank is no number, no comparison with it holds but `!=`. */
function holds(test: Test, answers: Answers): boolean {
  switch (test.kind) {
    case 'and':
      return test.parts.every((part) => holds(part, answers));
    case 'or':
      return test.parts.some((part) => holds(part, answers));
    case 'not':
      return !holds(test.inner, answers);
    case 'option':
      return (answers[test.name] === test.option) === (test.operator === '=');
    case 'selected':
      return test.name === 'b' ? answers.b === test.option : answers.c.includes(test.option);
    case 'blank':
      return (answers[test.name] === '') === (test.operator === '=');
    case 'figure': {
      const left = answers[test.name] === '' ? Number.NaN : Number(answers[test.name]);
      const right = Number(test.value);
      switch (test.operator) {
        case '=':
          return left === right;
        case '!=':
          return left !== right;
        case '<':
          return left < right;
        case '<=':
          return left <= right;
        case '>':
          return left > right;
        default:
          return left >= right;
      }
    }
  }
}

function imported(relevant: string) {
  const form = importForm(
    {
      unread: [],
      sheets: [
        {
          name: 'survey',
          rows: [
            ['type', 'name', 'label', 'hint', 'relevant'],
            ['select_one yn', 'a', 'A', 'Xem', ''],
            ['select_one xyz', 'b', 'B', 'Xem', ''],
            ['select_multiple xyz', 'c', 'C', 'Xem', ''],
            ['integer', 'n', 'N', 'Xem', ''],
            ['decimal', 'p', 'P %', 'Xem', ''],
            ['text', 'q', 'Q', 'Xem', relevant],
          ],
        },
        {
          name: 'choices',
          rows: [
            ['list_name', 'name', 'label'],
            ['yn', 'yes', 'Có'],
            ['yn', 'no', 'Không'],
            ...OPTIONS.map((name) => ['xyz', name, name]),
          ],
        },
      ],
    },
    { letter: 'I', year: 2026, title: 'q' },
  );
  if (!form.ok) throw new Error(form.error);
  return form.value;
}

function answerOf(code: string, { a, b, c, n, p }: Answers): ItemAnswer {
  const values: Readonly<Record<string, AnswerValue | null>> = {
    I01: a === '' ? null : { kind: 'yes-no', yes: a === 'yes' },
    I02: b === '' ? null : { kind: 'choice', option: b.replace('_', '-') },
    I03:
      c.length === 0 ? null : { kind: 'choices', options: c.map((one) => one.replace('_', '-')) },
    I04: n === '' ? null : { kind: 'count', counts: [n] },
    I05: p === '' ? null : { kind: 'percentage', percents: [p] },
  };
  return { ...noAnswer, value: values[code] ?? null };
}

it('asks in the checklist when it asks in the form, and lists what it cannot take', () => {
  let taken = 0;
  let listed = 0;
  let shown = 0;
  fc.assert(
    fc.property(
      testArbitrary,
      fc.array(answersArbitrary, { minLength: 5, maxLength: 5 }),
      (test, all) => {
        const text = write(test);
        const { checklist, notMapped } = imported(text);
        const when = checklist.sections[0]?.items[5]?.when;
        if (when === undefined) {
          listed += 1;
          expect(notMapped.map(({ what }) => what)).toContain(`relevant "${text}"`);
          return;
        }
        taken += 1;
        for (const answers of all) {
          const isShown = createVisibility([checklist], (code) => answerOf(code, answers))('I06');
          if (isShown) shown += 1;
          expect(isShown, `${text} for ${JSON.stringify(answers)}`).toBe(holds(test, answers));
        }
      },
    ),
    propertyRun,
  );
  expect(taken).toBeGreaterThan(propertyRun.numRuns / 4);
  expect(listed).toBeGreaterThan(propertyRun.numRuns / 50);
  expect(shown).toBeGreaterThan(taken / 2);
});
