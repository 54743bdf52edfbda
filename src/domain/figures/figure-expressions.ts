/**
 * From digits to stated values: percentages, pairs, money with "nghìn, triệu, tỷ" multiplied out, and
 * what cannot be read for certain. Everything here is exact.
 */
import type { ClaimedText } from './claimed-text.ts';
import type { Expression, Run } from './expression.ts';
import { isOneOverTheOther, pairExpression, wordsOfPair } from './pair-expression.ts';
import { cut, type PlainText } from './plain-text.ts';
import { singleExpression, withPercentSign } from './single-expression.ts';
import type { Span } from './text-structure.ts';
import { isWordCharacter, knownUnitAt, multiplierAt } from './unit-words.ts';

const DIGITS = /\d+(?:[.,]\d+)*[½¼¾⅐-⅞]?|[½¼¾⅐-⅞]/;
/** "l.245" and "1.O45", as a scanner takes digits for letters; "1,5l" are litres. */
const SCANNED =
  /(?<![\p{L}\p{N}.,])(?!\d+,\d+l(?! ?%))(?=[\dlio.,]*\d)(?=[\d.,]*[lio])[\dlio]{1,3}(?:(?:\.[\dlio]{3})+(?:,[\dlio]{1,4})?|,[\dlio]{1,4})(?![\p{L}\p{N}]|[.,]\d)/u;
const NUMBERS = new RegExp(`${SCANNED.source}|${DIGITS.source}`, 'gu');
const NO_ONE = /(?:không có|không phát sinh|chưa phát sinh|chưa có|không còn)(?= )/g;

/** "Hồ sơ trễ hạn: không" states it too. */
const NONE_OF_IT = /(?::| là) ?không(?: có| phát sinh)?(?= ?(?:[.;,)\n]|$))/g;

export function figureExpressions(source: PlainText, claimed: ClaimedText): readonly Expression[] {
  const { plain } = source;
  const runs: Run[] = [];
  const found: Expression[] = [];
  for (const match of plain.matchAll(NUMBERS)) {
    const run = { start: match.index, end: match.index + match[0].length, text: match[0] };
    if (claimed.isTaken(run.start)) found.push(...leftOver(run, claimed));
    else if (isCutOff(plain, run, claimed)) found.push({ ...run, type: 'ignored', why: 'name' });
    else runs.push(run);
  }
  for (let next = 0; next < runs.length;) {
    const chain = chainFrom(source, runs, next);
    found.push(expressionOf(source, chain));
    const { end } = found.at(-1) ?? { end: 0 };
    next += chain.runs.length;
    // "2 tỷ 300 triệu" has eaten the run after its chain.
    while ((runs[next]?.start ?? end) < end) next += 1;
  }
  for (const match of plain.matchAll(NO_ONE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const unit = knownUnitAt(plain, span.end + 1);
    if (unit === null || !ZERO_UNITS.has(unit.kind) || isWordCharacter(plain[span.start - 1]))
      continue;
    found.push({ ...span, type: 'figure', value: { kind: 'count', digits: '0' }, unit });
  }
  for (const { index, 0: words } of plain.matchAll(NONE_OF_IT)) {
    const span = { start: index + words.indexOf('k'), end: index + words.length };
    found.push({ ...span, type: 'figure', value: { kind: 'count', digits: '0' }, unit: null });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What a claim left of the digits that it cut is no figure of its own. */
function leftOver({ end, ...run }: Run, claimed: ClaimedText): readonly Expression[] {
  let start = run.start;
  while (
    start < end &&
    (claimed.isTaken(start) || !/\p{N}/u.test(run.text[start - run.start] ?? ''))
  ) {
    start += 1;
  }
  return start < end ? [{ start, end, type: 'ignored', why: 'name' }] : [];
}

/** The other number of "0912.345.678/5", of which one was claimed, is no figure of its own either. */
const isCutOff = (plain: string, { start }: Run, claimed: ClaimedText): boolean =>
  plain[start - 1] === '/' && /\d/.test(plain[start - 2] ?? '') && claimed.isTaken(start - 2);

/** "Không có hồ sơ trễ hẹn" states 0, which is not the same as saying nothing (R18). */
const ZERO_UNITS = new Set(['dossier', 'petition', 'feedback', 'case', 'document', 'procedure']);

interface Chain {
  readonly joint: 'none' | 'pair' | 'over' | 'range' | 'blank';
  readonly runs: readonly Run[];
}

const JOINTS = [
  ['pair', /^ ?\/ ?$/],
  ['range', /^ ?(%|phần trăm)? ?[-–—~] ?$/],
] as const;
/** "Từ 5 đến 7 hồ sơ", "từ 95% đến 98%"; between two percentages "từ" may be missing. */
const UP_TO = /^ ?(%|phần trăm)? ?(?:đến|tới) $/;
const LONGEST_MARK = 14;

// "Triệu đồng trên tổng số" and the longest unit that is counted.
const LONGEST_JOINT = 50;

/** The run, and those that are joined to it by one kind of mark. */
function chainFrom(source: PlainText, runs: readonly Run[], first: number): Chain {
  const { plain } = source;
  const head = runs[first];
  if (head === undefined) return { joint: 'none', runs: [] };
  const isPercent = (run: Run) => withPercentSign(plain, run).end > run.end;
  const joined = (fits: (between: string, run: Run) => boolean): readonly Run[] => {
    const chain = [head];
    for (let at = first + 1; at < runs.length; at += 1) {
      const [last, run] = [chain.at(-1), runs[at]];
      if (last === undefined || run === undefined || run.start - last.end > LONGEST_MARK) break;
      if (!fits(plain.slice(last.end, run.start), run)) break;
      chain.push(run);
    }
    return chain;
  };
  for (const [joint, mark] of JOINTS) {
    // "95% - 5 hồ sơ trễ" is no range.
    const chain = joined((between, run) => {
      const match = mark.exec(between);
      return match !== null && (match[1] === undefined || isPercent(run));
    });
    if (chain.length > 1) return { joint, runs: chain };
  }
  const next = runs[first + 1];
  if (next !== undefined && next.start - head.end <= LONGEST_JOINT) {
    const between = plain.slice(head.end, next.start);
    const upTo = UP_TO.exec(between);
    if (upTo !== null && (isAfterFrom(plain, head) || (upTo[1] !== undefined && isPercent(next))))
      return { joint: 'range', runs: [head, next] };
    if (isOneOverTheOther(plain, head, next)) return { joint: 'over', runs: [head, next] };
    if (wordsOfPair(plain, head, next) !== null) return { joint: 'pair', runs: [head, next] };
  }
  const groups = /^\d{1,3}$/.test(head.text)
    ? joined((gap, run) => gap === ' ' && /^\d{3}$/.test(run.text) && isOneBlank(source, run.start))
    : [];
  return groups.length > 1 ? { joint: 'blank', runs: groups } : { joint: 'none', runs: [head] };
}

function expressionOf(source: PlainText, { joint, runs }: Chain): Expression {
  const { plain } = source;
  const span = { start: runs[0]?.start ?? 0, end: runs.at(-1)?.end ?? 0 };
  if (isPartOfName(plain, span)) return { ...span, type: 'ignored', why: 'name' };
  switch (joint) {
    case 'range':
      return { ...withPercentSign(plain, span), type: 'ignored', why: 'range' };
    case 'pair':
      return pairExpression(source, span, runs);
    case 'over':
      return asMalformed(pairExpression(source, span, runs));
    case 'blank':
    case 'none':
      return singleExpression(source, span, joint === 'blank');
  }
}

/** Several blanks or a tab part the cells of a row, not the groups of a number. */
const isOneBlank = (source: PlainText, end: number): boolean =>
  /^[^\t]$/.test(cut(source, { start: end - 1, end }).text) &&
  source.placeOf(end - 1, end).end === source.placeOf(end, end + 1).start;

const isAfterFrom = (plain: string, { start }: Span): boolean =>
  /(?:^|[^\p{L}])từ $/u.test(plain.slice(Math.max(0, start - 4), start));

/** "3.385 trên 3.478 hồ sơ" may be a pair, or a bound beside another figure: a person says which. */
function asMalformed(expression: Expression): Expression {
  if (expression.type !== 'figure') return expression;
  const { start, end, value, unit } = expression;
  return { start, end, type: 'malformed', wrong: { start, end }, readings: [value], unit };
}

/** "COVID-19", "A4", "5G"; but "664hồ sơ" and "500đ" only lack a blank. */
function isPartOfName(plain: string, { start, end }: Span): boolean {
  const before = plain[start - 1];
  if (isWordCharacter(before)) return true;
  if ((before === '-' || before === '_') && isWordCharacter(plain[start - 2])) return true;
  return (
    isWordCharacter(plain[end]) &&
    knownUnitAt(plain, end) === null &&
    multiplierAt(plain, end) === null
  );
}
