/** Moves a visit to another version of one of its checklists. Answers are keyed by code: all stay. */
import type { Clock } from '#domain/kernel/sources.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { MoveVersion } from '#protocol/visit-version.ts';
import type { Readable, Storage, StoredVisit } from '../storage/port.ts';
import { writeAudit } from './audit-book.ts';
import type { HintPublisher } from './hint-port.ts';

export interface MoveDependencies {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly hints: HintPublisher;
}

/**
 * - `forbidden`: no such visit, or the account neither administers nor leads its delegation.
 * - `conflict`: the visit is not pinned to `from`, and not to `to` either: somebody moved it meanwhile.
 * - `unfit-version`: no version has this hash, or it is one of another checklist.
 */
export type MoveRefusal = 'forbidden' | 'conflict' | 'unfit-version';

/** The same again changes nothing and is no refusal: the first answer may have been lost. */
export async function moveVersion(
  { storage, clock, hints }: MoveDependencies,
  accountId: string,
  visitId: string,
  move: MoveVersion,
): Promise<Result<null, MoveRefusal>> {
  const moved = await storage.write(
    'directory',
    async (data): Promise<Result<boolean, MoveRefusal>> => {
      const visit = await visitLedBy(data, accountId, visitId);
      if (visit === null) return err('forbidden');
      const [from, to] = await Promise.all(
        [move.from, move.to].map(async (hash) => (await data.checklists.byHash([hash]))[0]),
      );
      if (to === undefined || (from !== undefined && from.id !== to.id)) {
        return err('unfit-version');
      }
      if (visit.checklists.includes(move.to)) return ok(false);
      if (!visit.checklists.includes(move.from)) return err('conflict');
      const nothing = { units: [], campaigns: [], delegations: [] };
      await data.directory.put({ ...nothing, visits: [repinned(visit, move)] });
      const details = { visit: visitId, checklist: to.id, ...move, version: to.version };
      await writeAudit(data.audit, [
        {
          ...{ at: new Date(clock()).toISOString(), actor: accountId },
          ...{ action: 'visit-version-moved', details },
        },
      ]);
      return ok(true);
    },
  );
  if (!moved.ok) return moved;
  if (moved.value) hints.publish({ type: 'directory' });
  return ok(null);
}

/** The visit, where this account may move it. */
async function visitLedBy(
  data: Readable,
  accountId: string,
  visitId: string,
): Promise<StoredVisit | null> {
  const { visits, delegations } = await data.directory.entries();
  const visit = visits.find(({ id }) => id === visitId);
  const profile = await data.accounts.profile(accountId);
  if (visit === undefined || profile === null || profile.disabled) return null;
  const isLead = delegations
    .find(({ id }) => id === visit.delegationId)
    ?.members.some((member) => member.accountId === accountId && member.role === 'lead');
  return profile.role === 'administrator' || isLead === true ? visit : null;
}

function repinned(visit: StoredVisit, { from, to }: MoveVersion): StoredVisit {
  const move = (hash: string): string => (hash === from ? to : hash);
  const earlier = (visit.earlierChecklists ?? []).filter((hash) => hash !== from && hash !== to);
  return {
    ...visit,
    checklists: visit.checklists.map(move),
    earlierChecklists: [...earlier, from],
    assignments: visit.assignments.map(({ accountId, checklist }) => ({
      accountId,
      checklist: move(checklist),
    })),
  };
}
