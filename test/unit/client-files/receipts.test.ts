/** S26: which answer is a receipt, and when one is asked for. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chunkBytes } from '#client/files/tus-over-fetch.ts';
import { uploadId } from '#protocol/files.ts';
import { visitOne, visitTwo } from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { openUploadSubject, type UploadSubject } from '../../support/client/upload-subject.ts';

let uploads: UploadSubject;

beforeEach(async () => {
  uploads = await openUploadSubject();
});
afterEach(() => uploads.discard());

test('a receipt that names other bytes, or another scope, proves nothing: the server is asked', async () => {
  const files = [await uploads.keep(newFile('one')), await uploads.keep(newFile('other'))] as const;
  uploads.server.receiptOf = (id) =>
    id.endsWith(files[0].sha256)
      ? uploadId(visitOne, files[1].sha256)
      : uploadId(visitTwo, files[1].sha256);
  uploads.server.refuse = ({ path }) => (path === '/api/files/receipts' ? 'unavailable' : null);
  expect(await uploads.queue.drain()).toMatchObject({
    received: 0,
    ended: { code: 'unavailable' },
  });
  expect(uploads.server.complete.size).toBe(2);
  expect(await uploads.waiting()).toHaveLength(2);
});

test('where the answer bears no receipt it is asked for', async () => {
  await uploads.keep(newFile('large', { size: 2 * chunkBytes }));
  await uploads.keep(newFile('small'));
  uploads.server.receiptOf = () => null;
  expect(await uploads.queue.drain()).toEqual({ received: 2, stuck: [], ended: null });
  expect(uploads.questions()).toBe(1);
});

test('of what was imported the server is asked first: its maker may have brought it', async () => {
  const { sha256, type, thumbnail, bytes } = newFile('of a colleague');
  await uploads.store.store.importFile({ scope: visitOne, sha256, type, thumbnail, bytes });
  uploads.server.complete.set(`${visitOne}|${sha256}`, bytes);
  expect(await uploads.queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
  expect(uploads.server.seen.map((request) => request.path)).toEqual(['/api/files/receipts']);
});

test('made here and there all the same: asked for after the server said so', async () => {
  const file = await uploads.keep(newFile('twice chosen'));
  uploads.server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
  expect(await uploads.queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
  expect(uploads.questions()).toBe(1);
});
