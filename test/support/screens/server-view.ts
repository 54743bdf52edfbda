/** What the server holds of a scope, as one of the delegation reads it. */
import type { JsonValue } from '#domain/sync/change.ts';
import { syncAnswerSchema } from '#protocol/sync.ts';
import { protocolVersion } from '#protocol/version.ts';
import { post, type SignedInCaller } from '../server/start-test-server.ts';

export interface ServedWrite {
  readonly scope: string;
  readonly record: string;
  readonly field: string;
  readonly value: JsonValue;
  readonly by: string;
}

/** All writes that `caller` may read, in the order of the server. */
export async function servedWrites(caller: SignedInCaller): Promise<readonly ServedWrite[]> {
  const request = { epoch: null, cursors: {}, push: [], protocol: protocolVersion };
  const answered = await caller.fetch(
    '/api/sync',
    post({ ...request, account: caller.accountId, device: 'looks-only' }),
  );
  const { scopes, more } = syncAnswerSchema.parse(await answered.json());
  if (more) throw new Error('there is more than one page; this reader is for small scopes');
  return scopes.flatMap(({ changes }) =>
    changes.flatMap((change) => ('record' in change ? [{ ...change, value: change.value }] : [])),
  );
}
