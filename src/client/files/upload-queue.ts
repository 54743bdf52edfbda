/**
 * The queue of files (S26): after the records, thumbnails first, four at once, the bytes of a file read
 * only when its turn comes. What waits is counted by the store; this queue remembers nothing that a
 * killed tab could lose. Laws:
 *
 * - A file is received when the server's receipt names its hash, and by nothing else. The receipt comes
 *   with the answer to the last bytes, or is asked for.
 * - A file that cannot go (refused, damaged or unreadable here, or one that the server fails at) stays, is
 *   reported, and never stops the others: where the server failed, it is tried after all others.
 * - Nothing is deleted, here or because of an answer.
 */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { codesForAll } from '#protocol/problem.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import type { LocalStore, WaitingFile } from '#client/store/local-store.ts';
import { askLinks, askReceipts, maxReceipts } from './ask-receipts.ts';
import type { FileServerProblem } from './ask-files.ts';
import { uploadFile } from './tus-over-fetch.ts';
import {
  isConflict,
  isFault,
  isForbidden,
  isOfFile,
  waitAfter,
  type FileProblem,
} from './upload-problems.ts';

export interface StuckFile {
  readonly scope: Scope;
  readonly sha256: string;
  readonly problem: FileProblem;
}

export interface DrainOutcome {
  /** Files that got their receipt in this drain. */
  readonly received: number;
  /** Files that stay waiting although the server could be reached, refused ones of earlier drains included. */
  readonly stuck: readonly StuckFile[];
  /** What ended the drain before its end; `null`: everything was tried. */
  readonly ended: FileServerProblem | null;
}

export interface UploadState {
  readonly running: boolean;
  /** The file whose progress was heard of last. Sizes in bytes. */
  readonly uploading: {
    readonly sha256: string;
    readonly sent: number;
    readonly size: number;
  } | null;
}

export interface UploadQueue {
  /** Called after a sync run, so that records go before bytes. Calls while one is running join it. */
  readonly drain: () => Promise<DrainOutcome>;
  /** The same object until something changes. */
  readonly state: () => UploadState;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface UploadQueueParts {
  readonly store: Pick<
    LocalStore,
    'waitingFiles' | 'readFile' | 'markReceived' | 'receivedFiles' | 'markWaiting' | 'settleFetched'
  >;
  readonly account: string;
  readonly fetcher: typeof fetch;
  readonly clock: Clock;
}

/**
 * While one waits for its answer the others fill the line. A browser has six connections for everything:
 * one is left for the words, one for their hints.
 */
const lanes = 4;
/** Receipts that did not come with an answer are asked for after every so many uploads: a cut costs little. */
const uploadsBetweenReceipts = 10;
/** So many faults of the server in a row are not the files' fault. */
const maxFaults = 3;
/** A server may lose what it gave a receipt for: what is here and has one is asked for again so often. */
const receiptsHoldMilliseconds = 24 * 60 * 60_000;

interface Refused {
  readonly stuck: StuckFile;
  readonly wait: number;
  readonly until: number;
}

export function createUploadQueue(parts: UploadQueueParts): UploadQueue {
  const { store, clock } = parts;
  const createdAt = clock();
  const attempted = new Set<string>();
  const refused = new Map<string, Refused>();
  let state: UploadState = { running: false, uploading: null };
  let running: Promise<DrainOutcome> | null = null;
  let askedAgainAt: number | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Partial<UploadState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  const readStored = async (file: WaitingFile): Promise<Result<ArrayBuffer, FileProblem>> => {
    try {
      const stored = await store.readFile(file.scope, file.sha256);
      // Another's picture that is not on this device: it goes when its own tablet has brought it.
      if (!stored && file.linkFrom) return err({ type: 'interrupted' });
      const isWhole = stored !== null && (await sha256Hex(stored.bytes)) === file.sha256;
      return isWhole ? ok(stored.bytes) : err({ type: 'damaged-here' });
    } catch (cause) {
      console.error(cause);
      return err({ type: 'unreadable-here' });
    }
  };

  /**
   * Made in this very session and not tried yet: the server cannot have it, so on a far line no round
   * trip goes into asking for it. Where it has the same bytes after all it answers `conflict`.
   */
  const isFresh = (file: WaitingFile): boolean =>
    file.madeHere && file.storedAt >= createdAt && !attempted.has(keyOf(file));

  const uploadOne: UploadOne = async (file) => {
    const { scope, sha256, type, size } = file;
    const fresh = isFresh(file);
    attempted.add(keyOf(file));
    const stored = await readStored(file);
    if (!stored.ok) return stored;
    set({ uploading: { sha256, sent: 0, size } });
    return uploadFile(parts, {
      scope,
      sha256,
      type,
      bytes: stored.value,
      fresh,
      onProgress: (sent) => set({ uploading: { sha256, sent, size } }),
    });
  };

  const run = async (): Promise<DrainOutcome> => {
    const drain = new Drain(parts, uploadOne);
    const tried = new Set<string>();
    const doubtful: WaitingFile[] = [];
    if (askedAgainAt === null || clock() - askedAgainAt >= receiptsHoldMilliseconds) {
      if (await askAgain(parts)) askedAgainAt = clock();
    }
    for (;;) {
      const waiting = await store.waitingFiles(maxReceipts + tried.size);
      const batch = waiting.filter((file) => !tried.has(keyOf(file))).slice(0, maxReceipts);
      if (batch.length === 0 || drain.ended) break;
      for (const file of batch) tried.add(keyOf(file));
      const missing = new Set(await drain.confirm(batch.filter((file) => !isFresh(file))));
      const due = batch.filter((file) => {
        const before = refused.get(keyOf(file));
        if (missing.has(file) && before && before.until > clock())
          drain.stuck.set(keyOf(file), before.stuck);
        return (missing.has(file) || isFresh(file)) && !drain.stuck.has(keyOf(file));
      });
      const isDoubtful = (file: WaitingFile): boolean =>
        isFault(refused.get(keyOf(file))?.stuck.problem);
      doubtful.push(...due.filter(isDoubtful));
      await drain.sendAll(due.filter((file) => !isDoubtful(file)));
    }
    const failures = doubtful.flatMap((file) => {
      const before = refused.get(keyOf(file));
      return before ? [{ file, ...before }] : [];
    });
    await drain.sendDoubtful(
      failures
        .toSorted((left, right) => left.until - right.until)
        .map(({ file, stuck }) => [file, stuck] as const),
    );
    for (const [key, stuck] of drain.stuck) {
      const before = refused.get(key);
      if (before?.stuck === stuck) continue;
      const wait = waitAfter(stuck.problem, before?.wait ?? 0, drain.failedAt.has(key));
      if (wait !== null) refused.set(key, { stuck, wait, until: clock() + wait });
    }
    return { received: drain.received, stuck: [...drain.stuck.values()], ended: drain.ended };
  };

  return {
    drain: () => {
      running ??= (async () => {
        set({ running: true });
        try {
          return await run();
        } finally {
          running = null;
          set({ running: false, uploading: null });
        }
      })();
      return running;
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Lets files wait again whose receipt the server has taken back; false when it could not be asked. A
 * scope that is closed to questions is left as it is: nothing could be brought there either.
 */
async function askAgain(parts: UploadQueueParts): Promise<boolean> {
  const files = await parts.store.receivedFiles();
  for (const [scope, ofScope] of groupBy(files, (file) => file.scope)) {
    const hashes = ofScope.map((file) => file.sha256);
    const receipts = await askReceipts(parts, scope, hashes);
    if (receipts.ok) {
      const gone = hashes.filter((sha256) => !receipts.value.has(sha256));
      if (gone.length > 0) await parts.store.markWaiting(scope, gone);
    } else if (receipts.error.type === 'no-connection' || receipts.error.code !== 'forbidden') {
      return false;
    }
  }
  return true;
}

type UploadOne = (
  file: WaitingFile,
) => Promise<Result<{ readonly hasReceipt: boolean }, FileProblem>>;

/** One drain: what it has achieved so far and what stopped it. */
class Drain {
  readonly stuck = new Map<string, StuckFile>();
  received = 0;
  ended: FileServerProblem | null = null;
  /** Keys of the files whose own upload met a fault of the server. */
  readonly failedAt = new Set<string>();
  /** In a row. */
  #faults = 0;
  #doubtful = false;

  constructor(
    private readonly parts: UploadQueueParts,
    private readonly uploadOne: UploadOne,
  ) {}

  /** Marks what the server has; answers what it does not have, in the order given. */
  async confirm(files: readonly WaitingFile[]): Promise<readonly WaitingFile[]> {
    const missing = new Set(files);
    for (const [scope, ofScope] of groupBy(files, (file) => file.scope)) {
      if (this.ended) break;
      const receipts = await askReceipts(
        this.parts,
        scope,
        ofScope.map((file) => file.sha256),
      );
      if (!receipts.ok) {
        // Who only reads would else wait for ever after a reset, for receipts of what he never sent.
        const settled = isForbidden(receipts.error)
          ? await this.parts.store.settleFetched(scope)
          : new Set<string>();
        for (const file of ofScope) if (settled.has(file.sha256)) missing.delete(file);
        this.#note(
          receipts.error,
          ofScope.filter((file) => missing.has(file)),
        );
        continue;
      }
      const received = ofScope.filter((file) => receipts.value.has(file.sha256));
      await this.#mark(received);
      for (const file of received) missing.delete(file);
    }
    return [...missing];
  }

  /** Of all of these there is a receipt. */
  async #mark(files: readonly WaitingFile[]): Promise<void> {
    for (const [scope, ofScope] of groupBy(files, (file) => file.scope)) {
      await this.parts.store.markReceived(
        scope,
        ofScope.map((file) => file.sha256),
      );
      this.received += ofScope.length;
      for (const file of ofScope) this.stuck.delete(keyOf(file));
    }
  }

  /** Links what the server has in another scope; answers what still has to be sent. */
  async link(files: readonly WaitingFile[]): Promise<readonly WaitingFile[]> {
    const linked = new Set<WaitingFile>();
    const groups = groupBy(
      files.filter((file) => file.linkFrom !== undefined),
      (file) => `${file.linkFrom}|${file.scope}`,
    );
    for (const group of groups.values()) {
      const [first] = group;
      if (!first?.linkFrom || this.ended) continue;
      const hashes = group.map((file) => file.sha256);
      const answer = await askLinks(this.parts, first.linkFrom, first.scope, hashes);
      if (!answer.ok) this.#note(answer.error, group);
      else for (const file of group) if (answer.value.has(file.sha256)) linked.add(file);
    }
    // Only a receipt by hash marks a file as received.
    const unconfirmed = await this.confirm([...linked]);
    return files.filter((file) => !linked.has(file) || unconfirmed.includes(file));
  }

  async sendAll(files: readonly WaitingFile[]): Promise<void> {
    await this.send(files.filter((file) => file.linkFrom === undefined));
    // After the bytes: what is to be linked may have been among them.
    await this.send(await this.link(files.filter((file) => file.linkFrom !== undefined)));
  }

  /**
   * What the server failed at before. Where it fails again, a few in a row, the rest is left for the next
   * drain; that says nothing of the server, so that new photos need not wait for it.
   */
  async sendDoubtful(files: readonly (readonly [WaitingFile, StuckFile])[]): Promise<void> {
    if (this.ended) return;
    this.#faults = 0;
    this.#doubtful = true;
    for (const [file, stuck] of files) this.stuck.set(keyOf(file), stuck);
    await this.sendAll(files.map(([file]) => file));
  }

  /** The lanes wait for no receipt to be marked or asked for: that goes beside them, one batch after the other. */
  async send(files: readonly WaitingFile[]): Promise<void> {
    const queue = [...files];
    const proven: WaitingFile[] = [];
    const unproven: WaitingFile[] = [];
    let beside = Promise.resolve();
    const goOnBeside = (work: () => Promise<void>): void => {
      beside = beside.then(work);
      // Heard at the end, when the lanes are through.
      beside.catch(() => undefined);
    };
    // Whatever came while the batch before it was written goes in one transaction.
    const markProven = (): void => goOnBeside(() => this.#mark(proven.splice(0)));
    const askForUnproven = (): void => {
      const batch = unproven.splice(0);
      goOnBeside(() => this.#confirmSent(batch));
    };
    const lane = async (): Promise<void> => {
      for (let file = queue.shift(); file && !this.#isOver(); file = queue.shift()) {
        const outcome = await this.uploadOne(file);
        if (outcome.ok || !isFault(outcome.error)) this.#faults = 0;
        else this.failedAt.add(keyOf(file));
        if (outcome.ok && outcome.value.hasReceipt) {
          proven.push(file);
          markProven();
        }
        // `conflict`: it is there complete already, or so the server says; the receipt will tell.
        else if (outcome.ok || isConflict(outcome.error)) unproven.push(file);
        else if (isOfFile(outcome.error)) this.#stick(file, outcome.error);
        else this.#note(outcome.error, [file]);
        if (unproven.length >= uploadsBetweenReceipts) askForUnproven();
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    askForUnproven();
    await beside;
  }

  #isOver(): boolean {
    return this.ended !== null || (this.#doubtful && this.#faults >= maxFaults);
  }

  async #confirmSent(files: readonly WaitingFile[]): Promise<void> {
    if (this.ended !== null || files.length === 0) return;
    for (const file of await this.confirm(files)) {
      if (!this.ended) this.#stick(file, { type: 'interrupted' });
    }
  }

  #note(problem: FileServerProblem, files: readonly WaitingFile[]): void {
    if (isFault(problem)) this.#faults += 1;
    const ends =
      problem.type === 'no-connection' ||
      codesForAll.has(problem.code) ||
      (!this.#doubtful && this.#faults >= maxFaults);
    if (ends) this.ended ??= problem;
    if (!ends || isFault(problem)) for (const file of files) this.#stick(file, problem);
  }

  #stick({ scope, sha256 }: WaitingFile, problem: FileProblem): void {
    this.stuck.set(`${scope}|${sha256}`, { scope, sha256, problem });
  }
}

const keyOf = (file: Pick<WaitingFile, 'scope' | 'sha256'>): string =>
  `${file.scope}|${file.sha256}`;
