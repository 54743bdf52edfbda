/** The tablet's side of the protocol. The disk survives a crash; the process does not. */
import {
  contentOf,
  showScope,
  type ModelChange,
  type ModelValue,
  type Shown,
} from './model-change.ts';
import { modelDay, type Disk, type Entry } from './model-disk.ts';
import type { RulesOff } from './model-rules.ts';
import type { ModelAnswer, ModelRequest, ModelScopeAnswer } from './model-server.ts';

export interface OpenEdit {
  readonly scope: string;
  readonly record: string;
  readonly field: string;
  readonly seen: readonly string[];
  /** Everything of the field that was on the disk when the edit began, for the rule "written here". */
  readonly present: ReadonlySet<string>;
  own: string[];
}

const stampsPerTick = 4096;
const pushSize = 4;

export class ModelTablet {
  process = 1;
  alive = true;
  clockOffset = 0;
  session: string;
  edits = new Map<string, OpenEdit>();
  /** Answered as accepted, not yet read: spared until the run is over (S16). */
  spared = new Set<string>();
  disk: Disk = {
    epoch: null,
    directory: null,
    cursors: new Map(),
    log: new Map(),
    heldList: new Map(),
    hidden: new Set(),
    lastStamp: null,
    everHeld: new Set(),
  };

  constructor(
    readonly name: string,
    readonly account: string,
    readonly device: string,
    public knowsNewKind: boolean,
    private readonly off: RulesOff,
  ) {
    this.session = account;
  }

  scopes(): readonly string[] {
    const { directory, hidden } = this.disk;
    if (!directory) return [];
    return [...directory.scopes]
      .filter(([scope, members]) => members.has(this.account) && !hidden.has(scope))
      .map(([scope]) => scope)
      .toSorted();
  }

  show(scope: string): Shown {
    const changes = [...this.disk.log.values()]
      .filter(
        (entry) =>
          entry.change.scope === scope &&
          (entry.held === null || this.off.has('S18 out of the fold')),
      )
      .map((entry) => entry.change);
    return showScope(changes, this.off);
  }

  stamp(now: number): number {
    const wall = (now + this.clockOffset) * stampsPerTick;
    const last = this.disk.lastStamp;
    const trusted =
      last !== null && (this.off.has('S6 drift') || last - wall <= modelDay * stampsPerTick);
    this.disk.lastStamp = trusted ? Math.max(wall, last + 1) : wall;
    return this.disk.lastStamp;
  }

  crash(): void {
    this.process += 1;
    this.edits.clear();
    this.spared.clear();
    // The sums do not cover what the server holds: a restore that lost only that is healed at the next start.
    if (this.off.has('S18 push again')) return;
    for (const item of [...this.disk.log.values(), ...this.disk.heldList.values()])
      item.heldUnder = null;
  }

  /** Everything of one field, held changes included. */
  ofField(scope: string, record: string, field: string): readonly Entry[] {
    return [...this.disk.log.values()].filter(
      ({ change }) => change.scope === scope && change.record === record && change.field === field,
    );
  }

  /** What must be named for these heads: themselves, and what those name that were not read back (S3). */
  through(
    ids: Iterable<string>,
    rule: 'S3 through unread' | 'S7 list through unread',
  ): Set<string> {
    const named = new Set<string>();
    const name = (id: string): void => {
      if (named.has(id)) return;
      named.add(id);
      const entry = this.disk.log.get(id);
      if (!entry || entry.readBack || this.off.has(rule)) return;
      for (const under of entry.change.over) {
        // A name that points into another field counts for nothing (S4). In the list of a deletion it would
        // count, so what is not known here stays out of the list: shown once too often, never hidden unseen.
        const other = this.disk.log.get(under)?.change;
        const sameField =
          other?.field === entry.change.field && other.record === entry.change.record;
        if (sameField || (!other && rule === 'S3 through unread')) name(under);
      }
    };
    for (const id of ids) name(id);
    return named;
  }

  /** Commits an edit: the change goes into the log, unsent own edits that it replaces go out of it. */
  commit(
    edit: OpenEdit,
    value: ModelValue,
    at: number,
    newId: string,
  ): { change: ModelChange; dropped: Entry[] } {
    const known = this.ofField(edit.scope, edit.record, edit.field);
    const seen = this.off.has('S3 seen')
      ? (this.show(edit.scope).get(edit.record)?.fields.get(edit.field)?.heads ?? edit.seen)
      : edit.seen;
    let own: readonly string[] = this.off.has('S3 own since') ? [] : edit.own;
    if (this.off.has('S3 written here')) {
      own = known
        .filter(({ change }) => change.device === this.device && !edit.present.has(change.id))
        .map(({ change }) => change.id);
    }
    const basis = new Set([...seen, ...own]);
    const dropped = known.filter((entry) => {
      if (!basis.has(entry.change.id) || !entry.written) return false;
      if (entry.left && !this.off.has('S2 left stays')) return false;
      return !known.some(
        (other) => !basis.has(other.change.id) && other.change.over.includes(entry.change.id),
      );
    });
    const gone = new Set(dropped.map((entry) => entry.change.id));
    const replaced = new Set(known.flatMap((other) => (other.readBack ? other.change.over : [])));
    const over = this.through(
      [
        ...[...basis].filter((id) => !gone.has(id) && (seen.includes(id) || !replaced.has(id))),
        ...dropped.flatMap((entry) => entry.change.over),
      ],
      'S3 through unread',
    );
    const reused = this.off.has('S1 new id') ? dropped[0]?.change.id : undefined;
    const change: ModelChange = {
      id: reused ?? newId,
      scope: edit.scope,
      record: edit.record,
      field: edit.field,
      value,
      over: [...over].filter((id) => !gone.has(id)).toSorted(),
      at,
      by: this.account,
      device: this.device,
    };
    for (const id of gone) this.disk.log.delete(id);
    this.put(change, true);
    edit.own = [...edit.own.filter((id) => !gone.has(id)), change.id];
    return { change, dropped };
  }

  put(change: ModelChange, written: boolean): void {
    this.disk.log.set(change.id, {
      change,
      left: !written,
      reallyLeft: !written,
      readBack: false,
      held: null,
      heldUnder: null,
      written,
    });
    this.disk.everHeld.add(contentOf(change));
  }

  /** Takes a change that came by bundle. */
  take(change: ModelChange): void {
    this.disk.everHeld.add(contentOf(change));
    if (this.dropsUnknown(change)) return;
    const known = this.disk.log.get(change.id);
    if (!known) this.put(change, false);
    else if (contentOf(known.change) === contentOf(change)) this.cameBack(known);
    else this.setAside(change, false);
  }

  pushable(): readonly {
    readonly change: ModelChange;
    readonly mine: boolean;
    readonly entry: Entry | null;
  }[] {
    const version = this.disk.directory?.version ?? null;
    const again = (under: number | null): boolean =>
      under === null || (under !== version && !this.off.has('S18 push again'));
    const entries = [...this.disk.log.values()].filter(
      (entry) =>
        !entry.readBack &&
        !this.spared.has(entry.change.id) &&
        (entry.held === null || again(entry.heldUnder)),
    );
    const inLog = new Set(entries.map((entry) => entry.change.id));
    // Two contents of one id never share a push: the verdicts of an answer are by id.
    const aside = [...this.disk.heldList.values()].filter(
      (item) => again(item.heldUnder) && !inLog.has(item.change.id),
    );
    const once = new Map(aside.map((item) => [item.change.id, item]));
    return [
      ...entries.map((entry) => ({
        change: entry.change,
        mine: this.off.has('S19 mine') ? entry.change.by === this.account : entry.written,
        entry,
      })),
      ...[...once.values()].map((item) => ({ change: item.change, mine: item.mine, entry: null })),
    ];
  }

  /** The committed step before a request: marks, then the request itself. */
  prepare(): ModelRequest {
    const push = this.pushable().slice(0, pushSize);
    if (!this.off.has('S2 mark before push'))
      for (const { entry } of push) if (entry) entry.left = true;
    return {
      account: this.account,
      session: this.session,
      epoch: this.disk.epoch,
      cursors: new Map(this.disk.cursors),
      push: push.map(({ change, mine }) => ({ change, mine })),
      directoryVersion: this.disk.directory?.version ?? -1,
    };
  }

  apply(answer: ModelAnswer, sent: ModelRequest): void {
    if (answer.type === 'failure') {
      if (this.off.has('S17 success')) this.markAsOnServer(sent, new Map());
      return;
    }
    const late = this.off.has('S17 still as sent');
    if (!late && this.disk.epoch !== sent.epoch) return;
    const asSent = (scope: string): boolean =>
      late ||
      ((this.disk.cursors.get(scope)?.seq ?? 0) === (sent.cursors.get(scope)?.seq ?? 0) &&
        (this.disk.cursors.get(scope)?.sum ?? 0) === (sent.cursors.get(scope)?.sum ?? 0));
    const unmoved = new Set(
      [
        ...sent.push.map(({ change }) => change.scope),
        ...answer.scopes.map(({ scope }) => scope),
        ...sent.cursors.keys(),
      ].filter(asSent),
    );
    if (answer.epoch !== this.disk.epoch) {
      const known = new Set([...this.disk.log.values()].map(({ change }) => change.scope));
      for (const scope of known) this.reset(scope);
      this.disk.cursors.clear();
      this.disk.epoch = answer.epoch;
    }
    this.disk.directory = answer.directory;
    for (const { change } of sent.push) {
      if (!unmoved.has(change.scope)) continue;
      if (this.off.has('S2 mark before push')) {
        const entry = this.disk.log.get(change.id);
        if (entry) entry.left = true;
      }
      const code = answer.held.get(change.id);
      if (code) this.takeVerdict(change, code, sent.directoryVersion);
      else this.spared.add(change.id);
    }
    if (this.off.has('S16 read back')) this.markAsOnServer(sent, answer.held);
    for (const part of answer.scopes) {
      if (!unmoved.has(part.scope)) continue;
      this.disk.hidden.delete(part.scope);
      this.takeScope(part, sent);
    }
    for (const { scope, proven, reallyHeld } of answer.revoked) {
      if (unmoved.has(scope)) this.withdraw(scope, proven, reallyHeld);
    }
    if (!answer.more) this.spared.clear();
  }

  private takeScope(part: ModelScopeAnswer, sent: ModelRequest): void {
    if (part.from === 0 && (sent.cursors.get(part.scope)?.seq ?? 0) > 0) this.reset(part.scope);
    for (const { change, id } of part.changes) {
      const content = change ?? sent.push.find((pushed) => pushed.change.id === id)?.change;
      if (!content) throw new Error(`own change ${id} came back without having been sent`);
      this.readBack(content);
    }
    this.disk.cursors.set(part.scope, part.cursor);
  }

  private readBack(change: ModelChange): void {
    this.disk.everHeld.add(contentOf(change));
    if (this.dropsUnknown(change)) return;
    const known = this.disk.log.get(change.id);
    if (known && contentOf(known.change) !== contentOf(change)) {
      this.setAside(known.change, known.written);
      this.disk.log.delete(change.id);
    }
    if (!this.disk.log.has(change.id)) this.put(change, false);
    this.disk.heldList.delete(contentOf(change));
    const entry = this.disk.log.get(change.id)!;
    this.cameBack(entry);
    entry.readBack = true;
    entry.held = null;
    entry.heldUnder = null;
  }

  private cameBack(entry: Entry): void {
    entry.reallyLeft = true;
    if (!this.off.has('S2 read back has left')) entry.left = true;
  }

  private setAside(change: ModelChange, mine: boolean): void {
    const key = contentOf(change);
    if (!this.disk.heldList.has(key))
      this.disk.heldList.set(key, { change, mine, heldUnder: null });
  }

  private takeVerdict(change: ModelChange, code: string, under: number): void {
    const aside = this.disk.heldList.get(contentOf(change));
    if (aside) aside.heldUnder = under;
    const entry = this.disk.log.get(change.id);
    if (!entry || contentOf(entry.change) !== contentOf(change)) return;
    entry.held = code;
    entry.heldUnder = under;
  }

  private markAsOnServer(sent: ModelRequest, held: ReadonlyMap<string, string>): void {
    for (const { change } of sent.push) {
      const entry = this.disk.log.get(change.id);
      if (entry && !held.has(change.id)) entry.readBack = true;
    }
  }

  /** The server's past is another one: nothing in this scope counts as being there (S15). */
  private reset(scope: string): void {
    this.disk.cursors.delete(scope);
    this.spared.clear();
    if (this.off.has('S15 push again')) return;
    for (const entry of this.disk.log.values()) {
      if (entry.change.scope !== scope || (this.off.has('S15 others too') && !entry.written))
        continue;
      entry.readBack = false;
      entry.heldUnder = null;
    }
    for (const item of this.disk.heldList.values())
      if (item.change.scope === scope) item.heldUnder = null;
  }

  private withdraw(scope: string, proven: boolean, reallyHeld: ReadonlySet<string>): void {
    this.disk.hidden.add(scope);
    for (const [key, edit] of this.edits) if (edit.scope === scope) this.edits.delete(key);
    if (!proven) {
      this.reset(scope);
      return;
    }
    this.disk.cursors.delete(scope);
    for (const [id, entry] of this.disk.log) {
      if (entry.change.scope !== scope || !(entry.readBack || this.off.has('S20 keep unread')))
        continue;
      this.disk.log.delete(id);
      if (reallyHeld.has(contentOf(entry.change)))
        this.disk.everHeld.delete(contentOf(entry.change));
    }
  }

  private dropsUnknown(change: ModelChange): boolean {
    return (
      !this.knowsNewKind && change.record.startsWith('new:') && this.off.has('S9 keep unknown')
    );
  }
}
