import { err, ok, type Result } from '#domain/kernel/result.ts';
import { readProblem } from '#protocol/problem.ts';
import type { TransportProblem } from './transport.ts';

/** A head that does not come within this time is no usable connection ("lie-fi"). */
const headTimeout = 20_000;
/** The head comes after the whole request, which at 64 kbit/s takes its time: twice that is granted. */
const slowestBytesPerMillisecond = 4;
/** A whole exchange: at 64 kbit/s a page of 1 MiB takes over two minutes. */
const bodyTimeout = 240_000;

export const noConnection: Result<never, TransportProblem> = err({ type: 'no-connection' });

/**
 * One call to the server. A good answer has a good status AND a JSON content type: a captive portal
 * answers 200 with a page of HTML, and a redirect is never followed.
 */
export async function callServer(
  fetcher: typeof fetch,
  path: string,
  init: RequestInit,
): Promise<Result<Response, TransportProblem>> {
  const abort = new AbortController();
  const patience = headTimeout + bodyLength(init.body) / slowestBytesPerMillisecond;
  const head = setTimeout(() => abort.abort(), patience);
  // Stays armed while the caller reads the body: aborting a finished exchange does nothing.
  setTimeout(() => abort.abort(), bodyTimeout);
  try {
    const response = await fetcher(path, {
      ...init,
      signal: abort.signal,
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
    });
    // Neither has a body, so neither a type; whoever expects a body finds none and takes nothing from it.
    if (response.status === 304 || response.status === 204) return ok(response);
    const type = response.headers.get('content-type') ?? '';
    if (!/^application\/(problem\+)?json\b/.test(type)) return noConnection;
    if (response.ok) return ok(response);
    return err(await problemOf(response));
  } catch {
    return noConnection;
  } finally {
    clearTimeout(head);
  }
}

/** Bytes; only what `jsonRequest` makes has many. */
function bodyLength(body: RequestInit['body']): number {
  if (body instanceof ArrayBuffer) return body.byteLength;
  return typeof body === 'string' ? body.length : 0;
}

async function problemOf(response: Response): Promise<TransportProblem> {
  const problem = readProblem(await readJson(response));
  if (problem === null) return { type: 'no-connection' };
  const { code } = problem;
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return { type: 'problem', code, retryAfter: Number.isFinite(seconds) ? seconds : null };
}

export async function readJson(response: Response): Promise<unknown> {
  return parseJson(await response.text().catch(() => ''));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
