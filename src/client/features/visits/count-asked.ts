/** Counts the items that are asked. Loaded after the list is drawn: it brings the whole of what a checklist may say. */
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import { checklistProgress } from '#domain/checklist/progress.ts';
import { createVisibility } from '#domain/checklist/visibility.ts';
import { answersByCode } from '#domain/cross-check/checked-visit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { visitAnswers } from '#domain/visit/visit-answers.ts';
import { labelText } from '#client/form/label-text.ts';
import type { Workspace } from '#client/services/app-services.ts';
import type { AskedItems } from './visit-progress.ts';

/** Versions by hash, each parsed once; one that this device lacks is looked for again. */
const versions = new WeakMap<Workspace, Map<string, Checklist>>();

/** The pinned versions that are on this device and can be read. */
export async function readVersions(
  workspace: Workspace,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Checklist>> {
  const known = versions.get(workspace) ?? new Map<string, Checklist>();
  versions.set(workspace, known);
  for (const hash of hashes) {
    if (known.has(hash)) continue;
    const json = await workspace.checklist(hash);
    const parsed = json === null ? null : checklistSchema.safeParse(JSON.parse(json));
    if (parsed?.success) known.set(hash, parsed.data);
  }
  return new Map(known);
}

/** By version, as the visit itself counts; a version that is not here is left out. */
export function countAsked(
  hashes: readonly string[],
  read: ReadonlyMap<string, Checklist>,
  records: readonly FoldedRecord[],
): AskedItems {
  const here = hashes.flatMap((hash) => {
    const checklist = read.get(hash);
    return checklist ? [{ hash, checklist }] : [];
  });
  const checklists = here.map(({ checklist }) => checklist);
  const answersOf = visitAnswers(records);
  const isAsked = createVisibility(checklists, answersByCode({ checklists, answersOf }));
  return new Map(
    here.map(({ hash, checklist }) => {
      const { answered, total } = checklistProgress(checklist, answersOf(checklist.id), isAsked);
      return [hash, { name: labelText(checklist.shortTitle), answered, total }];
    }),
  );
}
