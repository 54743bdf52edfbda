import { err, ok, type Result } from '#domain/kernel/result.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import { accountHeader, directoryAnswerSchema } from '#protocol/directory.ts';
import { readProblem } from '#protocol/problem.ts';
import { protocolVersion } from '#protocol/version.ts';
import { receivedAnswerSchema } from './received.ts';
import type { AnswerRefused, Transport, TransportProblem } from './transport.ts';

/** A head that does not come within this time is no usable connection ("lie-fi"). */
const headTimeout = 20_000;
/** The head comes after the whole request, which at 64 kbit/s takes its time: twice that is granted. */
const slowestBytesPerMillisecond = 4;
/** A whole exchange: at 64 kbit/s a page of 1 MiB takes over two minutes. */
const bodyTimeout = 240_000;

/** Bodies under this size do not shrink enough to be worth packing. */
const packFrom = 512;

export function createFetchTransport(account: string, fetcher: typeof fetch = fetch): Transport {
  const call = (
    path: string,
    init: RequestInit = {},
  ): Promise<Result<Response, TransportProblem>> =>
    callServer(fetcher, path, { ...init, headers: { [accountHeader]: account, ...init.headers } });
  return {
    sync: async (request) => {
      const answer = await call('/api/sync', await jsonRequest(request));
      if (!answer.ok) return answer;
      const body = await readJson(answer.value);
      const parsed = receivedAnswerSchema.safeParse(body);
      return parsed.success && parsed.data.protocol === protocolVersion
        ? ok(parsed.data)
        : noConnection;
    },
    directory: async (etag) => {
      const answer = await call(
        '/api/directory',
        etag ? { headers: { 'if-none-match': etag } } : {},
      );
      if (!answer.ok) return answer;
      if (answer.value.status === 304) return ok(null);
      const json = await answer.value.text().catch(() => '');
      const body = parseJson(json);
      const parsed = directoryAnswerSchema.safeParse(body);
      if (!parsed.success) return isOfServer(body) ? refused('directory') : noConnection;
      if (parsed.data.account !== account) return noConnection;
      return ok({ etag: answer.value.headers.get('etag') ?? '', json, answer: parsed.data });
    },
    checklist: async (hash) => {
      const answer = await call(`/api/checklists/${hash}`);
      if (!answer.ok) return answer;
      const bytes = await answer.value.arrayBuffer().catch(() => null);
      if (bytes === null) return noConnection;
      // Kept for ever under its hash, whoever answered: a version is named by the hash of its bytes.
      if ((await sha256Hex(bytes)) !== hash) return refused(`checklist ${hash}`);
      return ok(new TextDecoder().decode(bytes));
    },
  };
}

const noConnection: Result<never, TransportProblem> = err({ type: 'no-connection' });

const refused = (why: string): Result<never, AnswerRefused> => err({ type: 'answer-refused', why });

/** Said by a server of ours, of another version; a portal's page has no protocol. */
const isOfServer = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'protocol' in body;

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

async function jsonRequest(body: unknown): Promise<RequestInit> {
  const json = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  if (json.length < packFrom || typeof CompressionStream === 'undefined') {
    return { method: 'POST', headers, body: json };
  }
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  return {
    method: 'POST',
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: await new Response(packed).arrayBuffer(),
  };
}

async function readJson(response: Response): Promise<unknown> {
  return parseJson(await response.text().catch(() => ''));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
