/** The server's side of the protocol, as small as the rules allow. */
import { addContent, contentOf, type ModelChange } from './model-change.ts';
import { readable, roleIn, type ModelDirectory, type ModelRole } from './model-directory.ts';
import type { RulesOff } from './model-rules.ts';

export interface ModelCursor {
  readonly seq: number;
  readonly sum: number;
}

export interface Row {
  readonly change: ModelChange;
  readonly seq: number;
  readonly sum: number;
  readonly sender: string;
}

export interface ServerHeld {
  readonly change: ModelChange;
  readonly code: string;
  readonly sender: string;
  readonly mine: boolean;
}

export interface ModelRequest {
  readonly account: string;
  readonly session: string;
  readonly epoch: string | null;
  readonly cursors: ReadonlyMap<string, ModelCursor>;
  readonly push: readonly { readonly change: ModelChange; readonly mine: boolean }[];
  readonly directoryVersion: number;
}

export interface ModelScopeAnswer {
  readonly scope: string;
  readonly from: number;
  readonly changes: readonly {
    readonly change: ModelChange | null;
    readonly id: string;
    readonly seq: number;
  }[];
  readonly cursor: ModelCursor;
}

export type ModelAnswer =
  | { readonly type: 'failure'; readonly status: number | 'html' }
  | {
      readonly type: 'success';
      readonly epoch: string;
      readonly held: ReadonlyMap<string, string>;
      readonly scopes: readonly ModelScopeAnswer[];
      readonly more: boolean;
      readonly revoked: readonly {
        readonly scope: string;
        readonly proven: boolean;
        /** For the checker only: what the server really held of the scope when it answered. */
        readonly reallyHeld: ReadonlySet<string>;
      }[];
      readonly directory: ModelDirectory;
    };

/** What a backup of the server holds. */
export interface ServerState {
  readonly epoch: string;
  readonly directory: ModelDirectory;
  readonly logs: Map<string, Row[]>;
  readonly held: Map<string, ServerHeld>;
  readonly answeredHeld: ReadonlySet<string>;
}

/** A push whose rows have their numbers, and become visible when it is committed. */
export interface Transaction {
  readonly request: ModelRequest;
  readonly rows: readonly { readonly scope: string; readonly row: Row; readonly role: ModelRole }[];
  readonly held: ReadonlyMap<string, string>;
  readonly refused: boolean;
}

const pageSize = 4;

export class ModelServer {
  epoch = 'epoch-1';
  directory: ModelDirectory;
  logs = new Map<string, Row[]>();
  held = new Map<string, ServerHeld>();
  knowsNewKind = false;
  pending: Transaction[] = [];
  /** For the checker: every content of which a tablet was told that it is held here. */
  answeredHeld = new Set<string>();
  private rotation = 0;

  constructor(
    directory: ModelDirectory,
    private readonly off: RulesOff,
    private readonly onAccept: (change: ModelChange, sender: string, role: ModelRole) => void,
  ) {
    this.directory = directory;
  }

  log(scope: string): readonly Row[] {
    return this.logs.get(scope) ?? [];
  }

  begin(request: ModelRequest): Transaction {
    const { session } = request;
    const rows: { scope: string; row: Row; role: ModelRole }[] = [];
    const held = new Map<string, string>();
    const nothing = { request, rows: [], held: new Map<string, string>(), refused: true };
    if (request.account !== session && !this.off.has('S12 account')) return nothing;
    const toHold: ServerHeld[] = [];
    for (const { change, mine } of request.push) {
      const visible = this.log(change.scope);
      const others = [...this.pending.flatMap((open) => open.rows), ...rows];
      const waiting = others
        .filter((entry) => entry.scope === change.scope)
        .map((entry) => entry.row);
      const code = this.verdict(change, session, mine, [...visible, ...waiting]);
      if (code === 'known') continue;
      if (code !== null) {
        held.set(change.id, code);
        toHold.push({ change, code, sender: session, mine });
        continue;
      }
      // Inside one transaction the numbers follow each other; without a lock another one's are not seen.
      const mineHere = rows
        .filter((entry) => entry.scope === change.scope)
        .map((entry) => entry.row);
      const last = mineHere.at(-1) ?? visible.at(-1);
      const seq = Math.max(0, ...[...visible, ...waiting].map((row) => row.seq)) + 1;
      rows.push({
        scope: change.scope,
        row: { change, seq, sum: addContent(last?.sum ?? 0, contentOf(change)), sender: session },
        // Rights are those at the moment when the push is received, not when it becomes visible.
        role: roleIn(this.directory, session, change.scope),
      });
    }
    if (toHold.length > 0 && this.off.has('S18 rest goes through')) return nothing;
    for (const { change } of toHold) this.answeredHeld.add(contentOf(change));
    if (!this.off.has('S18 hold')) for (const entry of toHold) this.hold(entry);
    const transaction = { request, rows, held, refused: false };
    this.pending.push(transaction);
    return transaction;
  }

  commit(transaction: Transaction): ModelAnswer {
    if (transaction.refused) {
      return {
        type: 'failure',
        status: transaction.request.account === transaction.request.session ? 422 : 409,
      };
    }
    this.pending = this.pending.filter((open) => open !== transaction);
    for (const { scope, row, role } of transaction.rows) this.append(scope, row, role);
    return this.answer(transaction);
  }

  /** Looks again at what was held as unknown: after an upgrade, and when a backup was restored under it. */
  judgeAgain(): void {
    if (!this.knowsNewKind || this.off.has('S9 judge again')) return;
    for (const entry of [...this.held.values()]) {
      if (entry.code !== 'unknown-kind') continue;
      const { change, sender, mine } = entry;
      const verdict = this.verdict(change, sender, mine, this.log(change.scope));
      if (verdict === 'known') this.release(change);
      else if (verdict === null) {
        const last = this.log(change.scope).at(-1);
        const sum = addContent(last?.sum ?? 0, contentOf(change));
        const row = { change, seq: (last?.seq ?? 0) + 1, sum, sender };
        this.append(change.scope, row, roleIn(this.directory, sender, change.scope));
      } else this.held.set(heldKey(change), { ...entry, code: verdict });
    }
  }

  snapshot(): ServerState {
    return {
      epoch: this.epoch,
      directory: this.directory,
      logs: new Map([...this.logs].map(([scope, rows]) => [scope, [...rows]])),
      held: new Map(this.held),
      answeredHeld: new Set(this.answeredHeld),
    };
  }

  restore(state: ServerState, epoch: string): void {
    this.epoch = epoch;
    this.directory = state.directory;
    this.logs = new Map([...state.logs].map(([scope, rows]) => [scope, [...rows]]));
    this.held = new Map(state.held);
    this.answeredHeld = new Set(state.answeredHeld);
    this.pending = [];
    this.judgeAgain();
  }

  /** `null`: accept. */
  judge(change: ModelChange, role: ModelRole, mine: boolean): string | null {
    if (role === null) return 'forbidden';
    if (change.record.startsWith('new:') && !this.knowsNewKind) return 'unknown-kind';
    if (change.field === 'issue' && !(mine && role === 'lead') && !this.off.has('S19 reserved'))
      return 'unconfirmed';
    if (change.value === 'bad') return 'invalid';
    return null;
  }

  private verdict(
    change: ModelChange,
    session: string,
    mine: boolean,
    rows: readonly Row[],
  ): string | null {
    const account = this.off.has('S19 session') ? change.by : session;
    const role = roleIn(this.directory, account, change.scope);
    if (role === null) return 'forbidden';
    const same = this.off.has('S13 once')
      ? undefined
      : rows.find((row) => row.change.id === change.id);
    if (same) {
      const equal =
        contentOf(same.change) === contentOf(change) || this.off.has('S13 other content');
      return equal ? 'known' : 'id-reuse';
    }
    return this.judge(change, role, mine);
  }

  private hold(entry: ServerHeld): void {
    this.held.set(heldKey(entry.change), entry);
  }

  private release(change: ModelChange): void {
    this.held.delete(heldKey(change));
  }

  private append(scope: string, row: Row, role: ModelRole): void {
    const rows = [...this.log(scope), row].toSorted((left, right) => left.seq - right.seq);
    this.logs.set(scope, rows);
    this.release(row.change);
    this.onAccept(row.change, row.sender, role);
  }

  private answer({ request, held }: Transaction): ModelAnswer {
    const mine = readable(this.directory, request.session);
    this.rotation += 1;
    const order = mine.map((_, index) => mine[(index + this.rotation) % mine.length]!);
    const pushed = new Set(request.push.map(({ change }) => contentOf(change)));
    let room = pageSize;
    let more = false;
    const scopes = order.map((scope): ModelScopeAnswer => {
      const sent = request.cursors.get(scope) ?? { seq: 0, sum: 0 };
      const start = this.isOurPast(scope, sent, request.epoch) ? sent : { seq: 0, sum: 0 };
      const waiting = this.log(scope).filter((row) => row.seq > start.seq);
      const given = waiting.slice(0, room);
      room -= given.length;
      more ||= given.length < waiting.length;
      const last = given.at(-1);
      return {
        scope,
        from: start.seq,
        changes: given.map(({ change, seq }) =>
          pushed.has(contentOf(change))
            ? { change: null, id: change.id, seq }
            : { change, id: change.id, seq },
        ),
        cursor: last ? { seq: last.seq, sum: last.sum } : start,
      };
    });
    const revoked = [...request.cursors.keys()]
      .filter((scope) => !mine.includes(scope))
      .map((scope) => ({
        scope,
        proven:
          this.off.has('S20 proven') ||
          this.isOurPast(scope, request.cursors.get(scope)!, request.epoch),
        reallyHeld: new Set(this.log(scope).map((row) => contentOf(row.change))),
      }));
    return {
      type: 'success',
      epoch: this.epoch,
      held,
      scopes,
      more,
      revoked,
      directory: this.directory,
    };
  }

  private isOurPast(scope: string, cursor: ModelCursor, epoch: string | null): boolean {
    if (epoch !== this.epoch) return false;
    if (cursor.seq === 0 || this.off.has('S15 sum')) return true;
    return this.log(scope).some((row) => row.seq === cursor.seq && row.sum === cursor.sum);
  }
}

function heldKey(change: ModelChange): string {
  return contentOf(change);
}
