/** Server, tablets and the book of what really happened; each method is one thing that can happen. */
import { changeIdSchema, type ChangeId, type JsonValue } from '#domain/sync/change.ts';
import { err } from '#domain/kernel/result.ts';
import { recordKeySchema, type Scope } from '#domain/sync/scope.ts';
import type { NewFile } from '#client/store/local-store.ts';
import type { SyncRequest } from '#protocol/sync.ts';
import { Ledger } from '../model/model-ledger.ts';
import { contentOf } from '../model/model-change.ts';
import { seededRandom, type SeededRandom } from '../model/seeded-random.ts';
import type { Disaster } from './disaster-kinds.ts';
import { memoryDisk, type PutBack, type ServerDisk } from './server-disk.ts';
import { modelChange } from './sim-ledger.ts';
import {
  followupOne,
  idOf,
  SimServer,
  type MemberName,
  type ServerWrappers,
  type Username,
} from './sim-server.ts';
import { offsetOf, Tab, Tablet, type Reply, type WrapStore } from './sim-tablet.ts';
import { dexieData, memoryData, type TabletData, type TabletOwner } from './tablet-data.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly tablets: 'memory' | 'dexie';
  /** The server's; by default one in memory. */
  readonly disk?: ServerDisk;
  readonly overFetch?: boolean;
  readonly wrapStore?: WrapStore;
  readonly server?: ServerWrappers;
  /** Whose tablets there are; by default most people's. */
  readonly people?: readonly Username[];
  /** Only these kinds of disasters; by default all. */
  readonly disasters?: readonly Disaster[];
}

export interface WorldEdit {
  readonly scope: Scope;
  readonly record: string;
  readonly field: string;
  readonly value: JsonValue;
  /** Roles that may write it: with one of them in the end, it must be in the log. */
  readonly allowed: readonly string[];
}

export class SimWorld {
  readonly random: SeededRandom;
  readonly ledger = new Ledger();
  readonly counts = new Map<string, number>();
  readonly tablets: Tablet[] = [];
  readonly backups: { readonly putBack: PutBack; readonly members: readonly MemberName[] }[] = [];
  /** Requests that were answered once and may arrive again. */
  readonly ghosts: { readonly username: Username; readonly request: SyncRequest }[] = [];
  /** Content by id, of the saved. */
  readonly contents = new Map<string, string>();
  readonly allowed = new Map<string, readonly string[]>();
  readonly forgedIds = new Set<string>();
  /** Records that the unit may have seen, told from the log alone, and ids that its view ever held. */
  readonly everVisible = new Set<string>();
  readonly everInUnitView = new Set<string>();
  server!: SimServer;
  members: readonly MemberName[] = ['lead', 'anna', 'binh'];
  now = Date.UTC(2022, 3, 14, 1);
  faultsOver = false;
  /** Contents that a request has carried. */
  private readonly reallyLeft = new Set<string>();
  private values = 0;

  private constructor(readonly options: WorldOptions) {
    this.random = seededRandom(options.seed);
  }

  static async create(options: WorldOptions): Promise<SimWorld> {
    const world = new SimWorld(options);
    const { disk = memoryDisk(), server } = options;
    world.server = await SimServer.start(() => world.now, disk, server);
    return world;
  }

  count(event: string): void {
    this.counts.set(event, (this.counts.get(event) ?? 0) + 1);
  }

  /** A text that is found again wherever it lies. */
  text(): string {
    this.values += 1;
    return `canary-${this.values}-`;
  }

  // Tablets

  async addTablet(username: Username): Promise<Tablet> {
    const owner = this.ownerOf(username, () => tablet);
    const data = this.options.tablets === 'dexie' ? dexieData(owner) : memoryData(owner);
    const tablet: Tablet = new Tablet(username, data);
    this.tablets.push(tablet);
    await this.openTab(tablet);
    return tablet;
  }

  private ownerOf(username: Username, tablet: () => Tablet): TabletOwner {
    const random = seededRandom(this.random.below(1e9));
    // Another one for ids: what a mutation does must not change who acts when.
    return {
      account: idOf(username),
      clock: () => this.now + offsetOf(tablet),
      random: (length) => Uint8Array.from({ length }, () => random.below(256)),
    };
  }

  async openTab(tablet: Tablet): Promise<Tab> {
    const open = await tablet.data.open();
    const tab = new Tab(tablet.username, open, {
      server: () => this.server,
      overFetch: this.options.overFetch ?? false,
      wrapStore: this.options.wrapStore ?? ((opened) => opened.store),
      sees: (request) => this.see(request),
      directoryLost: () => !this.faultsOver && this.random.chance(0.03),
    });
    tablet.tabs.push(tab);
    return tab;
  }

  private see(request: SyncRequest): void {
    for (const { mine: _mine, ...change } of request.push)
      this.reallyLeft.add(contentOf(modelChange(JSON.stringify(change))));
  }

  /** The program ends; what it had not committed is gone, and it is opened again. */
  async reopen(tablet: Tablet): Promise<void> {
    for (const tab of tablet.tabs.splice(0)) {
      tab.dead = true;
      tab.open.close();
    }
    tablet.sessions.clear();
    await this.openTab(tablet);
  }

  async clone(tablet: Tablet): Promise<Tablet> {
    const data: TabletData = await tablet.data.copy();
    const twin = new Tablet(tablet.username, data);
    twin.clockOffset = tablet.clockOffset;
    for (const id of tablet.written) twin.written.add(id);
    this.tablets.push(twin);
    await this.openTab(twin);
    return twin;
  }

  // People

  async headsOf(
    tablet: Tablet,
    scope: Scope,
    record: string,
    field: string,
  ): Promise<readonly string[]> {
    const folds = await tablet.front.open.folds(scope);
    const found = folds.find((entry) => entry.record === record);
    return found?.fields[field]?.heads.map((head) => head.id) ?? [];
  }

  /** What stands on the screen from now on until it is committed. */
  async beginTyping(
    tablet: Tablet,
    edit: Pick<WorldEdit, 'scope' | 'record' | 'field'>,
  ): Promise<void> {
    const { scope, record, field } = edit;
    const key = `${scope} ${record} ${field}`;
    tablet.sessions.set(key, await this.headsOf(tablet, scope, record, field));
  }

  /** Whether it was shown as saved. */
  async commit(tablet: Tablet, edit: WorldEdit, files: readonly NewFile[] = []): Promise<boolean> {
    const { scope, record, field } = edit;
    const key = `${scope} ${record} ${field}`;
    const seen = tablet.sessions.get(key) ?? (await this.headsOf(tablet, scope, record, field));
    const saved = await this.save(tablet, edit, seen, new Set(), files);
    // One goes on typing in the same session: what stood there when it began is still what was seen.
    if (saved && this.random.chance(0.3)) tablet.sessions.set(key, seen);
    else tablet.sessions.delete(key);
    return saved;
  }

  /** As the screen does it: all heads that stand there, and what lies under those that were not read back. */
  async remove(
    tablet: Tablet,
    scope: Scope,
    record: string,
    restore: boolean,
    allowed: readonly string[],
  ): Promise<void> {
    const folds = await tablet.front.open.folds(scope);
    const found = folds.find((entry) => entry.record === record);
    if (!found) return;
    const stood = Object.values(found.fields).flatMap((entry) =>
      entry.heads.map((head) => head.id),
    );
    const rows = (await tablet.front.open.rows()).filter(
      (row) => row.scope === scope && row.record === record,
    );
    const byId = new Map(rows.map((row) => [row.id, { row, change: modelChange(row.content) }]));
    const list = new Set<string>();
    const name = (id: string): void => {
      const entry = byId.get(id);
      if (list.has(id)) return;
      list.add(id);
      if (!entry || entry.row.seq !== null) return;
      for (const under of entry.change.over)
        if (byId.get(under)?.change.field === entry.change.field) name(under);
    };
    stood.forEach(name);
    const earlier = [...byId.values()]
      .filter(({ change }) => change.field === 'deleted')
      .map(({ change }) => change.id);
    const value = restore ? null : [...list].toSorted();
    await this.save(
      tablet,
      { scope, record, field: 'deleted', value, allowed },
      earlier,
      new Set(stood),
    );
  }

  private async save(
    tablet: Tablet,
    { scope, record, field, value, allowed }: WorldEdit,
    seen: readonly string[],
    sawInRecord: ReadonlySet<string>,
    files: readonly NewFile[] = [],
  ): Promise<boolean> {
    const tab = this.random.pick(tablet.tabs.filter((entry) => !entry.dead));
    const inRecord = (rows: Awaited<ReturnType<Tab['open']['rows']>>) =>
      rows.filter((row) => row.scope === scope && row.record === record);
    const before = inRecord(await tab.open.rows());
    const outcome = await tab.store.save(
      [{ scope, record: recordKeySchema.parse(record), field, value, seen: seen as ChangeId[] }],
      files,
    );
    if (!outcome.ok) return false;
    const after = new Map(inRecord(await tab.open.rows()).map((row) => [row.id, row]));
    const id = outcome.value.ids[0]!;
    const content = after.get(id)?.content;
    if (content === undefined) throw new Error('what was saved is not there');
    const own = before.filter(
      (row) =>
        // Forgotten with a withdrawn scope and read again, it is no longer known as one's own.
        row.written && tablet.written.has(row.id) && modelChange(row.content).field === field,
    );
    const dropped = before.filter((row) => !after.has(row.id));
    tablet.written.add(id);
    this.contents.set(id, content);
    this.allowed.set(id, allowed);
    this.ledger.saved({
      change: modelChange(content),
      author: idOf(tablet.username),
      saw: new Set([...seen, ...own.map((row) => row.id)]),
      sawInRecord,
      unread: new Set(before.filter((row) => row.seq === null).map((row) => row.id)),
      known: new Set(before.map((row) => row.id)),
      forged: false,
    });
    for (const row of dropped) {
      const change = modelChange(row.content);
      if (this.reallyLeft.has(contentOf(change))) this.ledger.folded.add(row.id);
      else this.ledger.foldedAway(change);
    }
    return true;
  }

  /** A program of somebody else's making writes what is reserved to the lead. */
  async forge(username: MemberName, scope: Scope): Promise<void> {
    const id = changeIdSchema.parse(
      `01802000-0000-7000-8000-${this.random
        .below(2 ** 47)
        .toString(16)
        .padStart(12, '0')}`,
    );
    this.forgedIds.add(id);
    const by = this.random.pick([idOf('lead'), idOf(username)]);
    const at = new Date(this.now).toISOString();
    const change = {
      ...{ id, scope, record: 'recommendation:r1', field: 'content', value: this.text(), over: [] },
      ...{ at: `${at}-0000`, by, device: 'forger' },
    };
    const [saw, known] = [new Set<string>(), new Set<string>()];
    this.ledger.acts.set(id, {
      ...{ change: modelChange(JSON.stringify(change)), author: idOf(username), saw, known },
      ...{ sawInRecord: saw, unread: saw, forged: true },
    });
    await this.server.sync(username, {
      ...{ protocol: 1, account: idOf(username), device: 'forger', epoch: null, cursors: {} },
      push: [{ ...change, mine: true }],
    });
  }

  /** Another content under an id that is on its way: somebody's broken program. */
  async reuseId(username: MemberName, id: string): Promise<void> {
    const content = this.contents.get(id);
    if (content === undefined) return;
    const change = {
      ...(JSON.parse(content) as Record<string, unknown>),
      value: this.text(),
      over: [],
    };
    const other = { ...change, by: idOf(username), device: 'forger' };
    this.ledger.injectedIds.add(id);
    const act = this.ledger.acts.get(id);
    if (act) this.ledger.acts.set(id, { ...act, forged: true });
    await this.server.sync(username, {
      ...{ protocol: 1, account: idOf(username), device: 'forger', epoch: null, cursors: {} },
      push: [other],
    });
  }

  // Network

  /** Somebody else has signed in in this browser since: the cookie is another account's (S12). */
  async strangeSession(tab: Tab, session: Username): Promise<void> {
    if (!tab.waiting) return;
    const answer = await this.server
      .sync(session, tab.waiting.request)
      .catch(() => err('internal' as const));
    await tab.reply({ type: 'answer', answer });
  }

  async arrive(tab: Tab): Promise<void> {
    const { waiting } = tab;
    if (!waiting || waiting.answer) return;
    this.now += 500;
    const answer = await this.server
      .sync(tab.username, waiting.request)
      .catch(() => err('internal' as const));
    tab.waiting = { ...waiting, answer };
    if (this.ghosts.length < 5)
      this.ghosts.push({ username: tab.username, request: waiting.request });
  }

  async deliver(tab: Tab, reply?: Reply): Promise<void> {
    if (!reply) await this.arrive(tab);
    const answer = tab.waiting?.answer;
    if (!reply && !answer) throw new Error('the server did not answer');
    await tab.reply(reply ?? { type: 'answer', answer: answer! });
  }

  async setMembers(members: readonly MemberName[]): Promise<void> {
    this.members = members;
    await this.server.setMembers(members);
  }

  /** The server begins again from a copy; what no disk holds any more cannot be owed. */
  async restore(
    backup: { putBack: PutBack; members: readonly MemberName[] },
    newEpoch: boolean,
  ): Promise<void> {
    await this.notePublished();
    await this.server.restore(backup.putBack, newEpoch);
    this.members = backup.members;
    await this.writeOff();
  }

  /** Before a restore, and at the end: what is published stays known to whoever read it. */
  async notePublished(): Promise<void> {
    for (const { content } of await this.server.log(followupOne, 'whole')) {
      const { value, record, by } = JSON.parse(content) as Record<string, unknown>;
      const kind = String(record).split(':')[0];
      if (kind === 'publication' && Array.isArray(value))
        for (const named of value) this.everVisible.add(String(named));
      if (kind === 'publication' || kind === 'verdict' || by === idOf('unit'))
        this.everVisible.add(String(record));
    }
    for (const { id } of await this.server.log(followupOne, 'unit')) this.everInUnitView.add(id);
  }

  async writeOff(): Promise<void> {
    const here = await this.allContents();
    this.ledger.writeOff((content) => here.has(content));
  }

  /** Contents that lie anywhere. */
  async allContents(): Promise<ReadonlySet<string>> {
    const found: string[] = [...(await this.server.heldContents())];
    for (const scope of new Set(
      [...this.contents.values()].map((content) => modelChange(content).scope),
    ))
      found.push(...(await this.server.log(scope as Scope, 'whole')).map((row) => row.content));
    for (const tablet of this.tablets) {
      const { open } = tablet.front;
      found.push(...(await open.rows()).map((row) => row.content), ...(await open.twins()));
    }
    return new Set(found.map((content) => contentOf(modelChange(content))));
  }
}
