import { createContext, use } from 'react';
import type { Result } from '#domain/kernel/result.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import type { Saved, SaveProblem } from '#client/services/app-services.ts';

/** What every part of the page shares; the same object while one writes. */
export interface CompileActions {
  readonly scope: Scope;
  readonly mayWrite: boolean;
  readonly nameOf: (accountId: string) => string;
  readonly save: (edits: readonly Edit[]) => Promise<Result<Saved, SaveProblem>>;
  /** Typed text that could not be stored, by record and field: it outlives its box. */
  readonly kept: Map<string, KeptEdit<string>>;
}

const ActionsContext = createContext<CompileActions | null>(null);
export const CompileActionsProvider = ActionsContext.Provider;

export function useCompileActions(): CompileActions {
  const actions = use(ActionsContext);
  if (!actions) throw new Error('useCompileActions outside of CompileActionsProvider');
  return actions;
}
