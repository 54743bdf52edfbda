/** How a run of the engine ends; apart from the run itself, which comes later than who asks for it. */
import type { Result } from '#domain/kernel/result.ts';
import type { AnswerRefused, TransportProblem } from './transport.ts';

export type RunProblem =
  | TransportProblem
  | AnswerRefused
  /** The local database failed under the run; it is tried again. */
  | { readonly type: 'local-trouble'; readonly detail: string };

/**
 * `ok`: the records were exchanged. Its value is what was amiss beside them: to be told, but no reason
 * to send the next ones later.
 */
export type RunOutcome = Result<RunProblem | undefined, RunProblem>;
export const localTrouble = (cause: unknown): RunProblem => ({
  type: 'local-trouble',
  detail: cause instanceof Error ? cause.message : String(cause),
});
