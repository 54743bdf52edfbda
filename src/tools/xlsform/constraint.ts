/** `constraint` of a form as cross-checks of a checklist, part by part of its `and`. */
import type { CheckOf, CrossCheck } from '#domain/cross-check/cross-check.ts';
import { parseExpression, type Expression } from './expression.ts';
import type { Target, Targets } from './target.ts';

type OmitEach<T, Members extends PropertyKey> = T extends unknown ? Omit<T, Members> : never;
/** A check before it is named. */
export type CheckBody = OmitEach<CrossCheck, 'id' | 'title'>;

export interface ConstraintChecks {
  readonly checks: readonly CheckBody[];
  /** Why parts of it have no check; empty when all of it is in the checklist. */
  readonly problems: readonly string[];
}

/** Linear in answers: each with +1 or -1, and what stands for itself. */
interface Sum {
  readonly terms: ReadonlyMap<string, number>;
  readonly constant: number;
}

const TODAY = 'today()';

/** `own` is the name of the question that is constrained. */
export function constraintChecks(text: string, own: string, targets: Targets): ConstraintChecks {
  const expression = parseExpression(text);
  if (expression === null) return { checks: [], problems: ['no rule that a checklist has'] };
  const results = conjuncts(expression).map((part) => partCheck(part, own, targets));
  return {
    checks: results.flatMap((result) =>
      result === null || typeof result === 'string' ? [] : [result],
    ),
    problems: results.filter((result) => typeof result === 'string'),
  };
}

function conjuncts(expression: Expression): readonly Expression[] {
  return expression.kind === 'binary' && expression.operator === 'and'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];
}

/** A check, null where the type of the item already holds it, or why there is none. */
function partCheck(part: Expression, own: string, targets: Targets): CheckBody | null | string {
  if (part.kind !== 'binary') return 'no rule that a checklist has';
  const operator = part.operator;
  if (operator === '!=' || !/[=<>]/.test(operator)) return 'no rule that a checklist has';
  const difference = differenceOf(part.left, part.right, own);
  if (difference === null) return 'more than sums of answers';
  const terms = [...difference.terms].filter(([, count]) => count !== 0);
  if (terms.some(([, count]) => Math.abs(count) !== 1)) return 'an answer counts more than once';
  // `a >= b` is read as `b <= a`.
  const isTurned = operator.startsWith('>');
  const sign = isTurned ? -1 : 1;
  const isStrict = operator === '<' || operator === '>';
  const small = terms.filter(([, count]) => count === sign).map(([name]) => name);
  const large = terms.filter(([, count]) => count === -sign).map(([name]) => name);
  if (small.length === 0 || large.length === 0) {
    const bound = -sign * difference.constant;
    return fixedBound({ small, large, bound, isStrict, isEqual: operator === '=' }, targets);
  }
  if (difference.constant !== 0) return 'a sum with a fixed number';
  return compared(small, large, operator === '=' ? 'same' : isStrict ? 'strict' : 'order', targets);
}

function differenceOf(left: Expression, right: Expression, own: string): Sum | null {
  const [a, b] = [sumOf(left, own), sumOf(right, own)];
  return a === null || b === null ? null : added(a, b, -1);
}

function sumOf(expression: Expression, own: string): Sum | null {
  switch (expression.kind) {
    case 'own':
      return { terms: new Map([[own, 1]]), constant: 0 };
    case 'answer':
      return { terms: new Map([[expression.name, 1]]), constant: 0 };
    case 'number':
      return { terms: new Map(), constant: Number(expression.digits) };
    case 'call':
      return expression.name === 'today' && expression.args.length === 0
        ? { terms: new Map([[TODAY, 1]]), constant: 0 }
        : null;
    case 'binary': {
      if (expression.operator !== '+' && expression.operator !== '-') return null;
      const [left, right] = [sumOf(expression.left, own), sumOf(expression.right, own)];
      if (left === null || right === null) return null;
      return added(left, right, expression.operator === '+' ? 1 : -1);
    }
    case 'text':
      return null;
  }
}

function added(a: Sum, b: Sum, sign: 1 | -1): Sum {
  const terms = new Map(a.terms);
  for (const [name, count] of b.terms) terms.set(name, (terms.get(name) ?? 0) + sign * count);
  return { terms, constant: a.constant + sign * b.constant };
}

interface Bound {
  readonly small: readonly string[];
  readonly large: readonly string[];
  readonly bound: number;
  readonly isStrict: boolean;
  readonly isEqual: boolean;
}

/** A figure is never negative; an upper bound is a check only for a column of a table. */
function fixedBound(
  { small, large, bound, isStrict, isEqual }: Bound,
  targets: Targets,
): CheckBody | null | string {
  const found = targetsOf([...small, ...large], targets);
  if (typeof found === 'string') return found;
  const [target] = found;
  const refused = 'a fixed bound; a checklist compares figures with each other';
  if (target === undefined || found.length > 1 || isEqual || !isFigure(target)) return refused;
  if (small.length === 0) {
    const least = -bound;
    return isStrict ? (least < 0 ? null : refused) : least <= 0 ? null : refused;
  }
  const atMost = isStrict ? Math.ceil(bound) - 1 : Math.floor(bound);
  if (target.column === null || target.type !== 'count' || atMost < 0) return refused;
  return { kind: 'row-limit', rule: 'R21', table: target.code, column: target.column, atMost };
}

const isFigure = ({ type }: Target): boolean =>
  type === 'count' || type === 'money' || type === 'percentage';

function compared(
  smallNames: readonly string[],
  largeNames: readonly string[],
  how: 'same' | 'order' | 'strict',
  targets: Targets,
): CheckBody | string {
  const [small, large] = [targetsOf(smallNames, targets), targetsOf(largeNames, targets)];
  if (typeof small === 'string') return small;
  if (typeof large === 'string') return large;
  const all = [...small, ...large];
  const types = new Set(all.map(({ type }) => type));
  const [type] = types;
  if (types.size !== 1 || type === undefined) return 'compares answers of unlike types';
  if (type !== 'date' && !all.every(isFigure)) return `there is no check of ${type}`;
  const isDate = type === 'date';
  if (all.some(({ column }) => column !== null)) return rowOrder(small, large, how, isDate);
  const [left, right] = [small.map(({ code }) => code), large.map(({ code }) => code)];
  if (isDate) {
    return how === 'order' && all.length === 2
      ? { kind: 'date-order', rule: 'R10', dates: [...left, ...right] }
      : 'a check of dates is their order, equal days allowed';
  }
  if (how === 'strict') return 'a check of two figures lets equal ones pass';
  const isMoney = type === 'money';
  if (how === 'order') {
    return { kind: 'at-most', rule: isMoney ? 'R17' : 'R5', small: left, large: right };
  }
  if (type === 'percentage' && all.length > 2) return 'percentages are compared, not added up';
  return all.length === 2
    ? { kind: 'same', rule: 'R13', figures: [...left, ...right] }
    : { kind: 'sum', rule: isMoney ? 'R17' : 'R6', left, right };
}

/** Two columns of one table, row by row. */
function rowOrder(
  small: readonly Target[],
  large: readonly Target[],
  how: 'same' | 'order' | 'strict',
  isDate: boolean,
): CheckBody | string {
  const [first, second] = [small[0], large[0]];
  const isPair = small.length === 1 && large.length === 1 && first?.code === second?.code;
  if (!isPair || how === 'same' || first?.column == null || second?.column == null) {
    return 'a check of rows puts two columns of one table in order';
  }
  const check: Omit<CheckOf<'row-order'>, 'id' | 'title'> = {
    kind: 'row-order',
    rule: isDate ? 'R10' : 'R5',
    table: first.code,
    small: first.column,
    large: second.column,
  };
  return how === 'strict' ? { ...check, strict: true } : check;
}

/** `today()` is the day on which the unit is inspected. */
function targetsOf(names: readonly string[], targets: Targets): readonly Target[] | string {
  const found: Target[] = [];
  for (const name of names) {
    const target = name === TODAY ? VISIT_DATE : targets.get(name);
    if (target === undefined) return `\${${name}} has no item`;
    if (target === null) return `\${${name}} is the name of two questions`;
    found.push(target);
  }
  return found;
}

const VISIT_DATE: Target = { code: 'visit.date', type: 'date', column: null, options: new Map() };
