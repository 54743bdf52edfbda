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
