import { uploadFile } from '#client/files/tus-over-fetch.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import type { newFile } from '../client/sample-files.ts';
import type { SignedInCaller } from './start-test-server.ts';

/** Requests of an upload by the shape of the tus protocol, for bytes that nobody has. */
export const sha = 'a'.repeat(64);
export const file = (scope: string) => `/api/files/${sha}?scope=${encodeURIComponent(scope)}`;
export const step = (scope: string) => `/api/files/${scope.replace('/', '~')}~${sha}`;
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
