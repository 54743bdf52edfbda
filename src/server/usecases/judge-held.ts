/**
 * Judges anew what is held (S18). A tablet pushes it again when the directory changed, but not every
 * tablet lives to do so: without this a hold would outlast its reason wherever the sender's is broken,
 * away, or was told by nothing that the server can do more since its upgrade (S9).
 *
 * The right is that of the sender's account as it is now, as if his tablet pushed it at this moment;
 * an administrator's, who handed it in, stands for others' still. But a reserved field stays: it waits
 * for the own session of who holds the role (S19), and nobody is in session here.
 */
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { judgeChange } from '#domain/access/judge-change.ts';
import { judgeWithRight, writerOf } from '#domain/access/judge-with-right.ts';
import { scopeAccess } from '#domain/access/scope-access.ts';
import type { Change } from '#domain/sync/change.ts';
import type { HeldRow } from '../storage/port.ts';
import { tell, type AcceptDependencies } from './accept-changes.ts';
import { changeOf, mostShown, takeHeld } from './held-changes.ts';
import { isOfficer } from './hand-in.ts';
import { scopeExists } from './scope-exists.ts';

export interface JudgedAnew {
  /** How many came into a log. */
  readonly taken: number;
  /** What could be taken but for a failure, which is the first one's: nothing of it keeps the others back. */
  readonly failed: { readonly changes: number; readonly reason: string } | null;
}

/** Goes through all that is held, until it is told to stop. */
export type JudgeHeld = (stopping?: AbortSignal) => Promise<JudgedAnew>;

const rowsAtATime = 200;
const lengthAtATime = 512 * 1024;

export function createJudgeHeld(dependencies: AcceptDependencies): JudgeHeld {
  const { storage, readFacts } = dependencies;
  return async (stopping) => {
    let taken = 0;
    let failed = null as JudgedAnew['failed'];
    for (let before: number | null = null; ;) {
      const page = {
        ...{ before, limit: rowsAtATime, maxLength: lengthAtATime },
        maxContent: mostShown,
      };
      const rows: readonly HeldRow[] = await storage.read(({ held }) => held.list(page));
      const facts = await readFacts();
      for (const row of rows) {
        if (stopping?.aborted) return { taken, failed };
        try {
          if (await judge(dependencies, facts, row)) taken += 1;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          failed = { changes: (failed?.changes ?? 0) + 1, reason: failed?.reason ?? reason };
        }
      }
      const last = rows.at(-1);
      if (last === undefined) return { taken, failed };
      before = last.number;
    }
  };
}

async function judge(
  { storage, clock, hints, readFacts }: AcceptDependencies,
  facts: DirectoryFacts,
  row: HeldRow,
): Promise<boolean> {
  const change = changeOf(row);
  // Almost all of it is as it was: that costs no lock.
  if (change === null || !hasRight(facts, row.pushedBy, change)) return false;
  const received = new Date(clock()).toISOString();
  const outcome = await storage.write(change.scope, async (data) => {
    const right = hasRight(await readFacts(data), row.pushedBy, change);
    if (!right) return null;
    return takeHeld(data, row, change, { actor: 'server', received, byUnit: right.byUnit });
  });
  if (!outcome?.ok || outcome.value === null) return false;
  tell(hints, change.scope, outcome.value);
  return true;
}

/** `null`: the sender still may not write it, or nobody may. */
function hasRight(
  facts: DirectoryFacts,
  sender: string,
  change: Change,
): { readonly byUnit: boolean } | null {
  if (isOfficer(facts, sender)) {
    const isRight = scopeExists(facts, change.scope) && judgeWithRight(change).type === 'accept';
    return isRight ? { byUnit: writerOf(change) === 'unit' } : null;
  }
  const access = scopeAccess(facts, sender, change.scope);
  const role = access.type === 'role' ? access.role : null;
  return judgeChange(change, role, false).type === 'accept' ? { byUnit: role === 'unit' } : null;
}
