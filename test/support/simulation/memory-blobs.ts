/** The server's bytes in memory, for schedules: they can be lost, cut and put back. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BlobState, BlobStore, PartialFacts } from '#server/blobs/port.ts';

export interface MemoryBlobs extends BlobStore {
  readonly kept: Map<string, Buffer>;
  readonly partials: Map<string, { readonly facts: PartialFacts; readonly bytes: Buffer }>;
  /** The server stops once these lie where they should, before its book says so. */
  readonly stopAfter: Set<string>;
}

export const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

export function memoryBlobs(): MemoryBlobs {
  const kept: MemoryBlobs['kept'] = new Map();
  const partials: MemoryBlobs['partials'] = new Map();
  const stopAfter = new Set<string>();
  const bytesOf = (id: string): Buffer => {
    const partial = partials.get(id);
    if (!partial) throw new Error(`no upload ${id}`);
    return partial.bytes;
  };
  const stateOf = (sha256: string): BlobState => {
    const bytes = kept.get(sha256);
    if (bytes === undefined) return 'missing';
    return hashOf(bytes) === sha256 ? 'whole' : 'damaged';
  };
  return {
    ...{ kept, partials, stopAfter },
    createPartial: async (id, facts) => void partials.set(id, { facts, bytes: Buffer.alloc(0) }),
    partial: async (id) => {
      const partial = partials.get(id);
      return partial ? { ...partial.facts, length: partial.bytes.length } : null;
    },
    appendPartial: async (id, offset, bytes) => {
      const chunks = [bytesOf(id).subarray(0, offset)];
      for await (const chunk of bytes as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
      const whole = Buffer.concat(chunks);
      partials.set(id, { facts: partials.get(id)!.facts, bytes: whole });
      return whole.length;
    },
    inspectPartial: async (id) => ({ sha256: hashOf(bytesOf(id)), start: bytesOf(id) }),
    keepPartial: async (id, sha256) => {
      kept.set(sha256, bytesOf(id));
      partials.delete(id);
      if (stopAfter.delete(sha256)) throw new Error('the server stops here');
    },
    removePartial: async (id) => void partials.delete(id),
    check: async (sha256) => stateOf(sha256),
    sizeOf: async (sha256) => kept.get(sha256)?.length ?? null,
    setAside: async (sha256) => {
      if (stateOf(sha256) === 'damaged') kept.delete(sha256);
    },
    open: async (sha256) => {
      const bytes = kept.get(sha256);
      return bytes ? { size: bytes.length, bytes: Readable.from([bytes]) } : null;
    },
    all: async () => [...kept.keys()],
    freeBytes: async () => 2 ** 40,
    removeStalePartials: async () => 0,
  };
}
