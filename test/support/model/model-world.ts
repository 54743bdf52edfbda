/** One schedule: people who work, messages that travel, and everything that can go wrong. */
import { checkOutcome } from './model-checker.ts';
import { contentOf, type ModelChange, type ModelValue } from './model-change.ts';
import { roleIn, type ModelDirectory } from './model-directory.ts';
import { Ledger } from './model-ledger.ts';
import type { RulesOff } from './model-rules.ts';
import {
  ModelServer,
  type ModelAnswer,
  type ModelRequest,
  type ServerState,
  type Transaction,
} from './model-server.ts';
import { copyDisk, modelDay, type Disk } from './model-disk.ts';
import { ModelTablet, type OpenEdit } from './model-tablet.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

export interface Sent {
  readonly tablet: ModelTablet;
  readonly process: number;
  readonly request: ModelRequest;
  readonly answer: ModelAnswer | null;
  readonly open: Transaction | null;
}

export class ModelWorld {
  readonly random: SeededRandom;
  readonly ledger = new Ledger();
  readonly server: ModelServer;
  readonly tablets: ModelTablet[] = [];
  readonly counts = new Map<string, number>();
  readonly serverBackups: ServerState[] = [];
  readonly tabletBackups: { readonly tablet: ModelTablet; readonly disk: Disk }[] = [];
  wire: Sent[] = [];
  now = 10 * modelDay;
  faultsOver = false;
  private lastId = 0;
  private lastVersion = 1;
  /** Who was ever entitled to a scope: a tablet may hold nothing else that an answer brought. */
  private readonly everMember = new Set<string>();

  constructor(
    seed: number,
    readonly off: RulesOff,
  ) {
    this.random = seededRandom(seed);
    this.server = new ModelServer(
      { version: 1, scopes: new Map() },
      off,
      (change, sender, role) => {
        if (role === null) this.ledger.violate('intruder', `${sender} ${change.id}`);
      },
    );
  }

  count(event: string): void {
    this.counts.set(event, (this.counts.get(event) ?? 0) + 1);
  }

  changeDirectory(change: (scopes: Map<string, Map<string, 'lead' | 'member'>>) => void): void {
    const scopes = new Map(
      [...this.server.directory.scopes].map(([scope, members]) => [scope, new Map(members)]),
    );
    change(scopes);
    this.lastVersion += 1;
    this.server.directory = { version: this.lastVersion, scopes };
    this.noteMembers(this.server.directory);
  }

  addTablet(account: string, device: string): ModelTablet {
    const tablet = new ModelTablet(
      `${account}@${this.tablets.length}`,
      account,
      device,
      false,
      this.off,
    );
    this.tablets.push(tablet);
    return tablet;
  }

  living(): readonly ModelTablet[] {
    return this.tablets.filter((tablet) => tablet.alive);
  }

  // People

  open(tablet: ModelTablet, scope: string, record: string, field: string): OpenEdit {
    const shown = tablet.show(scope).get(record);
    const heads = field === 'deleted' ? shown?.deletionHeads : shown?.fields.get(field)?.heads;
    const edit: OpenEdit = {
      scope,
      record,
      field,
      seen: heads ?? [],
      present: new Set(tablet.ofField(scope, record, field).map(({ change }) => change.id)),
      own: [],
    };
    tablet.edits.set(`${scope} ${record} ${field}`, edit);
    return edit;
  }

  commit(
    tablet: ModelTablet,
    edit: OpenEdit,
    value: ModelValue,
    sawInRecord: readonly string[] = [],
  ): ModelChange {
    const known = tablet.ofField(edit.scope, edit.record, edit.field);
    const inRecord = [...tablet.disk.log.values()].filter(
      ({ change }) => change.record === edit.record,
    );
    const unread = new Set(
      inRecord.filter((entry) => !entry.readBack).map(({ change }) => change.id),
    );
    const saw = new Set([...edit.seen, ...edit.own]);
    const at = tablet.stamp(this.now);
    if (tablet.clockOffset === 0 && at > (this.now + modelDay + 1) * 4096) {
      this.ledger.violate('clock', `${tablet.name} writes ${at} at ${this.now * 4096}`);
    }
    const { change, dropped } = tablet.commit(edit, value, at, this.newId());
    for (const id of known
      .filter((entry) => dropped.includes(entry))
      .map(({ change: { id } }) => id))
      saw.add(id);
    const writtenOff = dropped.filter((entry) => !entry.reallyLeft);
    this.ledger.saved({
      ...{
        change,
        author: tablet.account,
        saw,
        sawInRecord: new Set(sawInRecord),
        unread,
        forged: false,
      },
      known: new Set(inRecord.map((entry) => entry.change.id)),
    });
    for (const entry of writtenOff) this.ledger.foldedAway(entry.change);
    return change;
  }

  delete(
    tablet: ModelTablet,
    scope: string,
    record: string,
    restore: boolean,
    sawInRecord: readonly string[],
  ): void {
    const edit = this.open(tablet, scope, record, 'deleted');
    const list = restore
      ? null
      : [...tablet.through(sawInRecord, 'S7 list through unread')].toSorted();
    this.commit(tablet, edit, list, sawInRecord);
    tablet.edits.delete(`${scope} ${record} deleted`);
  }

  recordHeads(tablet: ModelTablet, scope: string, record: string): readonly string[] {
    return [...(tablet.show(scope).get(record)?.fields.values() ?? [])].flatMap(
      (field) => field.heads,
    );
  }

  /** A change by a broken or hostile program, which does not go through `commit`. */
  plant(tablet: ModelTablet, change: ModelChange): void {
    this.ledger.saved({
      change,
      author: tablet.account,
      saw: new Set(),
      sawInRecord: new Set(),
      unread: new Set(),
      known: new Set(),
      forged: true,
    });
    tablet.put(change, true);
  }

  newId(): string {
    this.lastId += 1;
    return `c${this.random.below(1e6).toString(36)}-${this.lastId}`;
  }

  // Messages

  send(tablet: ModelTablet): void {
    const request = tablet.prepare();
    if (!this.faultsOver && this.happens('crash before send', 0.05)) {
      tablet.crash();
      return;
    }
    for (const { change } of request.push) {
      const entry = tablet.disk.log.get(change.id);
      if (entry) entry.reallyLeft = true;
    }
    this.wire.push({ tablet, process: tablet.process, request, answer: null, open: null });
  }

  /** The server takes a request: at once, or in two steps where nothing locks the scope (S14). */
  arrive(sent: Sent): void {
    const transaction = this.server.begin(sent.request);
    if (this.off.has('S14 scope lock') && !transaction.refused && !this.faultsOver) {
      this.wire.push({ ...sent, open: transaction });
      return;
    }
    this.wire.push({ ...sent, answer: this.server.commit(transaction) });
  }

  finish(sent: Sent): void {
    if (sent.open && this.server.pending.includes(sent.open)) {
      this.wire.push({ ...sent, open: null, answer: this.server.commit(sent.open) });
    }
  }

  deliver(sent: Sent): void {
    const { tablet, answer } = sent;
    if (!answer || !tablet.alive || tablet.process !== sent.process) return;
    tablet.apply(answer, sent.request);
    if (answer.type !== 'success') return;
    for (const { scope, changes } of answer.scopes) {
      if (changes.length === 0) continue;
      if (!this.everMember.has(`${tablet.account} ${scope}`))
        this.ledger.violate('leak', `${tablet.name} ${scope}`);
    }
    // Forgetting what the server provably held is allowed, even if the server is restored at that moment.
    if (answer.revoked.length > 0) this.writeOff();
  }

  carry(from: ModelTablet, to: ModelTablet, scope: string): void {
    const entries = [...from.disk.log.values()].filter(({ change }) => change.scope === scope);
    for (const entry of entries) {
      entry.reallyLeft = true;
      if (!this.off.has('S2 mark before bundle')) entry.left = true;
      to.take(entry.change);
    }
  }

  // Disasters

  writeOff(): void {
    const held = new Set(this.server.answeredHeld);
    for (const rows of this.server.logs.values())
      for (const row of rows) held.add(contentOf(row.change));
    for (const tablet of this.living())
      for (const content of tablet.disk.everHeld) held.add(content);
    this.ledger.writeOff((content) => held.has(content));
  }

  restoreServer(state: ServerState, newEpoch: boolean): void {
    const open = this.wire.filter((sent) => sent.open !== null);
    this.wire = this.wire.filter((sent) => !open.includes(sent));
    this.server.restore(state, newEpoch ? `epoch-${this.newId()}` : state.epoch);
    this.writeOff();
  }

  restoreTablet(tablet: ModelTablet, disk: Disk): void {
    tablet.crash();
    tablet.disk = copyDisk(disk);
    this.writeOff();
  }

  clone(tablet: ModelTablet): ModelTablet {
    const twin = this.addTablet(tablet.account, tablet.device);
    twin.disk = copyDisk(tablet.disk);
    twin.knowsNewKind = tablet.knowsNewKind;
    return twin;
  }

  happens(event: string, probability: number): boolean {
    const happened = this.random.chance(probability);
    if (happened) this.count(event);
    return happened;
  }

  // The end

  /** All faults off, everyone syncs until nothing moves any more; then the invariants must hold. */
  heal(): void {
    this.faultsOver = true;
    for (const sent of this.wire) if (sent.open) this.finish(sent);
    this.wire = [];
    this.server.knowsNewKind = true;
    this.server.judgeAgain();
    for (const tablet of this.living()) {
      tablet.crash();
      tablet.clockOffset = 0;
      tablet.session = tablet.account;
      tablet.knowsNewKind = true;
    }
    this.quiet();
    this.check();
  }

  check(): void {
    checkOutcome({
      ledger: this.ledger,
      server: this.server,
      tablets: this.living(),
      off: this.off,
    });
  }

  quiet(): void {
    // Twice around: what the last tablet brought must reach the first one.
    for (let round = 0; round < 3; round += 1) {
      for (const tablet of this.living()) this.drain(tablet);
    }
  }

  private drain(tablet: ModelTablet): void {
    for (let step = 0; step < 200; step += 1) {
      this.send(tablet);
      const sent = this.wire.pop();
      if (!sent) throw new Error('nothing was sent');
      this.arrive(sent);
      const answered = this.wire.pop()!;
      this.deliver(answered);
      const { answer } = answered;
      if (answer?.type === 'success' && !answer.more && tablet.pushable().length === 0) return;
    }
  }

  roleOf(tablet: ModelTablet, scope: string): 'lead' | 'member' | null {
    return tablet.disk.directory ? roleIn(tablet.disk.directory, tablet.account, scope) : null;
  }

  private noteMembers(directory: ModelDirectory): void {
    for (const [scope, members] of directory.scopes) {
      for (const account of members.keys()) this.everMember.add(`${account} ${scope}`);
    }
  }
}
