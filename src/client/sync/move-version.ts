import { ok, type Result } from '#domain/kernel/result.ts';
import { accountHeader } from '#protocol/directory.ts';
import type { MoveVersion } from '#protocol/visit-version.ts';
import { callServer } from './call-server.ts';
import type { TransportProblem } from './transport.ts';

/** Asks the server to move a visit to another version of a checklist; the same again is good. */
export async function moveVersion(
  fetcher: typeof fetch,
  account: string,
  visitId: string,
  move: MoveVersion,
): Promise<Result<void, TransportProblem>> {
  const answer = await callServer(
    fetcher,
    `/api/visits/${encodeURIComponent(visitId)}/checklist-version`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', [accountHeader]: account },
      body: JSON.stringify(move),
    },
  );
  return answer.ok ? ok(undefined) : answer;
}
