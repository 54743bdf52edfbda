/** Part of the composition root: one account's store, engine, queue of files and their life. */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { askToBeWoken } from '#client/platform/background-sync.ts';
import { loadOnce } from '#client/platform/load-once.ts';
import { enrolmentMarks, onAccountChange } from '#client/platform/remembered-account.ts';
import { createServerTime, type ServerTime } from '#client/platform/server-time.ts';
import { systemClock, systemRandom } from '#client/platform/sources.ts';
import { askToPersist, readStorageRoom, roomMark } from '#client/platform/storage-room.ts';
import { openTabChannel } from '#client/platform/tab-channel.ts';
import { holdTabLock, unlessElsewhere } from '#client/platform/tab-lock.ts';
import { mapWatched, readAgain } from '#client/platform/watched.ts';
import type { SessionAccount, Workspace, WorkspaceProblem } from '#client/services/app-services.ts';
import { isTermOver, type AnsweredAt } from '#client/services/reading-term.ts';
import { createLocalStore, type LocalStore } from '#client/store/local-store.ts';
import { acknowledgeEmptied, onEmptied, openStore } from '#client/store/open-store.ts';
import { saveProblemOf } from '#client/store/save-edits.ts';
import type { UploadQueue } from '#client/files/upload-queue.ts';
import { createEngine } from '#client/sync/engine.ts';
import { holdWhile } from '#client/ui/page-hold.ts';
import { hearNetwork } from '#client/sync/hear-network.ts';
import { listenForHints } from '#client/sync/hints.ts';
import { shareLoopState } from '#client/sync/shared-loop-state.ts';
import { firstScreen } from '#client/ui/first-screen.ts';
import { directoryAnswerSchema, type DirectoryAnswer } from '#protocol/directory.ts';
import { backgroundSyncTag, syncHint } from '#protocol/worker-message.ts';
import { createCameraSlots } from './main.camera-slots.ts';
import { createBundleImport, noteCarried } from './main.bundles.ts';
import type { UnderWay } from './main.leaving.ts';
import { createPhotos } from './main.photos.ts';
import {
  createMakeRoom,
  createReadRoom,
  createTryRoom,
  keepReserveSoon,
  saveWithReserve,
  withReserve,
} from './main.room.ts';
import { createSaveRecord } from './main.save-state.ts';
import { createVersions } from './main.versions.ts';

export async function openWorkspace(
  account: SessionAccount,
  underWay: UnderWay,
): Promise<Result<Workspace, WorkspaceProblem>> {
  const opened = await openStore({
    account: account.id,
    clock: systemClock,
    random: systemRandom,
    marks: enrolmentMarks,
  });
  if (!opened.ok) return err(opened.error);
  const store = createLocalStore(opened.value.context);
  await noteCarried(store);
  const time = createServerTime(systemClock, (...request) => fetch(...request));
  const exchange = loadExchange(store, account.id, time.fetcher);
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  const lock = createLock(opened.value.answered, tell);
  const engine = startEngine(store, account.id, exchange, time, lock.answered);
  const saves = createSaveRecord(tell);
  engine.shown.subscribe(tell);
  engine.onUpload(tell);
  let emptied = opened.value.emptied;
  onEmptied(opened.value.context, () => {
    emptied = true;
    engine.request('now');
    tell();
  });
  keepReserveSoon();
  foldAfterUpgradeSoon(store);
  let superseded = false;
  opened.value.context.database.onSuperseded(() => {
    superseded = true;
    engine.stop();
    tell();
  });
  return ok({
    account,
    emptied: () => emptied,
    acknowledgeEmptied: () => acknowledgeEmptied(opened.value.context),
    watchDirectory: () =>
      mapWatched(store.watchDirectory(), (row) => row && parseDirectory(row.json)),
    watchRecords: store.watchRecords,
    watchSituation: store.watchSituation,
    watchFiles: store.watchFiles,
    watchHeld: store.watchHeld,
    watchScopes: store.watchScopes,
    history: (scope, record) => readAgain(() => store.history(scope, record)),
    log: store.log,
    checklist: (hash) => readAgain(() => store.readChecklist(hash)),
    versions: createVersions(store, exchange, () => engine.request('now')),
    save: async (edits, files) => {
      const work = saveWithReserve(store, systemClock, edits, files).catch(storageFailed);
      const saved = await underWay.note(holdWhile('saving', work)).finally(saves.begun());
      if (saved.ok) saves.saved(edits, saved.value.at);
      else saves.failed(edits, files ?? [], saved.error);
      tell();
      if (saved.ok) engine.request('soon');
      if (saved.ok && engine.shown.state().connection !== 'online')
        void askToBeWoken(backgroundSyncTag);
      return saved;
    },
    locked: lock.locked,
    superseded: () => superseded,
    saveState: saves.state,
    syncState: engine.shown.state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    syncNow: () => engine.request('now'),
    uploading: engine.uploading,
    cameraSlot: createCameraSlots(store, systemClock),
    typed: { read: store.readTypedTexts, write: store.writeTypedText },
    photos: createPhotos(store, account.id),
    bundles: createBundleImport(store, () => engine.request('soon')),
    tryWrite: store.tryWrite,
    room: createReadRoom(systemClock),
    roomMark,
    tryRoom: createTryRoom(systemClock, tell),
    askToPersist,
  });
}

/** Milliseconds: the first screen comes first. */
const foldAfter = 3000;

/** What is cut off here is done at the next opening. */
function foldAfterUpgradeSoon(store: LocalStore): void {
  const fold = (): Promise<unknown> =>
    unlessElsewhere(`so-doan-fold-${store.account}`, () => store.foldAfterUpgrade());
  setTimeout(() => void fold().catch((cause: unknown) => console.error(cause)), foldAfter);
}

/** Looked at when the app opens and when it is looked at again: nobody is locked out in the middle of a word. */
function createLock(opened: AnsweredAt | null, tell: () => void) {
  let answered = opened;
  let locked = isTermOver(answered, systemClock());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    locked = isTermOver(answered, systemClock());
    tell();
  });
  return {
    locked: () => locked,
    answered: (at: AnsweredAt): void => {
      answered = at;
      locked = false;
      tell();
    },
  };
}

type Exchange = ReturnType<typeof loadExchange>;

/**
 * What talks to the server: it comes with the first exchange, which nothing on the first screen waits
 * for. `null` where it cannot be had: there is no worker yet, and no connection any more.
 */
function loadExchange(store: LocalStore, account: string, fetcher: typeof fetch) {
  const load = loadOnce(async () => {
    const [{ createFetchTransport }, { createRunSync }] = await Promise.all([
      import('#client/sync/fetch-transport.ts'),
      import('#client/sync/run-sync.ts'),
      // What the store does in it, so that all of it is there or none.
      import('#client/store/take-round.ts'),
      import('#client/store/apply-answer.ts'),
      import('#client/store/set-scopes.ts'),
    ]);
    const transport = createFetchTransport(account, fetcher);
    return { transport, runSync: createRunSync(store, transport) };
  });
  return () => load().catch(() => null);
}

/**
 * The engine runs in one tab an account (Web Locks); the others see its work through the database and
 * hear from it whether there is a connection.
 * A tab that does not lead still runs when asked, since answers to a stale cursor change nothing
 * (S17): its person is waiting. Bytes go from one tab at a time: two would only send them twice.
 */
function startEngine(
  store: LocalStore,
  account: string,
  exchange: Exchange,
  time: ServerTime,
  onAnswer: (at: AnsweredAt) => void,
) {
  // Photos and uploads come with what uses them: the first screen needs neither (all is precached).
  let queue: UploadQueue | null = null;
  const uploadListeners = new Set<() => void>();
  const dated: LocalStore = {
    ...store,
    markReceived: (scope, sha256) => store.markReceived(scope, sha256, time.now()),
    receivedPictures: (from) => store.receivedPictures(from, time.now()),
    dropBytes: (scope, sha256) => store.dropBytes(scope, sha256, time.now()),
  };
  const uploads = loadOnce(async () => {
    const { createUploadQueue } = await import('#client/files/upload-queue.ts');
    const { fetcher } = time;
    queue = createUploadQueue({ store: dated, account, fetcher, clock: systemClock });
    queue.subscribe(() => uploadListeners.forEach((listener) => listener()));
    return queue;
  });
  const makeRoom = createMakeRoom(dated, account, systemClock, readStorageRoom, time.fetcher);
  let leads = false;
  const engine = createEngine({
    clock: systemClock,
    random: systemRandom,
    leads: () => leads,
    exchange: async () => {
      const synced = await withReserve(async () => {
        const parts = await exchange();
        return parts === null ? err({ type: 'no-connection' } as const) : parts.runSync();
      }).catch((cause: unknown) => {
        // Nothing else would ever make any: no exchange ends well without room.
        if (saveProblemOf(cause).type === 'no-space') void makeRoom('full');
        throw cause;
      });
      // What was exchanged stands, also where there is no room to note when.
      if (synced.ok) {
        const at = { server: time.now(), device: systemClock() };
        onAnswer(at);
        await store.noteSynced(at).catch(console.error);
      }
      return synced;
    },
    drain: async () => {
      const drained = await unlessElsewhere(`so-doan-bytes-${account}`, async () =>
        (await uploads()).drain(),
      );
      if (drained?.ended) return err(drained.ended);
      void makeRoom();
      return ok(undefined);
    },
  });
  const channel = openTabChannel(`so-doan-connection-${account}`);
  const shown = shareLoopState(engine.words, engine.bytes, channel);
  let letGo: (() => void) | null = () => undefined;
  void whenFirstNeeded(store).then(() => {
    letGo &&= holdTabLock(`so-doan-sync-${account}`, (stopped) => {
      leads = true;
      const stopHints = listenForHints(account, engine.hint);
      stopped.addEventListener('abort', stopHints, { once: true });
      engine.request('now');
    });
  });
  const woken = (): void => engine.request('woken');
  hearNetwork(window, { lost: () => shown.lost(systemClock()), woken });
  // Another tab signed in or out: the next exchange tells whose session it is now (S12).
  onAccountChange(() => engine.request('now'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') woken();
  });
  navigator.serviceWorker?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const data = event.data as { type?: unknown } | null;
    if (data?.type === syncHint.type) woken();
  });
  return {
    request: engine.request,
    /** Another tab can take over. */
    stop: () => {
      engine.stop();
      letGo?.();
      letGo = null;
    },
    shown,
    uploading: () => queue?.state().uploading ?? null,
    onUpload: (listener: () => void) => void uploadListeners.add(listener),
  };
}

/** A device that knows nothing yet has nothing to draw before the server has answered. */
async function whenFirstNeeded(store: LocalStore): Promise<void> {
  const directory = await store.readDirectory().catch(() => null);
  if (directory !== null) await firstScreen;
}

/** Nothing was stored: whoever saved says so, as of any other failure. */
function storageFailed(cause: unknown): Awaited<ReturnType<Workspace['save']>> {
  console.error(cause);
  return err({ type: 'storage-failed', detail: String(cause) });
}

let parsedDirectory: { readonly json: string; readonly directory: DirectoryAnswer | null } | null =
  null;

/** Half a dozen places of a screen follow the directory; it is parsed once, and is one object for all. */
function parseDirectory(json: string): DirectoryAnswer | null {
  if (parsedDirectory?.json !== json) {
    const parsed = directoryAnswerSchema.safeParse(JSON.parse(json));
    parsedDirectory = { json, directory: parsed.success ? parsed.data : null };
  }
  return parsedDirectory.directory;
}
