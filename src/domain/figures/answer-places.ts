/** Where figures can go: the boxes of the items and columns that take figures, with their words. */
import type { Checklist } from '#domain/checklist/definition.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { AnswerSpec, ChecklistItem } from '#domain/checklist/item.ts';
import { unitKindOf } from './unit-words.ts';

/** An answer, or a cell of a table: in the row of this name, or in a new one. */
export interface AnswerPlace {
  readonly checklist: string;
  readonly code: string;
  readonly cell: { readonly column: string; readonly row: string | null } | null;
}

/** One figure of an answer. Boxes of a ratio are 0 the part, 1 the whole, 2 the stated percentage. */
export interface AnswerBox {
  readonly box: number;
  readonly takes: 'count' | 'money' | 'percentage';
  /** Folded words that stand beside this figure in reports. */
  readonly words: readonly string[];
  readonly per: 'month' | 'quarter' | 'year' | null;
}

export interface FillablePlace {
  readonly place: AnswerPlace;
  readonly item: ChecklistItem;
  /** The item, or the column. */
  readonly spec: AnswerSpec;
  readonly boxes: readonly AnswerBox[];
  /** Kind of the unit that is counted; null where none is named. */
  readonly unit: string | null;
  /** True where figures are by level of online service. */
  readonly byLevel: boolean;
}

/** In the order of the checklists. A table with named rows has a place for each column of each row. */
export function answerPlaces(checklists: readonly Checklist[]): readonly FillablePlace[] {
  return checklists.flatMap((checklist) =>
    checklist.sections.flatMap(({ items }) =>
      items.flatMap((item) => placesOf(checklist.id, item)),
    ),
  );
}

function placesOf(checklist: string, item: ChecklistItem): readonly FillablePlace[] {
  if (item.type !== 'table') {
    const place = { checklist, code: item.code, cell: null };
    return fillable(place, item, item);
  }
  const rows = item.rows?.map(({ vi }) => vi) ?? [null];
  return item.columns.flatMap((column) =>
    rows.flatMap((row) =>
      fillable({ checklist, code: item.code, cell: { column: column.id, row } }, item, column),
    ),
  );
}

function fillable(
  place: AnswerPlace,
  item: ChecklistItem,
  spec: AnswerSpec,
): readonly FillablePlace[] {
  const boxes = boxesOf(spec);
  if (boxes.length === 0) return [];
  const unit = 'unit' in spec && spec.unit !== undefined ? unitKindOf(spec.unit.vi) : null;
  const byLevel = 'schemes' in spec && spec.schemes !== undefined;
  return [{ place, item, spec, boxes, unit, byLevel }];
}

function boxesOf(spec: AnswerSpec): readonly AnswerBox[] {
  switch (spec.type) {
    case 'count':
    case 'money':
    case 'percentage': {
      const parts = 'parts' in spec ? spec.parts : undefined;
      const per = 'per' in spec ? (spec.per ?? null) : null;
      const takes = spec.type;
      if (parts === undefined) return [{ box: 0, takes, words: folded(spec.words), per }];
      return parts.map((part, box) => ({
        box,
        takes,
        words: folded(part.words),
        per: part.per ?? per,
      }));
    }
    case 'ratio': {
      const takes =
        spec.unit !== undefined && unitKindOf(spec.unit.vi) === 'dong' ? 'money' : 'count';
      return [
        { box: 0, takes, words: folded(spec.words?.part), per: null },
        { box: 1, takes, words: folded(spec.words?.whole), per: null },
        { box: 2, takes: 'percentage', words: folded(spec.words?.stated), per: null },
      ];
    }
    case 'compliance':
    case 'yes-no':
    case 'date':
    case 'text':
    case 'choice':
    case 'choices':
    case 'table':
    case 'photo':
      return [];
  }
}

const folded = (words: readonly string[] | undefined): readonly string[] =>
  (words ?? []).map(foldForSearch);
