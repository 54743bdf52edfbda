import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { keptWith } from '#client/form/kept-with.ts';
import { createShelf } from '#client/form/shelf.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import type { AppServices, Workspace } from '#client/services/app-services.ts';
import { newRecordKey } from '#client/services/new-record.ts';

/** What was typed into the records of one scope and could not be stored. */
export interface KeptWork {
  /** By record and field. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  /** The finding that somebody began last at an answer, and beside all of them (`atNoItem`). */
  readonly newFindings: Map<RecordKey | typeof atNoItem, RecordKey>;
  /** Statements that somebody began at a finding. */
  readonly newStatements: Map<RecordKey, readonly BegunStatement[]>;
}

export interface BegunStatement {
  readonly key: RecordKey;
  /** When it was begun. */
  readonly said: string;
}

/** Where a finding begins that no item asks for. */
export const atNoItem = 'no item';

/** One for all screens of a scope: words that were left on one are found again on the other. */
export function keptWork(workspace: Workspace, scope: Scope): KeptWork {
  return keptWith(workspace, `fill ${scope}`, () => ({
    kept: createShelf<unknown>(),
    newFindings: new Map<RecordKey | typeof atNoItem, RecordKey>(),
    newStatements: new Map<RecordKey, readonly BegunStatement[]>(),
  }));
}

/** Key for a new finding: that of one begun there whose words could not be stored, where there is one. */
export function newFindingKey(
  work: KeptWork,
  services: Pick<AppServices, 'clock' | 'random'>,
  place: RecordKey | typeof atNoItem,
): RecordKey {
  const waiting = work.newFindings.get(place);
  const waits =
    waiting !== undefined &&
    (keepsWords(work.kept, waiting) || waitingStatements(work, waiting).length > 0);
  const key = waits ? waiting : newRecordKey(services, 'finding');
  work.newFindings.set(place, key);
  return key;
}

/** Statements that were begun at a finding and whose words could not be stored. */
export function waitingStatements(
  { kept, newStatements }: KeptWork,
  finding: RecordKey,
): readonly BegunStatement[] {
  return (newStatements.get(finding) ?? []).filter(({ key }) => keepsWords(kept, key));
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
