/**
 * All cross-checks of a visit in one go: those written in its checklists and those that its items imply
 * by their type. Pure and quick enough to run on each change; every item is read once.
 */
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import { createVisibility, type IsShown } from '#domain/checklist/visibility.ts';
import { noHolidays, type Holidays } from '#domain/calendar/working-days.ts';
import { levelOfRule, type CheckLevel, type CrossCheck, type RuleId } from './cross-check.ts';
import { checkAnchor, checkCodes } from './check-codes.ts';
import { createFigureReader, type FigureReader } from './figure-reader.ts';
import { impliedChecks } from './implied-checks.ts';
import { judgeDaily } from './judge-daily.ts';
import {
  judgeBase,
  judgeComplement,
  judgeNoneLeft,
  judgePercent,
  judgeTarget,
} from './judge-percents.ts';
import { judgeRowLimit, judgeRowOrder, judgeThreeWay } from './judge-rows.ts';
import { judgeDateOrder, judgeSame, judgeSamePeriod, judgeSameScheme } from './judge-same.ts';
import { judgeAtMost, judgePrevious, judgeSum, type PreviousReader } from './judge-sums.ts';
import type { CheckOutcome, CheckSource, CheckVerdict } from './outcome.ts';

/** A visit as the checks read it. */
export interface CheckedVisit {
  /** The versions to which it is pinned. */
  readonly checklists: readonly Pick<Checklist, 'id' | 'sections' | 'checks' | 'law'>[];
  /** `visitAnswers(records)`. */
  readonly answersOf: (checklistId: string) => AnswerLookup;
  readonly period: Period;
}

export interface CrossCheckInput extends CheckedVisit {
  /** yyyy-mm-dd; null while it is not set. */
  readonly visitDate: string | null;
  /** Where the screen has it already; computed otherwise. */
  readonly isShown?: IsShown;
  /** The unit's last visit with an earlier period, with its own checklists and answers. */
  readonly previous?: CheckedVisit | null;
  /** Days off, for working days (R15). */
  readonly holidays?: Holidays;
}

/** One outcome a check, checklist by checklist: the written ones in their order, then the implied ones. */
export function runCrossChecks(input: CrossCheckInput): readonly CheckOutcome[] {
  const context = createContext(input);
  const withBase = new Set(
    input.checklists.flatMap(({ checks = [] }) => checks.flatMap(statedRef)),
  );
  return input.checklists.flatMap((checklist) => {
    const written = (checklist.checks ?? [])
      .filter((check) => check.kind !== 'documents')
      .map((check) => {
        const source = { type: 'check', id: check.id, title: check.title } as const;
        return outcome(checklist.id, source, check, context);
      });
    const implied = checklist.sections
      .flatMap(({ items }) => items)
      .flatMap((item) =>
        impliedChecks(item, (stated) => withBase.has(stated)).map((check) =>
          outcome(checklist.id, { type: 'item', code: item.code }, check, context),
        ),
      );
    return [...written, ...implied.filter(saysSomething)];
  });
}

/** Of what an item implies, silence is no news, nor is a part within its whole. */
function saysSomething({ state, kind }: CheckOutcome): boolean {
  return kind === 'at-most' ? state === 'fails' : state !== 'silent';
}

function statedRef(check: CrossCheck): readonly string[] {
  return check.kind === 'percent' || check.kind === 'base' ? [check.stated] : [];
}

interface Context {
  readonly reader: FigureReader;
  readonly previous: PreviousReader | null;
  readonly period: Period;
  readonly holidays: Holidays;
}

function createContext(input: CrossCheckInput): Context {
  const { previous = null } = input;
  return {
    reader: readerOf(input, input.visitDate, input.isShown),
    previous:
      previous === null ? null : { reader: readerOf(previous, null), period: previous.period },
    period: input.period,
    holidays: input.holidays ?? noHolidays,
  };
}

function readerOf(visit: CheckedVisit, visitDate: string | null, isShown?: IsShown): FigureReader {
  const { checklists, answersOf, period } = visit;
  const shown = isShown ?? createVisibility(checklists, answersByCode(visit));
  return createFigureReader({ checklists, answersOf, period, visitDate, isShown: shown });
}

/** Codes begin with the letter of their checklist, so an answer is found without knowing the checklist. */
export function answersByCode({
  checklists,
  answersOf,
}: Pick<CheckedVisit, 'checklists' | 'answersOf'>): AnswerLookup {
  const owner = new Map<string, string>();
  for (const { id, sections } of checklists) {
    for (const { items } of sections) {
      for (const { code } of items) if (!owner.has(code)) owner.set(code, id);
    }
  }
  return (code) => answersOf(owner.get(code) ?? '')(code);
}

export type RunnableCheck = Exclude<CrossCheck, { kind: 'documents' }>;

function outcome(
  checklistId: string,
  source: CheckSource,
  check: RunnableCheck,
  context: Context,
): CheckOutcome {
  const verdict = judge(check, context);
  return {
    ...verdict,
    ...{ checklistId, source, kind: check.kind, rule: ruleOf(check, verdict) },
    level: levelOf(check, verdict),
    codes: checkCodes(check),
    at: checkAnchor(check, (code) => context.reader.place(code)?.checklistId === checklistId),
  };
}

function judge(check: RunnableCheck, context: Context): CheckVerdict {
  const { reader, period } = context;
  switch (check.kind) {
    case 'sum':
      return judgeSum(check, reader);
    case 'at-most':
      return judgeAtMost(check, reader);
    case 'percent':
      return judgePercent(check, reader);
    case 'base':
      return judgeBase(check, reader);
    case 'complement':
      return judgeComplement(check, reader);
    case 'same':
      return judgeSame(check, reader);
    case 'target':
      return judgeTarget(check, reader);
    case 'date-order':
      return judgeDateOrder(check, reader);
    case 'same-period':
      return judgeSamePeriod(check, reader, period);
    case 'three-way':
      return judgeThreeWay(check, reader);
    case 'row-order':
      return judgeRowOrder(check, reader);
    case 'row-limit':
      return judgeRowLimit(check, reader);
    case 'daily':
      return judgeDaily(check, reader, period, context.holidays);
    case 'none-left':
      return judgeNoneLeft(check, reader);
    case 'previous':
      return judgePrevious(check, reader, context.previous);
    case 'same-scheme':
      return judgeSameScheme(check, reader);
  }
}

/** A percentage whose numbers are missing is a matter of its base. */
function ruleOf(check: RunnableCheck, verdict: CheckVerdict): RuleId {
  return 'facts' in verdict && verdict.facts?.kind === 'base' ? 'R8' : check.rule;
}

/**
 * What is only cut off is explainable, whatever the check says; a percentage that no number gives is
 * wrong, though its check only asks for the base.
 */
function levelOf(check: RunnableCheck, verdict: CheckVerdict): CheckLevel {
  const level = check.level ?? levelOfRule[check.rule];
  if (verdict.state === 'open') return 'ask';
  if (verdict.state !== 'fails') return level;
  const { facts } = verdict;
  if (facts.kind === 'percent' && facts.percent.verdict === 'truncated') return 'notice';
  if (facts.kind === 'base' && level === 'ask') return 'error';
  return level;
}
