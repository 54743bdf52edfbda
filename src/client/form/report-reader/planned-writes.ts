/** What choices come to: one answer for each place, with what is there now. */
import type { AnswerLookup, AnswerValue, ItemAnswer } from '#domain/checklist/answer.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { AnswerSpec, ChecklistItem } from '#domain/checklist/item.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import { answerWith } from '#domain/figures/answer-with.ts';
import type { AnswerPlace, FillablePlace } from '#domain/figures/answer-places.ts';
import { placeKey, type Choice } from './reader-state.ts';

/** A place with the item and the box group that is filled there. */
export interface KnownPlace {
  readonly place: AnswerPlace;
  readonly item: ChecklistItem;
  /** The item, or the column of its table. */
  readonly spec: AnswerSpec;
}

export interface PlannedWrite extends KnownPlace {
  readonly value: AnswerValue;
  readonly now: AnswerValue | null;
}

export type AnswersOf = (checklistId: string) => AnswerLookup;

/** The place of a candidate; a table of which is said that it has no rows stands for its item. */
export function knownPlace(
  targets: readonly FillablePlace[],
  place: AnswerPlace,
): KnownPlace | null {
  const key = placeKey(place);
  const target =
    targets.find((one) => placeKey(one.place) === key) ??
    targets.find((one) => one.place.checklist === place.checklist && one.place.code === place.code);
  if (target === undefined) return null;
  return { place, item: target.item, spec: place.cell === null ? target.item : target.spec };
}

export function plannedWrites(
  choices: readonly Choice[],
  targets: readonly FillablePlace[],
  answers: AnswersOf,
): readonly PlannedWrite[] {
  const groups = groupBy(choices, ({ candidate }) => placeKey(candidate.place));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const known = first === undefined ? null : knownPlace(targets, first.candidate.place);
    if (first === undefined || known === null) return [];
    const now = valueNow(known, answers);
    const fills = group.flatMap(({ candidate }) => candidate.fills);
    const scheme = group.find((choice) => choice.scheme !== null)?.scheme ?? null;
    const value =
      fills.length === 0 ? first.candidate.value : answerWith(known.spec, now, fills, scheme);
    return [{ ...known, value, now }];
  });
}

/** What is written at a place now; of a row that is yet to be made, nothing. */
export function valueNow({ place, item }: KnownPlace, answers: AnswersOf): AnswerValue | null {
  const answer = answers(place.checklist)(place.code);
  if (place.cell === null) return answer.value;
  return rowNamed(item, answer, place.cell.row)?.cells[place.cell.column] ?? null;
}

/** How many rows stand in the way of saying that a table has none. */
export const rowsNow = ({ place, item }: KnownPlace, answers: AnswersOf): number =>
  item.type === 'table' && place.cell === null
    ? answers(place.checklist)(place.code).rows.length
    : 0;

/** Rows are named by the text of their first column. */
function rowNamed(item: ChecklistItem, { rows }: ItemAnswer, name: string | null) {
  const column = item.type === 'table' ? item.columns[0]?.id : undefined;
  if (name === null || column === undefined) return undefined;
  return rows.find(({ cells }) => {
    const cell = cells[column];
    return cell?.kind === 'text' && foldForSearch(cell.text) === foldForSearch(name);
  });
}
