/** What becomes of the answers of a visit that moves to another version of a checklist: all stay. */
import type { AnswerLookup, ItemAnswer, TableRow } from './answer.ts';
import { isAnswered } from './answer-state.ts';
import { cellPlace, offersAll } from './cell-place.ts';
import type { Checklist } from './definition.ts';
import type { ChecklistItem, TableColumn } from './item.ts';

/**
 * `kept`: it answers the same kind of question, even where that was reworded. `other-type`: kept, and
 * shown apart, because the item now asks for another type. `other-cells`: rows stay in their table, and
 * cells of which the column is gone or asks for another type are shown apart. `other-parts`: kept, though
 * the item asks for more or fewer figures than before, or for one under the name of another.
 * `other-options`: kept, though an option that was chosen is no longer offered. `removed`: kept, and
 * shown apart, because the item is gone.
 */
export type AnswerFate =
  'kept' | 'other-type' | 'other-cells' | 'other-parts' | 'other-options' | 'removed';

/** Codes of the answered items of `before`, by what becomes of their answers; in the order of the walk. */
export type AnswerOutlook = Readonly<Record<AnswerFate, readonly string[]>>;

export function answerOutlook(
  before: Pick<Checklist, 'sections'>,
  after: Pick<Checklist, 'sections'>,
  answers: AnswerLookup,
): AnswerOutlook {
  const now = new Map(
    after.sections.flatMap(({ items }) => items.map((item) => [item.code, item] as const)),
  );
  const outlook: Record<AnswerFate, string[]> = {
    ...{ kept: [], 'other-type': [], 'other-cells': [], 'other-parts': [], 'other-options': [] },
    removed: [],
  };
  for (const item of before.sections.flatMap(({ items }) => items)) {
    const answer = answers(item.code);
    if (isAnswered(item, answer)) outlook[fateOf(item, now.get(item.code), answer)].push(item.code);
  }
  return outlook;
}

function fateOf(
  before: ChecklistItem,
  after: ChecklistItem | undefined,
  { value, rows }: ItemAnswer,
): AnswerFate {
  if (after === undefined) return 'removed';
  if (value?.kind === 'na' && rows.length === 0) return 'kept';
  if (after.type !== before.type) return 'other-type';
  if (after.type === 'table') return fateOfRows(after.columns, rows);
  if (value?.kind === 'na') return 'kept';
  if (hasOtherParts(before, after)) return 'other-parts';
  return offersAll(after, value) ? 'kept' : 'other-options';
}

function fateOfRows(columns: readonly TableColumn[], rows: readonly TableRow[]): AnswerFate {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const places = new Set(
    rows.flatMap(({ cells }) =>
      Object.entries(cells).map(([id, value]) => value && cellPlace(byId.get(id), value)),
    ),
  );
  if (places.has('none')) return 'other-cells';
  return places.has('other-option') ? 'other-options' : 'kept';
}

/** Figures are stored by their place: one that stands at another place would be read as another. */
function hasOtherParts(before: ChecklistItem, after: ChecklistItem): boolean {
  const [was, is] = [partNames(before), partNames(after)];
  return was.length !== is.length || was.some((name, at) => name !== is[at] && is.includes(name));
}

/** One name a figure; that of an item with a single figure is the item's own. */
function partNames(item: ChecklistItem): readonly string[] {
  const parts = 'parts' in item ? item.parts : undefined;
  return parts?.map(({ label }) => label.vi) ?? [''];
}
