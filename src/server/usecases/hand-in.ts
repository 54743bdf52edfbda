/**
 * `POST /api/hand-in` (S11): work of people who cannot push it themselves, out of a bundle. The
 * officer stands for the right that they have no more; everything else is judged as in a push. What
 * cannot be taken is held, with the officer as its sender.
 */
import { accessIndex } from '#domain/access/access-index.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { HeldCode } from '#domain/access/judge-change.ts';
import { judgeWithRight, writerOf } from '#domain/access/judge-with-right.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { HandInAnswer, HandInRequest, HandInVerdict } from '#protocol/hand-in.ts';
import type { HeldChange, Writable } from '../storage/port.ts';
import { scopeExists } from './scope-exists.ts';
import { tell, type AcceptDependencies } from './accept-changes.ts';
import { appendToLog, type AcceptedChange, type Appended } from './append-to-log.ts';
import { writeAudit, type AuditEntry } from './audit-book.ts';
import { keepHeld } from './keep-held.ts';
import { readPushed } from './pushed-change.ts';
import { heldChange, type ReadableChange } from './take-into-scope.ts';

export type HandIn = (officer: string, request: HandInRequest) => Promise<HandInAnswer>;

type Verdicts = Record<string, HandInVerdict>;

export function createHandIn({ storage, clock, hints, readFacts }: AcceptDependencies): HandIn {
  return async (officer, { device, changes }) => {
    const from = { accountId: officer, device, received: new Date(clock()).toISOString() };
    // Nothing here was written in the officer's own session, whatever it says of itself (S19).
    const read = changes.map((entry) => ({ ...readPushed(entry, officer), mine: false }));
    const verdicts: Verdicts = {};
    const unreadable = read.flatMap((entry) =>
      entry.type === 'unreadable'
        ? [
            heldChange(
              { ...entry, change: { id: entry.id ?? '', scope: entry.scope } },
              entry.code,
              from,
            ),
          ]
        : [],
    );
    // One part that fails leaves out nothing but itself: an error leaves the answer without verdicts, and
    // whoever asks again finds the others known.
    const failures: unknown[] = [];
    const apart = async (part: () => Promise<void>): Promise<void> => {
      try {
        await part();
      } catch (cause) {
        failures.push(cause);
      }
    };
    if (unreadable.length > 0) {
      await apart(async () => {
        note(verdicts, (await storage.write('held', (data) => keepAll(data, unreadable))).told);
      });
    }
    const byScope = groupBy(
      read.flatMap((entry) => (entry.type === 'change' ? [entry] : [])),
      ({ change }) => change.scope,
    );
    for (const scope of [...byScope.keys()].toSorted()) {
      const entries = byScope.get(scope) ?? [];
      await apart(async () => {
        const outcome = await storage.write(scope, async (data) =>
          takeScope(data, await readFacts(data), { ...from, scope, entries }),
        );
        Object.assign(verdicts, outcome.verdicts);
        if (outcome.appended) tell(hints, scope, outcome.appended);
      });
    }
    if (failures.length > 0) throw failures[0];
    return { verdicts };
  };
}

interface ScopePart {
  readonly accountId: string;
  readonly device: string;
  readonly received: string;
  readonly scope: Scope;
  readonly entries: readonly ReadableChange[];
}

async function takeScope(
  data: Writable,
  facts: DirectoryFacts,
  part: ScopePart,
): Promise<{ readonly verdicts: Verdicts; readonly appended: Appended | null }> {
  const { accountId: pushedBy, received, scope, entries } = part;
  const ids = entries.map(({ change }) => change.id);
  const digests = new Map(
    [...(await data.changes.find(scope, ids))].map(([id, { digest }]) => [id, digest]),
  );
  const verdicts: Verdicts = {};
  const accepted: AcceptedChange[] = [];
  const held: HeldChange[] = [];
  const standing: { changeId: string; digest: string }[] = [];
  const isOffice = isOfficer(facts, pushedBy);
  for (const entry of entries) {
    const { change, digest } = entry;
    const code = isOffice ? whyHeld(facts, entry, digests.get(change.id)) : 'forbidden';
    if (code !== null) {
      held.push(heldChange(entry, code, part));
      continue;
    }
    standing.push({ changeId: change.id, digest });
    verdicts[change.id] = { type: digests.has(change.id) ? 'known' : 'taken' };
    if (digests.has(change.id)) continue;
    digests.set(change.id, digest);
    // By the table and not by whom the change names: a unit sees again what units alone write.
    accepted.push({ ...entry, pushedBy, byUnit: writerOf(change) === 'unit' });
  }
  const appended =
    accepted.length > 0 ? await appendToLog(data, scope, received, accepted, []) : null;
  await data.held.release(standing);
  const { told, fresh } = await keepAll(data, held);
  note(verdicts, told);
  await writeAudit(data.audit, entriesOf(part, accepted, fresh, appended?.head.seq ?? 0));
  return { verdicts, appended };
}

/** What is handed in may lie on no device any more, and many tablets' work comes from one officer. */
const keepAll = (data: Writable, held: readonly HeldChange[]) =>
  keepHeld(data, held, Number.POSITIVE_INFINITY);

/** Still: the right to stand for others may have ended while the scope's lock was waited for. */
export function isOfficer(facts: DirectoryFacts, accountId: string): boolean {
  const account = accessIndex(facts).accounts.get(accountId);
  return account?.role === 'administrator' && !account.disabled;
}

/** `null`: it is taken, or the log has it. */
function whyHeld(
  facts: DirectoryFacts,
  { change, digest }: ReadableChange,
  standing: string | undefined,
): HeldCode | null {
  if (standing === digest) return null;
  if (!scopeExists(facts, change.scope)) return 'forbidden';
  const judgement = judgeWithRight(change);
  if (judgement.type === 'hold') return judgement.code;
  return standing === undefined ? null : 'id-reuse';
}

/** Two contents of one id in one request: what is held of it is said, since it needs somebody's eye. */
function note(verdicts: Verdicts, held: readonly HeldChange[]): void {
  for (const { changeId, code, reason } of held) {
    if (changeId !== '') verdicts[changeId] = { type: 'held', code, reason };
  }
}

function entriesOf(
  { accountId: actor, received: at, scope }: ScopePart,
  accepted: readonly AcceptedChange[],
  held: readonly HeldChange[],
  lastSeq: number,
): readonly AuditEntry[] {
  return [
    ...accepted.map(({ change: { id, by }, digest }, index): AuditEntry => {
      const seq = lastSeq - accepted.length + 1 + index;
      return { at, actor, action: 'handed-in', details: { scope, id, seq, digest, by } };
    }),
    ...held
      .filter(({ code }) => code === 'id-reuse')
      .map(({ changeId: id, digest }): AuditEntry => {
        return { at, actor, action: 'id-reuse', details: { scope, id, digest } };
      }),
  ];
}
