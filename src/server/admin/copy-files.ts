/**
 * Files from one place to another, between a data folder and a backup: what is there already is not
 * copied again, and nothing counts as copied whose bytes are not what its hash says.
 */
import { Readable } from 'node:stream';
import type { BlobStore } from '../blobs/port.ts';
import type { NamedFile } from './check-database.ts';

export interface CopiedFiles {
  readonly copied: number;
  /** Were there already. */
  readonly present: number;
  /** Not to be had whole from where they should have come: missing there, damaged, or not readable. */
  readonly lacking: readonly string[];
}

/**
 * `look`: what lies there already is read again, or taken as right by its size, which a disk that loses
 * bytes within a file does not alter. What is wrong, or cannot be read there, is written anew.
 */
export async function copyFiles(
  from: BlobStore,
  to: BlobStore,
  files: Iterable<NamedFile> | AsyncIterable<NamedFile>,
  look: 'read' | 'size',
): Promise<CopiedFiles> {
  let [copied, present] = [0, 0];
  const lacking: string[] = [];
  for await (const { sha256, size } of files) {
    const isThere =
      look === 'size'
        ? (await to.sizeOf(sha256)) === size
        : (await to.check(sha256).catch(() => null)) === 'whole';
    if (isThere) present += 1;
    else if (await copyFile(from, to, sha256)) copied += 1;
    else lacking.push(sha256);
  }
  return { copied, present, lacking };
}

/** One file that cannot be read must not keep all others from being saved; a target without room must. */
async function copyFile(from: BlobStore, to: BlobStore, sha256: string): Promise<boolean> {
  const source = await from.open(sha256).catch(() => null);
  if (source === null) return false;
  const id = `copy-${sha256}`;
  await to.createPartial(id, { size: source.size, type: 'copy' });
  try {
    await to.appendPartial(id, 0, Readable.from(readEach(source.bytes)));
  } catch (error) {
    await to.removePartial(id);
    if (error instanceof Unreadable) return false;
    throw error;
  }
  const { sha256: found } = await to.inspectPartial(id);
  if (found !== sha256) {
    await to.removePartial(id);
    return false;
  }
  await to.keepPartial(id, sha256);
  return true;
}

class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Tells what fails in reading apart from what fails where it is written to. */
async function* readEach(bytes: Readable): AsyncGenerator {
  const chunks = bytes[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => {
      throw new Unreadable();
    });
    if (next.done === true) return;
    yield next.value;
  }
}
