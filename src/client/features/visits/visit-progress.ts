/** What has been done of a visit: its records, the directory, and what its checklists ask where they are here. */
import type { ChecklistRef } from '#domain/directory/directory.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts } from '#domain/sync/scope.ts';

export interface ChecklistProgress {
  readonly checklist: ChecklistRef;
  /** Its short title: in the language of the interface where the version has been read. */
  readonly name: string;
  readonly mine: boolean;
  /** Items with an answer, whoever gave it. */
  readonly answered: number;
  /** Items that are asked; all that the checklist has where its version has not been read. */
  readonly total: number;
}

/** What a version is called, and what of it is asked and answered, by its hash. */
export type AskedItems = ReadonlyMap<
  string,
  { readonly name: string; readonly answered: number; readonly total: number }
>;

export interface VisitProgress {
  readonly checklists: readonly ChecklistProgress[];
  readonly findings: number;
  readonly photos: number;
}

/** `assigned`: hashes of the checklists that were given to the account. */
export function visitProgress(
  checklists: readonly ChecklistRef[],
  assigned: ReadonlySet<string>,
  records: readonly FoldedRecord[],
  asked: AskedItems,
): VisitProgress {
  const answers = new Map<string, number>();
  let findings = 0;
  let photos = 0;
  for (const record of records) {
    const { kind, id } = recordParts(record.record);
    if (kind === 'photo') photos += 1;
    else if (kind === 'finding') findings += isLimitation(record) ? 1 : 0;
    else if (kind === 'answer' && (record.fields['value']?.value ?? null) !== null) {
      const checklist = id.slice(0, id.indexOf('/'));
      answers.set(checklist, (answers.get(checklist) ?? 0) + 1);
    }
  }
  return {
    checklists: checklists.map((checklist) => ({
      checklist,
      mine: assigned.has(checklist.hash),
      ...itemsOf(checklist, answers.get(checklist.id) ?? 0, asked),
    })),
    findings,
    photos,
  };
}

function itemsOf(
  { hash, itemCount, shortTitle }: ChecklistRef,
  answers: number,
  asked: AskedItems,
): Pick<ChecklistProgress, 'name' | 'answered' | 'total'> {
  return (
    asked.get(hash) ?? {
      name: shortTitle,
      answered: Math.min(answers, itemCount),
      total: itemCount,
    }
  );
}

/** Items answered and in all, over the account's own checklists, or over all where none was given to it. */
export function ownItems({ checklists }: VisitProgress): {
  readonly answered: number;
  readonly total: number;
} {
  const own = ownChecklists(checklists);
  return {
    answered: own.reduce((sum, entry) => sum + entry.answered, 0),
    total: own.reduce((sum, entry) => sum + entry.total, 0),
  };
}

export function ownChecklists(
  checklists: readonly ChecklistProgress[],
): readonly ChecklistProgress[] {
  const mine = checklists.filter((entry) => entry.mine);
  return mine.length > 0 ? mine : checklists;
}

function isLimitation(record: FoldedRecord): boolean {
  return record.fields['kind']?.value !== 'strength';
}
