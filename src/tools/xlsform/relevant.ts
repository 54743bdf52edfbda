/**
 * `relevant` of a form as a condition of a checklist. A condition is taken whole or not at all: half
 * of it would ask what the form does not ask. Where both speak of a blank answer they agree: XPath's
 * comparisons with a blank do not hold, `!=` and `not(...)` do.
 */
import type { Condition, ConditionTest } from '#domain/checklist/condition.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { parseExpression, type Expression } from './expression.ts';
import type { Target, Targets } from './target.ts';

/** The error says why it does not map. */
export function relevantCondition(text: string, targets: Targets): Result<Condition, string> {
  const expression = parseExpression(text);
  if (expression === null) return err('no condition that a checklist has');
  return conditionOf(expression, targets);
}

function conditionOf(expression: Expression, targets: Targets): Result<Condition, string> {
  if (expression.kind === 'call') return callCondition(expression, targets);
  if (expression.kind !== 'binary') return err('no condition that a checklist has');
  const { operator, left, right } = expression;
  if (operator === 'and' || operator === 'or') {
    const parts = [conditionOf(left, targets), conditionOf(right, targets)];
    const failed = parts.find((part) => !part.ok);
    if (failed !== undefined) return failed;
    return ok(
      joined(
        operator,
        parts.flatMap((part) => (part.ok ? [part.value] : [])),
      ),
    );
  }
  if (left.kind === 'answer' || isCount(left)) return comparison(left, operator, right, targets);
  if (right.kind === 'answer' || isCount(right)) {
    return comparison(right, MIRRORED[operator] ?? operator, left, targets);
  }
  return err('compares no answer');
}

type Comparable = Extract<Expression, { kind: 'answer' | 'call' }>;

const isCount = (expression: Expression): expression is Extract<Expression, { kind: 'call' }> =>
  expression.kind === 'call' && expression.name === 'count';

const MIRRORED: Readonly<Partial<Record<string, string>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Nested ands and ors are one; options of one item in an or are one test. */
function joined(operator: 'and' | 'or', parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) => {
    if (operator === 'and' && 'all' in part) return part.all;
    return operator === 'or' && 'any' in part ? part.any : [part];
  });
  if (operator === 'and') return { all: flat };
  const merged = flat.reduce<readonly Condition[]>((before, part) => {
    const last = before.at(-1);
    const both = last === undefined ? null : eitherOf(last, part);
    return both === null ? [...before, part] : [...before.slice(0, -1), both];
  }, []);
  const [only] = merged;
  return merged.length === 1 && only !== undefined ? only : { any: merged };
}

function eitherOf(a: Condition, b: Condition): Condition | null {
  if (!('item' in a && 'item' in b) || a.item !== b.item) return null;
  if ('option' in a && 'option' in b) return { ...a, option: [...a.option, ...b.option] };
  return 'level' in a && 'level' in b ? { ...a, level: [...a.level, ...b.level] } : null;
}

function callCondition(
  { name, args }: Extract<Expression, { kind: 'call' }>,
  targets: Targets,
): Result<Condition, string> {
  const [first, second] = args;
  if (name === 'not' && first !== undefined && second === undefined) {
    const inner = conditionOf(first, targets);
    return inner.ok ? ok({ not: inner.value }) : inner;
  }
  if (name === 'selected' && first?.kind === 'answer' && second?.kind === 'text') {
    const target = targetOf(first, targets);
    return target.ok ? optionTest(target.value, second.text) : target;
  }
  return err(`${name}() has no condition of a checklist`);
}

function targetOf(side: Comparable, targets: Targets): Result<Target, string> {
  const [argument] = side.kind === 'call' ? side.args : [side];
  const name = argument?.kind === 'answer' ? argument.name : '';
  const target = targets.get(name);
  if (target === undefined) return err(`\${${name}} has no item`);
  if (target === null) return err(`\${${name}} is the name of two questions`);
  if (target.column !== null) return err(`\${${name}} stands in a table`);
  if ((target.type === 'table') !== (side.kind === 'call')) return err(`\${${name}} is a table`);
  return ok(target);
}

function comparison(
  side: Comparable,
  operator: string,
  other: Expression,
  targets: Targets,
): Result<Condition, string> {
  const found = targetOf(side, targets);
  if (!found.ok) return found;
  const target = found.value;
  if (operator === '!=') {
    const equal = comparison(side, '=', other, targets);
    return equal.ok ? ok(negated(equal.value)) : equal;
  }
  if (operator === '=' && other.kind === 'text' && other.text === '') {
    return ok({ item: target.code, answered: false });
  }
  const value = other.kind === 'number' ? other.digits : other.kind === 'text' ? other.text : null;
  if (value === null) return err('compares an answer with what is no fixed value');
  if (target.options.size > 0) {
    if (operator !== '=') return err('compares options by size');
    return target.type === 'choices'
      ? err('= asks for all chosen options at once; take selected()')
      : optionTest(target, value);
  }
  if (!/^-?\d+(\.\d+)?$/.test(value)) return err('compares an answer with a text');
  return figureTest(target, operator, value);
}

/** `!= ''` is answered, not "not unanswered". */
function negated(condition: Condition): Condition {
  return 'answered' in condition
    ? { item: condition.item, answered: !condition.answered }
    : { not: condition };
}

function optionTest(target: Target, name: string): Result<ConditionTest, string> {
  const meaning = target.options.get(name);
  const item = target.code;
  if (meaning === undefined) return err(`there is no option "${name}"`);
  if (meaning === 'na') return ok({ item, applicable: false });
  if ('yes' in meaning) return ok({ item, yes: meaning.yes });
  if ('level' in meaning) return ok({ item, level: [meaning.level] });
  return ok({ item, option: [meaning.option] });
}

/** Whole figures have a next one; for percentages "more than" is "at least, and not just that". */
function figureTest(target: Target, operator: string, value: string): Result<Condition, string> {
  const item = target.code;
  const isWhole = target.type === 'count' || target.type === 'money' || target.type === 'table';
  if (!isWhole && target.type !== 'percentage') return err(`compares a ${target.type} by size`);
  const figure = target.type === 'table' ? ({ figure: 'rows' } as const) : {};
  const [whole = '0', fraction] = value.split('.');
  const isFraction = fraction !== undefined && /[1-9]/.test(fraction);
  if (isWhole) {
    const floor = BigInt(whole) - (isFraction && whole.startsWith('-') ? 1n : 0n);
    const range = wholeRange(operator, floor, isFraction);
    if (range === null || (range.most !== null && range.most < 0n)) return err('never holds');
    const atLeast =
      range.least === null ? {} : { atLeast: String(range.least < 0n ? 0n : range.least) };
    return ok({
      item,
      ...figure,
      ...atLeast,
      ...(range.most === null ? {} : { atMost: String(range.most) }),
    });
  }
  if (value.startsWith('-')) return err('a percentage is never below 0');
  if (operator === '=') return ok({ item, atLeast: value, atMost: value });
  const bounds = operator.startsWith('>') ? { atLeast: value } : { atMost: value };
  const test: ConditionTest = { item, ...bounds };
  return ok(
    operator.endsWith('=')
      ? test
      : { all: [test, { not: { item, atLeast: value, atMost: value } }] },
  );
}

/** `floor` is the whole number at or below the value. */
function wholeRange(
  operator: string,
  floor: bigint,
  isFraction: boolean,
): { readonly least: bigint | null; readonly most: bigint | null } | null {
  switch (operator) {
    case '=':
      return isFraction ? null : { least: floor, most: floor };
    case '>':
      return { least: floor + 1n, most: null };
    case '>=':
      return { least: isFraction ? floor + 1n : floor, most: null };
    case '<':
      return { least: null, most: isFraction ? floor : floor - 1n };
    case '<=':
      return { least: null, most: floor };
    default:
      return null;
  }
}
