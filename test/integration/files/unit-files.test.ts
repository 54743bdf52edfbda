/** S27: what a unit may learn of files in its follow-up. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountHeader } from '#protocol/directory.ts';
import { uploadId } from '#protocol/files.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import { post, startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('S27: the unit cannot learn whether an unpublished file is there, nor bring it', async () => {
  const scope = scopeSchema.parse(testScopes.followup1);
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const field = (name: string, value: string) => `${name} ${Buffer.from(value).toString('base64')}`;
  const creation = (accountId: string): RequestInit => ({
    method: 'POST',
    headers: {
      [accountHeader]: accountId,
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': [
        field('scope', scope),
        field('sha256', sha256),
        field('type', 'image/jpeg'),
      ].join(),
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes,
  });
  const lead = await server.signIn('lead');
  const unit = await server.signIn('nhat-tan');
  const asUnit = { [accountHeader]: unit.accountId };
  const ask = async () => {
    const head = await unit.fetch(`/api/files/${uploadId(scope, sha256)}`, {
      method: 'HEAD',
      headers: { ...asUnit, 'tus-resumable': '1.0.0' },
    });
    const receipts = post({ scope, sha256: [sha256] });
    const received = await unit.fetch('/api/files/receipts', {
      ...receipts,
      headers: { ...(receipts.headers as Record<string, string>), ...asUnit },
    });
    const brought = await unit.fetch('/api/files', creation(unit.accountId));
    return [head.status, await received.json(), brought.status];
  };
  const before = await ask();
  expect((await lead.fetch('/api/files', creation(lead.accountId))).status).toBe(201);
  expect(await ask()).toEqual(before);
  expect(before).toEqual([403, { received: [] }, 403]);
});
