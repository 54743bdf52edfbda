/** `POST /api/sync`: what a tablet brings is taken or held, what it lacks is given (S12 to S20). */
import { accessIndex } from '#domain/access/access-index.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { readableScopes } from '#domain/access/scope-access.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { utf8Length } from '#domain/sync/change.ts';
import { maxAnswerBytes, type SyncAnswer, type SyncRequest } from '#protocol/sync.ts';
import { lowestProtocolVersion, protocolVersion } from '#protocol/version.ts';
import { acceptChanges, type AcceptDependencies } from './accept-changes.ts';
import type { Readable } from '#server/storage/port.ts';
import { ScopeUnreadable, serveChanges } from './serve-changes.ts';
import { createStartTimes, type StartRate } from './start-times.ts';

/** In each of these nothing came into a log, but for what was taken before an account was disabled under way. */
export interface SyncRefusal {
  readonly code: 'protocol-unsupported' | 'other-account' | 'signed-out' | 'unavailable';
  /** Seconds, where the tablet was given a time to begin anew. */
  readonly retryAfter?: number;
}

export interface SyncDependencies extends AcceptDependencies {
  /** How many tablets begin anew at once; that of a country where it is not said. */
  readonly startRate?: StartRate;
  /** For the log: a scope could not be read or written, and the answer went without it. */
  readonly scopeFailed: (scope: Scope, cause: unknown) => void;
}

export type Sync = (
  sessionAccountId: string,
  request: SyncRequest,
) => Promise<Result<SyncAnswer, SyncRefusal>>;

/** An answer has room for a change however much was held. */
const leastBytesForChanges = 128 * 1024;

export function createSync(dependencies: SyncDependencies): Sync {
  const { storage, readFacts, clock, startRate, scopeFailed } = dependencies;
  const startTimes = createStartTimes(clock, startRate);
  return async (accountId, request) => {
    if (request.protocol < lowestProtocolVersion || request.protocol > protocolVersion) {
      return err({ code: 'protocol-unsupported' });
    }
    if (request.account !== accountId) return err({ code: 'other-account' });
    // Whoever was disabled meanwhile must not be told that all scopes were withdrawn.
    if (isOut(await readFacts(), accountId)) return err({ code: 'signed-out' });
    if (request.epoch !== null && request.epoch !== (await storage.read(currentEpoch))) {
      const retryAfter = startTimes.ask(accountId);
      if (retryAfter > 0) return err({ code: 'unavailable', retryAfter });
    }
    const { device, push, cursors } = request;
    const { held, own, added, failed } = await acceptChanges(dependencies, {
      ...{ accountId, device, entries: push },
    });
    const heldBytes = utf8Length(JSON.stringify(held));
    const after = await readFacts();
    if (isOut(after, accountId)) return err({ code: 'signed-out' });
    const unreadable = new Set<Scope>();
    const serve = () =>
      storage.read(async (data) => {
        const epoch = await currentEpoch(data);
        const served = await serveChanges(data.changes, {
          ...{ accountId, cursors, own, added, unreadable, facts: after },
          sameEpoch: request.epoch === epoch,
          maxBytes: Math.max(leastBytesForChanges, maxAnswerBytes - heldBytes),
        });
        return { protocol: request.protocol, epoch, held, ...served };
      });
    const answer = await servingTheRest(serve, unreadable, scopeFailed);
    for (const [scope, cause] of failed) scopeFailed(scope, cause);
    const mayKnow = new Set(readableScopes(after, accountId));
    const told = [...new Set([...failed.keys(), ...unreadable])].filter((scope) =>
      mayKnow.has(scope),
    );
    return ok(told.length > 0 ? { ...answer, failed: told } : answer);
  };
}

/** More than these at once: it is not for what they hold. */
const mostUnreadable = 20;

/** Serves again without what cannot be read, each time in a transaction of its own. */
async function servingTheRest<T>(
  serve: () => Promise<T>,
  unreadable: Set<Scope>,
  scopeFailed: SyncDependencies['scopeFailed'],
): Promise<T> {
  for (;;) {
    try {
      return await serve();
    } catch (error) {
      if (!(error instanceof ScopeUnreadable)) throw error;
      if (unreadable.size >= mostUnreadable) throw error.cause;
      unreadable.add(error.scope);
      scopeFailed(error.scope, error.cause);
    }
  }
}

function isOut(facts: DirectoryFacts, accountId: string): boolean {
  return accessIndex(facts).accounts.get(accountId)?.disabled ?? true;
}

async function currentEpoch(data: Pick<Readable, 'epoch'>): Promise<string> {
  const epoch = await data.epoch.current();
  if (epoch === null) throw new Error('the server gave itself no epoch at its start');
  return epoch;
}
