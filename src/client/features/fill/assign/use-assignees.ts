import { useMemo, useState } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { Visit } from '#domain/directory/directory.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { sectionAssignees } from '#domain/visit/section-assignees.ts';
import type { LoadedChecklist } from '#client/services/use-checklists.ts';

/** Accounts by section id. */
export type SectionOwners = ReadonlyMap<string, readonly string[]>;
/** The same by checklist id. */
export type Assignees = ReadonlyMap<string, SectionOwners>;

export const noOwners: SectionOwners = new Map();

/** Who is to fill what in a visit; the same object until that moves, however much is answered. */
export function useAssignees(
  visit: Pick<Visit, 'assignments'>,
  loaded: readonly LoadedChecklist[],
  records: ReadonlyMap<RecordKey, FoldedRecord>,
): Assignees {
  const [keep] = useState(keepSame);
  return useMemo(() => {
    const ready = loaded.flatMap((entry) => (entry.type === 'ready' ? [entry] : []));
    return keep(
      new Map(
        ready.map(({ hash, checklist }) => [
          checklist.id,
          sectionAssignees(visit, hash, checklist, records),
        ]),
      ),
    );
  }, [visit, loaded, records, keep]);
}

function keepSame(): (next: Assignees) => Assignees {
  let before: { readonly text: string; readonly assignees: Assignees } | undefined;
  return (assignees) => {
    const text = JSON.stringify([...assignees].map(([id, of]) => [id, ...of]));
    if (before?.text !== text) before = { text, assignees };
    return before.assignees;
  };
}

/** Everybody to whom some of a checklist was given, each once. */
export function assigneesOf(assignees: Assignees, checklistId: string): readonly string[] {
  return [...new Set([...(assignees.get(checklistId)?.values() ?? [])].flat())];
}

/** Accounts of a section with spaces between: one word as long as nothing moves. */
export const ownersOf = (owners: SectionOwners, sectionId: string): string =>
  owners.get(sectionId)?.join(' ') ?? '';

/** Codes of the items in sections that were given to an account. */
export function codesGivenTo(
  { sections }: Pick<Checklist, 'sections'>,
  owners: SectionOwners,
  account: string,
): ReadonlySet<string> {
  return new Set(
    sections
      .filter(({ id }) => owners.get(id)?.includes(account))
      .flatMap(({ items }) => items.map(({ code }) => code)),
  );
}
