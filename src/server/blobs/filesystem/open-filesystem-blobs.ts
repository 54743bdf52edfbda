/**
 * Blobs in a folder: `blobs/<first 2 of the hash>/<hash>`, partials in `uploads/`, what was found
 * damaged in `damaged/`. A blob appears by rename, after its bytes are on the disk; the folder is synced
 * too, or a power cut could undo the rename that somebody was given a receipt for. Nobody else on this
 * machine reads what is made here: photos of a visit are as secret as its records.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { BlobState, BlobStore } from '../port.ts';

const factsSchema = z.object({ size: z.int().nonnegative(), type: z.string() });
/** Enough to tell every type that is taken. */
const startBytes = 64 * 1024;

export async function openFilesystemBlobs(dataDir: string): Promise<BlobStore> {
  const uploads = join(dataDir, 'uploads');
  const blobs = join(dataDir, 'blobs');
  const damaged = join(dataDir, 'damaged');
  await makeFolder(uploads);
  await makeFolder(blobs);
  const bytesOf = (id: string) => join(uploads, `${checked(id)}.part`);
  const factsOf = (id: string) => join(uploads, `${checked(id)}.json`);
  const blobFolder = (sha256: string) => join(blobs, sha256.slice(0, 2));
  const blobPath = (sha256: string) => join(blobFolder(sha256), checked(sha256));

  async function removePartial(id: string): Promise<void> {
    await rm(factsOf(id), { force: true });
    await rm(bytesOf(id), { force: true });
  }

  return {
    removePartial,
    async createPartial(id, facts) {
      await writeFile(bytesOf(id), '', { mode: ownerOnly });
      await writeFile(factsOf(id), JSON.stringify(facts), { mode: ownerOnly });
    },
    async partial(id) {
      const [text, bytes] = await Promise.all([
        readFile(factsOf(id), 'utf8').catch(nullWhenMissing),
        stat(bytesOf(id)).catch(nullWhenMissing),
      ]);
      if (text === null || bytes === null) return null;
      // A crash while it was written: the sender begins anew.
      const facts = factsSchema.safeParse(parseOrNull(text));
      return facts.success ? { ...facts.data, length: bytes.size } : null;
    },
    async appendPartial(id, offset, bytes) {
      const target = createWriteStream(bytesOf(id), { flags: 'r+', start: offset, flush: true });
      await pipeline(bytes, target);
      return offset + target.bytesWritten;
    },
    async inspectPartial(id) {
      const hash = createHash('sha256');
      const start: Uint8Array[] = [];
      let kept = 0;
      for await (const chunk of createReadStream(bytesOf(id)) as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        if (kept < startBytes) start.push(chunk.subarray(0, startBytes - kept));
        kept += chunk.byteLength;
      }
      return { sha256: hash.digest('hex'), start: Buffer.concat(start) };
    },
    async keepPartial(id, sha256) {
      await sync(bytesOf(id), 'r+');
      await makeFolder(blobFolder(sha256));
      await rename(bytesOf(id), join(blobFolder(sha256), sha256));
      await sync(blobFolder(sha256), 'r');
      await sync(blobs, 'r');
      await rm(factsOf(id), { force: true });
    },
    async all() {
      const names = await readdir(blobs, { recursive: true });
      return names.map((name) => basename(name)).filter((name) => /^[0-9a-f]{64}$/.test(name));
    },
    async freeBytes() {
      const { bavail, bsize } = await statfs(dataDir);
      return bavail * bsize;
    },
    async check(sha256) {
      return stateOf(blobPath(sha256), sha256);
    },
    async sizeOf(sha256) {
      return (await stat(blobPath(sha256)).catch(nullWhenMissing))?.size ?? null;
    },
    async setAside(sha256) {
      await makeFolder(damaged);
      const aside = join(damaged, `${checked(sha256)}-${Date.now()}`);
      await rename(blobPath(sha256), aside);
      if ((await stateOf(aside, sha256)) !== 'whole') return;
      await rename(aside, blobPath(sha256));
      await sync(blobFolder(sha256), 'r');
    },
    async open(sha256) {
      const facts = await stat(blobPath(sha256)).catch(nullWhenMissing);
      return facts === null
        ? null
        : { size: facts.size, bytes: createReadStream(blobPath(sha256)) };
    },
    async removeStalePartials(before) {
      let removed = 0;
      for (const name of await readdir(uploads)) {
        const facts = await stat(join(uploads, name)).catch(nullWhenMissing);
        if (facts === null || facts.mtimeMs >= before) continue;
        await rm(join(uploads, name), { force: true });
        if (name.endsWith('.part')) removed += 1;
      }
      return removed;
    },
  };
}

async function stateOf(path: string, sha256: string): Promise<BlobState> {
  if ((await stat(path).catch(nullWhenMissing)) === null) return 'missing';
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if (isDiskError(error)) return 'damaged';
    throw error;
  }
  return hash.digest('hex') === sha256 ? 'whole' : 'damaged';
}

const ownerOnly = 0o600;

const makeFolder = (path: string) => mkdir(path, { recursive: true, mode: 0o700 });

/** Names come from the network: nothing but an upload's id or a hash may become part of a path. */
function checked(name: string): string {
  if (!/^[A-Za-z0-9~-]{1,200}$/.test(name)) throw new Error('not a name of an upload');
  return name;
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

/** The disk can no longer read it. A right or a descriptor that lacks says nothing of the bytes. */
const isDiskError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EIO';

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
