/** "38.388/42.092", "345 trên tổng số 350 hồ sơ", and what may be meant by "98.582/98/952". */
import { fits, type Expression, type Run } from './expression.ts';
import { multipliedOut } from './multiplied-out.ts';
import { readNumberForm } from './number-form.ts';
import type { PlainText } from './plain-text.ts';
import type { FigureValue } from './reading.ts';
import type { Span } from './text-structure.ts';
import { knownUnitAt, unitAfter } from './unit-words.ts';

/**
 * What stands between the numbers of a pair, where its first number has its own unit or words part
 * them: "345 hồ sơ/350 hồ sơ", "1 tỷ đồng trên tổng số 2 tỷ đồng". Null where they are no pair. `end`:
 * of the first number with what multiplies it.
 */
export function wordsOfPair(
  plain: string,
  part: Span,
  whole: Span,
): { readonly end: number } | null {
  const end = multipliedOut(plain, part, '0')?.end ?? part.end;
  const at = plain[end] === ' ' ? end + 1 : end;
  const unit = knownUnitAt(plain, at);
  const joint = plain.slice(unit?.end ?? end, whole.start);
  if (!/^ ?(?:\/|trên) ?(?:(?:tổng số|tổng) )?$/.test(joint)) return null;
  // "Trên" alone can be a bound of the second number.
  if (joint.includes('trên') && !joint.includes('tổng')) return null;
  if (unit === null) return joint.includes('tổng') ? { end } : null;
  const wholeEnd = multipliedOut(plain, whole, '0')?.end ?? whole.end;
  const other = knownUnitAt(plain, plain[wholeEnd] === ' ' ? wholeEnd + 1 : wholeEnd);
  return other?.kind === unit.kind ? { end } : null;
}

/** "3.385 trên 3.478 hồ sơ", where nothing but "trên" parts them and the first is the smaller. */
export function isOneOverTheOther(plain: string, part: Span, whole: Span): boolean {
  const end = multipliedOut(plain, part, '0')?.end ?? part.end;
  if (!/^ trên $/.test(plain.slice(end, whole.start))) return false;
  const [a, b] = [part, whole].map((run) => {
    const form = readNumberForm(plain.slice(run.start, run.end));
    return form.ok ? (multipliedOut(plain, run, form.value)?.value ?? form.value) : null;
  });
  const isWhole = (number: string | null | undefined): number is string =>
    typeof number === 'string' && !number.includes('.');
  return isWhole(a) && isWhole(b) && BigInt(a) <= BigInt(b);
}

export function pairExpression(source: PlainText, span: Span, runs: readonly Run[]): Expression {
  const { plain } = source;
  const end = multipliedOut(plain, span, '0')?.end ?? span.end;
  const unit = unitAfter(source, end);
  const [part, whole] = runs.map(({ text }) => readNumberForm(text));
  // "1/2 tỷ 5": what the money is was not read.
  if (multipliedOut(plain, span, '0')?.meant)
    return { ...span, end, type: 'malformed', wrong: { ...span, end }, readings: [], unit };
  if (runs.length === 2 && part?.ok && whole?.ok) {
    const b = multipliedOut(plain, span, whole.value)?.value ?? whole.value;
    const a = partOf(plain, span, runs, part.value);
    if (a.includes('.') || b.includes('.')) {
      return { ...span, type: 'ignored', why: 'score' };
    }
    const value: FigureValue = { kind: 'pair', part: a, whole: b };
    return fits(value)
      ? { ...span, end, type: 'figure', value, unit }
      : { ...span, type: 'malformed', wrong: span, readings: [], unit };
  }
  return { ...span, type: 'malformed', ...repairedPair(span, runs), unit };
}

/** "38,5/42 tỷ" are both thousands of millions; what has its own unit has its own multiplier as well. */
function partOf(plain: string, span: Span, [run, other]: readonly Run[], value: string): string {
  const hasOwn =
    run !== undefined &&
    other !== undefined &&
    (wordsOfPair(plain, run, other) !== null || isOneOverTheOther(plain, run, other));
  return multipliedOut(plain, hasOwn ? run : span, value)?.value ?? value;
}

/** "98.582/98/952": the slash where a point belongs. Every repair that gives a pair is offered. */
function repairedPair(
  span: Span,
  runs: readonly Run[],
): { wrong: Span; readings: readonly FigureValue[] } {
  const readings: FigureValue[] = [];
  let wrong = span;
  const candidates = (text: string): readonly string[] => {
    const form = readNumberForm(text);
    return (form.ok ? [form.value] : form.error).filter((number) => !number.includes('.'));
  };
  if (runs.length === 2) {
    const [part, whole] = runs;
    const bad = runs.filter(({ text }) => !readNumberForm(text).ok);
    if (bad.length === 1 && bad[0] !== undefined) wrong = bad[0];
    for (const a of candidates(part?.text ?? '')) {
      for (const b of candidates(whole?.text ?? ''))
        readings.push({ kind: 'pair', part: a, whole: b });
    }
  }
  if (runs.length === 3) {
    for (const cut of [1, 2]) {
      const [left, right] = [runs.slice(0, cut), runs.slice(cut)];
      const [part, whole] = [left, right].map((side) =>
        readNumberForm(side.map(({ text }) => text).join('.')),
      );
      if (!part?.ok || !whole?.ok || part.value.includes('.') || whole.value.includes('.'))
        continue;
      readings.push({ kind: 'pair', part: part.value, whole: whole.value });
      const broken = cut === 1 ? right : left;
      wrong = { start: broken[0]?.start ?? span.start, end: broken.at(-1)?.end ?? span.end };
    }
  }
  return {
    wrong: readings.length === 1 ? wrong : runs.length === 2 ? wrong : span,
    readings: readings.filter(fits),
  };
}
