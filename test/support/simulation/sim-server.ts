/** The product's own use cases over a storage, as one server that is backed up, restored and asked. */
import { readableScopes, scopeAccess } from '#domain/access/scope-access.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { makeScope, type Scope } from '#domain/sync/scope.ts';
import { planSchema, type PlanInput } from '#protocol/office.ts';
import type { SyncAnswer, SyncRequest } from '#protocol/sync.ts';
import { err, type Result } from '#domain/kernel/result.ts';
import type { LoggedChange, LogView, Storage } from '#server/storage/port.ts';
import { answerDirectory, type VersionedDirectory } from '#server/usecases/answer-directory.ts';
import { createApplyPlan } from '#server/usecases/apply-plan.ts';
import { createFactsReader, type FactsReader } from '#server/usecases/directory-facts.ts';
import { ensureEpoch, replaceEpoch } from '#server/usecases/epoch.ts';
import { viewOf } from '#server/usecases/serve-changes.ts';
import { createSync, type Sync, type SyncRefusal } from '#server/usecases/sync.ts';
import type { PutBack, ServerDisk } from './server-disk.ts';

export const idOf = (username: string): string => `id-${username}`;

export const visitOne = makeScope('visit', 'visit-1');
export const followupOne = makeScope('followup', 'visit-1');
export const allScopes: readonly Scope[] = [
  ...['visit-1', 'visit-2'].flatMap((id) => [makeScope('visit', id), makeScope('followup', id)]),
  makeScope('campaign', 'campaign-1'),
];

/** The people of the first delegation, its unit, and who has no business there. */
export const memberRoles = { lead: 'lead', anna: 'member', binh: 'member' } as const;
export type MemberName = keyof typeof memberRoles;
export const usernames = ['lead', 'anna', 'binh', 'unit', 'outsider'] as const;
export type Username = (typeof usernames)[number];

const account = (username: string, role: string, unitId: string | null) => ({
  ...{ username, name: username, office: '', role, unitId },
});

const visit = (id: string, delegationId: string, unitId: string) => ({
  ...{ id, delegationId, unitId, campaignId: 'campaign-1', kind: 'planned', date: '2022-04-14' },
  period: { from: '2021-01-01', to: '2022-03-31' },
  checklists: [],
  assignments: [],
});

function startPlan(): PlanInput {
  return {
    accounts: [
      ...['lead', 'anna', 'binh', 'outsider'].map((name) => account(name, 'inspector', null)),
      account('unit', 'unit', 'unit-1'),
    ],
    units: [
      { id: 'unit-1', name: 'Xã một', district: '' },
      { id: 'unit-2', name: 'Xã hai', district: '' },
    ],
    campaigns: [{ id: 'campaign-1', name: 'Kiểm tra', basis: '' }],
    delegations: [
      {
        ...{ id: 'delegation-2', campaignId: 'campaign-1', name: 'Đoàn hai' },
        members: [{ username: 'outsider', role: 'lead' }],
      },
    ],
    visits: [visit('visit-2', 'delegation-2', 'unit-2')],
  } as PlanInput;
}

/** What stands between the world and the use cases; a broken rule is one of these. */
export interface ServerWrappers {
  readonly storage?: (storage: Storage) => Storage;
  readonly sync?: (sync: Sync, server: SimServer) => Sync;
}

export class SimServer {
  private epochs = 0;
  private rawStorage!: Storage;
  private openedStorage!: Storage;
  private readFacts!: FactsReader;
  private ask!: Sync;

  private constructor(
    private readonly clock: () => number,
    private readonly wrappers: ServerWrappers,
    private readonly disk: ServerDisk,
  ) {
    this.startOn(disk.storage);
  }

  static async start(
    clock: () => number,
    disk: ServerDisk,
    wrappers: ServerWrappers = {},
  ): Promise<SimServer> {
    const server = new SimServer(clock, wrappers, disk);
    await ensureEpoch(server.openedStorage, () => server.nextEpoch());
    await server.plan(startPlan());
    await server.setMembers(['lead', 'anna', 'binh']);
    return server;
  }

  get storage(): Storage {
    return this.openedStorage;
  }

  /** Whether backups can be taken. */
  get canRestore(): boolean {
    return this.disk.copies !== null;
  }

  private startOn(storage: Storage): void {
    this.rawStorage = storage;
    this.openedStorage = this.wrappers.storage?.(storage) ?? storage;
    this.readFacts = createFactsReader(this.openedStorage);
    const sync = createSync({
      storage: this.openedStorage,
      clock: this.clock,
      hints: { publish: () => undefined },
      readFacts: this.readFacts,
      scopeFailed: (_scope, cause) => {
        throw cause;
      },
    });
    this.ask = this.wrappers.sync?.(sync, this) ?? sync;
  }

  async sync(
    username: string,
    request: SyncRequest,
  ): Promise<Result<SyncAnswer, SyncRefusal['code']>> {
    const answer = await this.ask(idOf(username), request);
    return answer.ok ? answer : err(answer.error.code);
  }

  directory(username: string): Promise<VersionedDirectory> {
    const { openedStorage: storage, readFacts } = this;
    return answerDirectory({ storage, readFacts }, idOf(username));
  }

  /** Who belongs to the first delegation from now on. */
  async setMembers(members: readonly MemberName[]): Promise<void> {
    await this.plan({
      delegations: [
        {
          ...{ id: 'delegation-1', campaignId: 'campaign-1', name: 'Đoàn một' },
          members: members.map((username) => ({ username, role: memberRoles[username] })),
        },
      ],
      visits: [visit('visit-1', 'delegation-1', 'unit-1')],
    } as PlanInput);
  }

  private async plan(input: PlanInput): Promise<void> {
    const apply = createApplyPlan({
      storage: this.openedStorage,
      clock: this.clock,
      hints: { publish: () => undefined },
      credentials: { create: async (username) => idOf(username), remove: async () => undefined },
      firstPassword: () => ({ password: 'abcd-efgh-jkmn-pqrs', mustChange: false }),
    });
    const { problems } = await apply('server', planSchema.parse(input));
    if (problems.length > 0) throw new Error(`the plan is wrong: ${JSON.stringify(problems)}`);
  }

  facts(): Promise<DirectoryFacts> {
    return this.readFacts();
  }

  async readable(username: string): Promise<readonly Scope[]> {
    return readableScopes(await this.facts(), idOf(username));
  }

  async roleIn(username: string, scope: Scope): Promise<string | null> {
    const access = scopeAccess(await this.facts(), idOf(username), scope);
    return access.type === 'role' ? access.role : null;
  }

  /** The log of a scope as this account may read it. */
  async logFor(username: string, scope: Scope): Promise<readonly LoggedChange[]> {
    return this.log(scope, viewOf(await this.facts(), idOf(username)));
  }

  log(scope: Scope, view: LogView): Promise<readonly LoggedChange[]> {
    return this.rawStorage.read(({ changes }) =>
      changes.page(scope, view, 0, Number.MAX_SAFE_INTEGER),
    );
  }

  async heldContents(): Promise<readonly string[]> {
    const rows = await this.rawStorage.read(({ held }) =>
      held.list({ before: null, limit: 100_000, maxLength: Infinity, maxContent: 2 ** 30 }),
    );
    return rows.map((row) => row.content);
  }

  async sumAt(scope: Scope, view: LogView, seq: number): Promise<string | null> {
    return this.rawStorage.read(({ changes }) => changes.sumAt(scope, view, seq));
  }

  async epoch(): Promise<string> {
    return (await this.rawStorage.read(({ epoch }) => epoch.current())) ?? '';
  }

  backup(): Promise<PutBack> {
    return this.copies().backup();
  }

  /** Started again on an older copy of the data. */
  async restore(putBack: PutBack, newEpoch: boolean): Promise<void> {
    this.startOn(await putBack());
    if (newEpoch) await replaceEpoch(this.openedStorage, this.clock, () => this.nextEpoch());
  }

  /** A backup that was taken while the list of held changes was not yet part of it. */
  async loseHeld(): Promise<void> {
    this.startOn(await this.copies().loseHeld());
  }

  private copies(): NonNullable<ServerDisk['copies']> {
    const { copies } = this.disk;
    if (copies === null) throw new Error('of this server no copies are made');
    return copies;
  }

  private nextEpoch(): string {
    this.epochs += 1;
    return `epoch-${this.epochs}`;
  }
}
