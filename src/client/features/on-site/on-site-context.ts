import { createContext, use } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ItemFeed } from '#domain/on-site/item-feeds.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import type { NewFile, Saved, SaveProblem } from '#client/services/app-services.ts';
import type { VisitContext } from '#client/services/use-records.ts';

export type Saving = Promise<Result<Saved, SaveProblem>>;

/** What all parts of the page share. */
export interface OnSite {
  readonly context: VisitContext;
  readonly scope: Scope;
  readonly records: readonly FoldedRecord[];
  /** Those that are on this device. */
  readonly checklists: readonly Checklist[];
  /** Tallies beside items, by the record of the answer. */
  readonly feeds: ReadonlyMap<RecordKey, ItemFeed>;
  readonly mayWrite: boolean;
  /** Typed text that could not be stored. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  /** A failure is told at the top of the page, with what was typed still there. */
  readonly save: (edits: readonly Edit[], files?: readonly NewFile[]) => Saving;
  /** A new record, or fields of one that nobody has written before. */
  readonly write: (record: RecordKey, fields: Readonly<Record<string, JsonValue>>) => Saving;
  /**
   * One field over what stands on the screen: for a single tap on a control that shows it. What is typed
   * has seen what stood when it began, and is saved by `useFieldEdit` (S3).
   */
  readonly put: (record: FoldedRecord, field: string, value: JsonValue) => Saving;
}

export const fieldEdits = (
  scope: Scope,
  record: RecordKey,
  fields: Readonly<Record<string, JsonValue>>,
  seen: readonly ChangeId[] = [],
): readonly Edit[] =>
  Object.entries(fields).map(([field, value]) => ({ scope, record, field, value, seen }));

const OnSiteContext = createContext<OnSite | null>(null);
export const OnSiteProvider = OnSiteContext.Provider;

export function useOnSite(): OnSite {
  const onSite = use(OnSiteContext);
  if (!onSite) throw new Error('useOnSite outside of OnSiteProvider');
  return onSite;
}
