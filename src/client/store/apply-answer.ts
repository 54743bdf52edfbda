/**
 * Carrying out an answer, one transaction a scope: rules S1 (twins), S15 to S18 and S20. What to do
 * is decided by `planAnswer`; here it is only written.
 */
import { groupBy } from '#domain/kernel/group-by.ts';
import { observeStamp } from '#domain/sync/hybrid-clock.ts';
import {
  planAnswer,
  sameCursor,
  startCursor,
  type AnswerPlan,
  type ReadBackMark,
  type ServedRow,
  type ServedScope,
} from '#domain/sync/replica.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { sealChange } from './change-rows.ts';
import { awaitReceiptsAnew, clearMarks, commitLog, heldRecords, unmarked } from './commit-log.ts';
import type { ChangeRow, ScopeRow, TwinRow } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { readChanges } from './read-changes.ts';
import { readEach, readRows } from './read-rows.ts';
import { saveProblemOf, type StoreContext } from './save-edits.ts';
import type { Applied, Round, RoundAnswer } from './sync-port.ts';
import { withdrawScope } from './set-scopes.ts';

export async function applyAnswer(
  context: StoreContext,
  sent: Round,
  answer: RoundAnswer,
): Promise<Applied> {
  const epochHere = await readMeta(context.database, 'epoch');
  if (epochHere !== sent.epoch) {
    const refused = [...sent.cursors.keys()].map((scope) => ({ scope, why: 'stale' }));
    return { refused, reset: false };
  }
  const newEpoch = answer.epoch !== sent.epoch;
  if (newEpoch) await startEpoch(context, answer.epoch);
  await holdChanges(context, sent, answer);
  if (answer.more) await noteMoreWaits(context, sent);
  const refused: { scope: Scope; why: string }[] = [];
  let reset = newEpoch && sent.epoch !== null;
  for (const scope of answer.scopes) {
    // Of a newer directory than the one here: it comes once that is read.
    if (!sent.cursors.has(scope.scope)) continue;
    const plan = await applyScope(context, sent, answer, scope);
    if (plan.type === 'apply') reset ||= plan.reset;
    else refused.push({ scope: scope.scope, why: plan.type === 'damaged' ? plan.why : 'stale' });
  }
  for (const { scope, proven } of answer.revoked) {
    const cursor = newEpoch ? startCursor : sent.cursors.get(scope);
    if (!cursor) continue;
    await withdrawScope(context, scope, proven && !newEpoch, { epoch: answer.epoch, cursor });
  }
  if (!answer.more) await noteReadToEnd(context, sent, answer).catch(unlessFull);
  return { refused, reset };
}

/**
 * While more waits, nothing is settled or signed. Noted before the page that is here is written, and
 * of every scope: one that this page leaves out may be what the next one brings.
 */
async function noteMoreWaits({ database }: StoreContext, sent: Round): Promise<void> {
  await database.transaction('rw', database.scopes, async () => {
    const rows = await database.scopes.bulkGet([...sent.cursors.keys()]);
    const read = rows.flatMap((row) => (row?.readAt === undefined ? [] : [row]));
    await database.scopes.bulkPut(read.map(({ readAt: _readAt, ...row }) => row));
  });
}

/** What was exchanged stands, also where there is no room to note that it was all. */
function unlessFull(cause: unknown): void {
  if (saveProblemOf(cause).type !== 'no-space') throw cause;
  console.error(cause);
}

/**
 * An answer names only scopes of which it has news. With nothing left to read, those that it leaves
 * out were read to their end before it: they stand where they stood when they were asked for (S17).
 */
async function noteReadToEnd(
  { database, clock }: StoreContext,
  sent: Round,
  answer: RoundAnswer,
): Promise<void> {
  const named = new Set([...answer.scopes, ...answer.revoked].map(({ scope }) => scope));
  for (const scope of answer.failed) named.add(scope);
  const silent = [...sent.cursors].filter(([scope]) => !named.has(scope));
  if (silent.length === 0) return;
  await database.transaction('rw', [database.scopes, database.meta], async () => {
    if ((await readMeta(database, 'epoch')) !== answer.epoch) return;
    const rows = await database.scopes.bulkGet(silent.map(([scope]) => scope));
    const read = silent.flatMap(([, cursor], index) => {
      const row = rows[index];
      return row?.state === 'active' && sameCursor(row, cursor) ? [row] : [];
    });
    await database.scopes.bulkPut(read.map((row) => ({ ...row, readAt: clock() })));
  });
}

/**
 * Another epoch: all cursors and marks belong to a server that is no more. Each scope is cleared,
 * so that everything in it is pushed again, own, others' and held (S15); the epoch comes last: a
 * crash before it only clears once more.
 */
async function startEpoch(context: StoreContext, epoch: string): Promise<void> {
  const { database } = context;
  for (const row of await database.scopes.toArray()) {
    if (row.state !== 'withdrawn') await startScopeAnew(context, row.scope);
    // Of photos that outlive it for some days (decision 0030) this may now be the last copy.
    else
      await database.transaction('rw', [database.files, database.bytes], () =>
        awaitReceiptsAnew(context, row.scope),
      );
  }
  await writeMeta(database, 'epoch', epoch);
}

/** Repeated while another tab gets verdicts meanwhile: a verdict of the old epoch counts no more. */
async function startScopeAnew(context: StoreContext, scope: string): Promise<void> {
  for (;;) {
    const held = await heldRecords(context, scope);
    const cleared = await commitLog(context, {
      scope,
      records: held,
      rewrite: (_record, rows) => rows.map((entry) => unmarked(entry)),
      beside: async () => {
        if (!(await clearMarks(context, scope, held))) return false;
        // What was read was another server's past: of this one nothing is.
        const { scopes } = context.database;
        const now = await scopes.get(scope);
        if (now) await scopes.put({ scope: now.scope, state: now.state, ...startCursor });
        return true;
      },
      touchesFiles: true,
    });
    if (cleared) return;
  }
}

/**
 * What the server keeps back is marked with its reason and leaves the fold (S18). A verdict on a
 * scope that has moved on since is older than what was read and counts no more (S17): the change
 * stays pending and is judged again.
 */
async function holdChanges(context: StoreContext, sent: Round, answer: RoundAnswer): Promise<void> {
  const { held } = answer;
  const newEpoch = answer.epoch !== sent.epoch;
  const scopes = new Set(
    sent.push.filter((entry) => held.has(entry.id)).map((entry) => entry.scope),
  );
  for (const scope of scopes) {
    const keys = sent.push
      .filter((entry) => entry.scope === scope && held.has(entry.id))
      .map((entry): [string, string] => [scope, entry.id]);
    const rows = (await readEach(context.database.changes, keys)).flatMap((row) =>
      row ? [row] : [],
    );
    await commitLog(context, {
      scope,
      records: rows.map((row) => row.record),
      rewrite: (_record, ofRecord) =>
        ofRecord.map((row) => {
          const verdict = held.get(row.id);
          if (!verdict || row.seq !== undefined) return row;
          const { pending: _pending, ...rest } = row;
          return { ...rest, held: verdict };
        }),
      beside: async () => {
        const now = await context.database.scopes.get(scope);
        // A withdrawn scope is pushed to without a cursor, and has that of one never read.
        const expected = (newEpoch ? undefined : sent.cursors.get(scope)) ?? startCursor;
        if (!now || !sameCursor(now, expected)) return false;
        return (await readMeta(context.database, 'epoch')) === answer.epoch;
      },
    });
  }
}

async function applyScope(
  context: StoreContext,
  sent: Round,
  answer: RoundAnswer,
  served: ServedScope,
): Promise<AnswerPlan> {
  const { database } = context;
  const sentCursor = sent.cursors.get(served.scope);
  const scopeRow = await database.scopes.get(served.scope);
  if (!sentCursor || !scopeRow) return { type: 'stale' };
  const here = await readChanges(
    database,
    served.scope,
    served.entries.map(({ id }) => id),
  );
  const newEpoch = answer.epoch !== sent.epoch;
  const plan = planAnswer(
    {
      epoch: sent.epoch,
      // A new epoch has just cleared this scope's cursor; the answer was asked for with the old one.
      cursor: newEpoch ? sentCursor : { seq: scopeRow.seq, sum: scopeRow.sum },
      digestOf: (id) => here.get(id)?.digest,
    },
    { epoch: sent.epoch, cursor: sentCursor },
    { epoch: answer.epoch, scope: served },
  );
  if (plan.type !== 'apply') return plan;
  const written = await writePlan(context, scopeRow, plan, here, answer);
  return written ? plan : { type: 'stale' };
}

async function writePlan(
  context: StoreContext,
  before: ScopeRow,
  plan: AnswerPlan & { type: 'apply' },
  here: ReadonlyMap<string, ChangeRow>,
  { epoch, more }: RoundAnswer,
): Promise<boolean> {
  const { database } = context;
  const { scope } = before;
  const served = await sealServed(context, [...plan.inserts, ...plan.twins]);
  const servedOf = groupBy(served.values(), ({ record }) => record);
  const settledTwins = await twinsThatStand(context, scope, [...plan.inserts, ...plan.twins]);
  const heldBefore = plan.reset ? await heldRecords(context, scope) : new Set<string>();
  const refolded = new Set([
    ...heldBefore,
    ...[...served.values()].map((row) => row.record),
    ...plan.twins.flatMap((twin) => here.get(twin.id)?.record ?? []),
    ...plan.marks.flatMap((mark) => (here.get(mark.id)?.held ? [here.get(mark.id)!.record] : [])),
  ]);
  const marks = new Map<string, ReadBackMark>(plan.marks.map((mark) => [mark.id, mark]));
  const rewriteRow = (row: ChangeRow): ChangeRow => {
    const base = plan.reset ? unmarked(row) : row;
    const mark = marks.get(row.id);
    return mark ? markedRow(context, base, mark) : base;
  };
  return commitLog(context, {
    scope,
    records: refolded,
    rewrite: (record, rows) => [
      ...rows.filter((row) => !served.has(row.id)).map((row) => rewriteRow(row)),
      ...(servedOf.get(record) ?? []),
    ],
    beside: async () => {
      const now = await database.scopes.get(scope);
      if (!now || now.seq !== before.seq || now.sum !== before.sum) return false;
      // Another tab may have met a new epoch since this answer was begun with.
      if ((await readMeta(database, 'epoch')) !== epoch) return false;
      if (plan.reset && !(await clearMarks(context, scope, refolded))) return false;
      if (!(await markRows(context, scope, plan.marks, refolded))) return false;
      await database.twins.bulkDelete([...settledTwins]);
      await database.twins.bulkAdd(twinRows(context, plan.twins, here));
      await database.scopes.put({
        ...now,
        ...plan.cursor,
        ...(more ? {} : { readAt: context.clock() }),
      });
      await observeClock(context, [...plan.inserts, ...plan.twins]);
      return true;
    },
    touchesFiles: plan.reset,
  });
}

async function sealServed(
  context: StoreContext,
  rows: readonly ServedRow[],
): Promise<ReadonlyMap<string, ChangeRow>> {
  const sealed = await Promise.all(
    rows.map(({ change, content, ...mark }) => {
      const state = { written: 0, ...readBackState(context, mark) } as const;
      return sealChange(context.cipher, change, state, content);
    }),
  );
  return new Map(sealed.map((row) => [row.id, row]));
}

function markedRow(context: StoreContext, row: ChangeRow, mark: ReadBackMark): ChangeRow {
  const { pending: _pending, held: _held, lot: _lot, ...rest } = row;
  return { ...rest, ...readBackState(context, mark) };
}

/** What stays of a mark once it is cleared: that the own account's session brought it (S19). */
function readBackState(
  { account }: StoreContext,
  { seq, received, relayedBy, broughtBy }: ReadBackMark,
): Pick<ChangeRow, 'seq' | 'received' | 'relayedBy' | 'confirmed'> {
  const relayed = relayedBy === undefined ? {} : { relayedBy };
  return { seq, received, ...relayed, ...(broughtBy === account ? { confirmed: 1 } : {}) };
}

/** False when one of them was held meanwhile: its record would have to be folded anew. */
async function markRows(
  context: StoreContext,
  scope: string,
  marks: readonly ReadBackMark[],
  except: ReadonlySet<string>,
): Promise<boolean> {
  const { database } = context;
  const rows = await readChanges(
    database,
    scope,
    marks.map(({ id }) => id),
  );
  const marked = marks.flatMap((mark) => {
    const row = rows.get(mark.id);
    return row && !except.has(row.record) ? [{ row, mark }] : [];
  });
  if (marked.some(({ row }) => row.held)) return false;
  await database.changes.bulkPut(marked.map(({ row, mark }) => markedRow(context, row, mark)));
  return true;
}

/** Own content that met another under its id: the server's stands, ours is kept and shown as held (S1). */
function twinRows(
  context: StoreContext,
  twins: readonly ServedRow[],
  here: ReadonlyMap<string, ChangeRow>,
): TwinRow[] {
  return twins.flatMap((twin) => {
    const own = here.get(twin.id);
    if (!own) return [];
    const { scope, id, record, payload } = own;
    return [{ scope, id, record, payload, at: context.clock() }];
  });
}

/** Keys of twins whose content is what the server has declared the right one: nothing of them is held any more. */
async function twinsThatStand(
  { database, cipher }: StoreContext,
  scope: string,
  served: readonly ServedRow[],
): Promise<readonly number[]> {
  const { rows: twins } = await readRows(
    database.twins,
    database.twins.where('scope').equals(scope),
  );
  if (twins.length === 0) return [];
  const contents = new Map(served.map(({ change, content }) => [change.id as string, content]));
  const stands = await Promise.all(
    twins.map(async ({ key, id, payload }) => {
      const content = contents.get(id);
      if (content === undefined || key === undefined) return [];
      const kept = await cipher.openText(payload, `changes|${scope}|${id}`);
      return kept === content ? [key] : [];
    }),
  );
  return stands.flat();
}

/** Takes stamps from elsewhere over into this device's clock (S6), inside of the transaction that brings them. */
export async function observeClock(
  context: StoreContext,
  rows: readonly Pick<ServedRow, 'change'>[],
): Promise<void> {
  let clock = await readMeta(context.database, 'clock');
  for (const { change } of rows) clock = observeStamp(change.at, context.clock(), clock);
  if (clock) await writeMeta(context.database, 'clock', clock);
}
