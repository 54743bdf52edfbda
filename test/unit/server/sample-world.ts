/** A server's use cases over one storage, with the sample campaign and a delegation beside it. */
import { expect } from 'vitest';
import {
  addToSum,
  changeSchema,
  contentDigest,
  changeContent,
  emptySum,
  type Change,
} from '#domain/sync/change.ts';
import { makeRecordKey, makeScope, type Scope } from '#domain/sync/scope.ts';
import { planSchema, type PlanAnswer, type PlanInput } from '#protocol/office.ts';
import {
  syncAnswerSchema,
  syncRequestSchema,
  type Cursor,
  type SyncAnswer,
} from '#protocol/sync.ts';
import { loadChecklists } from '#server/checklists/load-checklists.ts';
import { sampleIds, samplePlan } from '#server/sample/sample-plan.ts';
import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';
import type { Storage } from '#server/storage/port.ts';
import { createApplyPlan } from '#server/usecases/apply-plan.ts';
import type { CredentialPort } from '#server/usecases/credential-port.ts';
import { createFactsReader } from '#server/usecases/directory-facts.ts';
import { ensureEpoch } from '#server/usecases/epoch.ts';
import type { Hint } from '#server/usecases/hint-port.ts';
import { registerChecklists } from '#server/usecases/register-checklists.ts';
import { createSync, type SyncDependencies, type SyncRefusal } from '#server/usecases/sync.ts';
import type { Result } from '#domain/kernel/result.ts';

export const visitScope = makeScope('visit', sampleIds.visitTrungDung);
export const followupScope = makeScope('followup', sampleIds.visitTrungDung);
export const strangeScope = makeScope('visit', 'elsewhere-2022');
export const epoch = 'epoch-1';

/** Account id of a username. */
export const idOf = (username: string): string => `id-${username}`;

const loaded = await loadChecklists('checklists');

/** A second campaign, whose inspector has no business in the sample's. */
const strangers: PlanInput = {
  accounts: [
    { username: 'quan.tri', name: 'Quản trị', office: '', role: 'administrator', unitId: null },
    { username: 'nguoi.khac', name: 'Người khác', office: '', role: 'inspector', unitId: null },
  ],
  units: [{ id: 'xa-khac', name: 'UBND xã khác', district: '' }],
  campaigns: [{ id: 'elsewhere', name: 'Khác', basis: '' }],
  delegations: [
    {
      id: 'elsewhere-1',
      campaignId: 'elsewhere',
      name: 'Đoàn khác',
      members: [{ username: 'nguoi.khac', role: 'lead' }],
    },
  ],
  visits: [
    {
      id: 'elsewhere-2022',
      campaignId: 'elsewhere',
      delegationId: 'elsewhere-1',
      unitId: 'xa-khac',
      kind: 'planned',
      date: '2022-05-05',
      period: { from: '2022-01-01', to: '2022-04-30' },
      checklists: [],
      assignments: [],
    },
  ],
};

/** Credentials as the account handler keeps them, without passwords' hashes. */
export function memoryCredentials(): CredentialPort & { readonly passwords: Map<string, string> } {
  const passwords = new Map<string, string>();
  return {
    passwords,
    create: async (username, _name, password) => {
      passwords.set(idOf(username), password);
      return idOf(username);
    },
    remove: async (ids) => ids.forEach((id) => passwords.delete(id)),
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

export async function createWorld(storage: Storage = openMemoryStorage()) {
  let now = Date.parse('2022-04-14T02:00:00Z');
  const clock = (): number => (now += 1000);
  const hints: Hint[] = [];
  const failures: Scope[] = [];
  const credentials = memoryCredentials();
  const dependencies = {
    storage,
    clock,
    credentials,
    hints: { publish: (hint: Hint) => void hints.push(hint) },
    readFacts: createFactsReader(storage),
    scopeFailed: (scope: Scope) => void failures.push(scope),
    firstPassword: () => ({ password: 'abcd-efgh-jkmn-pqrs', mustChange: true }),
  };
  const applyPlan = createApplyPlan(dependencies);
  const plan = (input: PlanInput, actor = idOf('quan.tri')): Promise<PlanAnswer> =>
    applyPlan(actor, planSchema.parse(input));
  await ensureEpoch(storage, () => epoch);
  if (!loaded.ok) throw new Error('the checklists of this repository are readable');
  await registerChecklists(storage, clock, loaded.value);
  for (const input of [samplePlan(), strangers]) {
    expect((await plan(input, 'server')).problems).toEqual([]);
  }
  hints.length = 0;

  return {
    ...dependencies,
    hintsSeen: hints,
    failures,
    applyPlan,
    plan,
    ...createAsk(dependencies),
  };
}

/** Requests of accounts' tablets to a server. */
export function createAsk(dependencies: SyncDependencies) {
  const sync = createSync(dependencies);
  /** One request of an account's tablet; the answer is checked against the wire's contract. */
  const ask = async (username: string, request: Ask = {}): Promise<SyncAnswer> => {
    const answer = await refusedOr(username, request);
    if (!answer.ok) throw new Error(`refused: ${answer.error.code}`);
    return syncAnswerSchema.parse(answer.value);
  };
  const refusedOr = (username: string, request: Ask): Promise<Result<SyncAnswer, SyncRefusal>> =>
    sync(
      idOf(username),
      syncRequestSchema.parse({
        protocol: 1,
        account: idOf(username),
        device: `tablet-${username}`,
        epoch,
        cursors: {},
        push: [],
        ...request,
      }),
    );
  return { ask, refusedOr };
}

export interface Ask {
  readonly account?: string;
  readonly protocol?: number;
  readonly epoch?: string | null;
  readonly cursors?: Readonly<Record<string, Cursor>>;
  readonly push?: readonly Readonly<Record<string, unknown>>[];
}

let changes = 0;

/** A change that its writer may write: an answer of an inspector, unless told otherwise. */
export function makeChange(facts: Readonly<Record<string, unknown>> = {}): Change {
  changes += 1;
  const hex = changes.toString(16).padStart(12, '0');
  return changeSchema.parse({
    id: `01802000-0000-7000-8000-${hex}`,
    scope: visitScope,
    record: makeRecordKey('answer', `niem-yet-mot-cua/A${String((changes % 90) + 10)}`),
    field: 'note',
    value: `note ${changes}`,
    over: [],
    at: '2022-04-14T02:00:00.000Z-0000',
    by: idOf('tu.phap'),
    device: 'tablet-tu.phap',
    ...facts,
  });
}

/** The lead's publication of these records, as its own session sends it. */
export function publication(records: readonly string[]): Change & { readonly mine: true } {
  changes += 1;
  const record = `publication:${changes}`;
  const by = idOf('truong.doan');
  return {
    ...makeChange({ scope: followupScope, record, field: 'records', value: records, by }),
    mine: true,
  };
}

/** Sum and cursor of contents, computed anew and apart from the server. */
export function sumOf(contents: readonly Readonly<Record<string, unknown>>[]): string {
  return contents.reduce<string>(
    (sum, content) => addToSum(sum, contentDigest(changeContent(content))),
    emptySum,
  );
}

/** A scope of an answer; fails where it is not there. */
export function scopeOf(answer: SyncAnswer, scope: Scope) {
  const found = answer.scopes.find((entry) => entry.scope === scope);
  if (!found) throw new Error(`${scope} is not in the answer`);
  return found;
}
