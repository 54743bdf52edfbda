/**
 * What features may ask for. Built once in the composition root; features see only this.
 */
import type { BundleImport, BundleService } from './bundle-service.ts';
import type { OfficeApi } from './office-api.ts';
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { PhotoEdit } from '#domain/visit/photo-edit.ts';
import type { Picture, Place } from '#domain/visit/records.ts';
import type { HistoryEntry, LocalStore, NewFile as StoreFile } from '#client/store/local-store.ts';
import type { Saved as StoreSaved, SaveProblem as StoreProblem } from '#client/store/save-edits.ts';
import type { Situation } from '#client/store/situation.ts';
import type { LoopState } from '#client/sync/sync-loop.ts';
import type { TransportProblem } from '#client/sync/transport.ts';
import type { Watched } from '#client/platform/watched.ts';
import type { RoomTried, StorageRoom } from '#client/platform/storage-room.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import type { ServerAnswer, SessionAnswer } from '#protocol/session.ts';
import type { MoveVersion } from '#protocol/visit-version.ts';

/** Bytes, or a link to them, to be stored with the record that names them (S25). */
export type NewFile = StoreFile;
export type Saved = StoreSaved;
export type SaveProblem = StoreProblem;

export type SessionAccount = SessionAnswer['account'];

/** Signing in and out. The account that works on this device is remembered, so that the app starts without a network. */
export interface SessionService {
  /** The account that this device works for, whether or not its session still lives. */
  readonly current: () => SessionAccount | null;
  readonly server: () => Promise<Result<ServerAnswer, TransportProblem>>;
  /** A good sign-in as another account opens that account's own database. */
  readonly signIn: (
    username: string,
    password: string,
  ) => Promise<Result<SessionAccount, TransportProblem>>;
  /**
   * Forgets who works here, at once; the page that opens next ends the session at the server. The
   * account's database stays, closed, with all unsent work.
   */
  readonly signOut: () => Promise<void>;
  readonly changePassword: (
    current: string,
    next: string,
  ) => Promise<Result<void, TransportProblem>>;
  readonly setUp: (input: {
    token: string;
    username: string;
    name: string;
    password: string;
  }) => Promise<Result<void, TransportProblem>>;
}

/** When and whether the last save succeeded, in this tab. */
export interface SaveState {
  readonly savedAt: number | null;
  /** `not-finished`: a save is under way for longer than any should take, and may never end. */
  readonly problem: SaveProblem | { readonly type: 'not-finished' } | null;
}

export type CaptureProblem =
  | { readonly type: 'not-a-picture' }
  | { readonly type: 'too-large' }
  | { readonly type: 'decode-failed' }
  /** Hardly any room is left, and words need it. */
  | { readonly type: 'no-space' };

export interface CapturedPhoto {
  readonly picture: Picture;
  readonly files: readonly NewFile[];
  readonly taken: { readonly at: string; readonly source: 'camera' | 'file' };
}

/** How bytes are on this device, whatever the server has. `damaged`: not what the hash names. */
export type HeldBytes = 'whole' | 'damaged' | 'missing';

/** The annotated copy of a photo, to be saved with the field that names it. */
export interface AnnotatedPhoto {
  readonly picture: Picture;
  readonly files: readonly NewFile[];
}

/** Whether and where the place of photos is noted; on this device, for all accounts off unless chosen. */
export interface PlaceService {
  readonly wanted: () => boolean;
  readonly want: (on: boolean) => void;
  /** Null: not wanted, not allowed, or not known in time. Never waited for before a photo is saved. */
  readonly read: () => Promise<Place | null>;
}

export interface PhotoService {
  /** Makes the stripped original and the thumbnail; stores nothing. */
  readonly capture: (
    file: Blob,
    source: 'camera' | 'file',
  ) => Promise<Result<CapturedPhoto, CaptureProblem>>;
  /** Draws the marks on the stored original; stores nothing. `coverWords` are written on covers. */
  readonly annotate: (
    scope: Scope,
    original: string,
    edit: PhotoEdit,
    coverWords: string,
  ) => Promise<Result<AnnotatedPhoto, { type: 'decode-failed' } | { type: 'missing' }>>;
  readonly place: PlaceService;
  /** Bytes from this device, or from the server where they are not here. Never rejects. */
  readonly read: (
    scope: Scope,
    sha256: string,
  ) => Promise<Result<Blob, TransportProblem | { type: 'missing' }>>;
  /** Which of these files the server holds complete, by its receipts. Never rejects. */
  readonly received: (
    scope: Scope,
    sha256: readonly string[],
  ) => Promise<Result<ReadonlySet<string>, TransportProblem>>;
  /** Reads the bytes to their end from this device alone and checks their hash. */
  readonly held: (scope: Scope, sha256: string) => Promise<HeldBytes>;
}

export type VersionProblem = TransportProblem;

/** Versions of checklists that a visit is not pinned to, and moving it there. */
export interface VersionService {
  /** The canonical JSON of a version, from this device or from the server, which keeps it here. */
  readonly read: (hash: string) => Promise<Result<string, VersionProblem>>;
  /** Online only; whatever comes of it, the directory is read anew. */
  readonly move: (visitId: string, move: MoveVersion) => Promise<Result<void, VersionProblem>>;
}

/** For which item a camera was opened, and on which screen. */
export interface CameraSlot {
  readonly visitId: string;
  readonly record: RecordKey;
  /** Address of the screen, without its origin. */
  readonly path: string;
  /** Wall time. */
  readonly at: number;
}

/**
 * A tablet short of memory ends the page, or the whole browser, while the camera is open. What opens
 * then (the same tab, another one, a page after a sign-in) must stand at the same item: so the slot
 * lies in the account's own database, written before the camera opens.
 */
export interface CameraSlots {
  /** Resolves after the commit; never rejects, since a photo without a slot is better than none. */
  readonly put: (slot: Omit<CameraSlot, 'at'>) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** The slot of a camera that never came back; null where there is none or it is over an hour old. */
  readonly read: () => Promise<CameraSlot | null>;
  /** The slot as this tab has read or written it last; `undefined` before it did. */
  readonly known: () => CameraSlot | null | undefined;
}

/** Everything that belongs to one account on this device. */
export interface Workspace {
  readonly account: SessionAccount;
  /** The browser emptied this account's database: say so, never begin as if new. */
  readonly emptied: () => boolean;
  /** It was read; until then every opening says it again. */
  readonly acknowledgeEmptied: () => Promise<void>;
  readonly watchDirectory: () => Watched<DirectoryAnswer | null>;
  readonly watchRecords: (scope: Scope) => Watched<readonly FoldedRecord[]>;
  readonly watchSituation: () => Watched<Situation>;
  readonly watchFiles: (scope: Scope) => Watched<ReadonlyMap<string, 'waiting' | 'received'>>;
  /** Hashes of the files whose bytes lie on this device. */
  readonly watchHeld: (scope: Scope) => Watched<ReadonlySet<string>>;
  readonly watchScopes: LocalStore['watchScopes'];
  readonly history: (scope: Scope, record: string) => Promise<readonly HistoryEntry[]>;
  readonly log: LocalStore['log'];
  readonly checklist: (hash: string) => Promise<string | null>;
  readonly versions: VersionService;
  /**
   * Saves edits, with the bytes that they name, in one durable transaction; resolves after the
   * commit. Only then may a screen say that it is saved.
   */
  readonly save: (
    edits: readonly Edit[],
    files?: readonly NewFile[],
  ) => Promise<Result<Saved, SaveProblem>>;
  /** The server has not answered for so long that nothing that lies here is shown until it does. */
  readonly locked: () => boolean;
  /** Another tab has taken the database to a newer version: this one can save no more. */
  readonly superseded: () => boolean;
  readonly saveState: () => SaveState;
  readonly syncState: () => LoopState;
  /** Hears of every move of `emptied`, `locked`, `superseded`, `saveState`, `syncState` and `roomMark`. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly syncNow: () => void;
  /** The file that is on its way from this tab, sizes in bytes; null where none is. */
  readonly uploading: () => {
    readonly sha256: string;
    readonly sent: number;
    readonly size: number;
  } | null;
  readonly cameraSlot: CameraSlots;
  /** Words in boxes that only a button stores, by the place of the box: no work, and saved for nobody to count. */
  readonly typed: {
    readonly read: LocalStore['readTypedTexts'];
    readonly write: LocalStore['writeTypedText'];
  };
  readonly photos: PhotoService;
  readonly bundles: BundleImport;
  /** Stores as much as a photo takes, reads it back and takes it away again. */
  readonly tryWrite: () => Promise<boolean>;
  readonly room: () => Promise<StorageRoom>;
  /** Another text whenever something was learned of the room by writing. */
  readonly roomMark: () => string;
  /**
   * Writes as much as photos take, tells how many found room, and deletes it again. `null`: nobody
   * knows, or `signal` ended it.
   */
  readonly tryRoom: (signal?: AbortSignal) => Promise<RoomTried | null>;
  readonly askToPersist: () => Promise<boolean | null>;
}

export type WorkspaceProblem =
  | { readonly type: 'newer-schema'; readonly found: number }
  | { readonly type: 'blocked' }
  | { readonly type: 'storage-failed'; readonly detail: string };

export interface AppFiles {
  /** 0: none is kept yet, the app does not start without a network. */
  readonly total: number;
  /** This browser keeps none, now or ever. */
  readonly never?: boolean;
  /** Addresses of those that are missing. */
  readonly missing: readonly string[];
}

/** The files of the app itself on this device; `null`: who knows has not answered. */
export interface AppFilesService {
  readonly look: () => Promise<AppFiles | null>;
  /** The same, and each is read to its end. */
  readonly readAll: () => Promise<AppFiles | null>;
  /** Fetches what is missing. */
  readonly mend: () => Promise<AppFiles | null>;
  /** Looks now, when they have come, and when the page is shown again. */
  readonly follow: (listener: (files: AppFiles | null) => void) => () => void;
}

export interface AppServices {
  readonly session: SessionService;
  readonly appFiles: AppFilesService;
  readonly office: OfficeApi;
  readonly bundles: BundleService;
  /** Opens the current account's database; the same promise for every caller. */
  readonly openWorkspace: () => Promise<Result<Workspace, WorkspaceProblem>>;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** A new version of the app is here and waits for the next opening. */
  readonly newVersion: {
    readonly ready: () => boolean;
    readonly subscribe: (listener: () => void) => () => void;
  };
}
