/**
 * One run: directory, then rounds of push and pull until nothing is left or something stands in the
 * way. What is amiss with the directory or a checklist alone stops no push. Pure of timers and of the network's kind: `sync-loop.ts` decides when to run.
 */
import { readableScopes } from '#domain/access/scope-access.ts';
import type { Result } from '#domain/kernel/result.ts';
import { err, ok } from '#domain/kernel/result.ts';
import type { ServedEntry } from '#domain/sync/replica.ts';
import { scopeSchema, type Scope } from '#domain/sync/scope.ts';
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
import { codesForAll } from '#protocol/problem.ts';
import { protocolVersion } from '#protocol/version.ts';
import { localTrouble, type RunOutcome, type RunProblem } from './run-outcome.ts';
import type { Transport } from './transport.ts';

/** What a request may hold, but for the members around cursors and changes. */
const roundBytes = maxRequestBytes - 4 * 1024;
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

export type RunSync = () => Promise<RunOutcome>;

/**
 * Made once for each opening of the store: the first run has held changes judged anew although the
 * directory is the same. The sums do not cover them, so that a restore which lost only those is
 * noticed by nothing else (S18).
 */
export function createRunSync(store: SyncedStore, transport: Transport): RunSync {
  /** The directory whose scopes and checklists this tab has seen to. */
  let through: string | null = null;
  /** By the directory here. */
  let readable: ReadonlySet<Scope> = new Set();
  /** Of the directory here: asked for in every run. */
  let missing: readonly string[] = [];

  /** The directory first: it says which scopes there are, and rights that changed let held work through. */
  const refreshDirectory = async (): Promise<RunOutcome> => {
    const known = await store.readDirectory();
    // Another tab may have stored it, and closed before it had all of its checklists.
    const answerHere = known && known.etag !== through ? parseDirectory(known.json) : null;
    // One that cannot be read counts as none and is asked for whole.
    const etagHere = known && (answerHere || known.etag === through) ? known.etag : null;
    const fetched = await transport.directory(etagHere);
    if (!fetched.ok) {
      // Its scopes wait for a server that says it is still so: some may have been withdrawn since.
      if (answerHere && !concernsAll(fetched.error))
        await keepChecklists(store, transport, hashesOf(answerHere));
      return fetched;
    }
    const news = fetched.value;
    const answer = news?.answer ?? answerHere;
    const wanted = answer ? hashesOf(answer) : missing;
    const kept = await keepChecklists(store, transport, wanted);
    missing = kept.missing;
    if (answer) {
      readable = new Set(readableScopes(answer, store.account));
      await store.sync.setScopes([...readable]);
    }
    through = news?.etag ?? etagHere;
    // Last: a crash before it only makes the next run do this once more.
    if (news) await store.writeDirectory({ etag: news.etag, json: news.json, readAt: 0 });
    return ok(kept.trouble);
  };

  return async () => {
    const refreshed = await refreshDirectory().catch((cause: unknown) => err(localTrouble(cause)));
    const trouble = refreshed.ok ? refreshed.value : refreshed.error;
    if (trouble && concernsAll(trouble)) return err(trouble);
    if (!refreshed.ok && !(await store.readDirectory())) return refreshed;
    const noted: Noted = { revoked: new Set(), failed: false };
    const exchanged = await exchange(store, transport, noted);
    // Withdrawn since the directory was read: if it is given back before that is read again, the
    // directory is the same as ever and must be gone by all the same.
    if ([...noted.revoked].some((scope) => readable.has(scope))) through = null;
    return exchanged.ok ? ok(trouble ?? (noted.failed ? serverTrouble : undefined)) : exchanged;
  };
}

const hashesOf = ({ checklists }: DirectoryAnswer): readonly string[] =>
  checklists.map(({ hash }) => hash);

/** Whatever else is asked for now would be answered the same. */
function concernsAll(problem: RunProblem): boolean {
  if (problem.type !== 'problem') return problem.type === 'no-connection';
  return codesForAll.has(problem.code);
}

/** What the answers of a run said beside the changes. */
interface Noted {
  readonly revoked: Set<Scope>;
  /** Some scope could not be read or written at the server: it is asked for again in the next run. */
  failed: boolean;
}

const serverTrouble: RunProblem = { type: 'problem', code: 'internal', retryAfter: null };

async function exchange(
  store: SyncedStore,
  transport: Transport,
  noted: Noted,
): Promise<Result<void, RunProblem>> {
  // A result only spares sending again in this run (S16); the next run starts without it.
  const sent = new Set<string>();
  let refusals = 0;
  for (let round = 0; round < maxRounds; round += 1) {
    const taken = await store.sync.takeRound({ changes: maxPushChanges, bytes: roundBytes }, sent);
    const answer = await transport.sync(requestOf(store, taken));
    if (!answer.ok) return answer;
    for (const { scope } of answer.value.revoked) noted.revoked.add(scope);
    noted.failed ||= (answer.value.failed ?? []).length > 0;
    const applied = await store.sync.applyAnswer(taken, roundAnswer(answer.value));
    for (const entry of taken.push) sent.add(entry.id);
    if (applied.reset) sent.clear();
    if (applied.refused.length > 0) {
      refusals += 1;
      // Stale once is a race with another tab; again and again it is a fault that the person must hear of.
      if (refusals > 3) return err({ type: 'answer-refused', why: applied.refused[0]?.why ?? '' });
      continue;
    }
    refusals = 0;
    if (taken.push.length === 0 && !applied.reset && isOfOtherScopes(answer.value, taken))
      return ok(undefined);
    if (!answer.value.more && !applied.reset && taken.push.length === 0) return ok(undefined);
    if (!answer.value.more && !applied.reset && !(await hasMoreToPush(store, sent))) {
      return ok(undefined);
    }
  }
  return err({ type: 'answer-refused', why: 'rounds without end' });
}

/** Of a newer directory than the one here: the next run reads that, and they would be given till then. */
function isOfOtherScopes({ scopes }: SyncAnswer, { cursors }: Round): boolean {
  return scopes.length > 0 && scopes.every(({ scope }) => !cursors.has(scope));
}

async function hasMoreToPush(store: SyncedStore, sent: ReadonlySet<string>): Promise<boolean> {
  return (await store.sync.takeRound({ changes: 1, bytes: roundBytes }, sent)).push.length > 0;
}

function parseDirectory(json: string): DirectoryAnswer | null {
  try {
    const parsed = directoryAnswerSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Contents of pinned versions are immutable: each is fetched once and kept. One that cannot be had or
 * stored keeps neither the others nor the records away; a line that is too weak for it is told by
 * the records, if it is.
 */
async function keepChecklists(
  store: SyncedStore,
  transport: Transport,
  hashes: readonly string[],
): Promise<{ readonly missing: readonly string[]; readonly trouble: RunProblem | undefined }> {
  const missing: string[] = [];
  let trouble: RunProblem | undefined;
  let isCut = false;
  for (const hash of hashes) {
    const kept = isCut ? null : await keepChecklist(store, transport, hash);
    if (kept?.ok) continue;
    missing.push(hash);
    if (!kept) continue;
    isCut = concernsAll(kept.error);
    if (kept.error.type !== 'no-connection') trouble = kept.error;
  }
  return { missing, trouble };
}

async function keepChecklist(
  store: SyncedStore,
  transport: Transport,
  hash: string,
): Promise<Result<void, RunProblem>> {
  try {
    if ((await store.readChecklist(hash)) !== null) return ok(undefined);
    const json = await transport.checklist(hash);
    if (!json.ok) return json;
    await store.writeChecklist(hash, json.value);
    return ok(undefined);
  } catch (cause) {
    return err(localTrouble(cause));
  }
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
    failed: answer.failed ?? [],
  };
}

function servedEntry(change: ScopeAnswer['changes'][number]): ServedEntry {
  const { id, seq, received } = change;
  if (!('field' in change)) return { id, seq, received };
  return { id, seq, received, relayedBy: change.relayedBy, content: change };
}
