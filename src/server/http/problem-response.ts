import { problems, type ProblemBody, type ProblemCode } from '#protocol/problem.ts';

export interface ProblemFacts {
  readonly details?: readonly string[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** The one way in which this server says no (RFC 9457): a code of the catalogue, never a stack or a reason from inside. */
export function problemResponse(
  code: ProblemCode,
  requestId: string,
  facts: ProblemFacts = {},
): Response {
  const { status, meaning } = problems[code];
  const body: ProblemBody = {
    code,
    title: meaning,
    status,
    id: requestId,
    ...(facts.details ? { details: [...facts.details] } : {}),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
  if (facts.retryAfter !== undefined) headers.set('retry-after', String(facts.retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
}
