import { useCallback, useMemo, useState } from 'react';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import { answerState } from '#domain/checklist/answer-state.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';

export interface ItemFilter {
  readonly unansweredOnly: boolean;
  readonly toggleUnanswered: () => void;
  readonly query: string;
  readonly search: (query: string) => void;
  /** Words are looked for, of which there are some. */
  readonly isSearch: boolean;
  readonly clear: () => void;
  readonly matches: (item: ChecklistItem) => boolean;
}

/**
 * Filter and search. 'Unanswered' leaves out what was answered when it was asked for: an item must not
 * vanish from under the finger that answers it, and one that is asked from now on comes in.
 */
export function useItemFilter(
  checklist: Checklist,
  answers: AnswerLookup,
  searching: boolean,
): ItemFilter {
  const [answered, setAnswered] = useState<ReadonlySet<string> | null>(null);
  const [query, search] = useState('');
  const folded = useMemo(() => (searching ? foldForSearch(query) : ''), [searching, query]);
  const toggleUnanswered = () =>
    setAnswered((before) =>
      before
        ? null
        : new Set(
            checklist.sections
              .flatMap(({ items }) => items)
              .filter((item) => answerState(item, answers(item.code)) !== 'unanswered')
              .map(({ code }) => code),
          ),
    );
  const matches = useCallback(
    (item: ChecklistItem) =>
      (answered === null || !answered.has(item.code)) &&
      (folded === '' || searchText(item).includes(folded)),
    [answered, folded],
  );
  const clear = useCallback(() => {
    setAnswered(null);
    search('');
  }, []);
  const isSearch = folded !== '';
  return {
    ...{ unansweredOnly: answered !== null, toggleUnanswered },
    ...{ query, search, isSearch, clear, matches },
  };
}

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
