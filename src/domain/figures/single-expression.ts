/** One number with what makes its value: "1,4 triệu đồng", "96,7%", "1.419 hồ sơ". */
import { formatDecimal, parseDecimal } from '#domain/kernel/decimal.ts';
import { err } from '#domain/kernel/result.ts';
import { fits, type Expression } from './expression.ts';
import { multipliedOut } from './multiplied-out.ts';
import { englishGroups, readNumberForm } from './number-form.ts';
import type { PlainText } from './plain-text.ts';
import type { FigureValue } from './reading.ts';
import type { Span } from './text-structure.ts';
import { isWholeUnit, unitAfter } from './unit-words.ts';

export function singleExpression(source: PlainText, span: Span, grouped: boolean): Expression {
  const { plain } = source;
  const text = plain.slice(span.start, span.end);
  const form = grouped ? err([text.replaceAll(' ', '')]) : readNumberForm(text);
  const perMille = PER_MILLE.exec(plain.slice(span.end, span.end + 12));
  if (perMille !== null) return perMilleExpression(source, span, perMille[0].length, form);
  const percent = withPercentSign(plain, span);
  if (percent.end > span.end) return percentExpression(source, percent, text, form);

  const amount = form.ok ? multipliedOut(plain, span, form.value) : null;
  const end = multipliedOut(plain, span, '0')?.end ?? span.end;
  const unit = unitAfter(source, end);
  const whole = { start: span.start, end };
  const isMoney = unit?.kind === 'dong' || (end > span.end && unit === null);
  const countsWholeThings = unit !== null && isWholeUnit(unit.kind);
  if (!form.ok || amount?.meant) {
    const numbers = form.ok ? [form.value] : form.error;
    const readings = numbers
      .flatMap((number) => {
        const out = multipliedOut(plain, span, number);
        return out?.meant ?? [out?.value ?? number];
      })
      .map((number) => figureValue(number, isMoney))
      .filter((value) => fits(value) && !(countsWholeThings && value.kind === 'decimal'));
    const wrong = amount?.meant ? whole : span;
    return { ...whole, type: 'malformed', wrong, readings, unit };
  }
  const value = figureValue(amount?.value ?? form.value, isMoney);
  const english = englishGroups(text);
  if (english !== null && amount !== null && !isThousandMillions(plain.slice(span.end, end))) {
    const readings = [
      value,
      figureValue(multipliedOut(plain, span, english)?.value ?? '', isMoney),
    ];
    return { ...whole, type: 'malformed', wrong: span, readings: readings.filter(fits), unit };
  }
  if (english !== null && amount === null && countsWholeThings) {
    const readings = [figureValue(english, false)];
    return { ...whole, type: 'malformed', wrong: span, readings, unit };
  }
  return fits(value)
    ? { ...whole, type: 'figure', value, unit }
    : { ...whole, type: 'malformed', wrong: whole, readings: [], unit };
}

/** With a point before the fraction ("97.33%") or above 100 by a group of three ("1.385%") it is asked. */
function percentExpression(
  source: PlainText,
  span: Span,
  text: string,
  form: ReturnType<typeof readNumberForm>,
): Expression {
  const unit = unitAfter(source, span.end);
  const percentage = (percent: string): FigureValue => ({ kind: 'percentage', percent });
  if (form.ok && !text.includes('.')) {
    const value = percentage(form.value);
    return fits(value)
      ? { ...span, type: 'figure', value, unit }
      : { ...span, type: 'malformed', wrong: span, readings: [], unit };
  }
  // "1.385" is 1,385 by an English hand.
  const numbers = form.ok ? [text, form.value] : form.error;
  const likely = numbers.filter((number) => /^(?:\d{1,2}|100)(?:\.\d+)?$/.test(number));
  const readings = (likely.length > 0 ? likely : numbers).map(percentage).filter(fits);
  return { ...span, type: 'malformed', wrong: span, readings, unit };
}

const PER_MILLE = /^ ?(?:‰|phần nghìn|phần ngàn)/;

/** No item asks for a share of a thousand: a person says which percentage it is. */
function perMilleExpression(
  source: PlainText,
  { start, end }: Span,
  sign: number,
  form: ReturnType<typeof readNumberForm>,
): Expression {
  const decimal = form.ok ? parseDecimal(form.value) : null;
  const readings: readonly FigureValue[] =
    decimal === null
      ? []
      : [
          {
            kind: 'percentage',
            percent: formatDecimal({ units: decimal.units, scale: decimal.scale + 1 }),
          },
        ];
  const whole = { start, end: end + sign };
  const unit = unitAfter(source, whole.end);
  return { ...whole, type: 'malformed', wrong: whole, readings: readings.filter(fits), unit };
}

export function withPercentSign(plain: string, span: Span): Span {
  const sign = /^ ?(?:%|phần trăm)/.exec(plain.slice(span.end, span.end + 12));
  return sign === null ? span : { start: span.start, end: span.end + sign[0].length };
}

/** "1,385 tỷ" is written every day; nobody means 1.385 thousand million of a commune. */
const isThousandMillions = (multipliers: string): boolean => /t[ỷỉ]/.test(multipliers);

function figureValue(number: string, money: boolean): FigureValue {
  if (number.includes('.')) return { kind: 'decimal', decimal: number };
  return money ? { kind: 'money', dong: number } : { kind: 'count', digits: number };
}
