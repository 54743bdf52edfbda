import type { ChecklistItem, ItemOf } from '#domain/checklist/item.ts';
import { figurePlace, type FigureRef } from './figure-ref.ts';
import type { Figure, FigureName } from './outcome.ts';

/** Where a named figure stands in its item; nothing of it depends on an answer. */
export interface NamedFigure {
  readonly name: FigureName;
  readonly item: ChecklistItem;
  /** Position of its box in the answer; in a ratio 0 is the part, 1 the whole, 2 what is stated. */
  readonly box: number;
  /** Of a table: the column that is added up; null for its number of rows. */
  readonly column: ItemOf<'table'>['columns'][number] | null;
  readonly per: Figure['per'];
}

const RATIO_BOXES = ['part', 'whole', 'stated'] as const;

/** The figure that `ref` names in this item; null where the item has no such figure, as in another version of it. */
export function nameFigure(
  ref: FigureRef,
  checklistId: string,
  item: ChecklistItem,
): NamedFigure | null {
  const place = figurePlace(ref);
  const member = place.type === 'item' ? place.member : null;
  const named = (
    label: FigureName['member'],
    type: FigureName['type'],
    rest: Partial<Omit<NamedFigure, 'name' | 'item'>> = {},
  ): NamedFigure => ({
    name: {
      ...{ ref, checklistId, code: item.code },
      ...{ item: item.short ?? item.text, member: label, type, unit: unitOf(item, rest.column) },
    },
    ...{ item, box: 0, column: null, per: null },
    ...rest,
  });
  switch (item.type) {
    case 'count':
    case 'money':
    case 'percentage':
    case 'date': {
      const type = item.type === 'percentage' ? 'percent' : item.type;
      const own = item.type === 'money' ? (item.per ?? null) : null;
      if (member === null) return item.parts === undefined ? named(null, type, { per: own }) : null;
      const box = Number(member) - 1;
      const part = item.parts?.[box];
      return part === undefined
        ? null
        : named(part.label, type, { box, per: item.type === 'money' ? (part.per ?? own) : null });
    }
    case 'ratio': {
      const box = RATIO_BOXES.findIndex((each) => each === member);
      if (member === 'part' || member === 'whole')
        return named(item.labels[member], 'count', { box });
      return member === 'stated' ? named(null, 'percent', { box }) : null;
    }
    case 'table': {
      if (member === 'rows') return named(item.rowName, 'rows');
      const column = item.columns.find(({ id }) => id === member);
      if (column?.type !== 'count' && column?.type !== 'money') return null;
      const per = column.type === 'money' ? (column.per ?? null) : null;
      return named(column.label, column.type, { column, per });
    }
    default:
      return null;
  }
}

function unitOf(
  item: ChecklistItem,
  column: NamedFigure['column'] | undefined,
): FigureName['unit'] {
  const spec = column ?? item;
  return 'unit' in spec ? (spec.unit ?? null) : null;
}
