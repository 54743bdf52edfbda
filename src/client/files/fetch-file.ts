/** Reading a picture, from here or from the server (S27, S28: others' photos come whole on demand). */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { fileTypes } from '#protocol/files.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import { saveProblemOf } from '#client/store/save-edits.ts';
import { askFiles, type FileServer, type FileServerProblem } from './ask-files.ts';

export type ReadPhotoProblem =
  | FileServerProblem
  /** What is stored here is no longer what the hash names, and the server cannot be asked now. */
  | { readonly type: 'missing' };

const fileType = new RegExp(
  `^(${fileTypes.join('|').replaceAll('.', '[.]').replaceAll('+', '[+]')})(;|$)`,
);

/**
 * The file as a Blob of its own type. Its hash is checked wherever it came from: bytes that are not
 * what the hash names are never shown as evidence.
 */
export async function readPhoto(
  store: Pick<LocalStore, 'readFile' | 'keepFile'>,
  scope: Scope,
  sha256: string,
  server: FileServer,
  /** Whether there is room for so many bytes that the server has as well. */
  mayKeep: (bytes: number) => Promise<boolean>,
): Promise<Result<Blob, ReadPhotoProblem>> {
  const here = await readHere(store, scope, sha256);
  if (here.ok && here.value !== null) return ok(blobOf(here.value));
  const fetched = await fetchFile(scope, sha256, server);
  if (!fetched.ok) {
    return !here.ok && fetched.error.type === 'no-connection' ? here : fetched;
  }
  // Also over bytes that were damaged here: what came is what the hash names.
  if (await mayKeep(fetched.value.bytes.byteLength)) {
    await keep(store, scope, sha256, fetched.value);
  }
  return ok(blobOf(fetched.value));
}

/** Null: not on this device. What cannot be read is as good as damaged: the server may have it whole. */
async function readHere(
  store: Pick<LocalStore, 'readFile'>,
  scope: Scope,
  sha256: string,
): Promise<Result<FileContent | null, { readonly type: 'missing' }>> {
  try {
    const here = await store.readFile(scope, sha256);
    const isWhole = here === null || (await sha256Hex(here.bytes)) === sha256;
    return isWhole ? ok(here) : err({ type: 'missing' });
  } catch (cause) {
    console.error(cause);
    return err({ type: 'missing' });
  }
}

interface FileContent {
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

const blobOf = ({ type, bytes }: FileContent): Blob => new Blob([bytes], { type });

async function fetchFile(
  scope: Scope,
  sha256: string,
  server: FileServer,
): Promise<Result<FileContent, FileServerProblem>> {
  const path = `/api/files/${sha256}?scope=${encodeURIComponent(scope)}`;
  const answer = await askFiles(server, path, {}, fileType);
  if (!answer.ok) return answer;
  const bytes = await answer.value.arrayBuffer().catch(() => null);
  // Cut or damaged on the way: asking again is all that helps.
  if (!bytes || (await sha256Hex(bytes)) !== sha256) return err({ type: 'no-connection' });
  const type = fileType.exec(answer.value.headers.get('content-type') ?? '')?.[1] ?? '';
  return ok({ type, bytes });
}

/** Where it cannot be kept the picture is shown all the same; it only has to be fetched again. */
async function keep(
  store: Pick<LocalStore, 'keepFile'>,
  scope: Scope,
  sha256: string,
  { type, bytes }: FileContent,
): Promise<void> {
  try {
    await store.keepFile(scope, sha256, type, bytes);
  } catch (cause) {
    if (saveProblemOf(cause).type !== 'no-space') console.error(cause);
  }
}
