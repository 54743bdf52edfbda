/** What a figure of a cross-check is, looked up in the items of all files. */
import type { ChecklistItem, TableColumn } from '#domain/checklist/item.ts';
import { partCount } from '#domain/checklist/item-parts.ts';
import { figurePlace, type FigureRef } from '#domain/cross-check/figure-ref.ts';
import { unitKindOf } from '#domain/figures/unit-words.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { KnownItems } from './known-items.ts';

export interface Figure {
  /**
   * `ratio`: the ratio as a whole, for checks that compute its percentage. `number`: one of its two
   * numbers, which counts things or đồng where its unit does not say which.
   */
  readonly kind: 'count' | 'money' | 'number' | 'percentage' | 'date' | 'ratio';
  /** The time that an amount is for, where it says one. */
  readonly per?: 'month' | 'quarter' | 'year' | undefined;
  /** A figure by level of online service that says by which scale (R22). */
  readonly hasSchemes: boolean;
}

/** The reason why there is no such figure; `null` where its item is in a file that breaks the schema. */
export function figureOf(ref: FigureRef, items: KnownItems): Result<Figure | null, string> {
  const place = figurePlace(ref);
  if (place.type === 'visit') return ok({ kind: 'date', hasSchemes: false });
  const item = items.get(place.code);
  if (item === undefined) return err(`there is no item ${place.code}`);
  return item === null ? ok(null) : figureOfItem(item, place.member);
}

function figureOfItem(item: ChecklistItem, member: string | null): Result<Figure, string> {
  const { code, type } = item;
  switch (type) {
    case 'count':
    case 'money':
    case 'percentage':
    case 'date':
      return partOf(item, member);
    case 'ratio': {
      const hasSchemes = item.schemes !== undefined;
      if (member === null) return ok({ kind: 'ratio', hasSchemes });
      if (member === 'part' || member === 'whole')
        return ok({ kind: kindOfUnit(item), hasSchemes });
      if (member === 'stated') return ok({ kind: 'percentage', hasSchemes });
      return err(`${code} is ratio; it has part, whole and stated, no "${member}"`);
    }
    case 'table':
      if (member === 'rows') return ok({ kind: 'count', hasSchemes: false });
      return columnOf(item, member);
    case 'compliance':
    case 'yes-no':
    case 'text':
    case 'choice':
    case 'choices':
    case 'photo':
      return err(`${code} is ${type}; it has no figure`);
  }
}

function kindOfUnit({ unit }: Extract<ChecklistItem, { type: 'ratio' }>): Figure['kind'] {
  const kind = unit === undefined ? null : unitKindOf(unit.vi);
  return kind === null ? 'number' : kind === 'dong' ? 'money' : 'count';
}

type PartedItem = Extract<ChecklistItem, { type: 'count' | 'money' | 'percentage' | 'date' }>;

function partOf(item: PartedItem, member: string | null): Result<Figure, string> {
  const { code, type: kind } = item;
  const hasSchemes = item.type === 'count' && item.schemes !== undefined;
  const parts = partCount(item);
  if (member === null) {
    if (parts > 1) return err(`${code} has ${parts} figures; say which (${code}.1)`);
    return ok({ kind, hasSchemes, per: item.type === 'money' ? item.per : undefined });
  }
  if (!/^\d+$/.test(member)) return err(`${code} is ${kind}; it has no "${member}"`);
  if (item.parts === undefined) return err(`${code} has one figure; name it ${code}`);
  const part = item.parts[Number(member) - 1];
  if (part === undefined) return err(`${code} has ${parts} figures, no figure ${member}`);
  const own = item.type === 'money' ? item.per : undefined;
  return ok({ kind, hasSchemes, per: part.per ?? own });
}

type Table = Extract<ChecklistItem, { type: 'table' }>;

/** Only what can be added up over the rows. */
function columnOf(table: Table, member: string | null): Result<Figure, string> {
  const { code } = table;
  if (member === null) return err(`${code} is table; name a column (${code}.${firstId(table)})`);
  const column = findColumn(table, member);
  if (!column.ok) return column;
  const { type } = column.value;
  if (type === 'count') {
    return ok({ kind: type, hasSchemes: column.value.schemes !== undefined });
  }
  if (type === 'money') return ok({ kind: type, hasSchemes: false, per: column.value.per });
  return err(`column ${member} of ${code} is ${type}; only counts and money are added up`);
}

const firstId = ({ columns }: Table): string => columns[0]?.id ?? '';

export function findColumn(table: Table, id: string): Result<TableColumn, string> {
  const column = table.columns.find((entry) => entry.id === id);
  return column === undefined ? err(`${table.code} has no column "${id}"`) : ok(column);
}
