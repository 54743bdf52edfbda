import { foldRecord } from '#domain/sync/fold.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import { servedChangeSchema, syncAnswerSchema } from '#protocol/sync.ts';
import type { Cursor, ScopeAnswer } from '#protocol/sync.ts';

type ServedChange = Extract<ScopeAnswer['changes'][number], { field: string }>;
import { protocolVersion } from '#protocol/version.ts';

import { post } from '../server/start-test-server.ts';
import type { SignedInCaller } from '../server/start-test-server.ts';

/** What a tablet without memory gets: every change of the scope, from the first one, by the protocol. */
export async function readScope(
  caller: SignedInCaller,
  scope: string,
): Promise<readonly ServedChange[]> {
  const found: ServedChange[] = [];
  let cursors: Record<string, Cursor> = {};
  let epoch: string | null = null;
  for (;;) {
    const response = await caller.fetch(
      '/api/sync',
      post({
        ...{ protocol: protocolVersion, account: caller.accountId, device: 'reader-of-the-test' },
        ...{ epoch, cursors, push: [] },
      }),
    );
    if (!response.ok) throw new Error(`/api/sync: ${response.status}`);
    const answer = syncAnswerSchema.parse(await response.json());
    for (const part of answer.scopes) {
      if (part.scope === scope) {
        found.push(...part.changes.map((change) => servedChangeSchema.parse(change)));
      }
      cursors = { ...cursors, [part.scope]: part.cursor };
    }
    epoch = answer.epoch;
    if (!answer.more) return found;
  }
}

/** The records of one kind that stand in these changes, by key. */
export function recordsOf(
  changes: readonly ServedChange[],
  kind: string,
): ReadonlyMap<string, FoldedRecord> {
  const ofKind = changes.filter(({ record }) => recordParts(record).kind === kind);
  const folded = [...groupBy(ofKind, ({ record }) => record)].flatMap(([key, own]) => {
    const record = foldRecord(own, () => true);
    return record === undefined || record.deleted ? [] : [[key, record] as const];
  });
  return new Map(folded);
}
