/** Makes bytes that the server holds for one scope complete for another too, without sending them (S27). */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { linkAnswerSchema } from '#protocol/files.ts';
import { askFiles, parseJson, type FileServer, type FileServerProblem } from './ask-files.ts';

/** Which of them are linked; the others are not at the server for `from` (yet). At most 1,000. */
export async function linkFiles(
  server: FileServer,
  from: Scope,
  to: Scope,
  sha256: readonly string[],
): Promise<Result<ReadonlySet<string>, FileServerProblem>> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify({ from, to, sha256 }) };
  const answer = await askFiles(server, '/api/files/links', init, /^application\/json\b/);
  if (!answer.ok) return answer;
  const text = await answer.value.text().catch(() => '');
  const parsed = linkAnswerSchema.safeParse(parseJson(text));
  return parsed.success ? ok(new Set(parsed.data.linked)) : err({ type: 'no-connection' });
}
