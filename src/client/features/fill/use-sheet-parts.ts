import { useMemo, useState } from 'react';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import type { ChecksByRow } from './row-checks.ts';
import { sheetParts, type SheetInput, type SheetPart } from './sheet-parts.ts';
import { nothingWritten, type FillData } from './use-fill-data.ts';
import type { ItemFilter } from './use-item-filter.ts';

export interface SheetView {
  readonly checklist: Checklist;
  readonly data: FillData;
  readonly answers: AnswerLookup;
  readonly isAsked: IsShown;
  readonly filter: ItemFilter;
  readonly checks: ChecksByRow;
  readonly held: string | null;
}

/** What the page lists now. */
export function useSheetParts(view: SheetView): readonly SheetPart[] {
  const { checklist, data, answers, isAsked, filter, checks, held } = view;
  const { matches, isSearch } = filter;
  const [read] = useState(partsReader);
  const keys = useMemo(
    () =>
      new Map(
        checklist.sections.flatMap(({ items }) =>
          items.map(({ code }) => [code, answerKey(checklist.id, code)] as const),
        ),
      ),
    [checklist],
  );
  const writtenAt = useMemo(
    () => (code: string) => {
      const key = keys.get(code);
      return (key === undefined ? undefined : data.items.get(key)) ?? nothingWritten;
    },
    [keys, data],
  );
  return useMemo(
    () =>
      read({
        ...{ checklist, answers, writtenAt, checks, isAsked, matches, held },
        findsUnasked: isSearch,
      }),
    [read, checklist, answers, writtenAt, checks, isAsked, matches, held, isSearch],
  );
}

/** Remembers the parts that it gave last, so that a section in which nothing moved is not drawn again. */
function partsReader(): (input: SheetInput) => readonly SheetPart[] {
  let before: readonly SheetPart[] | undefined;
  return (input) => {
    before = sheetParts(input, before);
    return before;
  };
}
