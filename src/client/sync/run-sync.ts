/**
 * One run: directory, then rounds of push and pull until nothing is left or something stands in the
 * way. Pure of timers and of the network's kind: `sync-loop.ts` decides when to run.
 */
import { readableScopes } from '#domain/access/scope-access.ts';
import type { Result } from '#domain/kernel/result.ts';
import { err, ok } from '#domain/kernel/result.ts';
import type { ServedEntry } from '#domain/sync/replica.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import type { Round, RoundAnswer } from '#client/store/sync-port.ts';
import { directoryAnswerSchema, type DirectoryAnswer } from '#protocol/directory.ts';
import {
  maxPushChanges,
  maxRequestBytes,
  type ScopeAnswer,
  type SyncAnswer,
  type SyncRequest,
} from '#protocol/sync.ts';
import { protocolVersion } from '#protocol/version.ts';
import type { Transport, TransportProblem } from './transport.ts';

export type RunProblem =
  | TransportProblem
  /** The server's answer for these scopes did not fit what is here; nothing there was changed (S17). */
  | { readonly type: 'answer-refused'; readonly why: string }
  /** The local database failed under the run; it is tried again. */
  | { readonly type: 'local-trouble'; readonly detail: string };

/** Room for the envelope and cursors beside the pushed changes. */
const pushBytes = maxRequestBytes - 128 * 1024;
/** A run ends by itself even where a server would say `more` for ever. */
const maxRounds = 2000;

/** What a run needs of a local store. */
export type SyncedStore = Pick<
  LocalStore,
  | 'account'
  | 'device'
  | 'sync'
  | 'readDirectory'
  | 'writeDirectory'
  | 'readChecklist'
  | 'writeChecklist'
>;

export type RunSync = () => Promise<Result<void, RunProblem>>;

/**
 * Made once for each opening of the store: the first run has held changes judged anew although the
 * directory is the same. The sums do not cover them, so that a restore which lost only those is
 * noticed by nothing else (S18).
 */
export function createRunSync(store: SyncedStore, transport: Transport): RunSync {
  let first = true;
  return async () => {
    const directory = await refreshDirectory(store, transport, first);
    if (!directory.ok) return directory;
    first = false;
    return exchange(store, transport);
  };
}

async function exchange(
  store: SyncedStore,
  transport: Transport,
): Promise<Result<void, RunProblem>> {
  // A result only spares sending again in this run (S16); the next run starts without it.
  const sent = new Set<string>();
  let refusals = 0;
  for (let round = 0; round < maxRounds; round += 1) {
    const taken = await store.sync.takeRound({ changes: maxPushChanges, bytes: pushBytes }, sent);
    const answer = await transport.sync(requestOf(store, taken));
    if (!answer.ok) return answer;
    const applied = await store.sync.applyAnswer(taken, roundAnswer(answer.value));
    for (const entry of taken.push) sent.add(entry.id);
    if (applied.reset) sent.clear();
    if (applied.refused.length > 0) {
      refusals += 1;
      // Stale once is a race with another tab; again and again it is a fault that the person must hear of.
      if (refusals > 3) return err({ type: 'answer-refused', why: applied.refused[0]?.why ?? '' });
      continue;
    }
    if (!answer.value.more && !applied.reset && taken.push.length === 0) return ok(undefined);
    if (!answer.value.more && !applied.reset && !(await hasMoreToPush(store, sent))) {
      return ok(undefined);
    }
  }
  return err({ type: 'answer-refused', why: 'rounds without end' });
}

async function hasMoreToPush(store: SyncedStore, sent: ReadonlySet<string>): Promise<boolean> {
  return (await store.sync.takeRound({ changes: 1, bytes: pushBytes }, sent)).push.length > 0;
}

/** The directory first: it says which scopes there are, and rights that changed let held work through. */
async function refreshDirectory(
  store: SyncedStore,
  transport: Transport,
  judgeHeldAnew: boolean,
): Promise<Result<void, RunProblem>> {
  const known = await store.readDirectory();
  // One that cannot be read counts as none and is asked for whole.
  const answerHere = judgeHeldAnew && known ? parseDirectory(known.json) : null;
  const etagHere = judgeHeldAnew && !answerHere ? null : (known?.etag ?? null);
  const fetched = await transport.directory(etagHere);
  if (!fetched.ok) return fetched;
  if (fetched.value === null) {
    if (answerHere) await store.sync.setScopes(readableScopes(answerHere, store.account));
    return ok(undefined);
  }
  const { etag, json, answer } = fetched.value;
  const kept = await keepChecklists(store, transport, answer);
  if (!kept.ok) return kept;
  await store.sync.setScopes(readableScopes(answer, store.account));
  // Last: a crash before it only makes the next run do this once more.
  await store.writeDirectory({ etag, json, readAt: 0 });
  return ok(undefined);
}

function parseDirectory(json: string): DirectoryAnswer | null {
  try {
    const parsed = directoryAnswerSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Contents of pinned versions are immutable: each is fetched once and kept. */
async function keepChecklists(
  store: SyncedStore,
  transport: Transport,
  directory: DirectoryAnswer,
): Promise<Result<void, RunProblem>> {
  for (const { hash } of directory.checklists) {
    if ((await store.readChecklist(hash)) !== null) continue;
    const json = await transport.checklist(hash);
    if (!json.ok) return json;
    await store.writeChecklist(hash, json.value);
  }
  return ok(undefined);
}

function requestOf(store: SyncedStore, round: Round): SyncRequest {
  return {
    protocol: protocolVersion,
    account: store.account,
    device: store.device,
    epoch: round.epoch,
    cursors: Object.fromEntries(round.cursors) as SyncRequest['cursors'],
    push: round.push.map(({ content, mine }) => ({
      ...(content as SyncRequest['push'][number]),
      ...(mine ? { mine: true } : {}),
    })),
  };
}

function roundAnswer(answer: SyncAnswer): RoundAnswer {
  return {
    epoch: answer.epoch,
    held: new Map(Object.entries(answer.held)),
    scopes: answer.scopes.map((scope) => ({
      scope: scope.scope,
      from: scope.from,
      cursor: scope.cursor,
      entries: scope.changes.map((change) => servedEntry(change)),
    })),
    revoked: answer.revoked.map(({ scope, proven }) => ({
      scope: scopeSchema.parse(scope),
      proven,
    })),
    more: answer.more,
  };
}

function servedEntry(change: ScopeAnswer['changes'][number]): ServedEntry {
  const { id, seq, received } = change;
  if (!('field' in change)) return { id, seq, received };
  return { id, seq, received, relayedBy: change.relayedBy, content: change };
}
