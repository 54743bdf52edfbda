/** At which item of a checklist one works. */
import type { Checklist } from '#domain/checklist/definition.ts';
import { nextUnanswered } from '#domain/checklist/progress.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import type { FillData } from './use-fill-data.ts';

/** `?item=C15` in the address of a checklist. */
export function wantedItem(search: string, checklist: Checklist | null) {
  const code = new URLSearchParams(search).get('item');
  return code !== null && checklist !== null && hasItem(checklist, code)
    ? { checklistId: checklist.id, code }
    : null;
}

/** Where one works; the version that the visit is moved to may not have that item. */
export function activeItem(
  checklist: Checklist,
  activeByList: Readonly<Record<string, string>>,
  data: FillData,
  isAsked: IsShown,
): string | null {
  const known = activeByList[checklist.id];
  return known !== undefined && hasItem(checklist, known)
    ? known
    : firstItem(checklist, data, isAsked);
}

const hasItem = ({ sections }: Checklist, wanted: string): boolean =>
  sections.some(({ items }) => items.some(({ code }) => code === wanted));

/** Where one begins: the first item without an answer, or the first of all. */
function firstItem(checklist: Checklist, data: FillData, isAsked: IsShown): string | null {
  return (
    nextUnanswered(checklist, data.answers(checklist.id), null, isAsked) ??
    checklist.sections.flatMap(({ items }) => items).find(({ code }) => isAsked(code))?.code ??
    checklist.sections[0]?.items[0]?.code ??
    null
  );
}
