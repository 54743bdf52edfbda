/**
 * All cross-checks of a visit in one go: those written in its checklists and those that its items imply
 * by their type. Pure and quick enough to run on each change; every item is read once.
 */
import type { LawDocument } from '#domain/checklist/law.ts';
import type { StatedPercentFacts } from '#domain/checklist/stated-percent.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import type { Holidays } from '#domain/calendar/working-days.ts';
import { levelOfRule, type CheckLevel, type CrossCheck, type RuleId } from './cross-check.ts';
import { visitReader, type CrossCheckInput } from './checked-visit.ts';
import type { FigureReader } from './figure-reader.ts';
import { judgeDocuments, visitLibrary } from './judge-documents.ts';
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
import type { CitationFinding } from './check-citations.ts';
import type { CheckOutcome, CheckVerdict } from './outcome.ts';
import { prepareChecklist, type PreparedCheck } from './prepared-checklist.ts';

/**
 * One outcome a check, checklist by checklist: the written ones in their order, then the implied ones.
 * Of what an item implies, silence is no news, nor is a part within its whole; and a percentage that a
 * written check holds to its numbers is not asked for them again.
 */
export function runCrossChecks(input: CrossCheckInput): readonly CheckOutcome[] {
  const context = createContext(input);
  const held = new Set(input.checklists.flatMap(({ checks = [] }) => checks.flatMap(statedRef)));
  const outcomes: CheckOutcome[] = [];
  for (const checklist of input.checklists) {
    for (const prepared of prepareChecklist(checklist).checks) {
      const implied = prepared.source.type === 'item';
      const { check } = prepared;
      if (implied && check.kind === 'base' && held.has(check.stated)) continue;
      const outcome = outcomeOf(checklist.id, prepared, context);
      if (!implied || saysSomething(outcome)) outcomes.push(outcome);
    }
  }
  return outcomes;
}

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
  readonly library: readonly LawDocument[];
}

function createContext(input: CrossCheckInput): Context {
  const { previous = null } = input;
  return {
    reader: visitReader(input, input.visitDate, input.isShown),
    previous:
      previous === null ? null : { reader: visitReader(previous, null), period: previous.period },
    period: input.period,
    holidays: input.holidays ?? holidaysOfVietNam,
    library: visitLibrary(input.checklists),
  };
}

function outcomeOf(
  checklistId: string,
  { check, source, codes, at }: PreparedCheck,
  context: Context,
): CheckOutcome {
  const verdict = judge(check, context);
  const rule = ruleOf(check, verdict);
  const level = levelOf(check, verdict);
  const { kind } = check;
  // Written out state by state: spreading hundreds of verdicts of unlike shapes took a third of a run.
  switch (verdict.state) {
    case 'holds':
    case 'fails': {
      const { state, facts } = verdict;
      return { state, facts, checklistId, source, kind, rule, level, codes, at };
    }
    case 'open': {
      const { state, missing, bounds, known, facts } = verdict;
      return {
        ...{ state, missing, bounds, known, facts, checklistId },
        ...{ source, kind, rule, level, codes, at },
      };
    }
    case 'silent': {
      const { state, because, ref } = verdict;
      return { state, because, ref, checklistId, source, kind, rule, level, codes, at };
    }
  }
}

function judge(check: CrossCheck, context: Context): CheckVerdict {
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
    case 'documents':
      return judgeDocuments(check, reader, context.library, period);
    case 'previous':
      return judgePrevious(check, reader, period, context.previous);
    case 'same-scheme':
      return judgeSameScheme(check, reader);
  }
}

const isExplainable = ({ verdict, level }: CitationFinding): boolean =>
  verdict === 'right' || level === 'notice';

const isExplainablePercent = ({ verdict }: StatedPercentFacts): boolean =>
  verdict === 'truncated' || verdict === 'end-by-rounding';

/** A percentage whose numbers are missing is a matter of its base. */
function ruleOf(check: CrossCheck, verdict: CheckVerdict): RuleId {
  return 'facts' in verdict && verdict.facts?.kind === 'base' ? 'R8' : check.rule;
}

/**
 * What is only cut off or rounded is explainable, whatever the check says; a percentage that no number gives is
 * wrong, though its check only asks for the base.
 */
function levelOf(check: CrossCheck, verdict: CheckVerdict): CheckLevel {
  const level = check.level ?? levelOfRule[check.rule];
  if (verdict.state === 'open') return 'ask';
  if (verdict.state !== 'fails') return level;
  const { facts } = verdict;
  if (facts.kind === 'percent' && isExplainablePercent(facts.percent)) return 'notice';
  if (facts.kind === 'base' && level === 'ask') return 'error';
  if (facts.kind === 'documents' && facts.findings.every(isExplainable)) return 'notice';
  return level;
}
