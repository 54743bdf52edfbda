import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { uploadId } from '#protocol/files.ts';
import { openFilesystemBlobs } from '#server/blobs/filesystem/open-filesystem-blobs.ts';
import { createUploads } from '#server/files/create-uploads.ts';
import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';
import { createReceiveFile } from '#server/usecases/receive-file.ts';
import { visitScope } from './sample-world.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-full-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const id = uploadId(visitScope, sha256);
const encode = (text: string): string => Buffer.from(text).toString('base64');

const creation = (): Request =>
  new Request('http://127.0.0.1/api/files', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `scope ${encode(visitScope)},sha256 ${encode(sha256)},type ${encode('image/jpeg')}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes,
  });

it('takes no picture where the disk has just enough room left for what people write', async () => {
  const blobs = await openFilesystemBlobs(folder);
  expect(await blobs.freeBytes()).toBeGreaterThan(0);
  let free = 100_000_000;
  const scarce = { ...blobs, freeBytes: async () => free };
  const uploads = createUploads(
    scarce,
    createReceiveFile(openMemoryStorage(), scarce, () => 0),
  );
  expect(await uploads(creation(), id, 'whole')).toEqual({ refused: 'unavailable' });
  expect(await blobs.partial(id)).toBeNull();
  free = 1_000_000_000;
  expect(await uploads(creation(), id, 'whole')).toMatchObject({ status: 201 });
  expect(await blobs.sizeOf(sha256)).toBe(bytes.length);
});
