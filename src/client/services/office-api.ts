/** The standing agency's work, online only: accounts, the directory, held changes. */
import type { Result } from '#domain/kernel/result.ts';
import type { TransportProblem } from '#client/sync/transport.ts';
import type {
  HeldList,
  OfficeAccounts,
  OfficeDirectory,
  PlanAnswer,
  PlanInput,
} from '#protocol/office.ts';

type Answer<T> = Promise<Result<T, TransportProblem>>;

export interface OfficeApi {
  readonly accounts: () => Answer<OfficeAccounts>;
  readonly directory: () => Answer<OfficeDirectory>;
  /** Writes the plan whole or not at all; problems are part of a good answer. */
  readonly applyPlan: (plan: PlanInput) => Answer<PlanAnswer>;
  /** Starts from the sample campaign: the first passwords of its people come back, once. */
  readonly startFromSample: () => Answer<PlanAnswer>;
  readonly resetPassword: (accountId: string) => Answer<{ password: string }>;
  readonly setDisabled: (accountId: string, disabled: boolean) => Answer<void>;
  /** A page, newest first; `before`: what the page before said of older ones. */
  readonly held: (before?: number) => Answer<HeldList>;
  readonly acceptHeld: (number: number) => Answer<void>;
}
