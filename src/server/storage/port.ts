/**
 * What the use cases need of a storage. Laws that every adapter keeps (and the contract suite
 * tries):
 * - `write` is one transaction: everything in it is kept, durably, when it resolves; nothing when
 *   its work throws.
 * - Two writes under the same lock never overlap, readers of other transactions see all of a write
 *   or nothing (S14). Under different locks they may go on at once: what a write decides may hang
 *   only on what its lock guards.
 * - The audit book comes last in a write: others wait for it until the write is over.
 * - The work of a transaction must not call the storage again from outside its own `data`: an
 *   adapter with one connection would wait for itself.
 * Adapters only keep and find; what is numbered, summed, judged and published how is decided in the
 * use cases, once for all adapters.
 */
import type { HeldCode } from '#domain/access/judge-change.ts';
import type {
  Campaign,
  Delegation,
  DirectoryAccount,
  Unit,
  Visit,
} from '#domain/directory/directory.ts';
import type { Scope } from '#domain/sync/scope.ts';

export interface Storage {
  /** A consistent look at everything; for reading only. */
  read<T>(work: (data: Readable) => Promise<T>): Promise<T>;
  write<T>(lock: Lock, work: (data: Writable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * What a write keeps others from: a scope's log, or one of the server's own books. `rights`: the
 * directory, and every scope's log beside it: what is decided there hangs on who may write, or on
 * which visits have been begun.
 */
export type Lock = Scope | 'directory' | 'rights' | 'checklists' | 'files' | 'held' | 'epoch';

export interface Readable {
  readonly changes: ChangeReader;
  readonly held: HeldReader;
  readonly directory: DirectoryReader;
  readonly accounts: AccountReader;
  readonly checklists: ChecklistReader;
  readonly files: FileReader;
  readonly audit: AuditReader;
  readonly epoch: EpochReader;
}

export interface Writable {
  readonly changes: ChangeWriter;
  readonly held: HeldWriter;
  readonly directory: DirectoryWriter;
  readonly accounts: AccountWriter;
  readonly checklists: ChecklistWriter;
  readonly files: FileWriter;
  readonly audit: AuditWriter;
  readonly epoch: EpochWriter;
}

/** `unit`: the log of what is published, with numbers and sums of its own (S21). */
export type LogView = 'whole' | 'unit';

/** A place in one view of a scope's log: the last number and the sum up to it (S15). */
export interface LogHead {
  readonly seq: number;
  readonly sum: string;
}

/** A change as the log of one view gives it; `seq` and `sum` are that view's. */
export interface LoggedChange extends LogHead {
  readonly id: string;
  /** Canonical JSON, exactly as it was summed. */
  readonly content: string;
  /** ISO time at which the server took it. */
  readonly received: string;
  /** Account that handed it in, where that is not the one in `by` (S19). */
  readonly relayedBy: string | null;
}

/** A change to be appended; `seq` and `sum` are those of the whole log. */
export interface NewChange extends LoggedChange {
  readonly record: string;
  readonly digest: string;
  /** SHA-256 of the files that its value names. */
  readonly files: readonly string[];
  /** The unit that is inspected has brought it: what it names is not shown to it by that (S27). */
  readonly byUnit: boolean;
}

export interface KnownChangeRow {
  readonly id: string;
  readonly seq: number;
  readonly digest: string;
  readonly received: string;
  readonly inUnitView: boolean;
}

export interface ChangeReader {
  /** Every scope that has a log, in order. */
  scopes(): Promise<readonly Scope[]>;
  /** Head of each scope in a view; a scope without changes is not in the answer. */
  heads(scopes: readonly Scope[], view: LogView): Promise<ReadonlyMap<Scope, LogHead>>;
  /** Sum at a number, `null` where the log has not come that far; at 0 the empty sum. */
  sumAt(scope: Scope, view: LogView, seq: number): Promise<string | null>;
  /**
   * Changes after a number, in order, at least one if there is any, until their contents exceed
   * `maxBytes` (UTF-8).
   */
  page(
    scope: Scope,
    view: LogView,
    after: number,
    maxBytes: number,
  ): Promise<readonly LoggedChange[]>;
  /** Which of these ids the scope holds, by id. */
  find(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, KnownChangeRow>>;
  /** Records of a scope that its unit may see. */
  visibleRecords(scope: Scope): Promise<ReadonlySet<string>>;
  /** Changes of these records that are not in the unit's view, in order of `seq`. */
  hiddenOf(scope: Scope, records: readonly string[]): Promise<readonly KnownChangeRow[]>;
  /** Scopes in which something was published to the unit. */
  publishedScopes(): Promise<readonly Scope[]>;
}

export interface ChangeWriter extends ChangeReader {
  /** Appends in the given order; the first `seq` must be the head's plus one. */
  append(scope: Scope, changes: readonly NewChange[]): Promise<void>;
  /** Remembers records as visible to the unit, for ever. */
  addVisibleRecords(scope: Scope, records: readonly string[]): Promise<void>;
  /** Puts changes into the unit's view; the first `view.seq` must be that view's head plus one. */
  addToUnitView(
    scope: Scope,
    entries: readonly { readonly seq: number; readonly view: LogHead }[],
  ): Promise<void>;
  /** The scope's first publication was accepted: its visit is no secret to the unit any more. */
  markPublished(scope: Scope): Promise<void>;
}

/** A change that the server keeps back: the evidence of what came, from whom, and why it waits. */
export interface HeldChange {
  /** The id that it claims, or '' where it has none that could be one. */
  readonly changeId: string;
  /** `null` where none could be read. */
  readonly scope: Scope | null;
  readonly code: HeldCode;
  readonly reason: string;
  readonly received: string;
  readonly pushedBy: string;
  readonly device: string;
  /** Said by the sender, see S19; needed when it is judged again. */
  readonly mine: boolean;
  /** Canonical JSON of what came, without the members of the wire. */
  readonly content: string;
  readonly digest: string;
}

/** Whose row it is. */
export type HeldKey = Pick<HeldChange, 'changeId' | 'digest' | 'pushedBy'>;

export interface HeldRow extends HeldChange {
  readonly number: number;
}

/** A part of what is held, newest first. */
export interface HeldPage {
  /** Only those that came before this number; `null`: the newest. */
  readonly before: number | null;
  readonly limit: number;
  /** About how many bytes their contents may have together; one is always given. */
  readonly maxLength: number;
  /** Signs of a content; of a longer one only the beginning is given. */
  readonly maxContent: number;
}

export interface HeldAmount {
  readonly rows: number;
  /** Of their contents. */
  readonly bytes: number;
}

export interface HeldReader {
  list(page: HeldPage): Promise<readonly HeldRow[]>;
  /** How much is held of a sender; quickly, however much that is. */
  amountOf(pushedBy: string): Promise<HeldAmount>;
  /**
   * Under which code each of these is held already, by id, content and sender. Rows that share only
   * the id are not gone through: all that bore no id of its own stand under ''.
   */
  known<T extends HeldKey>(changes: readonly T[]): Promise<ReadonlyMap<T, HeldCode>>;
  get(number: number): Promise<HeldRow | null>;
}

export interface HeldWriter extends HeldReader {
  /** Same id, content and sender: one row, with the newest code, reason and time. */
  keep(changes: readonly HeldChange[]): Promise<void>;
  /** These contents were accepted: no sender's copy of them waits any longer. */
  release(
    accepted: readonly { readonly changeId: string; readonly digest: string }[],
  ): Promise<void>;
}

/** Whether a visit is disclosed follows from its kind and its publications: it is not stored. */
export type StoredVisit = Omit<Visit, 'disclosed'>;

export interface DirectoryEntries {
  readonly units: readonly Unit[];
  readonly campaigns: readonly Campaign[];
  readonly delegations: readonly Delegation[];
  readonly visits: readonly StoredVisit[];
}

export interface DirectoryReader {
  /** Grows with every write that the directory's facts follow from, accounts and disclosure too. */
  version(): Promise<number>;
  entries(): Promise<DirectoryEntries>;
}

export interface DirectoryWriter extends DirectoryReader {
  /** Adds entries or replaces those of the same id, in the order units, campaigns, delegations, visits. */
  put(entries: DirectoryEntries): Promise<void>;
}

/** THE place of an account's facts; the account handler keeps only credentials and sessions. */
export interface AccountProfile extends DirectoryAccount {
  readonly username: string;
  readonly mustChangePassword: boolean;
  /** ISO time after which the first password is refused; `null` once it was replaced. */
  readonly firstPasswordUntil: string | null;
}

export interface AccountReader {
  /** By username. */
  profiles(): Promise<readonly AccountProfile[]>;
  hasProfiles(): Promise<boolean>;
  profile(id: string): Promise<AccountProfile | null>;
  profileByUsername(username: string): Promise<AccountProfile | null>;
}

export interface AccountWriter extends AccountReader {
  add(profiles: readonly AccountProfile[]): Promise<void>;
  update(
    id: string,
    facts: Partial<Pick<AccountProfile, 'disabled' | 'mustChangePassword' | 'firstPasswordUntil'>>,
  ): Promise<void>;
}

export interface ChecklistVersion {
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  /** Canonical JSON, whose hash is `hash`. */
  readonly content: string;
}

export interface ChecklistReader {
  byHash(hashes: readonly string[]): Promise<readonly ChecklistVersion[]>;
  byVersion(id: string, version: string): Promise<ChecklistVersion | null>;
  /** The versions in force, one an id, by id. */
  current(): Promise<readonly ChecklistVersion[]>;
  /** The same without what is in them, which is long. */
  inForce(): Promise<readonly Pick<ChecklistVersion, 'id' | 'hash'>[]>;
}

export interface ChecklistWriter extends ChecklistReader {
  /** Adds what is new; exactly these are in force from now on. Nothing is ever replaced or removed. */
  setCurrent(versions: readonly ChecklistVersion[]): Promise<void>;
}

/** Bytes that are complete for one scope: uploaded or linked into it (S27). */
export interface StoredFile {
  readonly scope: Scope;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  /** ISO time. */
  readonly completed: string;
  /** The unit that is inspected has brought them, all of them, itself. */
  readonly byUnit: boolean;
}

/** Whose changes name a file: none but the unit's own, or others' too. */
export type NamedBy = 'unit' | 'others';

/** Bytes that count for some scope, as the book knows them. */
export interface KnownBytes {
  readonly sha256: string;
  readonly size: number;
  /** They were looked for and were not there, or not as their hash says; nobody has brought them since. */
  readonly lost: boolean;
}

export interface FileReader {
  /** Those of the hashes that are complete for the scope; without lost ones. */
  find(scope: Scope, sha256: readonly string[]): Promise<readonly StoredFile[]>;
  /** Those of the hashes that were ever complete for the scope: lost ones too. */
  known(scope: Scope, sha256: readonly string[]): Promise<ReadonlySet<string>>;
  /** Bytes of all scopes, once each, in the order of their hashes, after one of them. */
  page(after: string, limit: number): Promise<readonly KnownBytes[]>;
  /** Those of the hashes that a change in this view of the scope names, and whose changes these are. */
  named(
    scope: Scope,
    view: LogView,
    sha256: readonly string[],
  ): Promise<ReadonlyMap<string, NamedBy>>;
}

export interface FileWriter extends FileReader {
  /**
   * Answers those that are new. Again for the same scope and hash: nothing changes, but that the unit has
   * them now too.
   */
  add(files: readonly StoredFile[]): Promise<readonly StoredFile[]>;
  /** In no scope do these bytes count any longer, until they are found again. Answers those that still did. */
  markLost(sha256: readonly string[], since: string): Promise<readonly string[]>;
  /** Answers those that were lost. */
  markFound(sha256: readonly string[]): Promise<readonly string[]>;
}

/** One entry of the server's book of what happened; each names the hash of the one before. */
export interface AuditRow {
  /** Gapless from 1. */
  readonly number: number;
  readonly at: string;
  /** Account, or `server`. */
  readonly actor: string;
  readonly action: string;
  /** Canonical JSON. */
  readonly details: string;
  readonly previous: string;
  readonly hash: string;
}

export interface AuditReader {
  /** Last row, `null` while there is none. Inside a write, others cannot append until it is over. */
  last(): Promise<AuditRow | null>;
  page(afterNumber: number, limit: number): Promise<readonly AuditRow[]>;
}

export interface AuditWriter extends AuditReader {
  append(rows: readonly AuditRow[]): Promise<void>;
}

export interface EpochReader {
  /** Name of this server's present past (S15, S24); `null` before the first start. */
  current(): Promise<string | null>;
}

export interface EpochWriter extends EpochReader {
  replace(epoch: string): Promise<void>;
}
