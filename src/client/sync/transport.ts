/**
 * The engine's view of the network. Success is only: status, JSON content type, protocol, and a body
 * that parses (S17). Everything else is named, so that the loop decides by kind and never by text.
 */
import type { Result } from '#domain/kernel/result.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import type { SyncAnswer, SyncRequest } from '#protocol/sync.ts';
import type { ProblemCode } from '#protocol/problem.ts';

export type TransportProblem =
  /** No usable connection: refused, timed out, a captive portal's page, a cut answer. */
  | { readonly type: 'no-connection' }
  /** The server answered and said why. */
  | { readonly type: 'problem'; readonly code: ProblemCode; readonly retryAfter: number | null };

/** The server's answer did not fit what is here or what was asked for; it changed nothing (S17). */
export interface AnswerRefused {
  readonly type: 'answer-refused';
  readonly why: string;
}

export interface Transport {
  readonly sync: (request: SyncRequest) => Promise<Result<SyncAnswer, TransportProblem>>;
  /** `null`: not changed since `etag`. */
  readonly directory: (
    etag: string | null,
  ) => Promise<
    Result<
      { etag: string; json: string; answer: DirectoryAnswer } | null,
      TransportProblem | AnswerRefused
    >
  >;
  readonly checklist: (hash: string) => Promise<Result<string, TransportProblem | AnswerRefused>>;
}
