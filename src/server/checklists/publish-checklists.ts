import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '#domain/kernel/result.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import { loadChecklists, readPublished } from './load-checklists.ts';
import {
  newlyPublished,
  publishedFile,
  sortPublished,
  type PublishedVersion,
} from './published-versions.ts';

/**
 * Writes the versions that the folder holds into its lock, `published.json`: from now on their words
 * stand. Answers with what is new there; with any problem nothing is written.
 */
export async function publishChecklists(
  folder: string,
): Promise<Result<readonly PublishedVersion[], readonly ChecklistProblem[]>> {
  const [loaded, published] = [await loadChecklists(folder), await readPublished(folder)];
  if (!loaded.ok) return loaded;
  if (!published.ok) return published;
  const added = newlyPublished(loaded.value, published.value);
  if (!added.ok || added.value.length === 0) return added;
  const all = sortPublished([...published.value, ...added.value]);
  await writeFile(join(folder, publishedFile), `${JSON.stringify(all, null, 2)}\n`);
  return added;
}
