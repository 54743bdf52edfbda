import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistProgress, type Progress } from '#domain/checklist/progress.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { useDirectory } from '#client/services/use-records.ts';
import type { LoadedChecklist } from '#client/services/use-checklists.ts';
import { labelText } from '#client/form/label-text.ts';
import { findingFields, rowFields } from '#domain/visit/records.ts';
import { answerLookup, type FillData } from './use-fill-data.ts';

/** One checklist of the visit as the table of contents shows it, whether or not it is on this device. */
export interface ChecklistEntry {
  readonly hash: string;
  readonly letter: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly state: LoadedChecklist['type'];
  readonly checklist: Checklist | null;
  readonly progress: Progress | null;
  readonly total: number;
  readonly conflicts: number;
  readonly findings: number;
}

export function useChecklistEntries(
  loaded: readonly LoadedChecklist[],
  data: FillData,
): readonly ChecklistEntry[] {
  const directory = useDirectory();
  return loaded.map((entry) => {
    if (entry.type === 'ready') return readyEntry(entry.hash, entry.checklist, data);
    const known = directory?.checklists.find(({ hash }) => hash === entry.hash);
    return {
      hash: entry.hash,
      letter: known?.letter ?? '?',
      title: known?.title ?? entry.hash.slice(0, 8),
      shortTitle: known?.shortTitle ?? entry.hash.slice(0, 8),
      state: entry.type,
      checklist: null,
      progress: null,
      total: known?.itemCount ?? 0,
      conflicts: 0,
      findings: 0,
    };
  });
}

function readyEntry(hash: string, checklist: Checklist, data: FillData): ChecklistEntry {
  const progress = checklistProgress(checklist, answerLookup(data, checklist.id));
  const prefix = `${checklist.id}/`;
  let conflicts = 0;
  let findings = 0;
  for (const record of data.records.values()) {
    const { kind } = recordParts(record.record);
    if (kind === 'finding') {
      const answer = readField(record, 'answer', findingFields.answer).value;
      if (answer && recordParts(answer).id.startsWith(prefix)) findings += 1;
    } else if (['answer', 'row', 'check'].includes(kind)) {
      const of = kind === 'row' ? readField(record, 'of', rowFields.of).value : record.record;
      if (of === undefined || !recordParts(of).id.startsWith(prefix)) continue;
      if (Object.values(record.fields).some((field) => field.conflict)) conflicts += 1;
    }
  }
  return {
    hash,
    letter: checklist.letter,
    title: labelText(checklist.title),
    shortTitle: labelText(checklist.shortTitle),
    state: 'ready',
    checklist,
    progress,
    total: progress.total,
    conflicts,
    findings,
  };
}
