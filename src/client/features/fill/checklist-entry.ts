import { useMemo } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistProgress, type Progress } from '#domain/checklist/progress.ts';
import { readField } from '#domain/sync/read-field.ts';
import { createVisibility, type IsShown } from '#domain/checklist/visibility.ts';
import { answersByCode } from '#domain/cross-check/checked-visit.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { useDirectory } from '#client/services/use-records.ts';
import type { LoadedChecklist } from '#client/services/use-checklists.ts';
import { labelText } from '#client/form/label-text.ts';
import { findingFields, rowFields } from '#domain/visit/records.ts';
import type { FillData } from './use-fill-data.ts';

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

/** The checklists of a visit with how far each is, and which of all their items are asked. */
export interface VisitContents {
  readonly entries: readonly ChecklistEntry[];
  readonly isAsked: IsShown;
}

/** The same object until an answer moves: what a tap alone does not change is not computed again. */
export function useVisitContents(
  loaded: readonly LoadedChecklist[],
  data: FillData,
): VisitContents {
  const directory = useDirectory();
  return useMemo(() => {
    const checklists = loaded.flatMap((entry) => (entry.type === 'ready' ? [entry.checklist] : []));
    const answersOf = data.answers;
    const isAsked = createVisibility(checklists, answersByCode({ checklists, answersOf }));
    const tallies = tallyRecords(data);
    const entries = loaded.map((entry) => {
      if (entry.type !== 'ready') return absentEntry(entry, directory);
      const { hash, checklist } = entry;
      const progress = checklistProgress(checklist, answersOf(checklist.id), isAsked);
      const tally = tallies.get(checklist.id) ?? { conflicts: 0, findings: 0 };
      return readyEntry(hash, checklist, progress, tally);
    });
    return { entries, isAsked };
  }, [loaded, data, directory]);
}

function absentEntry(
  { hash, type }: LoadedChecklist,
  directory: ReturnType<typeof useDirectory>,
): ChecklistEntry {
  const known = directory?.checklists.find((listed) => listed.hash === hash);
  return {
    hash,
    letter: known?.letter ?? '?',
    title: known?.title ?? hash.slice(0, 8),
    shortTitle: known?.shortTitle ?? hash.slice(0, 8),
    state: type,
    checklist: null,
    progress: null,
    total: known?.itemCount ?? 0,
    conflicts: 0,
    findings: 0,
  };
}

type Tally = Pick<ChecklistEntry, 'conflicts' | 'findings'>;

function readyEntry(
  hash: string,
  checklist: Checklist,
  progress: Progress,
  tally: Tally,
): ChecklistEntry {
  return {
    hash,
    letter: checklist.letter,
    title: labelText(checklist.title),
    shortTitle: labelText(checklist.shortTitle),
    state: 'ready',
    checklist,
    progress,
    total: progress.total,
    ...tally,
  };
}

/** Conflicts and findings by checklist. */
function tallyRecords(data: FillData): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const add = (key: RecordKey | null | undefined, tally: keyof Tally): void => {
    const id = key ? (recordParts(key).id.split('/')[0] ?? '') : '';
    const before = tallies.get(id) ?? { conflicts: 0, findings: 0 };
    tallies.set(id, { ...before, [tally]: before[tally] + 1 });
  };
  for (const record of data.records.values()) {
    const { kind } = recordParts(record.record);
    if (kind === 'finding') {
      add(readField(record, 'answer', findingFields.answer).value, 'findings');
    } else if (['answer', 'row', 'check'].includes(kind)) {
      if (!Object.values(record.fields).some((field) => field.conflict)) continue;
      const of = kind === 'row' ? readField(record, 'of', rowFields.of).value : record.record;
      add(of, 'conflicts');
    }
  }
  return tallies;
}
