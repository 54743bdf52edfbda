/**
 * Where the bytes of files lie. A blob is named by its SHA-256 and never changes; the same bytes lie
 * there once, whoever brought them. A partial is an upload under way, named by its upload. Who may
 * read what is not known here (S27).
 */
import type { Readable } from 'node:stream';

export interface PartialFacts {
  /** Bytes that it will have. */
  readonly size: number;
  /** Type that the sender states. */
  readonly type: string;
}

export type BlobState = 'whole' | 'missing' | 'damaged';

export interface BlobStore {
  /** Begins an upload, or begins it anew. */
  readonly createPartial: (id: string, facts: PartialFacts) => Promise<void>;
  readonly partial: (id: string) => Promise<(PartialFacts & { readonly length: number }) | null>;
  /**
   * Writes behind `offset`; answers the new length. What came before the stream broke is kept, so
   * that the sender can go on from there.
   */
  readonly appendPartial: (id: string, offset: number, bytes: Readable) => Promise<number>;
  /** What has come: its hash, and its first bytes, by which its type is told. */
  readonly inspectPartial: (
    id: string,
  ) => Promise<{ readonly sha256: string; readonly start: Uint8Array }>;
  /** Makes a partial the blob of its hash, durably, once it resolves. The caller has checked the hash. */
  readonly keepPartial: (id: string, sha256: string) => Promise<void>;
  readonly removePartial: (id: string) => Promise<void>;
  /**
   * Reads the whole of it again. `damaged`: what lies under that name is something else, or the disk
   * cannot read it any more. Throws where it cannot be read for another reason: nothing is known then.
   */
  readonly check: (sha256: string) => Promise<BlobState>;
  /** Bytes, without reading them; `null` where nothing lies there. */
  readonly sizeOf: (sha256: string) => Promise<number | null>;
  /**
   * What lies there is not what its name says: out of everybody's reach, but not deleted. It is read
   * again then, since an upload may have put whole bytes in its place meanwhile: those stay.
   */
  readonly setAside: (sha256: string) => Promise<void>;
  readonly open: (
    sha256: string,
  ) => Promise<{ readonly size: number; readonly bytes: Readable } | null>;
  /** The hashes of all that lie there, by their names alone. */
  readonly all: () => Promise<readonly string[]>;
  /** Bytes that can still be written where they lie. */
  readonly freeBytes: () => Promise<number>;
  /** Removes partials that nobody has written to since a time (milliseconds since 1970); answers how many. */
  readonly removeStalePartials: (before: number) => Promise<number>;
}
