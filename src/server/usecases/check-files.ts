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

/** All files whose moment lies between two times; answers those that are other than the book said. */
export type CheckFiles = (from: number, to: number) => Promise<readonly FileFinding[]>;

export function createCheckFiles(storage: Storage, blobs: BlobStore, clock: Clock): CheckFiles {
  const checkRange = async (after: string, upTo: string): Promise<readonly FileFinding[]> => {
    const changed: FileFinding[] = [];
    for await (const file of knownFiles(storage, after)) {
      if (file.sha256 > upTo) break;
      const finding = await checkFile(storage, blobs, clock, file);
      if (finding !== null) changed.push(finding);
    }
    return changed;
  };
  return async (from, to) => {
    if (to - from >= cycleMilliseconds) return checkRange('', afterAll);
    const [start, end] = [placeInCycle(from), placeInCycle(to)];
    if (start <= end) return checkRange(start, end);
    return [...(await checkRange(start, afterAll)), ...(await checkRange('', end))];
  };
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
    if (state === 'whole') await files.markFound([sha256]);
    else await files.markLost([sha256], at);
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
