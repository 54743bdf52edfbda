/**
 * tus 1.0 under `/api/files` (S26). Rights are judged before this is reached; here an upload gets its
 * address from scope and hash, its bound, and its answers in the words of our problem catalogue.
 */
import { Server } from '@tus/server';
import { maxFileBytes, receiptHeader, uploadMetadataSchema } from '#protocol/files.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import type { BlobStore } from '#server/blobs/port.ts';
import type { LogView } from '#server/storage/port.ts';
import type { ReceiveFile } from '#server/usecases/receive-file.ts';
import { UploadRefused, UploadStore } from './upload-store.ts';

/**
 * `id`: the upload for which the caller's right was judged. No other is touched, whatever the request
 * says. `view`: whose bytes they are; what the unit brings and what others bring do not meet before
 * they are complete.
 */
export type Uploads = (
  request: Request,
  id: string,
  view: LogView,
) => Promise<Response | { readonly refused: ProblemCode }>;

/**
 * Below this pictures are taken no more: any account may send many, and what people write must still
 * find room. More than a day of a whole province's records.
 */
const leastFreeBytes = 256 * 1024 * 1024;

export const uploadsPath = '/api/files';

export function createUploads(blobs: BlobStore, receive: ReceiveFile): Uploads {
  /** Of each request the code to answer with: the tus server itself only passes texts on. */
  const refusals = new WeakMap<object, ProblemCode>();
  /** Left to itself the tus server takes the last part of the whole address, its query included. */
  const judged = new WeakMap<object, string>();
  const judgedId = (request: object): string => {
    const id = judged.get(request);
    if (id === undefined) throw new UploadRefused('forbidden');
    return id;
  };
  const serverFor = (view: LogView): Server => {
    const store = new UploadStore(blobs, receive, view);
    return new Server({
      path: uploadsPath,
      datastore: store,
      maxSize: maxFileBytes,
      relativeLocation: true,
      getFileIdFromRequest: judgedId,
      namingFunction(request, metadata) {
        if (!uploadMetadataSchema.safeParse(metadata).success)
          throw new UploadRefused('bad-request');
        return judgedId(request);
      },
      // Of an empty upload it believes that it ends with its creation: only the book knows.
      async onUploadFinish(_request, { id }) {
        return (await store.completeSize(id)) === null ? {} : { headers: { [receiptHeader]: id } };
      },
      onResponseError(request, error) {
        const code = problemOf(error);
        if (code !== null) refusals.set(request, code);
        return undefined;
      },
    });
  };
  const servers = { whole: serverFor('whole'), unit: serverFor('unit') };
  return async (request, id, view) => {
    if (request.method !== 'HEAD' && (await blobs.freeBytes()) < leastFreeBytes)
      return { refused: 'unavailable' };
    judged.set(request, id);
    const response = await servers[view].handleWeb(request);
    const refused = refusals.get(request) ?? (response.status === 413 ? 'too-large' : undefined);
    return refused === undefined ? response : { refused };
  };
}

/** `null`: the tus server's own answer stands (409 wrong offset, 412 version, 460 ...). */
function problemOf(error: Error | { readonly status_code: number }): ProblemCode | null {
  if (error instanceof UploadRefused) return error.code;
  if (
    error instanceof Error &&
    'code' in error &&
    ['ENOSPC', 'EDQUOT'].includes(String(error.code))
  )
    return 'unavailable';
  const status = 'status_code' in error ? error.status_code : 500;
  if (status === 413) return 'too-large';
  if (status === 404 || status === 410) return 'not-found';
  if (status >= 500) return 'internal';
  return null;
}
