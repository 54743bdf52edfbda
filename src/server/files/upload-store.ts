/**
 * The tus server's store over our blobs. An upload is complete only once its bytes were checked, and
 * that happens while the upload is locked: nobody is ever told an offset equal to the length before.
 */
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { parseUploadId, uploadMetadataSchema } from '#protocol/files.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import type { BlobStore } from '#server/blobs/port.ts';
import type { LogView } from '#server/storage/port.ts';
import { partialOf, type ReceiveFile } from '#server/usecases/receive-file.ts';

/** The tus server lets a store refuse only by throwing; the border turns it into a problem again. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused';
  readonly code: ProblemCode;
  /** What the tus server reads; its answer is replaced. */
  readonly status_code = 400;
  readonly body = '';
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

export class UploadStore extends DataStore {
  override readonly extensions = ['creation', 'creation-with-upload'];
  readonly #blobs: BlobStore;
  readonly #receive: ReceiveFile;
  readonly #view: LogView;

  /** `view`: that of all who send to it. */
  constructor(blobs: BlobStore, receive: ReceiveFile, view: LogView) {
    super();
    this.#blobs = blobs;
    this.#receive = receive;
    this.#view = view;
  }

  override async create(upload: Upload): Promise<Upload> {
    const metadata = uploadMetadataSchema.safeParse(upload.metadata);
    if (!metadata.success || upload.size === undefined) throw new UploadRefused('bad-request');
    // Asking for the offset first is the way; bytes that are there are not thrown away for a second start.
    if ((await this.completeSize(upload.id)) !== null) throw new UploadRefused('conflict');
    await this.#blobs.createPartial(partialOf(upload.id, this.#view), {
      size: upload.size,
      type: metadata.data.type,
    });
    return upload;
  }

  override async write(bytes: Readable, id: string, offset: number): Promise<number> {
    const name = partialOf(id, this.#view);
    const length = await this.#blobs.appendPartial(name, offset, bytes);
    const partial = await this.#blobs.partial(name);
    if (partial !== null && length === partial.size) await this.#finish(id);
    return length;
  }

  override async getUpload(id: string): Promise<Upload> {
    const complete = await this.completeSize(id);
    if (complete !== null) return new Upload({ id, size: complete, offset: complete });
    const partial = await this.#blobs.partial(partialOf(id, this.#view));
    if (partial === null) throw ERRORS.FILE_NOT_FOUND;
    // All bytes, but the server stopped before it had checked them.
    if (partial.length === partial.size) await this.#finish(id);
    return new Upload({ id, size: partial.size, offset: partial.length });
  }

  async #finish(id: string): Promise<void> {
    const finished = await this.#receive.finish(id, this.#view);
    if (!finished.ok) throw new UploadRefused(finished.error);
  }

  /** As the scope's book has it. */
  async completeSize(id: string): Promise<number | null> {
    const name = parseUploadId(id);
    return name === null ? null : this.#receive.completeSize(name.scope, this.#view, name.sha256);
  }
}
