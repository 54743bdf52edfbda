/** Readings as lines of text, so that a whole article is one expectation. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFigures } from '#domain/figures/read-figures.ts';
import type { FigureValue, ReportReading, StatedFigure } from '#domain/figures/reading.ts';

export function reportText(name: string): string {
  const url = new URL(`../../fixtures/reports/${name}.txt`, import.meta.url);
  return readFileSync(fileURLToPath(url), 'utf8');
}

export const readReport = (name: string): ReportReading => readFigures(reportText(name));

/** "1,4 triệu đồng/người/năm = 1400000 đồng | kỳ quý 1/2022 | Nhật Tân". */
export function figureLines(reading: ReportReading): readonly string[] {
  return reading.figures.map((figure) => figureLine(reading, figure));
}

function figureLine({ figures, periods }: ReportReading, figure: StatedFigure): string {
  const { text, unit, per, value, hedge, target, mean, period, level, subject } = figure;
  const named = subject === null ? null : (subject.name ?? `cấp ${subject.level}`);
  const base = figures.find(({ id }) => id === figure.shareOf);
  return [
    `${text}${unit === null ? '' : ` ${unit.text}`}${per.map((word) => `/${word}`).join('')} = ${valueText(value)}`,
    hedge === null ? null : `${hedge.hedge} (${hedge.text})`,
    target ? 'target' : null,
    mean ? 'mean' : null,
    period === null ? null : `in ${periods[period]?.text}`,
    named,
    level === null ? null : `${level.text}: ${level.scheme ?? 'to be asked'}`,
    base === undefined ? null : `of ${base.text}`,
    figure.repeats === null ? null : 'repeated',
  ]
    .filter((part) => part !== null)
    .join(' | ');
}

export function valueText(value: FigureValue): string {
  switch (value.kind) {
    case 'count':
      return value.digits;
    case 'money':
      return `${value.dong} đồng`;
    case 'percentage':
      return `${value.percent} %`;
    case 'pair':
      return `${value.part} of ${value.whole}`;
    case 'decimal':
      return value.decimal;
  }
}

/** "98/952: 98582 of 98952". */
export function malformedLines({ malformed }: ReportReading): readonly string[] {
  return malformed.map(
    (one) =>
      `${one.text}: ${(one.kind === 'date' ? one.readings : one.readings.map(valueText)).join(' or ')}`,
  );
}

/** "date 22/10". */
export const ignoredLines = ({ ignored }: ReportReading): readonly string[] =>
  ignored.map(({ text, why }) => `${why} ${text}`);
