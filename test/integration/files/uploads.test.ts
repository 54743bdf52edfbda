import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeScope, scopeSchema } from '#domain/sync/scope.ts';
import { receiptHeader, uploadId } from '#protocol/files.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';

let server: TestServer;
let lead: SignedInCaller;
let member: SignedInCaller;
let other: SignedInCaller;
beforeAll(async () => {
  server = await startTestServer();
  lead = await server.signIn('lead');
  member = await server.signIn('member');
  other = await server.signIn('other');
});
afterAll(() => server.stop());

const jpeg = (bytes = 5_000): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes)]);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const encode = (text: string): string => Buffer.from(text).toString('base64');

interface UploadFacts {
  readonly scope?: string;
  readonly sha256: string;
  readonly type?: string;
  readonly length: number;
  readonly body?: Uint8Array;
}

function create(caller: SignedInCaller, facts: UploadFacts): Promise<Response> {
  const { scope = testScopes.visit1, sha256, type = 'image/jpeg', length, body } = facts;
  return caller.fetch('/api/files', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(length),
      'upload-metadata': `scope ${encode(scope)},sha256 ${encode(sha256)},type ${encode(type)}`,
      ...(body ? { 'content-type': 'application/offset+octet-stream' } : {}),
    },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
}

const addressOf = (scope: string, sha256: string): string =>
  `/api/files/${uploadId(scopeSchema.parse(scope), sha256)}`;

const head = (caller: SignedInCaller, scope: string, sha256: string): Promise<Response> =>
  caller.fetch(addressOf(scope, sha256), { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });

const patch = (
  caller: SignedInCaller,
  scope: string,
  sha256: string,
  offset: number,
  body: Uint8Array,
): Promise<Response> =>
  caller.fetch(addressOf(scope, sha256), {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(body),
  });

const read = (caller: SignedInCaller, scope: string, sha256: string): Promise<Response> =>
  caller.fetch(`/api/files/${sha256}?scope=${encodeURIComponent(scope)}`);

describe('uploads (S26)', () => {
  it('are created with their bytes in one request, at an address that follows from scope and hash', async () => {
    const bytes = jpeg();
    const sha256 = hashOf(bytes);
    const created = await create(member, { sha256, length: bytes.length, body: bytes });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(addressOf(testScopes.visit1, sha256));
    expect(created.headers.get('upload-offset')).toBe(String(bytes.length));
    const answer = await read(lead, testScopes.visit1, sha256);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await readdir(join(server.dataDir, 'blobs', sha256.slice(0, 2)))).toContain(sha256);
  });

  it('fault 24: go on where they were cut: HEAD says where, a wrong offset is 409', async () => {
    const bytes = jpeg(20_000);
    const sha256 = hashOf(bytes);
    expect((await head(member, testScopes.visit1, sha256)).status).toBe(404);
    expect((await create(member, { sha256, length: bytes.length })).status).toBe(201);
    expect((await head(member, testScopes.visit1, sha256)).headers.get('upload-offset')).toBe('0');
    expect(
      (await patch(member, testScopes.visit1, sha256, 0, bytes.subarray(0, 7_000))).status,
    ).toBe(204);
    const where = await head(member, testScopes.visit1, sha256);
    expect(where.headers.get('upload-offset')).toBe('7000');
    expect(where.headers.get('upload-length')).toBe(String(bytes.length));
    expect((await patch(member, testScopes.visit1, sha256, 0, bytes.subarray(0, 10))).status).toBe(
      409,
    );
    expect((await read(member, testScopes.visit1, sha256)).status).toBe(403);
    const last = await patch(member, testScopes.visit1, sha256, 7_000, bytes.subarray(7_000));
    expect(last.status).toBe(204);
    expect(last.headers.get('upload-offset')).toBe(String(bytes.length));
    expect((await read(member, testScopes.visit1, sha256)).status).toBe(200);
    expect((await head(member, testScopes.visit1, sha256)).headers.get('upload-offset')).toBe(
      String(bytes.length),
    );
  });

  it('bear their receipt in the answer to the last bytes, and in no answer before', async () => {
    const bytes = jpeg(20_000);
    const sha256 = hashOf(bytes);
    const id = addressOf(testScopes.visit1, sha256).split('/').at(-1);
    const first = bytes.subarray(0, 7_000);
    const receipts = [
      await create(member, { sha256, length: bytes.length, body: first }),
      await patch(member, testScopes.visit1, sha256, 7_000, bytes.subarray(7_000, 9_000)),
      await patch(member, testScopes.visit1, sha256, 9_000, bytes.subarray(9_000)),
    ].map(({ headers }) => headers.get(receiptHeader));
    expect(receipts).toEqual([null, null, id]);
    const small = jpeg();
    const facts = { sha256: hashOf(small), length: small.length, body: small };
    const atOnce = await create(member, facts);
    expect(atOnce.headers.get(receiptHeader)).toBe(
      atOnce.headers.get('location')?.split('/').at(-1),
    );
    const damaged = jpeg();
    const refused = await create(member, { ...facts, sha256: hashOf(jpeg()), body: damaged });
    expect(refused.status).toBe(422);
    expect(refused.headers.get(receiptHeader)).toBeNull();
    // The tus server takes an empty one for finished with its creation; nobody has checked it.
    const empty = await create(member, { sha256: hashOf(Buffer.alloc(0)), length: 0 });
    expect(empty.headers.get(receiptHeader)).toBeNull();
  });

  it('go on after the server was started again', async () => {
    const bytes = jpeg(9_000);
    const sha256 = hashOf(bytes);
    await create(member, { sha256, length: bytes.length, body: bytes.subarray(0, 4_000) });
    await server.restart();
    expect((await head(member, testScopes.visit1, sha256)).headers.get('upload-offset')).toBe(
      '4000',
    );
    expect(
      (await patch(member, testScopes.visit1, sha256, 4_000, bytes.subarray(4_000))).status,
    ).toBe(204);
    expect((await read(member, testScopes.visit1, sha256)).status).toBe(200);
  });

  it('of other bytes than the hash says are refused, and can be sent anew', async () => {
    const bytes = jpeg();
    const sha256 = hashOf(bytes);
    const damaged = Buffer.from(bytes);
    damaged[100] = damaged[100]! ^ 1;
    const refused = await create(member, { sha256, length: damaged.length, body: damaged });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'hash-mismatch' });
    expect((await head(member, testScopes.visit1, sha256)).status).toBe(404);
    expect((await create(member, { sha256, length: bytes.length, body: bytes })).status).toBe(201);
    expect((await read(member, testScopes.visit1, sha256)).status).toBe(200);
  });

  it.each([
    [
      'a page that calls itself a picture',
      Buffer.from('<html><script>alert(1)</script></html>'),
      'image/jpeg',
    ],
    [
      'a drawing with script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/png',
    ],
    ['a picture of another type', jpeg(), 'image/webp'],
    [
      'a zip that is no document',
      Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), randomBytes(100)]),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('refuse %s', async (_name, bytes, type) => {
    const sha256 = hashOf(bytes);
    const refused = await create(member, { sha256, length: bytes.length, body: bytes, type });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'not-a-picture' });
    expect((await read(member, testScopes.visit1, sha256)).status).toBe(403);
  });

  it('refuse what is too large, of no known type, or without facts', async () => {
    const sha256 = hashOf(jpeg());
    const large = await create(member, { sha256, length: 15 * 1024 * 1024 + 1 });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'too-large' });
    expect((await create(member, { sha256, length: 10, type: 'image/svg+xml' })).status).toBe(400);
    expect((await create(member, { sha256: 'short', length: 10 })).status).toBe(400);
    const more = await create(member, { sha256, length: 10, body: jpeg() });
    expect(more.status).toBe(413);
  });

  it('need a right to write in that scope, at every step', async () => {
    const bytes = jpeg();
    const sha256 = hashOf(bytes);
    await create(member, { sha256, length: bytes.length });
    const unit = await server.signIn('nhat-tan');
    const office = await server.signIn('office');
    for (const caller of [other, unit, office]) {
      expect((await create(caller, { sha256, length: bytes.length })).status).toBe(403);
      expect((await head(caller, testScopes.visit1, sha256)).status).toBe(403);
      expect((await patch(caller, testScopes.visit1, sha256, 0, bytes)).status).toBe(403);
      expect((await create(caller, { sha256, length: 5, scope: 'visit/unknown' })).status).toBe(
        403,
      );
    }
  });

  it('are those whose right was judged, whatever other name an address or its query holds', async () => {
    const bytes = jpeg();
    const [own, theirs] = [hashOf(jpeg()), hashOf(bytes)];
    await create(other, { sha256: own, length: 5, scope: testScopes.visit2 });
    const half = bytes.subarray(0, 10);
    await create(lead, { sha256: theirs, length: bytes.length, body: half });
    const mine = addressOf(testScopes.visit2, own);
    const foreign = addressOf(testScopes.visit1, theirs).slice('/api/files'.length);
    for (const between of ['?x=', '?', '/..', '%2f', '%3fx=', ';', '~']) {
      const path = `${mine}${between}${foreign}`;
      const asked = await other.fetch(path, {
        method: 'HEAD',
        headers: { 'tus-resumable': '1.0.0' },
      });
      expect(asked.status, path).toBeGreaterThanOrEqual(400);
      const written = await other.fetch(path, {
        method: 'PATCH',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-offset': '10',
          'content-type': 'application/offset+octet-stream',
        },
        body: new Uint8Array(bytes.length - 10),
      });
      expect(written.status, path).toBeGreaterThanOrEqual(400);
    }
    const rest = await patch(lead, testScopes.visit1, theirs, 10, bytes.subarray(10));
    expect(rest.status).toBe(204);
    expect((await read(lead, testScopes.visit1, theirs)).status).toBe(200);
  });

  it('fault 23: lose no byte to storing the same bytes once, and say nothing of what others have', async () => {
    const bytes = jpeg();
    const sha256 = hashOf(bytes);
    expect((await create(member, { sha256, length: bytes.length, body: bytes })).status).toBe(201);
    expect((await head(other, testScopes.visit2, sha256)).status).toBe(404);
    expect((await read(other, testScopes.visit2, sha256)).status).toBe(403);
    const begun = await create(other, {
      sha256,
      length: bytes.length,
      scope: testScopes.visit2,
      body: bytes.subarray(0, 10),
    });
    expect(begun.headers.get('upload-offset')).toBe('10');
    expect((await read(other, testScopes.visit2, sha256)).status).toBe(403);
    expect((await patch(other, testScopes.visit2, sha256, 10, bytes.subarray(10))).status).toBe(
      204,
    );
    expect((await read(other, testScopes.visit2, sha256)).status).toBe(200);
    expect((await read(other, testScopes.visit1, sha256)).status).toBe(403);
  });

  it('that are complete are not begun anew', async () => {
    const bytes = jpeg();
    const sha256 = hashOf(bytes);
    await create(member, { sha256, length: bytes.length, body: bytes });
    expect((await create(lead, { sha256, length: bytes.length })).status).toBe(409);
    expect((await read(lead, testScopes.visit1, sha256)).status).toBe(200);
  });

  it('are receipted, and linked into another scope by one who may read the first and write the second', async () => {
    const bytes = jpeg();
    const sha256 = hashOf(bytes);
    await create(member, { sha256, length: bytes.length, body: bytes });
    const missing = hashOf(jpeg());
    const receipts = { scope: testScopes.visit1, sha256: [sha256, missing] };
    expect(await (await member.fetch('/api/files/receipts', post(receipts))).json()).toEqual({
      received: [sha256],
    });
    expect((await other.fetch('/api/files/receipts', post(receipts))).status).toBe(403);
    const link = { from: testScopes.visit1, to: testScopes.followup1, sha256: [sha256, missing] };
    expect(
      (await other.fetch('/api/files/links', post({ ...link, to: testScopes.followup2 }))).status,
    ).toBe(403);
    expect(await (await lead.fetch('/api/files/links', post(link))).json()).toEqual({
      linked: [sha256],
    });
    expect((await read(lead, testScopes.followup1, sha256)).status).toBe(200);
    // The unit reads the follow-up, but no change that it sees names these bytes.
    const unit = await server.signIn('nhat-tan');
    expect((await read(unit, testScopes.followup1, sha256)).status).toBe(403);
    expect((await unit.fetch('/api/files/links', post(link))).status).toBe(403);
  });

  it('are given out so that a browser can do nothing with them but show a picture', async () => {
    const bytes = jpeg();
    const sha256 = hashOf(bytes);
    await create(member, { sha256, length: bytes.length, body: bytes });
    const { headers } = await read(member, testScopes.visit1, sha256);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${sha256.slice(0, 16)}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
  });

  it('keep a picture element of one account from being filled with the session of another (S12)', async () => {
    const scope = encodeURIComponent(makeScope('visit', 'visit-1'));
    const path = `/api/files/${'0'.repeat(64)}?scope=${scope}&account=${lead.accountId}`;
    const answer = await server.fetch(path, { headers: { cookie: other.cookie() } });
    expect(answer.status).toBe(409);
  });
});
