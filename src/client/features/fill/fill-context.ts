import { createContext, use } from 'react';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { LegalBasis, Period } from '#domain/checklist/legal-basis.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { PhotoProblem } from '#client/record/photo/photo-problem-words.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';

/** What the rows of a page share and may ask of it; it stays the same object while one writes. */
export interface FillActions {
  readonly scope: Scope;
  /** The account that works here. */
  readonly me: string;
  /** Of an account, as the directory calls it. */
  readonly nameOf: (account: string) => string;
  readonly mayAnswer: boolean;
  readonly mayPhotograph: boolean;
  readonly mayFind: boolean;
  readonly activate: (code: string) => void;
  readonly takePhoto: (code: string, record: RecordKey, source: 'camera' | 'file') => void;
  readonly openPhoto: (photo: RecordKey) => void;
  readonly openFinding: (code: string, finding: RecordKey | null) => void;
  readonly openNote: (code: string, open: boolean) => void;
  readonly period: Period;
  /** The law that an item rests on in that period, the inspected one. */
  readonly legalBasisOf: (item: ChecklistItem) => readonly LegalBasis[];
  /** Typed text that could not be stored, by record and field. */
  readonly kept: Map<string, KeptEdit<unknown>>;
}

const ActionsContext = createContext<FillActions | null>(null);
export const FillActionsProvider = ActionsContext.Provider;

export function useFillActions(): FillActions {
  const actions = use(ActionsContext);
  if (!actions) throw new Error('useFillActions outside of FillActionsProvider');
  return actions;
}

/** What is known of photos beside their records; moves while files travel. */
export interface PhotoStatus {
  readonly files: ReadonlyMap<string, 'waiting' | 'received'> | undefined;
  readonly busy: RecordKey | null;
  readonly problem: { readonly record: RecordKey; readonly problem: PhotoProblem } | null;
}

const StatusContext = createContext<PhotoStatus>({ files: undefined, busy: null, problem: null });
export const PhotoStatusProvider = StatusContext.Provider;
export const usePhotoStatus = (): PhotoStatus => use(StatusContext);
