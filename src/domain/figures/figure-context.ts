/** What stands around a figure and belongs to it: period, subject, level, hedge. */
import {
  becomesNext,
  clauseStart,
  hedgeBeside,
  isDenied,
  isDifference,
  isMean,
  isOfTimeCompared,
  isTarget,
  opensOutlook,
  perOf,
} from './beside-words.ts';
import type { CalendarWords } from './calendar-words.ts';
import type { ClaimedText } from './claimed-text.ts';
import type { Expression } from './expression.ts';
import { schemeMeant, type LevelWords } from './online-level-words.ts';
import { cut, type PlainText } from './plain-text.ts';
import type { FigureContext } from './reading.ts';
import type { RepeatedSpan } from './repeated-text.ts';
import { shareOf } from './share-words.ts';
import type { SubjectWords } from './subject-words.ts';
import { spanAt, type Span, type TextStructure } from './text-structure.ts';

export interface Surroundings {
  readonly source: PlainText;
  readonly structure: TextStructure;
  readonly claimed: ClaimedText;
  readonly levels: readonly LevelWords[];
  readonly periods: CalendarWords['periods'];
  readonly subjects: readonly SubjectWords[];
  readonly repeats: readonly RepeatedSpan[];
  /** The second places of `repeats`. */
  readonly repeatedAgain: readonly Span[];
  /** Offset from which the rest of its line speaks of what is planned, by line. */
  readonly outlookFrom: ReadonlyMap<number, number>;
  readonly textEnd: string | null;
}

// No clause that is meant is longer; it keeps a text without any marks linear.
const LONGEST_CLAUSE = 300;

export function contextOf(
  around: Surroundings,
  expression: Exclude<Expression, { type: 'ignored' }>,
  before: readonly Expression[],
  next: Expression | undefined,
): FigureContext {
  const { source, structure, claimed } = around;
  const { plain } = source;
  const { unit } = expression;
  const unitEnd = unit?.end ?? expression.end;
  const sentence = structure.sentences[spanAt(structure.sentences, expression.start)];
  const from = Math.max(sentence?.start ?? 0, expression.start - LONGEST_CLAUSE);
  const clause = clauseStart(plain, from, expression.start, (at) => claimed.isTaken(at));
  const line = spanAt(structure.lines, expression.start);
  const outlook = around.outlookFrom.get(line);
  const hedge = hedgeBeside(plain, expression, unitEnd);
  const difference = isDifference(plain, expression.start, hedge);
  const last = before.at(-1);
  const grewFrom =
    last !== undefined && last.type !== 'ignored' && becomesNext(plain, last, expression.start)
      ? source.placeOf(last.start, last.end).start
      : null;
  const compared =
    !difference &&
    ((grewFrom === null && isOfTimeCompared(plain, from, expression.start)) ||
      (next !== undefined && becomesNext(plain, expression, next.start)));
  const period = governingPeriod(
    around,
    structure.lines[line],
    { ...expression, unitEnd },
    compared,
  );
  const { place, text } = cut(source, expression);
  return {
    id: place.start,
    isNone: !/\p{N}/u.test(text),
    place,
    text,
    unit: unit === null ? null : { text: cut(source, unit).text, kind: unit.kind },
    per: perOf(plain, clause, expression.start, unitEnd),
    mean: isMean(plain, clause, expression.start),
    hedge: hedge === null ? null : { hedge: hedge.hedge, text: cut(source, hedge).text },
    target:
      isTarget(plain, clause, expression.start, sentence?.start ?? 0) ||
      (outlook !== undefined && outlook <= expression.start),
    denied: isDenied(hedge),
    difference,
    compared,
    grewFrom,
    period,
    level: levelOf(around, expression, sentence, period),
    subject: subjectOf(around, expression, unitEnd, sentence),
    shareOf: shareOf(source, expression, before, next, sentence),
    repeats: repeatedFigure(around, expression.start),
  };
}

/**
 * "50 hồ sơ trong tháng 6": the period right after the figure; else the last stated before it in its line.
 * Of a compared figure only one that is compared.
 */
function governingPeriod(
  { source: { plain }, periods }: Surroundings,
  line: Span | undefined,
  figure: Span & { readonly unitEnd: number },
  compared: boolean,
): number | null {
  const index = spanAt(periods, figure.start);
  const after = periods[index + 1];
  if (
    after !== undefined &&
    after.compared === compared &&
    /^ (?:trong |của |vào |ở |(?:kể |tính )?từ (?:ngày )?)?$/.test(
      plain.slice(figure.unitEnd, after.start),
    )
  )
    return index + 1;
  let defined: number | null = null;
  for (let at = index; at >= 0; at -= 1) {
    const period = periods[at];
    if (period === undefined || period.start < (line?.start ?? 0)) break;
    const bracket = shutBefore(plain, period.end, figure.start);
    // "(Tháng 2, tháng 5)" and "(năm 2024: 30 hồ sơ)" end with their bracket.
    if (bracket !== null && (period.yearless !== null || /\d/.test(bracket))) {
      if (period.yearless === null && period.compared === compared) defined ??= at;
      continue;
    }
    if (period.compared === compared) return at;
    if (compared) break;
  }
  return defined;
}

// A bracket that is further away than this has been shut, or was none.
const LONGEST_BRACKET = 200;

/** What stands from here to the end of the bracket in which this stands; null where none is shut. */
function shutBefore(plain: string, from: number, to: number): string | null {
  const between = plain.slice(from, Math.min(to, from + LONGEST_BRACKET));
  const shut = between.indexOf(')');
  return shut === -1 || between.slice(0, shut).includes('(') ? null : between.slice(0, shut);
}

/** Levels right after the figure in its clause, else the last before it in its sentence. */
function levelOf(
  { source, levels, periods, textEnd }: Surroundings,
  figure: Span,
  sentence: Span | undefined,
  period: number | null,
): FigureContext['level'] {
  const at = spanAt(levels, figure.start);
  const after = levels[at + 1];
  const follows =
    after !== undefined &&
    after.start - figure.end < 80 &&
    !/[,;:.()\n\d]/.test(source.plain.slice(figure.end, after.start));
  const level = follows ? after : levels[at];
  if (level === undefined || level.start < (sentence?.start ?? 0)) return null;
  const end = (period === null ? null : periods[period]?.to) ?? textEnd;
  return { ...cut(source, level), scheme: schemeMeant(level, end) };
}

/** "263 TTHC cấp huyện": right after the unit; else the last that its sentence speaks of. */
function subjectOf(
  { source, subjects }: Surroundings,
  figure: Span,
  unitEnd: number,
  sentence: Span | undefined,
): FigureContext['subject'] {
  const at = spanAt(subjects, figure.start);
  const after = subjects[at + 1];
  if (
    after !== undefined &&
    after.start - unitEnd < 40 &&
    !/[,;:.()\n\d]/.test(source.plain.slice(unitEnd, after.start))
  ) {
    return after.subject;
  }
  const before = subjects[at];
  return before === undefined || before.start < (sentence?.start ?? 0) ? null : before.subject;
}

function repeatedFigure(
  { source, repeats, repeatedAgain }: Surroundings,
  start: number,
): number | null {
  const again = repeats[spanAt(repeatedAgain, start)];
  if (again === undefined || start >= again.again.end) return null;
  return source.placeOf(again.first.start + start - again.again.start, again.first.end).start;
}

/** Where lines begin to speak of what is planned, by line. */
export function outlooks(
  { plain }: PlainText,
  { lines, sentences }: TextStructure,
): ReadonlyMap<number, number> {
  const from = new Map<number, number>();
  for (const sentence of sentences) {
    const line = spanAt(lines, sentence.start);
    if (!from.has(line) && opensOutlook(plain, sentence)) from.set(line, sentence.start);
  }
  return from;
}
