import { useCallback, useState } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { itemFacts } from './filter/item-facts.ts';
import { nothingWritten, type FillData } from './use-fill-data.ts';

export const itemFilters = [
  'unanswered',
  'mine',
  'failed',
  'evidence',
  'conflict',
  'explained',
] as const;
export type ItemFilterName = (typeof itemFilters)[number];

export interface ItemFilter {
  /** One at a time; `null`: all items. */
  readonly chosen: ItemFilterName | null;
  /** Chooses a filter; the chosen one again shows all items. */
  readonly choose: (name: ItemFilterName) => void;
  readonly query: string;
  readonly search: (query: string) => void;
  /** Words are looked for, of which there are some. */
  readonly isSearch: boolean;
  readonly clear: () => void;
  readonly matches: (item: ChecklistItem) => boolean;
}

/** Whether an item passes a filter as things are written now. */
export type PassesFilter = (name: ItemFilterName, item: ChecklistItem) => boolean;

/** `mine`: codes of the items in sections that were given to this account. */
export function passesFilter(
  checklistId: string,
  data: FillData,
  mine: ReadonlySet<string>,
): PassesFilter {
  return (name, item) => {
    if (name === 'mine') return mine.has(item.code);
    return itemFacts(item, data.items.get(answerKey(checklistId, item.code)) ?? nothingWritten)[
      name
    ];
  };
}

/**
 * Filter and search. Both leave out what did not match when they were asked for: an item must not
 * vanish from under the finger that answers it or writes its note, and one that is asked from now on
 * comes in.
 */
export function useItemFilter(
  checklist: Checklist,
  data: FillData,
  passes: PassesFilter,
  searching: boolean,
): ItemFilter {
  const [filter, setFilter] = useState<Snapshot | null>(null);
  const [sought, setSought] = useState(noQuery);
  const codesOf = (test: (item: ChecklistItem) => boolean): ReadonlySet<string> =>
    new Set(
      checklist.sections
        .flatMap(({ items }) => items)
        .filter(test)
        .map(({ code }) => code),
    );
  const choose = (name: ItemFilterName) =>
    setFilter((before) =>
      before?.name === name ? null : { name, out: codesOf((item) => !passes(name, item)) },
    );
  const search = (query: string) => {
    const folded = foldForSearch(query);
    const wordsOf = (item: ChecklistItem) =>
      itemFacts(item, data.items.get(answerKey(checklist.id, item.code)) ?? nothingWritten).words;
    const hits =
      folded === ''
        ? noCodes
        : codesOf((item) => searchText(item).includes(folded) || wordsOf(item).includes(folded));
    setSought({ query, folded, hits });
  };
  const isSearch = searching && sought.folded !== '';
  const hits = isSearch ? sought.hits : null;
  const out = filter?.out ?? noCodes;
  const matches = useCallback(
    ({ code }: ChecklistItem) => !out.has(code) && (hits === null || hits.has(code)),
    [out, hits],
  );
  const clear = useCallback(() => {
    setFilter(null);
    setSought(noQuery);
  }, []);
  const chosen = filter?.name ?? null;
  const { query } = sought;
  return { chosen, choose, query, search, isSearch, clear, matches };
}

interface Snapshot {
  readonly name: ItemFilterName;
  /** What it leaves out. */
  readonly out: ReadonlySet<string>;
}

const noCodes: ReadonlySet<string> = new Set();
const noQuery = { query: '', folded: '', hits: noCodes };

/** Folding five hundred texts at every key stroke would be felt; a version's words never change. */
const searchTexts = new WeakMap<ChecklistItem, string>();

function searchText(item: ChecklistItem): string {
  const known = searchTexts.get(item);
  if (known !== undefined) return known;
  const words = [item.code, item.text.vi, item.text.en ?? '', item.lookAt.vi];
  const text = foldForSearch(words.join(' '));
  searchTexts.set(item, text);
  return text;
}
