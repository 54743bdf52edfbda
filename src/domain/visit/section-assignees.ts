/** Who is to fill which section of a visit (S11: it gives no right and takes none). */
import type { Checklist } from '#domain/checklist/definition.ts';
import type { Visit } from '#domain/directory/directory.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, type RecordKey } from '#domain/sync/scope.ts';
import { assignmentFields } from './records.ts';

/** Record of whom a section was given to. */
export function assignmentKey(checklistId: string, sectionId: string): RecordKey {
  return makeRecordKey('assignment', `${checklistId}/${sectionId}`);
}

/**
 * Accounts by section id: what the delegation wrote, and where it wrote nothing (or nothing that this
 * version can read) those to whom the office gave the checklist. Nobody is an empty list.
 */
export function sectionAssignees(
  visit: Pick<Visit, 'assignments'>,
  hash: string,
  checklist: Pick<Checklist, 'id' | 'sections'>,
  records: ReadonlyMap<RecordKey, FoldedRecord>,
): ReadonlyMap<string, readonly string[]> {
  const ofOffice = visit.assignments
    .filter((given) => given.checklist === hash)
    .map(({ accountId }) => accountId);
  return new Map(
    checklist.sections.map(({ id }) => {
      const record = records.get(assignmentKey(checklist.id, id));
      const { value } = readField(record, 'assignee', assignmentFields.assignee);
      return [id, value === undefined ? ofOffice : value === null ? [] : [value]] as const;
    }),
  );
}
