import { fileURLToPath } from 'node:url';
import { checklistProblemLine } from '#server/checklists/checklist-problem.ts';
import { loadChecklists } from '#server/checklists/load-checklists.ts';
import type { LoadedChecklist } from '#server/checklists/loaded-checklist.ts';

/** A checklist with every type of item, every form of condition and every kind of cross-check. */
export async function everyTypeChecklist(): Promise<LoadedChecklist> {
  const folder = fileURLToPath(new URL('../../fixtures/checklists', import.meta.url));
  const loaded = await loadChecklists(folder);
  if (!loaded.ok) throw new Error(loaded.error.map(checklistProblemLine).join('\n'));
  const [first] = loaded.value;
  if (first === undefined) throw new Error('no checklist in the fixtures');
  return first;
}
