/** Calls to the file routes, and what may come of them. */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { accountHeader } from '#protocol/directory.ts';
import { readProblem, type ProblemCode } from '#protocol/problem.ts';

/** Whose files and over which network. */
export interface FileServer {
  readonly account: string;
  readonly fetcher: typeof fetch;
}

export type FileServerProblem =
  /** No usable connection: refused, timed out, a captive portal's page, a cut answer. */
  | { readonly type: 'no-connection' }
  | {
      readonly type: 'problem';
      readonly code: ProblemCode;
      /** Seconds after which the server wants to be asked again, where it said so. */
      readonly retryAfter: number | null;
    };

/** A picture that is read over a line of 64 kbit/s takes minutes. */
const longestExchange = 240_000;

/** A request as every file route wants it; rejects when there is no answer. Never follows a redirect. */
export async function sendToFiles(
  { account, fetcher }: FileServer,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set(accountHeader, account);
  return fetcher(path, {
    ...init,
    headers,
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal: init.signal ?? AbortSignal.timeout(longestExchange),
  });
}

/** An answer that is good and of the expected type; anything else is no connection or a named problem. */
export async function askFiles(
  server: FileServer,
  path: string,
  init: RequestInit,
  expected: RegExp,
): Promise<Result<Response, FileServerProblem>> {
  try {
    const response = await sendToFiles(server, path, init);
    const type = response.headers.get('content-type') ?? '';
    if (response.ok) return expected.test(type) ? ok(response) : err({ type: 'no-connection' });
    return err(problemOf(response.headers, await response.text()));
  } catch {
    return err({ type: 'no-connection' });
  }
}

/** What a bad answer says; a page of a captive portal says nothing. */
export function problemOf(headers: Headers, body: string): FileServerProblem {
  const problem = isProblem(headers) ? readProblem(parseJson(body)) : null;
  if (problem === null) return { type: 'no-connection' };
  return { type: 'problem', code: problem.code, retryAfter: retryAfterOf(headers) };
}

/** Seconds; `null` where the server named none. */
export function retryAfterOf(headers: Headers): number | null {
  const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
  return Number.isFinite(seconds) ? seconds : null;
}

export const isProblem = (headers: Headers): boolean =>
  /^application\/problem\+json\b/.test(headers.get('content-type') ?? '');

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
