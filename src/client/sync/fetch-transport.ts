import { err, ok, type Result } from '#domain/kernel/result.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import { accountHeader, directoryAnswerSchema } from '#protocol/directory.ts';
import { protocolVersion } from '#protocol/version.ts';
import { callServer, noConnection, parseJson, readJson } from './call-server.ts';
import { receivedAnswerSchema } from './received.ts';
import type { AnswerRefused, Transport, TransportProblem } from './transport.ts';

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

const refused = (why: string): Result<never, AnswerRefused> => err({ type: 'answer-refused', why });

/** Said by a server of ours, of another version; a portal's page has no protocol. */
const isOfServer = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'protocol' in body;

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
