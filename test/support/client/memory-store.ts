/**
 * A local store in memory: the rules of the protocol without a database, for fast simulations. Each
 * call is one step that nothing can come between. It keeps no files.
 */
import { isKnownField } from '#domain/access/judge-change.ts';
import { err, ok } from '#domain/kernel/result.ts';
import {
  changeContent,
  changeIdSchema,
  checkSize,
  contentDigest,
  utf8Length,
  type Change,
} from '#domain/sync/change.ts';
import { planEdit, type Edit } from '#domain/sync/edit.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import { nextStamp, observeStamp, type Stamp } from '#domain/sync/hybrid-clock.ts';
import {
  planAnswer,
  sameCursor,
  startCursor,
  type ReadBackMark,
  type ReplicaCursor,
} from '#domain/sync/replica.ts';
import { recordParts, scopeParts, type Scope } from '#domain/sync/scope.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import type { MetaValue } from '#client/store/meta.ts';
import type { SyncedStore } from '#client/sync/run-sync.ts';
import type { Applied, Round, RoundAnswer, SyncStore } from '#client/store/sync-port.ts';
import type { Situation } from '#client/store/situation.ts';
import type { LocalSubject, StoredChange } from './local-subject.ts';

export interface MemoryEntry {
  readonly change: Change;
  readonly content: string;
  readonly left: boolean;
  readonly written: boolean;
  readonly confirmed?: boolean;
  readonly seq: number | null;
  readonly held: Situation['held'][number] | null;
}

/** What survives the program: a copy of it is a cloned tablet. */
export interface MemoryDisk {
  readonly changes: Map<string, MemoryEntry>;
  readonly scopes: Map<
    Scope,
    ReplicaCursor & { readonly state: 'active' | 'withdrawn' | 'unproven' }
  >;
  twins: (Situation['held'][number] & { readonly content: string })[];
  readonly checklists: Map<string, string>;
  epoch: string | null;
  clock: Stamp | null;
  directory: MetaValue<'directory'> | null;
}

export const emptyDisk = (): MemoryDisk => ({
  changes: new Map(),
  scopes: new Map(),
  twins: [],
  checklists: new Map(),
  epoch: null,
  clock: null,
  directory: null,
});

const keyOf = (change: Pick<Change, 'scope' | 'id'>): string => `${change.scope}|${change.id}`;

export class MemoryStore implements LocalSubject, SyncedStore {
  readonly sync: SyncStore;

  constructor(
    readonly account: string,
    readonly device: string,
    private readonly clock: Clock,
    private readonly random: RandomSource,
    readonly disk: MemoryDisk = emptyDisk(),
  ) {
    this.sync = {
      takeRound: async (limits, skip) => this.takeRound(limits, skip),
      applyAnswer: async (sent, answer) => this.applyAnswer(sent, answer),
      setScopes: async (readable) => this.setScopes(readable),
    };
  }

  readonly save: LocalStore['save'] = async (edits) => {
    const draft = new Map(this.disk.changes);
    const ids = [];
    let clock = this.disk.clock;
    for (const edit of edits) {
      clock = nextStamp(this.clock(), clock);
      const plan = this.plan(edit, clock, draft);
      const sized = checkSize(plan.change);
      if (!sized.ok) return err(sized.error);
      for (const id of plan.dropped) draft.delete(keyOf({ scope: edit.scope, id }));
      draft.set(keyOf(plan.change), {
        change: plan.change,
        content: changeContent(plan.change),
        ...{ left: false, written: true, seq: null, held: null },
      });
      ids.push(plan.change.id);
    }
    this.disk.changes.clear();
    for (const [key, entry] of draft) this.disk.changes.set(key, entry);
    this.disk.clock = clock;
    return ok({ ids, at: this.clock() });
  };

  readonly importWork: LocalStore['importWork'] = async ({ scope, changes, twins }) => {
    const { disk } = this;
    const outcome = { taken: 0, known: 0, twins: 0 };
    const beside = [...twins];
    for (const { change, content } of changes) {
      const here = disk.changes.get(keyOf(change));
      if (here) {
        outcome.known += 1;
        if (here.content !== content) beside.push({ change, content });
        continue;
      }
      const state = { left: true, written: false, seq: null, held: null };
      disk.changes.set(keyOf(change), { change, content, ...state });
      disk.clock = observeStamp(change.at, this.clock(), disk.clock);
      outcome.taken += 1;
    }
    for (const { change, content } of beside) {
      const stands = disk.changes.get(keyOf(change))?.content === content;
      if (stands || disk.twins.some((twin) => twin.content === content)) continue;
      const { record } = change;
      disk.twins.push({ scope, record, field: '', code: 'id-reuse', reason: '', content });
      outcome.twins += 1;
    }
    return outcome;
  };

  readonly records = async (scope: Scope): Promise<readonly FoldedRecord[]> =>
    this.folds(scope).filter((record) => !record.deleted);

  readonly situation = async (): Promise<Pick<Situation, 'changes' | 'held' | 'conflicts'>> => {
    const { twins } = this.disk;
    const entries = [...this.disk.changes.values()];
    const held = entries.flatMap((entry) => entry.held ?? []);
    const onServer = entries.filter((entry) => entry.seq !== null).length;
    const waiting = entries.length - onServer - held.length;
    const conflicts = [...this.disk.scopes.keys()]
      .flatMap((scope) => this.folds(scope))
      .filter((record) => Object.values(record.fields).some((field) => field.conflict));
    return {
      changes: {
        all: entries.length + twins.length,
        onServer,
        waiting,
        held: held.length + twins.length,
      },
      held: [...held, ...twins],
      conflicts: conflicts.map(({ scope, record }) => ({ scope, record })),
    };
  };

  readonly stored = async (scope: Scope): Promise<readonly StoredChange[]> =>
    this.entriesOf(scope).map(({ change, content, left, seq, held }) => ({
      ...{ id: change.id, record: change.record, content, left, seq },
      held: held?.code ?? null,
      pending: seq === null && held === null,
    }));

  readonly cursor: LocalSubject['cursor'] = async (scope) => this.disk.scopes.get(scope) ?? null;

  readonly secondTab = async (): Promise<LocalSubject> =>
    new MemoryStore(this.account, this.device, this.clock, this.random, this.disk);

  private entriesOf(scope: Scope): readonly MemoryEntry[] {
    const entries = [...this.disk.changes.values()].filter((entry) => entry.change.scope === scope);
    return entries.toSorted((left, right) => (left.change.id < right.change.id ? -1 : 1));
  }

  readonly readDirectory: SyncedStore['readDirectory'] = async () => this.disk.directory;

  readonly writeDirectory: SyncedStore['writeDirectory'] = async (directory) => {
    this.disk.directory = directory;
  };

  readonly readChecklist: SyncedStore['readChecklist'] = async (hash) =>
    this.disk.checklists.get(hash) ?? null;

  readonly writeChecklist: SyncedStore['writeChecklist'] = async (hash, json) => {
    this.disk.checklists.set(hash, json);
  };

  /** Deleted records too. */
  folds(scope: Scope): readonly FoldedRecord[] {
    const visible = this.entriesOf(scope).filter((entry) => !entry.held);
    const byRecord = groupBy(
      visible.map((entry) => entry.change),
      (change) => change.record,
    );
    return [...byRecord]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([record, changes]) => {
        const known = (field: string): boolean =>
          isKnownField(scopeParts(scope).kind, recordParts(record).kind, field);
        return foldRecord(changes, known) ?? [];
      });
  }

  private plan(
    edit: Edit,
    at: Stamp,
    changes: ReadonlyMap<string, MemoryEntry>,
  ): ReturnType<typeof planEdit> {
    const known = [...changes.values()]
      .filter(({ change }) => change.scope === edit.scope && change.record === edit.record)
      .filter(({ change }) => change.field === edit.field)
      .map(({ change, left, seq, written }) => ({ change, left, readBack: seq !== null, written }));
    const id = changeIdSchema.parse(uuidV7(this.clock, this.random));
    return planEdit(edit, { id, at, by: this.account, device: this.device }, known);
  }

  private takeRound(limits: { changes: number; bytes: number }, skip: ReadonlySet<string>): Round {
    const open = [...this.disk.scopes].filter(([, row]) => row.state !== 'withdrawn');
    const cursors = new Map(open.map(([scope, { seq, sum }]) => [scope, { seq, sum }]));
    const due = [...this.disk.changes.values()].filter(
      (entry) => entry.seq === null && !entry.held && !skip.has(entry.change.id),
    );
    let bytes = utf8Length(JSON.stringify(Object.fromEntries(cursors)));
    const taken = due
      .slice(0, limits.changes)
      .filter(
        ({ content }, index) => (bytes += utf8Length(content) + 16) <= limits.bytes || index === 0,
      );
    for (const entry of taken) this.disk.changes.set(keyOf(entry.change), { ...entry, left: true });
    const push = taken.map(({ change, content, written, confirmed }) => ({
      ...{ scope: change.scope, id: change.id, mine: written || confirmed === true },
      content: JSON.parse(content) as Record<string, unknown>,
    }));
    return { epoch: this.disk.epoch, cursors, push };
  }

  private applyAnswer(sent: Round, answer: RoundAnswer): Applied {
    const { disk } = this;
    if (disk.epoch !== sent.epoch) {
      return {
        refused: [...sent.cursors.keys()].map((scope) => ({ scope, why: 'stale' })),
        reset: false,
      };
    }
    const newEpoch = answer.epoch !== sent.epoch;
    if (newEpoch) {
      for (const [scope, row] of disk.scopes) if (row.state !== 'withdrawn') this.clear(scope);
      disk.epoch = answer.epoch;
    }
    this.hold(sent, answer);
    const refused: { scope: Scope; why: string }[] = [];
    let reset = newEpoch && sent.epoch !== null;
    for (const served of answer.scopes) {
      const row = disk.scopes.get(served.scope);
      const sentCursor = sent.cursors.get(served.scope);
      if (!sentCursor) continue;
      const digestOf = (id: string): string | undefined => {
        const entry = disk.changes.get(`${served.scope}|${id}`);
        return entry && contentDigest(entry.content);
      };
      const plan = row
        ? planAnswer(
            {
              epoch: sent.epoch,
              cursor: newEpoch ? sentCursor : { seq: row.seq, sum: row.sum },
              digestOf,
            },
            { epoch: sent.epoch, cursor: sentCursor },
            { epoch: answer.epoch, scope: served },
          )
        : ({ type: 'stale' } as const);
      if (!row || plan.type !== 'apply') {
        refused.push({ scope: served.scope, why: plan.type === 'damaged' ? plan.why : 'stale' });
        continue;
      }
      reset ||= plan.reset;
      if (plan.reset) this.clear(served.scope);
      for (const mark of plan.marks) this.mark(served.scope, mark);
      for (const { change, content, seq, broughtBy } of [...plan.inserts, ...plan.twins]) {
        const own = disk.changes.get(keyOf(change));
        disk.twins = disk.twins.filter((twin) => twin.content !== content);
        if (own)
          disk.twins.push({
            scope: change.scope,
            record: own.change.record,
            field: '',
            code: 'id-reuse',
            reason: '',
            content: own.content,
          });
        disk.changes.set(keyOf(change), {
          change,
          content,
          left: true,
          written: false,
          confirmed: broughtBy === this.account,
          seq,
          held: null,
        });
        disk.clock = observeStamp(change.at, this.clock(), disk.clock);
      }
      disk.scopes.set(served.scope, { ...row, ...plan.cursor });
    }
    for (const { scope, proven } of answer.revoked)
      this.withdraw(scope, proven && !newEpoch, sent, newEpoch);
    return { refused, reset };
  }

  private mark(scope: Scope, { id, seq, broughtBy }: ReadBackMark): void {
    const entry = this.disk.changes.get(`${scope}|${id}`);
    if (!entry) return;
    const confirmed = entry.confirmed === true || broughtBy === this.account;
    const marked = { ...entry, confirmed, left: true, seq, held: null };
    this.disk.changes.set(`${scope}|${id}`, marked);
  }

  private hold(sent: Round, answer: RoundAnswer): void {
    for (const { scope, id } of sent.push) {
      const entry = this.disk.changes.get(`${scope}|${id}`);
      const verdict = answer.held.get(id);
      const row = this.disk.scopes.get(scope);
      const expected =
        (answer.epoch === sent.epoch ? sent.cursors.get(scope) : undefined) ?? startCursor;
      if (!entry || !verdict || entry.seq !== null) continue;
      if (!row || !sameCursor(row, expected)) continue;
      const { record, field } = entry.change;
      this.disk.changes.set(`${scope}|${id}`, {
        ...entry,
        held: { scope, record, field, ...verdict },
      });
    }
  }

  private clear(scope: Scope): void {
    for (const entry of this.entriesOf(scope)) {
      this.disk.changes.set(keyOf(entry.change), { ...entry, seq: null, held: null });
    }
    const row = this.disk.scopes.get(scope);
    if (row) this.disk.scopes.set(scope, { ...row, ...startCursor });
  }

  private withdraw(scope: Scope, proven: boolean, sent: Round, newEpoch: boolean): void {
    const row = this.disk.scopes.get(scope);
    const cursor = newEpoch ? startCursor : sent.cursors.get(scope);
    if (!row || !cursor || row.seq !== cursor.seq || row.sum !== cursor.sum) return;
    if (row.state === 'withdrawn' || (row.state === 'unproven' && !proven)) return;
    if (proven)
      for (const { change, seq } of this.entriesOf(scope))
        if (seq !== null) this.disk.changes.delete(keyOf(change));
    if (!proven) this.clear(scope);
    this.disk.scopes.set(scope, { ...startCursor, state: proven ? 'withdrawn' : 'unproven' });
  }

  private setScopes(readable: readonly Scope[]): void {
    for (const scope of readable) {
      const { seq, sum } = this.disk.scopes.get(scope) ?? startCursor;
      this.disk.scopes.set(scope, { seq, sum, state: 'active' });
    }
    for (const [key, entry] of this.disk.changes)
      if (entry.held) this.disk.changes.set(key, { ...entry, held: null });
  }
}
