/** Which files does the server hold complete for a scope? The only proof that it has one (S28). */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { linkAnswerSchema, receiptsAnswerSchema } from '#protocol/files.ts';
import { askFiles, parseJson, type FileServer, type FileServerProblem } from './ask-files.ts';

/** So many hashes fit in one question. */
export const maxReceipts = 1000;

export async function askReceipts(
  server: FileServer,
  scope: Scope,
  sha256: readonly string[],
): Promise<Result<ReadonlySet<string>, FileServerProblem>> {
  const received = new Set<string>();
  for (let start = 0; start < sha256.length; start += maxReceipts) {
    const body = JSON.stringify({ scope, sha256: sha256.slice(start, start + maxReceipts) });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body };
    const answer = await askFiles(server, '/api/files/receipts', init, /^application\/json\b/);
    if (!answer.ok) return answer;
    const text = await answer.value.text().catch(() => '');
    const parsed = receiptsAnswerSchema.safeParse(parseJson(text));
    if (!parsed.success) return err({ type: 'no-connection' });
    for (const hash of parsed.data.received) received.add(hash);
  }
  return ok(received);
}

/** The same bytes for another scope (S27): answers which of them now count for it. */
export async function askLinks(
  server: FileServer,
  from: Scope,
  to: Scope,
  sha256: readonly string[],
): Promise<Result<ReadonlySet<string>, FileServerProblem>> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify({ from, to, sha256 }) };
  const answer = await askFiles(server, '/api/files/links', init, /^application\/json\b/);
  if (!answer.ok) return answer;
  const parsed = linkAnswerSchema.safeParse(parseJson(await answer.value.text().catch(() => '')));
  return parsed.success ? ok(new Set(parsed.data.linked)) : err({ type: 'no-connection' });
}
