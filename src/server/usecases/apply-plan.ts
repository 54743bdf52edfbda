/** `POST /api/office/plan`: the one door by which the directory is written, whole or not at all. */
import type { Clock } from '#domain/kernel/sources.ts';
import { makeScope, scopeParts } from '#domain/sync/scope.ts';
import type { NewAccount, Plan, PlanAnswer } from '#protocol/office.ts';
import type { AccountProfile, Readable, Storage } from '../storage/port.ts';
import { writeAudit, type AuditEntry } from './audit-book.ts';
import { checkPlan, type PlanGround } from './check-plan.ts';
import type { CredentialPort } from './credential-port.ts';
import { readFacts } from './directory-facts.ts';
import type { HintPublisher } from './hint-port.ts';
import { planEntries } from './plan-entries.ts';

export interface FirstPassword {
  readonly password: string;
  /** Must be replaced at the first sign-in, within a day; only the demo's known ones need not. */
  readonly mustChange: boolean;
}

export interface PlanDependencies {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly hints: HintPublisher;
  readonly credentials: CredentialPort;
  readonly firstPassword: (username: string) => FirstPassword;
}

/** `actor`: account of the officer, or `server`. */
export type ApplyPlan = (actor: string, plan: Plan) => Promise<PlanAnswer>;

const firstPasswordMilliseconds = 24 * 60 * 60 * 1000;

/** Plans are applied one after another: two that bring the same person must not share a credential. */
export function createApplyPlan(dependencies: PlanDependencies): ApplyPlan {
  let last: Promise<unknown> = Promise.resolve();
  return (actor, plan) => {
    const turn = last.then(() => applyPlan(dependencies, actor, plan));
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function applyPlan(
  dependencies: PlanDependencies,
  actor: string,
  plan: Plan,
): Promise<PlanAnswer> {
  const { storage, credentials, hints } = dependencies;
  const problems = await storage.read(async (data) =>
    checkPlan(plan, await readGround(data, plan)),
  );
  if (problems.length > 0 || plan.dryRun) return { problems: [...problems], firstPasswords: [] };
  const people: NewPerson[] = [];
  try {
    // Before the transaction: hashing takes long, and credentials are kept by the same connection.
    for (const account of plan.accounts) {
      const first = dependencies.firstPassword(account.username);
      const id = await credentials.create(account.username, account.name, first.password);
      people.push({ account, first, id });
    }
    const answer = await write(dependencies, actor, plan, people);
    if (answer.problems.length > 0) await takeBack(dependencies, people);
    else hints.publish({ type: 'directory' });
    return answer;
  } catch (error) {
    // Where not even that can be read, a credential is left without a profile: the next plan takes it up.
    await takeBack(dependencies, people).catch(() => undefined);
    throw error;
  }
}

/**
 * Never the credential of a profile that stands: a commit may have reached the database although its
 * answer was lost, and whose name opens nothing could not even be given another password.
 */
async function takeBack(
  { storage, credentials }: PlanDependencies,
  people: readonly NewPerson[],
): Promise<void> {
  const profiles = await storage.read((data) => data.accounts.profiles());
  const standing = new Set(profiles.map(({ id }) => id));
  await credentials.remove(people.map(({ id }) => id).filter((id) => !standing.has(id)));
}

interface NewPerson {
  readonly account: NewAccount;
  readonly first: FirstPassword;
  readonly id: string;
}

async function write(
  { storage, clock }: PlanDependencies,
  actor: string,
  plan: Plan,
  people: readonly NewPerson[],
): Promise<PlanAnswer> {
  const now = clock();
  // A visit that nobody has begun may be given to another unit, one that was begun may not: no scope's
  // first change must come in between.
  return storage.write('rights', async (data) => {
    const ground = await readGround(data, plan);
    // Again: the directory may have moved while passwords were hashed.
    const problems = checkPlan(plan, ground);
    if (problems.length > 0) return { problems: [...problems], firstPasswords: [] };
    const profiles = people.map((person) => toProfile(person, now));
    const ids = new Map(
      [...ground.profiles, ...profiles].map(({ username, id }) => [username, id]),
    );
    const entries = planEntries(plan, ground, ids);
    // Units first: the profiles of their staff refer to them.
    await data.directory.put(entries);
    await data.accounts.add(profiles);
    await writeAudit(data.audit, [planEntry(actor, plan, profiles, now)]);
    return {
      problems: [],
      firstPasswords: people.map(({ account: { username, name }, first: { password } }) => ({
        ...{ username, name, password },
      })),
    };
  });
}

async function readGround(data: Readable, plan: Plan): Promise<PlanGround> {
  const facts = await readFacts(data);
  const inForce = await data.checklists.current();
  const pinned = await data.checklists.byHash([
    ...new Set(facts.visits.flatMap((visit) => visit.checklists)),
  ]);
  const begun = new Set<string>();
  const scopes = plan.visits.flatMap(({ id }) => [
    makeScope('visit', id),
    makeScope('followup', id),
  ]);
  for (const scope of (await data.changes.heads(scopes, 'whole')).keys()) {
    begun.add(scopeParts(scope).id);
  }
  return {
    facts,
    profiles: await data.accounts.profiles(),
    checklistsInForce: new Map(inForce.map(({ id, hash }) => [id, hash])),
    checklistIds: new Map(pinned.map(({ id, hash }) => [hash, id])),
    begunVisits: begun,
  };
}

function toProfile({ account, first: { mustChange }, id }: NewPerson, now: number): AccountProfile {
  const until = new Date(now + firstPasswordMilliseconds).toISOString();
  return {
    ...account,
    id,
    disabled: false,
    mustChangePassword: mustChange,
    firstPasswordUntil: mustChange ? until : null,
  };
}

function planEntry(
  actor: string,
  plan: Plan,
  profiles: readonly AccountProfile[],
  now: number,
): AuditEntry {
  const ids = (entries: readonly { readonly id: string }[]) => entries.map((entry) => entry.id);
  const details = {
    accounts: profiles.map(({ id, username, role, unitId }) => ({ id, username, role, unitId })),
    units: ids(plan.units),
    campaigns: ids(plan.campaigns),
    // Whole: who belonged to a delegation when is what rights are disputed about.
    delegations: plan.delegations,
    visits: plan.visits,
  };
  return { at: new Date(now).toISOString(), actor, action: 'plan-applied', details };
}
