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
  readonly clear: () => void;
  readonly isShown: (item: ChecklistItem) => boolean;
}

/**
 * Which items are shown. 'Unanswered' is what was unanswered when it was asked for: an item must not
 * vanish from under the finger that answers it.
 */
export function useItemFilter(
  checklist: Checklist,
  answers: AnswerLookup,
  searching: boolean,
): ItemFilter {
  const [unanswered, setUnanswered] = useState<ReadonlySet<string> | null>(null);
  const [query, search] = useState('');
  const folded = useMemo(() => (searching ? foldForSearch(query) : ''), [searching, query]);
  const toggleUnanswered = () =>
    setUnanswered((before) =>
      before
        ? null
        : new Set(
            checklist.sections
              .flatMap(({ items }) => items)
              .filter((item) => answerState(item, answers(item.code)) === 'unanswered')
              .map(({ code }) => code),
          ),
    );
  const isShown = useCallback(
    (item: ChecklistItem) =>
      (unanswered === null || unanswered.has(item.code)) &&
      (folded === '' || searchText(item).includes(folded)),
    [unanswered, folded],
  );
  const clear = useCallback(() => {
    setUnanswered(null);
    search('');
  }, []);
  return { unansweredOnly: unanswered !== null, toggleUnanswered, query, search, clear, isShown };
}

function searchText(item: ChecklistItem): string {
  const words = [item.code, item.text.vi, item.text.en ?? '', item.lookAt.vi];
  return foldForSearch(words.join(' '));
}
