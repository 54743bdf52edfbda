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

/** A scope as the server holds it for one who may read it. */
export interface ServedLog {
  readonly changes: readonly ServedChange[];
  readonly cursor: Cursor;
}

/** What a tablet without memory gets: every change of every scope, from the first one, by the protocol. */
export async function readLogs(caller: SignedInCaller): Promise<ReadonlyMap<string, ServedLog>> {
  const logs = new Map<string, ServedLog>();
  let epoch: string | null = null;
  for (;;) {
    const cursors = Object.fromEntries([...logs].map(([scope, { cursor }]) => [scope, cursor]));
    const response = await caller.fetch(
      '/api/sync',
      post({
        ...{ protocol: protocolVersion, account: caller.accountId, device: 'reader-of-the-test' },
        ...{ epoch, cursors, push: [] },
      }),
    );
    if (!response.ok) throw new Error(`/api/sync: ${response.status}`);
    const answer = syncAnswerSchema.parse(await response.json());
    for (const { scope, changes, cursor } of answer.scopes) {
      const before = logs.get(scope)?.changes ?? [];
      const read = changes.map((change) => servedChangeSchema.parse(change));
      logs.set(scope, { changes: [...before, ...read], cursor });
    }
    epoch = answer.epoch;
    if (!answer.more) return logs;
  }
}

/** The changes of one scope, as `readLogs` gets them. */
export async function readScope(
  caller: SignedInCaller,
  scope: string,
): Promise<readonly ServedChange[]> {
  return (await readLogs(caller)).get(scope)?.changes ?? [];
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
