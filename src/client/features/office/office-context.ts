import { createContext, use } from 'react';
import type {
  FirstPassword,
  HeldChange,
  OfficeAccount,
  OfficeDirectory,
  OfficeProblem,
  Plan,
  PlanProblem,
} from './office-types.ts';

export interface OfficeData {
  readonly accounts: readonly OfficeAccount[];
  readonly directory: OfficeDirectory;
  /** The newest. */
  readonly held: readonly HeldChange[];
  /** What to ask for older ones by; null: there are none. */
  readonly heldBefore: number | null;
}

export type PlanOutcome =
  | { readonly type: 'done' }
  | { readonly type: 'problems'; readonly problems: readonly PlanProblem[] }
  | { readonly type: 'failed'; readonly problem: OfficeProblem };

/** What the pages of the office share: the lists as last read, and what changes them. */
export interface Office extends OfficeData {
  readonly reload: () => Promise<void>;
  /** Writes the plan; new first passwords are shown above the page until they were kept. */
  readonly apply: (plan: Plan) => Promise<PlanOutcome>;
  readonly showPasswords: (passwords: readonly FirstPassword[]) => void;
  /** Typed and not saved yet, by form: a sheet closed by mistake costs nothing. */
  readonly drafts: Map<string, unknown>;
  /** The id of a checklist version that a visit is pinned to; versions no longer in force included. */
  readonly checklistId: (hash: string) => string | null;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const office = use(OfficeContext);
  if (!office) throw new Error('useOffice outside of OfficePage');
  return office;
}
