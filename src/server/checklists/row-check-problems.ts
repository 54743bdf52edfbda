import type { ChecklistItem, TableColumn } from '#domain/checklist/item.ts';
import type { CheckOf } from '#domain/cross-check/cross-check.ts';
import { findColumn } from './figure-kind.ts';
import type { KnownItems } from './known-items.ts';
import type { Path, Report } from './problem-report.ts';

type RowCheck = CheckOf<'three-way'> | CheckOf<'row-order'> | CheckOf<'row-limit'>;

/** Checks that go through the rows of a table: the table, its columns, and that they can be compared. */
export function rowCheckProblems(
  check: RowCheck,
  at: Path,
  items: KnownItems,
  report: Report,
): void {
  const table = items.get(check.table);
  if (table === undefined) report([...at, 'table'], `there is no item ${check.table}`);
  else if (table !== null && table.type !== 'table') {
    report([...at, 'table'], `${table.code} is ${table.type}, no table`);
  } else if (table !== null) columnProblems(check, table, at, report);
}

type Table = Extract<ChecklistItem, { type: 'table' }>;
type ColumnType = TableColumn['type'];

interface Role {
  readonly path: Path;
  readonly id: string;
}

function columnProblems(check: RowCheck, table: Table, at: Path, report: Report): void {
  const [roles, types] = rolesOf(check, at);
  const found: TableColumn[] = [];
  for (const { path, id } of roles) {
    const column = findColumn(table, id);
    if (!column.ok) {
      report(path, column.error);
      continue;
    }
    const { type } = column.value;
    const [first] = found;
    if (!types.includes(type)) {
      report(path, `column ${id} is ${type}, where ${types.join(' or ')} is needed`);
    } else if (first !== undefined && first.type !== type) {
      report(path, `column ${id} is ${type}, but ${first.id} is ${first.type}`);
    } else if (first !== undefined && timeOf(first) !== timeOf(column.value)) {
      const [own, its] = [column.value, first].map(timeOf);
      report(path, `column ${id} is for ${own}, but ${first.id} for ${its}`);
    }
    found.push(column.value);
  }
}

/** Amounts for a month and for a year are not compared (R17). */
const timeOf = (column: TableColumn): string =>
  (column.type === 'money' ? column.per : undefined) ?? 'no stated time';

function rolesOf(check: RowCheck, at: Path): readonly [readonly Role[], readonly ColumnType[]] {
  switch (check.kind) {
    case 'three-way':
      return [
        check.columns.map((id, index) => ({ path: [...at, 'columns', index], id })),
        ['count', 'money'],
      ];
    case 'row-order':
      return [
        [
          { path: [...at, 'small'], id: check.small },
          { path: [...at, 'large'], id: check.large },
        ],
        ['date', 'count', 'money', 'percentage'],
      ];
    case 'row-limit':
      return [[{ path: [...at, 'column'], id: check.column }], ['count']];
  }
}
