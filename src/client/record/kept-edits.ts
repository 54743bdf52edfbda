import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { keptWith } from '#client/form/kept-with.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import type { AppServices, Workspace } from '#client/services/app-services.ts';
import { newRecordKey } from '#client/services/new-record.ts';

/** What was typed into the records of one scope and could not be stored. */
export interface KeptWork {
  /** By record and field. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  /** Keys of findings that somebody began at an answer. */
  readonly newFindings: Map<RecordKey, RecordKey>;
}

/** One for all screens of a scope: words that were left on one are found again on the other. */
export function keptWork(workspace: Workspace, scope: Scope): KeptWork {
  return keptWith(workspace, `fill ${scope}`, () => ({
    kept: new Map<string, KeptEdit<unknown>>(),
    newFindings: new Map<RecordKey, RecordKey>(),
  }));
}

/** Key for a new finding at an answer: that of one whose words could not be stored, where there is one. */
export function newFindingKey(
  { kept, newFindings }: KeptWork,
  services: Pick<AppServices, 'clock' | 'random'>,
  answer: RecordKey,
): RecordKey {
  const waiting = newFindings.get(answer);
  const waits = waiting !== undefined && keepsWords(kept, waiting);
  const key = waits ? waiting : newRecordKey(services, 'finding');
  newFindings.set(answer, key);
  return key;
}

/** Words of the record wait because they could not be stored. */
export function keepsWords(kept: ReadonlyMap<string, unknown>, record: RecordKey): boolean {
  return [...kept.keys()].some((entry) => entry.startsWith(`${record}|`));
}

/** A shelf for one field: text that could not be stored outlives its control, for as long as the page does. */
export function shelfFor<D>(
  kept: Map<string, KeptEdit<unknown>>,
  record: RecordKey,
  field: string,
): {
  readonly take: () => KeptEdit<D> | undefined;
  readonly put: (edit: KeptEdit<D>) => void;
  readonly lend: (edit: KeptEdit<D>) => () => void;
} {
  const key = `${record}|${field}`;
  return {
    take: () => {
      const edit = kept.get(key) as KeptEdit<D> | undefined;
      kept.delete(key);
      return edit;
    },
    put: (edit) => {
      kept.set(key, edit);
    },
    lend: (edit) => {
      kept.set(key, edit);
      return () => {
        if (kept.get(key) === edit) kept.delete(key);
      };
    },
  };
}
