/** What the server keeps back, for the office: to read, and to take in what only lacked a right (S18). */
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { judgeWithRight, writerOf } from '#domain/access/judge-with-right.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { changeSchema, maxChangeBytes, utf8Length, type Change } from '#domain/sync/change.ts';
import { scopeParts } from '#domain/sync/scope.ts';
import type { HeldList } from '#protocol/office.ts';
import type { HeldRow, Storage, Writable } from '../storage/port.ts';
import { scopeExists } from './scope-exists.ts';
import { tell, type AcceptDependencies } from './accept-changes.ts';
import { appendToLog, type Appended } from './append-to-log.ts';
import { writeAudit } from './audit-book.ts';
import { isOfficer } from './hand-in.ts';

const mostListed = 200;
const mostListedLength = 512 * 1024;
/** Whatever could be taken in is shorter. */
export const mostShown = maxChangeBytes + 1;
/** Signs that are shown of what is too large: enough to see what it was to be. */
const shownOfLarge = 4096;

/** A page of what is held, newest first; `before`: the last number of the page before. */
export async function listHeld(storage: Storage, before: number | null = null): Promise<HeldList> {
  const page = { before, limit: mostListed, maxLength: mostListedLength, maxContent: mostShown };
  const [rows, last] = await storage.read(async ({ held }) => {
    const listed = await held.list(page);
    const end = listed.at(-1);
    const more = end && (await held.list({ ...page, before: end.number, limit: 1, maxContent: 1 }));
    return [listed, more?.length ? end : undefined] as const;
  });
  return {
    held: rows.map(({ number, code, reason, received, pushedBy, content }) => ({
      ...{ number, code, reason, received, pushedBy },
      content: shownContent(content),
    })),
    ...(last ? { before: last.number } : {}),
  };
}

function shownContent(content: string): HeldList['held'][number]['content'] {
  return content.length < mostShown
    ? (JSON.parse(content) as HeldList['held'][number]['content'])
    : `${content.slice(0, shownOfLarge)}...`;
}

/**
 * - `not-found`: it was accepted or released meanwhile.
 * - `not-acceptable`: it lacks more than the sender's right, or needs a role's own session (S19); or the
 *   officer is none any more.
 * - `no-such-scope`: the directory does not know its visit or campaign.
 * - `conflict`: another content with its id was accepted meanwhile.
 */
export type AcceptRefusal = 'not-found' | 'not-acceptable' | 'no-such-scope' | 'conflict';

/** Takes in a held change although its sender had no right; the book says who decided it. */
export async function acceptHeld(
  { storage, clock, hints, readFacts }: AcceptDependencies,
  officer: string,
  number: number,
): Promise<Result<null, AcceptRefusal>> {
  const row = await storage.read((data) => data.held.get(number));
  if (row === null) return err('not-found');
  const change = acceptable(row);
  if (change === null) return err('not-acceptable');
  const received = new Date(clock()).toISOString();
  const taken = await storage.write(
    change.scope,
    async (data): Promise<Result<Appended | null, AcceptRefusal>> => {
      const facts = await readFacts(data);
      if (!isOfficer(facts, officer)) return err('not-acceptable');
      if (!scopeExists(facts, change.scope)) return err('no-such-scope');
      // Its own work may have come from another's tablet: it sees again what units alone write.
      const byUnit = isOfUnit(facts, row.pushedBy, change) || writerOf(change) === 'unit';
      return takeHeld(data, row, change, { actor: officer, received, byUnit });
    },
  );
  if (!taken.ok) return taken;
  if (taken.value) tell(hints, change.scope, taken.value);
  return ok(null);
}

/** Takes one into its scope's log, inside a write under the scope's lock; `null`: the log has it already. */
export async function takeHeld(
  data: Writable,
  { number, content, digest, pushedBy }: HeldRow,
  change: Change,
  by: { readonly actor: string; readonly received: string; readonly byUnit: boolean },
): Promise<Result<Appended | null, AcceptRefusal>> {
  const { scope, id } = change;
  if ((await data.held.get(number)) === null) return err('not-found');
  const standing = (await data.changes.find(scope, [id])).get(id);
  if (standing && standing.digest !== digest) return err('conflict');
  if (standing) {
    // Somebody with the right to has brought it meanwhile: nothing is left to be decided.
    await data.held.release([{ changeId: id, digest }]);
    return ok(null);
  }
  const accepted = { change, content, digest, pushedBy, byUnit: by.byUnit };
  const appended = await appendToLog(data, scope, by.received, [accepted], []);
  await data.held.release([{ changeId: id, digest }]);
  const details = { scope, id, seq: appended.head.seq, digest, pushedBy };
  await writeAudit(data.audit, [
    { at: by.received, actor: by.actor, action: 'held-accepted', details },
  ]);
  return ok(appended);
}

/**
 * The change, if a right is all that it lacks. It is judged as it is now: what it was held for may have
 * been that this server did not know it before its upgrade (S9).
 */
function acceptable(row: HeldRow): Change | null {
  const change = changeOf(row);
  return change !== null && judgeWithRight(change).type === 'accept' ? change : null;
}

/** What it says, where this version can read it; `null` where it is no change, or too large for one. */
export function changeOf({ content }: HeldRow): Change | null {
  if (utf8Length(content) > maxChangeBytes) return null;
  return changeSchema.safeParse(JSON.parse(content)).data ?? null;
}

function isOfUnit(facts: DirectoryFacts, accountId: string, { scope }: Change): boolean {
  const account = facts.accounts.find((entry) => entry.id === accountId);
  const visit = facts.visits.find((entry) => entry.id === scopeParts(scope).id);
  return account?.role === 'unit' && visit !== undefined && account.unitId === visit.unitId;
}
