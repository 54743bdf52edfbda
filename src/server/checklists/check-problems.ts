/** Cross-checks that name what does not exist, or hold against each other what cannot be compared. */
import type { Checklist } from '#domain/checklist/definition.ts';
import type { CheckOf, CrossCheck } from '#domain/cross-check/cross-check.ts';
import type { FigureRef } from '#domain/cross-check/figure-ref.ts';
import { figureOf, type Figure } from './figure-kind.ts';
import type { KnownItems } from './known-items.ts';
import type { Path, Report } from './problem-report.ts';
import { repeatedFigureProblems } from './repeated-figures.ts';
import { rowCheckProblems } from './row-check-problems.ts';

export function checkProblems(checklist: Checklist, items: KnownItems, report: Report): void {
  checklist.checks?.forEach((check, index) => {
    const at: Path = ['checks', index];
    repeatedFigureProblems(check, at, report);
    switch (check.kind) {
      case 'three-way':
      case 'row-order':
      case 'row-limit':
        return rowCheckProblems(check, at, items, report);
      case 'documents':
        return textProblems(check, at, items, report);
      default:
        return figureProblems(check, at, items, report);
    }
  });
}

function textProblems(
  { texts }: CheckOf<'documents'>,
  at: Path,
  items: KnownItems,
  report: Report,
): void {
  texts.forEach((code, index) => {
    const item = items.get(code);
    const path = [...at, 'texts', index];
    if (item === undefined) report(path, `there is no item ${code}`);
    else if (item !== null && item.type !== 'text')
      report(path, `${code} is ${item.type}, no text`);
  });
}

type FigureCheck = Exclude<
  CrossCheck,
  { kind: 'three-way' | 'row-order' | 'row-limit' | 'documents' }
>;
type Kind = Figure['kind'];

/** What a member of a check may name. Figures of one group are held against each other: one kind. */
interface Role {
  readonly member: string;
  readonly refs: FigureRef | readonly FigureRef[] | undefined;
  readonly kinds: readonly Kind[];
  readonly group?: string;
}

const amounts = ['count', 'money', 'number'] as const;
const numbers = [...amounts, 'percentage'] as const;
const percentages = ['percentage'] as const;
const dates = ['date'] as const;

function rolesOf(check: FigureCheck): readonly Role[] {
  const group = 'all';
  switch (check.kind) {
    case 'sum':
      return [
        { member: 'left', refs: check.left, kinds: amounts, group },
        { member: 'right', refs: check.right, kinds: amounts, group },
      ];
    case 'at-most':
      return [
        { member: 'small', refs: check.small, kinds: numbers, group },
        { member: 'large', refs: check.large, kinds: numbers, group },
      ];
    case 'percent':
    case 'base':
      return [
        { member: 'part', refs: check.part, kinds: amounts, group },
        { member: 'whole', refs: check.whole, kinds: amounts, group },
        { member: 'stated', refs: check.stated, kinds: percentages },
      ];
    case 'complement':
      return [{ member: 'percents', refs: check.percents, kinds: percentages }];
    case 'same':
      return [{ member: 'figures', refs: check.figures, kinds: [...numbers, ...dates], group }];
    case 'target':
      return [
        { member: 'result', refs: check.result, kinds: [...percentages, 'ratio'] },
        {
          member: 'atLeast',
          // '97.5' is the target itself.
          refs: /^\d/.test(check.atLeast) ? undefined : check.atLeast,
          kinds: percentages,
        },
      ];
    case 'date-order':
      return [{ member: 'dates', refs: check.dates, kinds: dates }];
    case 'same-period':
      return [
        { member: 'from', refs: check.from, kinds: dates },
        { member: 'to', refs: check.to, kinds: dates },
      ];
    case 'daily':
      return [
        { member: 'mean', refs: check.mean, kinds: amounts, group },
        { member: 'total', refs: check.total, kinds: amounts, group },
        { member: 'peak', refs: check.peak, kinds: amounts, group },
      ];
    case 'none-left':
      return [
        { member: 'stated', refs: check.stated, kinds: percentages },
        { member: 'none', refs: check.none, kinds: amounts },
      ];
    case 'previous':
      return [
        { member: 'now', refs: check.now, kinds: amounts, group },
        { member: 'before', refs: check.before, kinds: amounts, group },
      ];
    case 'same-scheme':
      return [{ member: 'figures', refs: check.figures, kinds: ['count', 'number'] }];
  }
}

interface Found {
  readonly path: Path;
  readonly ref: FigureRef;
  readonly figure: Figure;
  readonly group: string | undefined;
}

function figureProblems(check: FigureCheck, at: Path, items: KnownItems, report: Report): void {
  const found: Found[] = [];
  const named = new Set<FigureRef>();
  for (const { member, refs, kinds, group } of rolesOf(check)) {
    [refs ?? []].flat().forEach((ref, index) => {
      const path = Array.isArray(refs) ? [...at, member, index] : [...at, member];
      named.add(ref);
      const figure = figureOf(ref, items);
      if (!figure.ok) report(path, figure.error);
      else if (figure.value === null) return;
      else if (!kinds.includes(figure.value.kind)) {
        report(path, `${ref} is ${figure.value.kind}, where ${kindWords(kinds)} is needed`);
      } else found.push({ path, ref, figure: figure.value, group });
    });
  }
  groupProblems(
    found.filter(({ group }) => group !== undefined),
    report,
  );
  if ('optional' in check) {
    check.optional?.forEach((ref, index) => {
      if (named.has(ref)) return;
      report([...at, 'optional', index], `${ref} is not a figure of this check`);
    });
  }
  if (check.kind !== 'same-scheme') return;
  for (const { path, ref, figure } of found) {
    if (!figure.hasSchemes) report(path, `${ref} says no scheme; give its item schemes (R22)`);
  }
}

const kindWords = (kinds: readonly Kind[]): string =>
  kinds.filter((kind) => kind !== 'number').join(' or ');

/** Figures that are added or compared: of one kind, and amounts for the same time (R17). */
function groupProblems(found: readonly Found[], report: Report): void {
  const first = found.find(({ figure }) => figure.kind !== 'number') ?? found[0];
  if (first === undefined) return;
  const { kind, per } = first.figure;
  for (const { path, ref, figure } of found) {
    if (figure.kind !== kind && !isNumberOf(figure.kind, kind)) {
      report(path, `${ref} is ${figure.kind}, but ${first.ref} is ${kind}; they are not compared`);
    } else if (figure.per !== per) {
      const [own, its] = [figure.per, per].map((time) => time ?? 'no stated time');
      report(path, `${ref} is for ${own}, but ${first.ref} for ${its}; they are not added (R17)`);
    }
  }
}

/** Where its unit does not say which, a number of a ratio counts things or đồng, and nothing else. */
const isNumberOf = (kind: Kind, other: Kind): boolean =>
  kind === 'number' && (other === 'count' || other === 'money');
