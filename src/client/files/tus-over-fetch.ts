/**
 * One upload by tus over the app's own `fetch`. The tus client's own stack speaks XMLHttpRequest and
 * follows redirects; here every request has the account's header, no redirect, and an answer that is
 * remembered, so that what went wrong is read from it and never from a message.
 */
import { Upload, type HttpRequest, type HttpResponse, type HttpStack } from 'tus-js-client';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { receiptHeader, uploadId } from '#protocol/files.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import {
  isProblem,
  problemOf,
  retryAfterOf,
  sendToFiles,
  type FileServer,
  type FileServerProblem,
} from './ask-files.ts';

/** After a cut at most this much is sent twice (reliability: resume). */
export const chunkBytes = 256 * 1024;

const endpoint = '/api/files';

export interface UploadJob {
  readonly scope: Scope;
  readonly sha256: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
  /**
   * Nothing of it can be on the server yet: it is created together with its first bytes. Otherwise
   * the server is first asked how far it got (S26).
   */
  readonly fresh: boolean;
  readonly onProgress: (sent: number) => void;
}

export type UploadProblem =
  | FileServerProblem
  /** The server and this tablet do not agree on the offset, or another upload of it is running: later again. */
  | { readonly type: 'interrupted' };

/**
 * Success only says that the server took the bytes; what counts is its receipt. That comes with the
 * answer to the last of them, or has to be asked for (bytes that were there already).
 */
export function uploadFile(
  server: FileServer,
  job: UploadJob,
): Promise<Result<{ readonly hasReceipt: boolean }, UploadProblem>> {
  const { scope, sha256, type, bytes } = job;
  const id = uploadId(scope, sha256);
  const stack = createStack(server);
  return new Promise((resolve) => {
    const upload = new Upload(new Blob([bytes]), {
      endpoint,
      uploadUrl: job.fresh ? null : `${endpoint}/${id}`,
      metadata: { scope, sha256, type },
      chunkSize: chunkBytes,
      uploadDataDuringCreation: true,
      // When to try again is decided by the queue alone.
      retryDelays: null,
      // The address follows from scope and hash: nothing about uploads is stored anywhere.
      storeFingerprintForResuming: false,
      fingerprint: async () => id,
      httpStack: stack,
      fileReader: { openFile: async (picture: Blob) => blobSource(picture) },
      onProgress: (sent) => job.onProgress(sent),
      onSuccess: () => resolve(ok({ hasReceipt: stack.last()?.headers.get(receiptHeader) === id })),
      onError: () => resolve(err(uploadProblemOf(stack.last()))),
    });
    upload.start();
  });
}

function blobSource(picture: Blob): {
  size: number;
  slice: (start: number, end: number) => Promise<{ value: Blob; done: boolean }>;
  close: () => void;
} {
  return {
    size: picture.size,
    slice: async (start, end) => ({ value: picture.slice(start, end), done: end >= picture.size }),
    close: () => undefined,
  };
}

interface LastAnswer {
  readonly method: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

function uploadProblemOf(last: LastAnswer | null): UploadProblem {
  if (!last) return { type: 'no-connection' };
  const { method, status, headers, body } = last;
  const problem = method === 'HEAD' ? headProblemOf(status, headers) : problemOf(headers, body);
  if (problem.type === 'problem') return problem;
  // A tus server spoke, and not a portal between.
  const tus = headers.has('tus-resumable');
  return tus && status >= 400 && status < 500 ? { type: 'interrupted' } : problem;
}

/** An answer to HEAD has no body that could carry the code. */
function headProblemOf(status: number, headers: Headers): FileServerProblem {
  const code = headCodes[status];
  if (!code || !isProblem(headers)) return { type: 'no-connection' };
  return { type: 'problem', code, retryAfter: retryAfterOf(headers) };
}

const headCodes: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  401: 'signed-out',
  403: 'forbidden',
  409: 'other-account',
  422: 'hash-mismatch',
  429: 'too-many-attempts',
  500: 'internal',
  503: 'unavailable',
};

/** Answers to the question for the offset with which the tus client may go on. */
const offsetAnswers = new Set([200, 204, 404, 410, 423]);

/** As many chunks as the queue sends at once take 131 seconds at 64 kbit/s. */
const longestChunk = 160_000;

function createStack(server: FileServer): HttpStack & { readonly last: () => LastAnswer | null } {
  let last: LastAnswer | null = null;
  const send = async (
    path: string,
    init: RequestInit & { method: string },
  ): Promise<HttpResponse> => {
    last = null;
    const response = await sendToFiles(server, path, init);
    const body = await response.text();
    last = {
      method: init.method,
      status: response.status,
      headers: response.headers,
      body,
    };
    // The tus client would create the upload anew whatever this answer was, with a first chunk sent in vain.
    if (init.method === 'HEAD' && !offsetAnswers.has(response.status)) throw new NoOffset();
    return {
      getStatus: () => response.status,
      getHeader: (header) => response.headers.get(header) ?? undefined,
      getBody: () => body,
      getUnderlyingObject: () => response,
    };
  };
  const createRequest = (method: string, path: string): HttpRequest => {
    const headers = new Headers();
    const abort = new AbortController();
    return {
      getMethod: () => method,
      getURL: () => path,
      setHeader: (header, value) => headers.set(header, value),
      getHeader: (header) => headers.get(header) ?? undefined,
      // `fetch` tells no progress within a chunk; chunks are small enough.
      setProgressHandler: () => undefined,
      send: async (body: unknown) => {
        const patience = setTimeout(() => abort.abort(), longestChunk);
        const content = body instanceof Blob ? { body } : {};
        return send(path, { method, headers, signal: abort.signal, ...content }).finally(() =>
          clearTimeout(patience),
        );
      },
      abort: async () => abort.abort(),
      getUnderlyingObject: () => undefined,
    };
  };
  return { createRequest, getName: () => 'fetch', last: () => last };
}

class NoOffset extends Error {}
