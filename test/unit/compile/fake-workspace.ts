import { err, ok } from '#domain/kernel/result.ts';
import type { ChecklistRef, DirectoryFacts } from '#domain/directory/directory.ts';
import { canonicalJson, textHash } from '#domain/kernel/canonical-json.ts';
import { changeIdSchema, type Change } from '#domain/sync/change.ts';
import { planEdit, type Edit, type KnownChange } from '#domain/sync/edit.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import type { Stamp } from '#domain/sync/hybrid-clock.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { AppServices, NewFile, Workspace } from '#client/services/app-services.ts';
import { checklist } from './sample-visit.ts';

export interface FakeWorkspace {
  readonly workspace: Workspace;
  readonly services: AppServices;
  /** Every call of `save` as it was made. */
  readonly saved: { readonly edits: readonly Edit[]; readonly files: readonly NewFile[] }[];
  readonly records: (scope: Scope) => readonly FoldedRecord[];
  /** Every move that was asked for. */
  readonly moves: { readonly visitId: string; readonly from: string; readonly to: string }[];
}

/** How a directory names a version. */
export function refOf(checklist: Checklist): ChecklistRef {
  const { id, letter, title, shortTitle, version, sections } = checklist;
  const itemCount = sections.flatMap(({ items }) => items).length;
  const names = { title: title.vi, shortTitle: shortTitle.vi };
  return { hash: textHash(canonicalJson(checklist)), id, letter, ...names, version, itemCount };
}

type Versions = Workspace['versions'];
type Moved = Awaited<ReturnType<Versions['move']>>;

export const lead = 'truong-doan';

export function directoryFor(hashes: readonly string[]): DirectoryFacts {
  const person = (id: string, name: string) => ({
    ...{ id, name, office: 'Phòng Nội vụ huyện', role: 'inspector' as const },
    ...{ unitId: null, disabled: false },
  });
  return {
    accounts: [
      person(lead, 'Chánh Văn phòng HĐND và UBND'),
      person('thu-ky', 'Chuyên viên Phòng Nội vụ'),
      person('tu-phap', 'Chuyên viên Phòng Tư pháp'),
    ],
    units: [{ id: 'u1', name: 'UBND xã Trung Dũng', district: 'Huyện Tiên Lữ' }],
    campaigns: [
      {
        id: 'c1',
        name: 'Kiểm tra công tác cải cách hành chính năm 2022',
        basis: 'Kế hoạch cải cách hành chính năm 2022 của UBND huyện Tiên Lữ',
      },
    ],
    delegations: [
      {
        ...{ id: 'd1', campaignId: 'c1', name: 'Đoàn kiểm tra số 2' },
        members: [
          { accountId: lead, role: 'lead' },
          { accountId: 'thu-ky', role: 'secretary' },
          { accountId: 'tu-phap', role: 'member' },
        ],
      },
    ],
    visits: [
      {
        ...{ id: 'v1', campaignId: 'c1', delegationId: 'd1', unitId: 'u1', kind: 'planned' },
        ...{ date: '2022-04-14', period: { from: '2022-01-01', to: '2022-03-31' } },
        ...{ checklists: [...hashes], assignments: [], disclosed: true },
      },
    ],
  };
}

/** A workspace in memory that plans and folds as the real one does. */
export function fakeWorkspace(options: {
  readonly accountId?: string;
  readonly changes?: readonly Change[];
  readonly checklists?: readonly Checklist[];
  readonly photo?: Blob;
  /** Files that the server has; null: it cannot be asked. */
  readonly atServer?: () => readonly string[] | null;
  /** Files that have not left this device. */
  readonly waitingHere?: readonly string[];
  /** In force, where the visit is pinned to another version of the same checklist. */
  readonly newer?: Checklist;
  readonly connection?: ReturnType<Workspace['syncState']>['connection'];
  /** What the server answers to a move; the visit is moved where it is good. */
  readonly moving?: () => Moved;
  /** Whether the newer version can be had now. */
  readonly isNewerHere?: () => boolean;
  /** More waits at the server than this device has read. */
  readonly unread?: boolean;
}): FakeWorkspace {
  const accountId = options.accountId ?? lead;
  const contents = new Map(
    (options.checklists ?? [checklist]).map((one) => {
      const json = canonicalJson(one);
      return [textHash(json), json] as const;
    }),
  );
  const known: KnownChange[] = (options.changes ?? []).map((change) => ({
    ...{ change, left: true, readBack: true, written: false },
  }));
  const saved: FakeWorkspace['saved'] = [];
  const files = new Map<string, NewFile>();
  const listeners = new Set<() => void>();
  let now = Date.parse('2022-04-20T03:00:00Z');
  let made = 0;
  const clock = () => (now += 1);
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

  const records = (scope: Scope): readonly FoldedRecord[] => {
    const keys = new Set(
      known.flatMap(({ change }) => (change.scope === scope ? [change.record] : [])),
    );
    return [...keys].flatMap((key) => {
      const changes = known.flatMap(({ change }) =>
        change.scope === scope && change.record === key ? [change] : [],
      );
      const folded = foldRecord(changes, () => true);
      return folded && !folded.deleted ? [folded] : [];
    });
  };
  const write = (edit: Edit): Change['id'] => {
    made += 1;
    const id = changeIdSchema.parse(`01900000-0000-7000-8000-${String(made).padStart(12, '0')}`);
    const at = `${new Date(clock()).toISOString()}-0000` as Stamp;
    const ofField = known.filter(
      ({ change }) =>
        change.scope === edit.scope && change.record === edit.record && change.field === edit.field,
    );
    const plan = planEdit(edit, { id, at, by: accountId, device: 'tablet-1' }, ofField);
    for (const dropped of plan.dropped) {
      known.splice(
        known.findIndex(({ change }) => change.id === dropped),
        1,
      );
    }
    known.push({ change: plan.change, left: false, readBack: false, written: true });
    return id;
  };
  /** Emits at once and after every save; a read of the same state gives the same object. */
  const watch = <T>(read: () => T) => ({
    subscribe: (onNext: (value: T) => void) => {
      const tell = () => onNext(read());
      listeners.add(tell);
      queueMicrotask(() => listeners.has(tell) && tell());
      return { unsubscribe: () => void listeners.delete(tell) };
    },
  });
  const pinned = [...contents.keys()];
  const newer = options.newer && canonicalJson(options.newer);
  const newerHash = newer === undefined ? '' : textHash(newer);
  const directoryAt = (hashes: readonly string[]) => ({
    ...{ protocol: 1, account: accountId },
    ...directoryFor(hashes),
    checklists: (options.checklists ?? [checklist]).map(refOf),
    ...(options.newer && !hashes.includes(newerHash) && { newer: [refOf(options.newer)] }),
  });
  let directory = directoryAt(pinned);
  const moves: FakeWorkspace['moves'] = [];
  const versions: Versions = {
    read: async (hash) => {
      const content = contents.get(hash);
      if (content !== undefined) return ok(content);
      return newer !== undefined && hash === newerHash && (options.isNewerHere?.() ?? true)
        ? ok(newer)
        : err({ type: 'no-connection' });
    },
    move: async (visitId, move) => {
      moves.push({ visitId, ...move });
      const moved = options.moving?.() ?? ok(undefined);
      if (moved.ok && newer !== undefined) {
        contents.set(newerHash, newer);
        directory = directoryAt(pinned.map((hash) => (hash === move.from ? move.to : hash)));
        listeners.forEach((tell) => tell());
      }
      return moved;
    },
  };
  const saveState = { savedAt: null, problem: null };
  const syncState = { connection: options.connection ?? 'offline', running: false, since: 0 };
  const workspace = {
    account: { id: accountId, role: 'inspector' },
    emptied: () => false,
    acknowledgeEmptied: async () => undefined,
    watchDirectory: () => watch(() => directory),
    watchRecords: (scope: Scope) => watch(() => records(scope)),
    watchSituation: () =>
      watch(() => ({
        changes: { all: 0, onServer: 0, waiting: 0, held: 0 },
        ...{ held: [], conflicts: [], waitingSince: null, syncedAt: null },
        files: { all: 0, received: 0, waitingBytes: 0 },
        staying: { changes: 0, files: 0, unreadable: 0 },
        waitingByScope:
          saved.length > 0 ? { 'visit/v1': saved.length, 'followup/v1': saved.length } : {},
      })),
    watchFiles: () =>
      watch(() => new Map(options.waitingHere?.map((sha256) => [sha256, 'waiting'] as const))),
    watchScopes: () =>
      watch(
        () =>
          new Map([['visit/v1', { state: 'active', ...(options.unread ? {} : { readAt: 1 }) }]]),
      ),
    history: (scope: Scope, record: string) =>
      Promise.resolve(
        known.flatMap(({ change }) =>
          change.scope === scope && change.record === record ? [change] : [],
        ),
      ),
    checklist: (hash: string) => Promise.resolve(contents.get(hash) ?? null),
    versions,
    save: (edits: readonly Edit[], newFiles: readonly NewFile[] = []) => {
      saved.push({ edits, files: newFiles });
      for (const file of newFiles) files.set(file.sha256, file);
      const ids = edits.map(write);
      listeners.forEach((tell) => tell());
      return Promise.resolve(ok({ ids, at: now }));
    },
    superseded: () => false,
    saveState: () => saveState,
    syncState: () => syncState,
    subscribe: () => () => undefined,
    photos: {
      received: async () => {
        const has = options.atServer?.() ?? null;
        return has === null ? err({ type: 'no-connection' }) : ok(new Set(has));
      },
      read: (_: Scope, sha256: string) => {
        const file = files.get(sha256);
        if (file && 'bytes' in file) return Promise.resolve(ok(new Blob([file.bytes])));
        return Promise.resolve(
          options.photo ? ok(options.photo) : { ok: false, error: { type: 'missing' } },
        );
      },
    },
  } as unknown as Workspace;
  return { workspace, services: { clock, random } as AppServices, saved, records, moves };
}
