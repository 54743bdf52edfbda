/** What becomes of the answers of a visit that moves to another version of a checklist: all stay. */
import type { AnswerLookup, AnswerValue, ItemAnswer, TableRow } from './answer.ts';
import { isAnswered } from './answer-state.ts';
import { cellPlace, offersAll } from './cell-place.ts';
import type { Checklist } from './definition.ts';
import type { AnswerSpec, ChecklistItem, TableColumn } from './item.ts';
import type { LevelScheme } from './level-scheme.ts';

/**
 * `kept`: it answers the same kind of question, even where that was reworded. `other-type`: kept, and
 * shown apart, because the item now asks for another type. `other-cells`: rows stay in their table, and
 * cells of which the column is gone or asks for another type are shown apart. `other-figures`: kept,
 * though the item asks for more or fewer figures than before, for one under the name of another, in
 * another unit, for another time or by another scale of levels.
 * `other-options`: kept, though an option that was chosen is no longer offered. `removed`: kept, and
 * shown apart, because the item is gone.
 */
export type AnswerFate =
  'kept' | 'other-type' | 'other-cells' | 'other-figures' | 'other-options' | 'removed';

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
    ...{ kept: [], 'other-type': [], 'other-cells': [], 'other-figures': [], 'other-options': [] },
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
  if (after.type === 'table') {
    return fateOfRows('columns' in before ? before.columns : [], after.columns, rows);
  }
  if (value?.kind === 'na') return 'kept';
  if (asksOtherFigures(before, after) || isByOtherScale(before, after, value)) {
    return 'other-figures';
  }
  return offersAll(after, value) ? 'kept' : 'other-options';
}

function fateOfRows(
  before: readonly TableColumn[],
  after: readonly TableColumn[],
  rows: readonly TableRow[],
): AnswerFate {
  const [was, is] = [before, after].map(
    (columns) => new Map(columns.map((column) => [column.id, column])),
  );
  const fates = new Set(
    rows.flatMap(({ cells }) =>
      Object.entries(cells).map(
        ([id, value]) => value && fateOfCell(was?.get(id), is?.get(id), value),
      ),
    ),
  );
  const worst = (['other-cells', 'other-figures', 'other-options'] as const).find((fate) =>
    fates.has(fate),
  );
  return worst ?? 'kept';
}

function fateOfCell(
  before: TableColumn | undefined,
  after: TableColumn | undefined,
  value: AnswerValue,
): AnswerFate {
  const place = cellPlace(after, value);
  if (after === undefined || place === 'none') return 'other-cells';
  const isFigure = before !== undefined && value.kind !== 'na';
  if (isFigure && (asksOtherFigures(before, after) || isByOtherScale(before, after, value))) {
    return 'other-figures';
  }
  return place === 'other-option' ? 'other-options' : 'kept';
}

/**
 * Figures are stored by their place, as digits alone: one that stands at another place would be read as
 * another, and one that is asked for in another unit or for another time as more or less than it was.
 */
function asksOtherFigures(before: AnswerSpec, after: AnswerSpec): boolean {
  const [was, is] = [figuresOf(before), figuresOf(after)];
  return (
    hasOtherUnit(before, after) ||
    was.length !== is.length ||
    was.some(({ name, per }, at) => {
      const isNamedElsewhere = is.some((figure, place) => place !== at && figure.name === name);
      return per !== is[at]?.per || (name !== is[at]?.name && isNamedElsewhere);
    })
  );
}

/** A unit that was not named before is a clarification. */
function hasOtherUnit(before: AnswerSpec, after: AnswerSpec): boolean {
  const [was, is] = [before, after].map((spec) => ('unit' in spec ? spec.unit?.vi : undefined));
  return was !== undefined && is !== undefined && was !== is;
}

/** "Mức độ 3" of one scale is not that of another (R22). What was wrong before is told by its own check. */
function isByOtherScale(before: AnswerSpec, after: AnswerSpec, value: AnswerValue | null): boolean {
  const [was, is] = [before, after].map((spec) => scaleOf(spec, value));
  return was !== is && was !== 'not-offered';
}

/** By which scale an answer is read: the one that it stores, else the only one that the item offers. */
function scaleOf(
  spec: AnswerSpec,
  value: AnswerValue | null,
): LevelScheme | 'not-offered' | 'unsaid' | null {
  const offered = 'schemes' in spec ? (spec.schemes ?? []) : [];
  const stored = value !== null && 'scheme' in value ? value.scheme : undefined;
  if (stored !== undefined) return offered.includes(stored) ? stored : 'not-offered';
  return offered.length > 1 ? 'unsaid' : (offered[0] ?? null);
}

interface AskedFigure {
  readonly name: string;
  readonly per: string | undefined;
}

/** One name a figure; that of an item with a single figure is the item's own. */
function figuresOf(spec: AnswerSpec): readonly AskedFigure[] {
  const per = 'per' in spec ? spec.per : undefined;
  if (spec.type === 'ratio') {
    return [spec.labels.part, spec.labels.whole].map(({ vi }) => ({ name: vi, per }));
  }
  const parts = 'parts' in spec ? spec.parts : undefined;
  return (
    parts?.map((part) => ({
      name: part.label.vi,
      per: 'per' in part ? (part.per ?? per) : per,
    })) ?? [{ name: '', per }]
  );
}
