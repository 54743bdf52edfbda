import { fileURLToPath } from 'node:url';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem, ItemOf, ItemType } from '#domain/checklist/item.ts';
import { checklistProblemLine } from '#server/checklists/checklist-problem.ts';
import { loadChecklists } from '#server/checklists/load-checklists.ts';
import type { LoadedChecklist } from '#server/checklists/loaded-checklist.ts';

const loading = loadChecklists(fileURLToPath(new URL('../../../checklists', import.meta.url)));

/** The checklists of this repository, read as the server reads them. */
export async function committedChecklists(): Promise<readonly LoadedChecklist[]> {
  const loaded = await loading;
  if (!loaded.ok) throw new Error(loaded.error.map(checklistProblemLine).join('\n'));
  return loaded.value;
}

export async function committedChecklist(letter: string): Promise<Checklist> {
  const found = (await committedChecklists()).find(({ checklist }) => checklist.letter === letter);
  if (found === undefined) throw new Error(`no checklist ${letter}`);
  return found.checklist;
}

export async function committedItem<Type extends ItemType>(
  code: string,
  type: Type,
): Promise<ItemOf<Type>> {
  const checklist = await committedChecklist(code.charAt(0));
  const item = itemsOf(checklist).find((candidate) => candidate.code === code);
  if (item === undefined || !isOfType(item, type)) throw new Error(`no ${type} item ${code}`);
  return item;
}

export function itemsOf(checklist: Checklist): readonly ChecklistItem[] {
  return checklist.sections.flatMap((section) => section.items);
}

function isOfType<Type extends ItemType>(item: ChecklistItem, type: Type): item is ItemOf<Type> {
  return item.type === type;
}
