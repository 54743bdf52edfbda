import { createContext, use } from 'react';
import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import type { FigurePair } from '#domain/cross-check/find-pairs.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import type { FigureRow } from './figure-rows.ts';

/** What the rows of the page share and may ask of it. */
export interface FiguresDesk {
  readonly visitId: string;
  readonly scope: Scope;
  readonly kept: Map<string, KeptEdit<unknown>>;
  readonly mayWrite: boolean;
  readonly mayFind: boolean;
  readonly recordOf: (key: RecordKey) => FoldedRecord | undefined;
  /** Reported figures that do give a percentage which is wrong for its own. */
  readonly pairsOf: (outcome: CheckOutcome) => readonly FigurePair[];
  readonly isOpen: (outcome: CheckOutcome) => boolean;
  readonly open: (outcome: CheckOutcome, open: boolean) => void;
  readonly raiseFinding: (row: FigureRow, text: string) => void;
}

const DeskContext = createContext<FiguresDesk | null>(null);
export const FiguresDeskProvider = DeskContext.Provider;

export function useFiguresDesk(): FiguresDesk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('useFiguresDesk outside of FiguresDeskProvider');
  return desk;
}
