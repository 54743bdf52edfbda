/** A workspace in memory that plans and folds by the real rules; the network and the disk are left out. */
import type { Observable } from 'dexie';
import { groupBy } from '#domain/kernel/group-by.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { isKnownField } from '#domain/access/judge-change.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { changeIdSchema, type Change } from '#domain/sync/change.ts';
import { planEdit, type Edit } from '#domain/sync/edit.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import type { Stamp } from '#domain/sync/hybrid-clock.ts';
import { recordParts, scopeParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import type {
  AppServices,
  CameraSlot,
  CapturedPhoto,
  CaptureProblem,
  SessionAccount,
  Workspace,
} from '#client/services/app-services.ts';
import type { Place } from '#domain/visit/records.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';

type SaveProblem = Extract<Awaited<ReturnType<Workspace['save']>>, { readonly ok: false }>['error'];

type Annotated = Awaited<ReturnType<Workspace['photos']['annotate']>>;

export const startTime = Date.parse('2022-04-14T02:42:00Z');

export interface FakeWorkspace {
  readonly workspace: Workspace;
  readonly services: AppServices;
  /** Every call of `save`, as it was made. */
  readonly saves: (readonly Edit[])[];
  /** A colleague's change comes in; returns its id. */
  readonly arrive: (
    edit: Omit<Edit, 'scope' | 'seen'> & {
      readonly by: string;
      readonly seen?: readonly string[];
      readonly minute?: number;
    },
  ) => Change['id'];
  readonly record: (key: RecordKey) => FoldedRecord | undefined;
  /** The next saves fail like this; null: they work again. */
  readonly failWith: (problem: SaveProblem | null) => void;
  readonly capture: (answer: Result<CapturedPhoto, CaptureProblem>) => void;
  /** What drawing on a photo gives from now on. */
  readonly annotate: (answer: Annotated | Promise<Annotated>) => void;
  readonly cameraSlot: () => CameraSlot | null;
  /** Whether the visit is read to its end; at first it is. */
  readonly readToEnd: (isRead: boolean) => void;
  /** The directory of the server comes in: the visit may be pinned to other versions. */
  readonly arriveDirectory: (next: DirectoryAnswer) => void;
}

export function fakeWorkspace(input: {
  readonly scope: Scope;
  readonly account: SessionAccount;
  readonly directory: DirectoryAnswer;
  readonly checklists: ReadonlyMap<string, Checklist>;
  readonly photo?: (sha256: string) => Blob;
  /** The camera that was open when the page before this one ended. */
  readonly cameraSlot?: CameraSlot | undefined;
  /** Where the device is, for a person who has that noted. */
  readonly place?: Place;
  /** What other visits hold; it does not move. */
  readonly elsewhere?: readonly (Pick<Change, 'scope' | 'record' | 'field' | 'by'> & {
    readonly value: unknown;
  })[];
}): FakeWorkspace {
  let count = 0;
  let time = startTime;
  let changes: readonly Change[] = [];
  const own = new Set<string>();
  const received = new Map<string, string>();
  let problem: SaveProblem | null = null;
  let captured: Result<CapturedPhoto, CaptureProblem> = {
    ok: false,
    error: { type: 'not-a-picture' },
  };
  let annotated: Annotated | Promise<Annotated> = {
    ok: false,
    error: { type: 'missing' },
  };
  let slot: CameraSlot | null = input.cameraSlot ?? null;
  const place = input.place ?? null;
  const saves: (readonly Edit[])[] = [];
  const listeners = new Set<() => void>();
  const files = new Map<string, 'waiting' | 'received'>();
  const nextId = () => {
    count += 1;
    return changeIdSchema.parse(`0198b000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`);
  };
  const stamp = (at: number) =>
    `${new Date(at).toISOString()}-${count.toString(16).padStart(4, '0')}` as Stamp;
  const notify = () => listeners.forEach((listener) => listener());

  // A record that did not move stays the same object, as the store gives it.
  const foldedBefore = new Map<string, { ids: string; record: FoldedRecord | undefined }>();
  const foldOnce = (ofRecord: readonly Change[]): FoldedRecord | undefined => {
    const first = ofRecord[0];
    if (first === undefined) return undefined;
    const ids = ofRecord.map(({ id }) => id).join();
    const before = foldedBefore.get(first.record);
    if (before?.ids === ids) return before.record;
    const record = foldRecord(ofRecord, (field) =>
      isKnownField(scopeParts(input.scope).kind, recordParts(first.record).kind, field),
    );
    foldedBefore.set(first.record, { ids, record });
    return record;
  };

  const folded = (from: readonly Change[] = changes): readonly FoldedRecord[] => {
    const byRecord = new Map<string, Change[]>();
    for (const change of from) {
      byRecord.set(change.record, [...(byRecord.get(change.record) ?? []), change]);
    }
    return [...byRecord.values()].flatMap((ofRecord) => {
      const record = foldOnce(ofRecord);
      return record && !record.deleted ? [record] : [];
    });
  };

  const observe = <T>(read: () => T): Observable<T> => {
    const observable = {
      subscribe(observer: unknown) {
        const next =
          typeof observer === 'function'
            ? (observer as (value: T) => void)
            : (observer as { next: (value: T) => void }).next;
        const tell = () => next(read());
        listeners.add(tell);
        tell();
        return { closed: false, unsubscribe: () => void listeners.delete(tell) };
      },
    };
    return observable as unknown as Observable<T>;
  };

  const save: Workspace['save'] = async (edits, newFiles = []) => {
    saves.push(edits);
    await Promise.resolve();
    if (problem) return { ok: false, error: problem };
    const ids = edits.map((edit) => {
      time += 1000;
      const known = changes
        .filter((change) => change.record === edit.record && change.field === edit.field)
        .map((change) => ({ change, left: false, readBack: false, written: own.has(change.id) }));
      const id = nextId();
      const who = { id, at: stamp(time), by: input.account.id, device: 'device-1' };
      const plan = planEdit(edit, who, known);
      const dropped = new Set<string>(plan.dropped);
      changes = [...changes.filter((change) => !dropped.has(change.id)), plan.change];
      own.add(id);
      return id;
    });
    for (const file of newFiles) files.set(file.sha256, 'waiting');
    notify();
    return ok({ ids, at: time });
  };

  const online = { connection: 'online' };
  const noRecords: readonly FoldedRecord[] = [];
  const others = new Map<Scope, readonly FoldedRecord[]>();
  for (const [scope, own] of groupBy(input.elsewhere ?? [], (change) => change.scope)) {
    const written = own.map((change): Change => {
      const id = nextId();
      const value = change.value as Change['value'];
      return { ...change, ...{ id, value, over: [], at: stamp(startTime), device: 'device-2' } };
    });
    others.set(scope, folded(written));
  }
  let known = input.directory;
  const directory = () => known;
  let isRead = true;
  const scopes = () =>
    new Map([[input.scope, { state: 'active', ...(isRead ? { readAt: 1 } : {}) }]]);
  const fileStates = () => new Map(files);
  // One object for one state, as the database's live query gives it.
  let lastFolded: readonly FoldedRecord[] | undefined;
  listeners.add(() => (lastFolded = undefined));
  const workspace = {
    account: input.account,
    emptied: () => false,
    acknowledgeEmptied: async () => undefined,
    watchDirectory: () => observe(directory),
    watchRecords: (scope: Scope) =>
      scope === input.scope
        ? observe(() => (lastFolded ??= folded()))
        : observe(() => others.get(scope) ?? noRecords),
    watchFiles: () => observe(fileStates),
    watchScopes: () => observe(scopes),
    history: async (_scope: Scope, record: string) =>
      changes
        .filter((change) => change.record === record)
        .map((change) => ({
          id: change.id,
          field: change.field,
          value: change.value,
          by: change.by,
          at: change.at,
          received: received.get(change.id) ?? null,
          relayedBy: null,
          held: null,
          readable: true,
        })),
    log: async (_scope: Scope, before: string | null, limit: number) => {
      const older = changes
        .toSorted((left, right) => (left.id < right.id ? 1 : -1))
        .filter(({ id }) => before === null || id < before);
      const page = older.slice(0, limit).map((change) => ({
        ...{ id: change.id, record: change.record, field: change.field, value: change.value },
        ...{ over: change.over, by: change.by, at: change.at, relayedBy: null, held: null },
        ...{ received: received.get(change.id) ?? null, readable: true, way: 'server' as const },
      }));
      return { changes: page, next: older.length > limit ? (page.at(-1)?.id ?? null) : null };
    },
    checklist: async (hash: string) => {
      const found = input.checklists.get(hash);
      return found ? JSON.stringify(found) : null;
    },
    save,
    syncNow: () => {},
    subscribe: () => () => undefined,
    syncState: () => online,
    uploading: () => null,
    cameraSlot: {
      put: async (next: Omit<CameraSlot, 'at'>) => void (slot = { ...next, at: time }),
      clear: async () => void (slot = null),
      read: async () => slot,
      known: () => undefined,
    },
    typed: { read: async () => new Map(), write: async () => undefined },
    photos: {
      capture: async () => captured,
      annotate: async () => annotated,
      place: {
        wanted: () => place !== null,
        want: () => undefined,
        read: async () => place,
      },
      received: async () => err({ type: 'no-connection' }),
      read: async (_scope: Scope, sha256: string) =>
        input.photo
          ? ok(input.photo(sha256))
          : { ok: false as const, error: { type: 'missing' as const } },
    },
  } as unknown as Workspace;

  const services = {
    clock: () => time,
    random: (length: number) => {
      count += 1;
      return Uint8Array.from({ length }, (_, index) => (count * 31 + index * 7) % 256);
    },
  } as unknown as AppServices;

  return {
    workspace,
    services,
    saves,
    record: (key) => folded().find(({ record }) => record === key),
    failWith: (next) => {
      problem = next;
    },
    capture: (answer) => {
      captured = answer;
    },
    annotate: (answer) => {
      annotated = answer;
    },
    cameraSlot: () => slot,
    readToEnd: (next) => {
      isRead = next;
      notify();
    },
    arriveDirectory: (next) => {
      known = next;
      notify();
    },
    arrive: ({ by, seen = [], minute = 0, ...edit }) => {
      const id = nextId();
      changes = [
        ...changes,
        {
          ...edit,
          id,
          scope: input.scope,
          value: edit.value as Change['value'],
          over: seen.map((entry) => changeIdSchema.parse(entry)),
          at: stamp(startTime - 3_600_000 + minute * 60_000),
          by,
          device: 'device-2',
        },
      ];
      notify();
      return id;
    },
  };
}
