/**
 * What became different from one version of a checklist to another, item by item, so that a person can
 * decide whether a visit moves to it.
 *
 * Laws:
 * - Nothing is silent: two versions whose words differ in anything but the version itself differ here.
 * - Each difference has the thing `before` and `after`, null where a version has not got it. Reading
 *   it the other way round is therefore changing the two: comparing B with A mirrors comparing A with B.
 * - Items are told apart by code, sections, checks, documents by id, options by code, columns by id:
 *   none of these is ever given to another meaning.
 */
import type { CrossCheck } from '#domain/cross-check/cross-check.ts';
import { compareItems, type ItemChange } from './compare-items.ts';
import type { Checklist, ChecklistSection } from './definition.ts';
import type { ChecklistItem } from './item.ts';
import type { Label } from './label.ts';
import type { LawDocument } from './law.ts';
import { differ, isReordered, pairs, type Change } from './version-change.ts';

export interface PlacedItem {
  readonly item: ChecklistItem;
  readonly section: Pick<ChecklistSection, 'id' | 'title'>;
}

export interface ItemDifference extends Change<PlacedItem> {
  readonly code: string;
  /** Empty for an item that is in one version only. */
  readonly changes: readonly ItemChange[];
}

export interface SectionDifference extends Change<Label> {
  readonly id: string;
  /** What changed beside the title, which is in `before` and `after`. */
  readonly changes: readonly ('title' | 'when' | 'weight' | 'order')[];
}

export interface CheckDifference extends Change<CrossCheck> {
  readonly id: string;
}

export interface LawDifference extends Change<LawDocument> {
  readonly id: string;
}

export type WholeChange =
  'title' | 'short-title' | 'letter' | 'deadlines' | 'section-order' | 'check-order';

export interface VersionComparison {
  /** What changed of the checklist as a whole. */
  readonly whole: readonly WholeChange[];
  readonly sections: readonly SectionDifference[];
  readonly items: readonly ItemDifference[];
  readonly checks: readonly CheckDifference[];
  /** Documents whose entry changed: dates, name, successors, or the passages that are cited. */
  readonly law: readonly LawDifference[];
}

/** Two versions of one checklist; each list is in the order of codes or ids. */
export function compareVersions(before: Checklist, after: Checklist): VersionComparison {
  return {
    whole: compareWhole(before, after),
    sections: compareSections(before.sections, after.sections),
    items: pairs(placedItems(before), placedItems(after)).flatMap(
      ([code, left, right]): ItemDifference[] => {
        if (left === null || right === null) {
          return [{ code, before: left, after: right, changes: [] }];
        }
        const changes = [
          ...compareItems(left.item, right.item, before.law ?? [], after.law ?? []),
          ...(left.section.id === right.section.id
            ? []
            : [
                {
                  what: 'section' as const,
                  before: left.section.title,
                  after: right.section.title,
                },
              ]),
        ];
        return changes.length === 0 ? [] : [{ code, before: left, after: right, changes }];
      },
    ),
    checks: comparePlain(before.checks ?? [], after.checks ?? []),
    law: comparePlain(before.law ?? [], after.law ?? []),
  };
}

/** True where the two versions ask the same. */
export function isSame({ whole, sections, items, checks, law }: VersionComparison): boolean {
  return [whole, sections, items, checks, law].every((list) => list.length === 0);
}

function compareWhole(before: Checklist, after: Checklist): readonly WholeChange[] {
  const ids = (list: readonly { readonly id: string }[] = []) => list.map(({ id }) => id);
  return [
    ...(differ(before.title, after.title) ? (['title'] as const) : []),
    ...(differ(before.shortTitle, after.shortTitle) ? (['short-title'] as const) : []),
    ...(before.letter === after.letter ? [] : (['letter'] as const)),
    ...(differ(before.deadlines, after.deadlines) ? (['deadlines'] as const) : []),
    ...(isReordered(ids(before.sections), ids(after.sections)) ? (['section-order'] as const) : []),
    ...(isReordered(ids(before.checks), ids(after.checks)) ? (['check-order'] as const) : []),
  ];
}

function compareSections(
  before: readonly ChecklistSection[],
  after: readonly ChecklistSection[],
): readonly SectionDifference[] {
  return pairs(byId(before), byId(after)).flatMap(([id, left, right]): SectionDifference[] => {
    const titles = { before: left?.title ?? null, after: right?.title ?? null };
    if (left === null || right === null) return [{ id, ...titles, changes: [] }];
    const codes = ({ items }: ChecklistSection) => items.map(({ code }) => code);
    const changes: SectionDifference['changes'] = [
      ...(differ(left.title, right.title) ? (['title'] as const) : []),
      ...(differ(left.when, right.when) ? (['when'] as const) : []),
      ...(left.weight === right.weight ? [] : (['weight'] as const)),
      ...(isReordered(codes(left), codes(right)) ? (['order'] as const) : []),
    ];
    return changes.length === 0 ? [] : [{ id, ...titles, changes }];
  });
}

function comparePlain<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly ({ readonly id: string } & Change<T>)[] {
  return pairs(byId(before), byId(after)).flatMap(([id, left, right]) =>
    differ(left, right) ? [{ id, before: left, after: right }] : [],
  );
}

function placedItems({ sections }: Checklist): ReadonlyMap<string, PlacedItem> {
  return new Map(
    sections.flatMap(({ id, title, items }) =>
      items.map((item) => [item.code, { item, section: { id, title } }] as const),
    ),
  );
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((entry) => [entry.id, entry]));
