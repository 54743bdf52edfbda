/**
 * Checks that go through a table row by row: three-way, row-order, row-limit. A cell that is blank, not
 * applicable or only a bound is not judged.
 */
import type { TableRow } from '#domain/checklist/answer.ts';
import type { ItemOf, TableColumn } from '#domain/checklist/item.ts';
import { daysBetween } from '#domain/calendar/calendar-days.ts';
import { compareDecimals, formatDecimal, parseDecimal } from '#domain/kernel/decimal.ts';
import type { CheckOf } from './cross-check.ts';
import { readCell, type FigureReader, type Place } from './figure-reader.ts';
import { open } from './gather-figures.ts';
import type { CheckFacts, CheckVerdict, FigureName, TableFacts, WrongRow } from './outcome.ts';

/** Two figures of a row are enough to differ; all of them in all rows are needed to agree. */
export function judgeThreeWay(check: CheckOf<'three-way'>, reader: FigureReader): CheckVerdict {
  const tolerance = String(check.tolerance ?? 0);
  return judgeTable(check.table, check.columns, reader, {
    toFacts: (table) => ({ kind: 'three-way', tolerance, ...table }),
    needsAllRows: true,
    judge: (cells) => {
      const known = cells.filter((cell) => cell !== null);
      const largest = known.reduce((most, cell) => (compare(cell, most) > 0 ? cell : most), '0');
      const smallest = known.reduce(
        (least, cell) => (compare(cell, least) < 0 ? cell : least),
        largest,
      );
      const difference = distance(smallest, largest);
      if (compare(difference, tolerance) > 0) return { wrongBy: difference };
      return known.length < cells.length ? 'blank' : 'right';
    },
  });
}

export function judgeRowOrder(check: CheckOf<'row-order'>, reader: FigureReader): CheckVerdict {
  const strict = check.strict === true;
  return judgeTable(check.table, [check.small, check.large], reader, {
    toFacts: (table) => ({ kind: 'row-order', strict, ...table }),
    needsAllRows: false,
    judge: ([small = null, large = null]) => {
      if (small === null || large === null) return 'blank';
      const order = compare(small, large);
      return order > 0 || (order === 0 && strict) ? { wrongBy: distance(large, small) } : 'right';
    },
  });
}

export function judgeRowLimit(check: CheckOf<'row-limit'>, reader: FigureReader): CheckVerdict {
  const atMost = String(check.atMost);
  return judgeTable(check.table, [check.column], reader, {
    toFacts: (table) => ({ kind: 'row-limit', atMost, ...table }),
    needsAllRows: false,
    judge: ([cell = null]) => {
      if (cell === null) return 'blank';
      return compare(cell, atMost) > 0 ? { wrongBy: distance(atMost, cell) } : 'right';
    },
  });
}

interface RowRule {
  readonly toFacts: (table: TableFacts) => CheckFacts;
  /** A row that cannot be judged leaves the check open. */
  readonly needsAllRows: boolean;
  readonly judge: (
    cells: readonly (string | null)[],
  ) => 'right' | 'blank' | { readonly wrongBy: string };
}

function judgeTable(
  code: string,
  columnIds: readonly string[],
  reader: FigureReader,
  rule: RowRule,
): CheckVerdict {
  const place = reader.place(code);
  const columns = place === null ? null : tableColumns(place, columnIds);
  if (place === null || columns === null) return silent('absent', code);
  const { item, answer, shown } = place;
  if (!shown) return silent('hidden', code);
  if (answer.value?.kind === 'na') return silent('not-applicable', code);
  const name = tableName(place);
  if (answer.rows.length === 0) {
    if (answer.value?.kind === 'table') return silent('no-rows', code);
    return open({ missing: [name], known: [] });
  }
  const judged = answer.rows.map((row, index) => {
    const cells = columns.map((column) => {
      const cell = readCell(column, row);
      return cell === null || cell.hedge !== null ? null : cell.value;
    });
    const verdict = rule.judge(cells);
    const wrong =
      typeof verdict === 'string'
        ? null
        : wrongRow(item as ItemOf<'table'>, row, index + 1, columns, cells, verdict.wrongBy);
    return { verdict, wrong };
  });
  const wrong = judged.flatMap((row) => (row.wrong === null ? [] : [row.wrong]));
  const blank = judged.filter(({ verdict }) => verdict === 'blank').length;
  const facts = rule.toFacts({ table: name, wrong, judged: judged.length - blank, blank });
  if (wrong.length > 0) return { state: 'fails', facts };
  const waits = rule.needsAllRows ? blank > 0 : blank === judged.length;
  return waits ? open({ missing: [name], known: [], facts }) : { state: 'holds', facts };
}

const silent = (
  because: 'absent' | 'hidden' | 'not-applicable' | 'no-rows',
  ref: string,
): CheckVerdict => ({ state: 'silent', because, ref });

/** Null where the visit's version of the item is no table or lacks one of the columns. */
function tableColumns({ item }: Place, ids: readonly string[]): readonly TableColumn[] | null {
  if (item.type !== 'table') return null;
  const columns = ids.flatMap((id) => item.columns.filter((column) => column.id === id));
  return columns.length === ids.length ? columns : null;
}

function tableName({ checklistId, item }: Place): FigureName {
  return {
    ...{ ref: item.code, checklistId, code: item.code },
    ...{ item: item.short ?? item.text, member: null, type: 'rows', unit: null },
  };
}

function wrongRow(
  item: ItemOf<'table'>,
  row: TableRow,
  index: number,
  columns: readonly TableColumn[],
  cells: readonly (string | null)[],
  difference: string,
): WrongRow {
  const words = item.columns.map(({ id }) => row.cells[id]).find((cell) => cell?.kind === 'text');
  return {
    ...{ record: row.record, index, difference },
    name: words?.kind === 'text' && words.text.trim() !== '' ? words.text.trim() : null,
    cells: columns.map(({ id, label }, at) => ({ column: id, label, value: cells[at] ?? null })),
  };
}

/** Figures by value, dates by their day. */
function compare(a: string, b: string): number {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  if (left !== null && right !== null) return compareDecimals(left, right);
  return a === b ? 0 : a < b ? -1 : 1;
}

/** `large` less `small`, of dates in days. */
function distance(small: string, large: string): string {
  const [low, high] = [parseDecimal(small), parseDecimal(large)];
  if (low === null || high === null) return String(daysBetween(small, large));
  const scale = Math.max(low.scale, high.scale);
  const unitsOf = ({ units, scale: own }: typeof low) => units * 10n ** BigInt(scale - own);
  return formatDecimal({ units: unitsOf(high) - unitsOf(low), scale });
}
