/** S27: what a unit may learn of files in its follow-up. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountHeader } from '#protocol/directory.ts';
import { uploadId } from '#protocol/files.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const scope = scopeSchema.parse(testScopes.followup1);
const field = (name: string, value: string) => `${name} ${Buffer.from(value).toString('base64')}`;

/** A picture that nobody else has, and what one asks and does with it. */
function picture(mark: number) {
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, mark]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const creation = (accountId: string, sent = bytes): RequestInit => ({
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
    body: sent,
  });
  /** Statuses of asking for its offset and for its bytes, and what receipts there are. */
  const ask = async ({ fetch, accountId }: SignedIn) => {
    const as = { [accountHeader]: accountId };
    const head = await fetch(`/api/files/${uploadId(scope, sha256)}`, {
      method: 'HEAD',
      headers: { ...as, 'tus-resumable': '1.0.0' },
    });
    const receipts = post({ scope, sha256: [sha256] });
    const received = await fetch('/api/files/receipts', {
      ...receipts,
      headers: { ...(receipts.headers as Record<string, string>), ...as },
    });
    const got = await fetch(`/api/files/${sha256}?scope=${encodeURIComponent(scope)}`, {
      headers: as,
    });
    await got.arrayBuffer();
    const { received: known } = (await received.json()) as { received: readonly string[] };
    return [head.status, known.length, got.status];
  };
  return { bytes, sha256, creation, ask };
}

type SignedIn = SignedInCaller;

/** The unit's own record that names a file. */
async function nameIt({ fetch, accountId }: SignedIn, sha256: string): Promise<void> {
  const part = { sha256, size: 7, type: 'image/jpeg' };
  const answer = await fetch(
    '/api/sync',
    post({
      ...{ protocol: 1, account: accountId, device: 'unit-1', epoch: null, cursors: {} },
      push: [
        {
          ...{ id: randomChangeId(), scope, record: `remedy-photo:${sha256.slice(0, 8)}` },
          ...{ field: 'picture', over: [], at: '2022-04-14T02:00:00.000Z-0000' },
          value: { original: part, thumbnail: part, width: 1, height: 1 },
          ...{ by: accountId, device: 'unit-1', mine: true },
        },
      ],
    }),
  );
  expect(await answer.json()).toMatchObject({ held: {} });
}

const randomChangeId = () => randomUUID().replace(/^(.{14})4/, '$17');

it('S27: the unit cannot learn whether an unpublished file is there, nor bring it', async () => {
  const { ask, creation } = picture(3);
  const lead = await server.signIn('lead');
  const unit = await server.signIn('nhat-tan');
  const bring = async () => (await unit.fetch('/api/files', creation(unit.accountId))).status;
  const before = [await ask(unit), await bring()];
  expect((await lead.fetch('/api/files', creation(lead.accountId))).status).toBe(201);
  expect([await ask(unit), await bring()]).toEqual(before);
  expect(before).toEqual([[403, 0, 403], 403]);
});

it('S27: naming a file in a record of its own opens nothing to the unit that it has not brought itself', async () => {
  const [there, absent] = [picture(4), picture(5)];
  const lead = await server.signIn('lead');
  const unit = await server.signIn('nhat-tan');
  expect((await lead.fetch('/api/files', there.creation(lead.accountId))).status).toBe(201);
  for (const { sha256 } of [there, absent]) await nameIt(unit, sha256);
  // What is there and what is not look alike.
  expect(await there.ask(unit)).toEqual([404, 0, 403]);
  expect(await absent.ask(unit)).toEqual([404, 0, 403]);
  // A part that somebody else has sent is none of the unit's either.
  const begun = await lead.fetch(
    '/api/files',
    absent.creation(lead.accountId, absent.bytes.slice(0, 6)),
  );
  expect(begun.status).toBe(201);
  expect(await absent.ask(unit)).toEqual([404, 0, 403]);
  for (const { ask, creation } of [there, absent]) {
    const brought = await unit.fetch('/api/files', creation(unit.accountId));
    expect([brought.status, brought.headers.get('upload-offset')]).toEqual([201, '7']);
    expect(await ask(unit)).toEqual([200, 1, 200]);
  }
});
