import { err, ok } from '#domain/kernel/result.ts';
import type {
  AppServices,
  SessionAccount,
  Workspace,
  CameraSlot,
} from '#client/services/app-services.ts';

export const inspector: SessionAccount = {
  id: 'a1',
  username: 'tu.phap',
  name: 'Chuyên viên Phòng Tư pháp',
  office: 'Phòng Tư pháp',
  role: 'inspector',
  unitId: null,
  mustChangePassword: false,
};

type LoopState = ReturnType<Workspace['syncState']>;

/** A value that a live query gives once. */
const given = <T>(value: T) => ({
  subscribe: (next: (value: T) => void) => {
    next(value);
    return { unsubscribe: () => undefined };
  },
});

export interface FakeOptions {
  readonly account?: SessionAccount | null;
  readonly connection?: LoopState['connection'];
  readonly waiting?: number;
  readonly emptied?: boolean;
  /** Nothing that lies here may be shown. */
  readonly locked?: () => boolean;
  readonly onLock?: (tell: () => void) => void;
  readonly superseded?: boolean;
  /** Of a room of 100. */
  readonly cameraSlot?: CameraSlot;
  readonly used?: number;
  readonly acknowledgeEmptied?: () => Promise<void>;
  readonly newVersion?: boolean;
  readonly session?: Partial<AppServices['session']>;
  readonly office?: Partial<AppServices['office']>;
  readonly bundles?: Partial<AppServices['bundles']>;
  readonly imports?: Partial<Workspace['bundles']>;
  readonly opening?: AppServices['openWorkspace'];
  readonly syncNow?: () => void;
}

/** Services over nothing: what the shell shows depends on their answers alone. */
export function fakeServices(options: FakeOptions = {}): AppServices {
  const account = options.account === undefined ? inspector : options.account;
  const offline = err({ type: 'no-connection' } as const);
  const waiting = options.waiting ?? 0;
  const loop: LoopState = { connection: options.connection ?? 'online', running: false, since: 0 };
  const saved = { savedAt: null, problem: null };
  const workspace: Workspace = {
    account: account ?? inspector,
    emptied: () => options.emptied ?? false,
    acknowledgeEmptied: options.acknowledgeEmptied ?? (async () => undefined),
    watchDirectory: () =>
      given({
        protocol: 1,
        account: account?.id ?? '',
        accounts: [],
        units: [],
        campaigns: [],
        delegations: [],
        visits: [],
        checklists: [],
      }),
    log: async () => ({ changes: [], next: null }),
    watchRecords: () => given([]),
    watchSituation: () =>
      given({
        changes: { all: waiting, onServer: 0, waiting, held: 0 },
        held: [],
        conflicts: [],
        files: { all: 0, received: 0, waitingBytes: 0 },
        staying: { changes: 0, files: 0, unreadable: 0 },
        waitingByScope: {},
        waitingSince: null,
        syncedAt: 1,
      }),
    watchFiles: () => given(new Map()),
    watchHeld: () => given(new Set<string>()),
    watchScopes: () => given(new Map()),
    history: async () => [],
    checklist: async () => null,
    versions: { read: async () => offline, move: async () => offline },
    save: async () => err({ type: 'no-space' }),
    locked: () => options.locked?.() ?? false,
    superseded: () => options.superseded ?? false,
    saveState: () => saved,
    syncState: () => loop,
    subscribe: (tell) => {
      options.onLock?.(tell);
      return () => undefined;
    },
    syncNow: options.syncNow ?? (() => undefined),
    photos: {
      capture: async () => err({ type: 'not-a-picture' }),
      annotate: async () => err({ type: 'missing' }),
      place: { wanted: () => false, want: () => undefined, read: async () => null },
      read: async () => err({ type: 'missing' }),
      received: async () => offline,
      held: async () => 'missing',
    },
    uploading: () => null,
    cameraSlot: {
      put: async () => undefined,
      clear: async () => undefined,
      read: async () => options.cameraSlot ?? null,
      known: () => undefined,
    },
    typed: { read: async () => new Map(), write: async () => undefined },
    bundles: {
      plan: async () => err('no-directory'),
      run: async () => err({ type: 'no-directory' }),
      ...options.imports,
    },
    tryWrite: async () => true,
    room: async () => ({
      used: options.used ?? 1,
      quota: 100,
      persistent: true,
      wordsOnly: false,
      tried: null,
    }),
    roomMark: () => '',
    tryRoom: async () => null,
    askToPersist: async () => true,
  };
  const opened = Promise.resolve(ok(workspace));
  return {
    session: {
      current: () => account,
      server: async () => offline,
      signIn: async () => offline,
      signOut: async () => undefined,
      changePassword: async () => offline,
      setUp: async () => offline,
      ...options.session,
    },
    appFiles: {
      look: async () => null,
      readAll: async () => null,
      mend: async () => null,
      follow: () => () => undefined,
    },
    office: {
      accounts: async () => offline,
      directory: async () => offline,
      applyPlan: async () => offline,
      startFromSample: async () => offline,
      resetPassword: async () => offline,
      setDisabled: async () => offline,
      held: async () => offline,
      acceptHeld: async () => offline,
      ...options.office,
    },
    bundles: {
      survey: async () => ({ own: { type: 'nobody' }, others: 0 }),
      make: async () => err({ type: 'missing' }),
      read: async () => err('not-a-bundle'),
      handIn: async () => offline,
      ...options.bundles,
    },
    openWorkspace: options.opening ?? (() => opened),
    clock: () => Date.parse('2022-04-12T01:00:00Z'),
    random: (length) => new Uint8Array(length),
    newVersion: { ready: () => options.newVersion ?? false, subscribe: () => () => undefined },
  };
}
