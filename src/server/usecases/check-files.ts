/**
 * Looking at the bytes again (a scrub): disks forget, and a receipt that was given for bytes which are
 * gone keeps tablets from bringing them once more. What is not there, or not as its hash says, counts
 * for no scope from then on: tablets that still hold it are told so when they next ask for receipts,
 * and send it again.
 *
 * Each file has its moment in a cycle by the first digits of its hash, so that nothing needs to be
 * remembered between two starts and the reading is spread evenly.
 */
import type { Clock } from '#domain/kernel/sources.ts';
import type { BlobState, BlobStore } from '#server/blobs/port.ts';
import type { KnownBytes, Storage } from '#server/storage/port.ts';
import { writeAudit } from './audit-book.ts';

/** A file whose moment fell into a standstill of the server still has another within 30 days. */
export const cycleMilliseconds = 14 * 24 * 60 * 60 * 1000;

export interface FileFinding {
  readonly sha256: string;
  readonly state: BlobState;
}

export interface Looked {
  /** Those that are other than the book said, which was noted. */
  readonly changed: readonly FileFinding[];
  /** Of these nothing is known and nothing was noted. They are looked at again at the next call. */
  readonly unread: readonly UnreadFile[];
}

export interface UnreadFile {
  readonly sha256: string;
  readonly reason: string;
}

/** Looks at all files whose moment lies between two times, and at those that could not be read before. */
export type CheckFiles = (from: number, to: number) => Promise<Looked>;

export function createCheckFiles(storage: Storage, blobs: BlobStore, clock: Clock): CheckFiles {
  let again: readonly KnownBytes[] = [];
  return async (from, to) => {
    const changed: FileFinding[] = [];
    const unread: (UnreadFile & KnownBytes)[] = [];
    const looked = new Set<string>();
    const isFolderLost = once(() => lacksMany(storage, blobs));
    const look = async (file: KnownBytes): Promise<void> => {
      const { sha256, lost } = file;
      // Its moment may come while it is still looked at again: each such time would keep it once more.
      if (looked.has(sha256)) return;
      looked.add(sha256);
      try {
        if (!lost && (await blobs.sizeOf(sha256)) === null && (await isFolderLost())) {
          unread.push({ ...file, reason: 'it is missing, and so are many others' });
          return;
        }
        const finding = await checkFile(storage, blobs, clock, file);
        if (finding !== null) changed.push(finding);
      } catch (error) {
        unread.push({ ...file, reason: error instanceof Error ? error.message : String(error) });
      }
    };
    for (const file of again) await look(file);
    for (const [after, upTo] of stretchesOf(from, to)) {
      for await (const file of knownFiles(storage, after)) {
        if (file.sha256 > upTo) break;
        await look(file);
      }
    }
    again = unread.map(({ sha256, size, lost }) => ({ sha256, size, lost }));
    return { changed, unread };
  };
}

function stretchesOf(from: number, to: number): readonly (readonly [string, string])[] {
  if (to - from >= cycleMilliseconds) return [['', afterAll]];
  const [start, end] = [placeInCycle(from), placeInCycle(to)];
  if (start <= end) return [[start, end]];
  return [
    [start, afterAll],
    ['', end],
  ];
}

const sampleSize = 500;
const fewFiles = 3;
const smallShare = 0.05;

/**
 * A disk forgets one file, or a few. Where many are not there the whole folder is rather another one
 * than it should be (not mounted, moved), and the book must not call everything lost: a person looks
 * first. Where they are truly gone `restore-files` says so. Receipts go by what lies there meanwhile, so
 * that no tablet drops the only bytes; what tablets bring again is the price.
 */
async function lacksMany(storage: Storage, blobs: BlobStore): Promise<boolean> {
  const known = (await storage.read((data) => data.files.page('', sampleSize))).filter(
    ({ lost }) => !lost,
  );
  let missing = 0;
  for (const { sha256 } of known) if ((await blobs.sizeOf(sha256)) === null) missing += 1;
  return missing > fewFiles && missing > known.length * smallShare;
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => (done ??= work());
}

/** Reads one file again and notes what is other than the book says; `null`: nothing is. */
export async function checkFile(
  storage: Storage,
  blobs: BlobStore,
  clock: Clock,
  { sha256, lost }: KnownBytes,
): Promise<FileFinding | null> {
  const state = await blobs.check(sha256);
  if (state === 'damaged') await blobs.setAside(sha256);
  if (lost === (state !== 'whole')) return null;
  // Brought while it was looked for; whoever brings it later finds it noted as lost, and ends that.
  if (state !== 'whole' && (await blobs.sizeOf(sha256)) !== null) return null;
  await noteFile(storage, clock, { sha256, state });
  return { sha256, state };
}

/** Makes a file count, or count no longer, in every scope. */
export async function noteFile(
  storage: Storage,
  clock: Clock,
  { sha256, state }: FileFinding,
): Promise<void> {
  const at = new Date(clock()).toISOString();
  await storage.write('files', async ({ files, audit }) => {
    // Noted already, by whoever looked at it meanwhile, or has brought it: the book tells it once.
    const noted =
      state === 'whole' ? await files.markFound([sha256]) : await files.markLost([sha256], at);
    if (noted.length === 0) return;
    const action = state === 'whole' ? 'file-found' : 'file-lost';
    await writeAudit(audit, [{ at, actor: 'server', action, details: { sha256, state } }]);
  });
}

const filesAtATime = 500;

/** Every file that counts, or did, for any scope, in the order of their hashes. */
export async function* knownFiles(storage: Storage, after = ''): AsyncGenerator<KnownBytes> {
  for (let last = after; ;) {
    const page = await storage.read((data) => data.files.page(last, filesAtATime));
    yield* page;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.sha256;
  }
}

/** Greater than every hash. */
const afterAll = 'g';

/** The first eight digits of the hashes whose moment this is. */
function placeInCycle(at: number): string {
  const share = (at % cycleMilliseconds) / cycleMilliseconds;
  return Math.floor(share * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}
