import { uploadFile } from '#client/files/tus-over-fetch.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import type { newFile } from '../client/sample-files.ts';
import type { SignedInCaller } from './start-test-server.ts';

/** Requests of an upload by the shape of the tus protocol, for bytes that nobody has. */
export const sha = 'a'.repeat(64);
export const file = (scope: string) => `/api/files/${sha}?scope=${encodeURIComponent(scope)}`;
export const step = (scope: string) => `/api/files/${scope.replace('/', '~')}~${sha}`;
/** Addresses with a second upload in them, by which another reader could go, and how they are answered. */
export const doubledSteps = (
  one: string,
  other: string,
): readonly [string, string, 400 | 404][] => {
  const last = step(other).slice('/api/files/'.length);
  return [
    [`of ${one}, with ${other} in the query`, `${step(one)}?x=${step(other)}`, 400],
    [`of ${one} and ${other}`, `${step(one)}~${last}`, 400],
    [`of ${one} and ${other}, an encoded slash between`, `${step(one)}%2F${last}`, 400],
    [`of ${one}, a slash behind it`, `${step(one)}/`, 404],
  ];
};
const tus = { 'tus-resumable': '1.0.0' };
const encode = (text: string) => Buffer.from(text).toString('base64');
export const creation = (scope: string): RequestInit => ({
  method: 'POST',
  headers: {
    ...tus,
    'upload-length': '100',
    'upload-metadata': `scope ${encode(scope)},sha256 ${encode(sha)},type ${encode('image/jpeg')}`,
  },
});
export const patching: RequestInit = {
  method: 'PATCH',
  headers: { ...tus, 'upload-offset': '7', 'content-type': 'application/offset+octet-stream' },
  body: 'x',
};
export const heading: RequestInit = { method: 'HEAD', headers: tus };

/** Brings a file as a tablet does. */
export async function uploadWhole(
  caller: SignedInCaller,
  scope: string,
  { sha256, type, bytes }: ReturnType<typeof newFile>,
): Promise<void> {
  const fetcher: typeof fetch = (path, init) => caller.fetch(String(path), init);
  const job = { scope: scopeSchema.parse(scope), sha256, type, bytes };
  const parts = { account: caller.accountId, fetcher };
  const sent = await uploadFile(parts, { ...job, fresh: true, onProgress: () => undefined });
  if (!sent.ok) throw new Error(`the upload failed: ${sent.error.type}`);
}
