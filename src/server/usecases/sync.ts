/** `POST /api/sync`: what a tablet brings is taken or held, what it lacks is given (S12 to S20). */
import { accessIndex } from '#domain/access/access-index.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { utf8Length } from '#domain/sync/change.ts';
import { maxAnswerBytes, type SyncAnswer, type SyncRequest } from '#protocol/sync.ts';
import { lowestProtocolVersion, protocolVersion } from '#protocol/version.ts';
import { acceptChanges, type AcceptDependencies } from './accept-changes.ts';
import type { Readable } from '#server/storage/port.ts';
import { serveChanges } from './serve-changes.ts';
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
}

export type Sync = (
  sessionAccountId: string,
  request: SyncRequest,
) => Promise<Result<SyncAnswer, SyncRefusal>>;

/** An answer has room for a change however much was held. */
const leastBytesForChanges = 128 * 1024;

export function createSync(dependencies: SyncDependencies): Sync {
  const { storage, readFacts, clock, startRate } = dependencies;
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
    const { held, own, added } = await acceptChanges(dependencies, {
      ...{ accountId, device, entries: push },
    });
    const heldBytes = utf8Length(JSON.stringify(held));
    const after = await readFacts();
    if (isOut(after, accountId)) return err({ code: 'signed-out' });
    return storage.read(async (data) => {
      const epoch = await currentEpoch(data);
      const served = await serveChanges(data.changes, {
        ...{ accountId, cursors, own, added, facts: after },
        sameEpoch: request.epoch === epoch,
        maxBytes: Math.max(leastBytesForChanges, maxAnswerBytes - heldBytes),
      });
      return ok({ protocol: request.protocol, epoch, held, ...served });
    });
  };
}

function isOut(facts: DirectoryFacts, accountId: string): boolean {
  return accessIndex(facts).accounts.get(accountId)?.disabled ?? true;
}

async function currentEpoch(data: Pick<Readable, 'epoch'>): Promise<string> {
  const epoch = await data.epoch.current();
  if (epoch === null) throw new Error('the server gave itself no epoch at its start');
  return epoch;
}
