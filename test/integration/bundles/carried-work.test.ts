/** S11, S29: work that cannot be pushed gets to the server all the same, and nothing else does. */
import { indexedDB } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '#client/bundles/export-bundle.ts';
import {
  handInBundle,
  type HandInOutcome,
  type HandInParts,
} from '#client/bundles/hand-in-bundle.ts';
import { importBundle, planImport } from '#client/bundles/import-bundle.ts';
import type { Bundle } from '#client/bundles/read-bundle.ts';
import { sendHandIn } from '#client/sync/send-hand-in.ts';
import { err } from '#domain/kernel/result.ts';
import { makeRecordKey, makeScope, type RecordKey } from '#domain/sync/scope.ts';
import { uploadId } from '#protocol/files.ts';
import { planSchema } from '#protocol/office.ts';
import { readWhole } from '../../support/bundles/make-bundle.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { readScope } from '../../support/journey/read-scope.ts';
import { drawnPhoto } from '../../support/screens/drawn-photo.ts';
import { openNodeTablet, type NodeTablet } from '../../support/screens/node-tablet.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { creation } from '../../support/server/upload-requests.ts';
import { testPlan } from '../../support/server/test-plan.ts';

const visit = makeScope('visit', 'visit-1');
const followup = makeScope('followup', 'visit-1');
const foreign = makeScope('visit', 'visit-2');
const answer = (code: string): RecordKey => makeRecordKey('answer', `ngan-sach-tai-san/${code}`);
const newRecord = (kind: string): RecordKey => makeRecordKey(kind, crypto.randomUUID());

/** As long as one may be; twenty of them are more than one request holds. */
const longNote = 'ề'.repeat(20_000);

let server: TestServer;
let office: SignedInCaller;
const tablets: NodeTablet[] = [];
beforeAll(async () => {
  server = await startTestServer();
  office = await server.signIn('office');
});
afterAll(async () => {
  for (const tablet of tablets) await tablet.discard();
  await server.stop();
});

async function open(username: string): Promise<NodeTablet> {
  const tablet = await openNodeTablet(server, username);
  tablets.push(tablet);
  await tablet.sync();
  return tablet;
}

async function carried(tablet: NodeTablet) {
  const { account: id } = tablet.store;
  const facts = { account: { id, name: 'x', username: 'x' }, app: '0.0.0', at: Date.now() };
  const made = await exportBundle(indexedDB, { type: 'unsent' }, facts);
  if (!made.ok) throw new Error(made.error.type);
  return readWhole(made.value.blob);
}

/** The officer's own session at the real server. */
function officeParts(): HandInParts {
  const fetcher: typeof fetch = (path, init) => office.fetch(String(path), init);
  const { accountId: account } = office;
  return { account, fetcher, send: (request) => sendHandIn(account, request, fetcher) };
}

async function handIn(bundle: Bundle): Promise<HandInOutcome> {
  const outcome = await handInBundle(officeParts(), bundle);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

async function photograph(tablet: NodeTablet, of: RecordKey) {
  const { picture, files } = drawnPhoto(tablets.length + 3);
  const taken = { at: '2022-04-14T02:11:00.000Z', source: 'camera' };
  const fields = { picture: { ...picture }, of, taken };
  await tablet.write(visit, newRecord('photo'), fields, files);
  return { picture, files };
}

const membersWithout = (username: string) =>
  planSchema.parse({
    delegations: testPlan.delegations
      .filter(({ id }) => id === 'delegation-1')
      .map((delegation) => ({
        ...delegation,
        members: delegation.members.filter((member) => member.username !== username),
      })),
  });

describe('handed in by the office', () => {
  it('what a revoked member could not send: the lead reads it, with its photos, as handed in', async () => {
    const member = await open('member');
    await member.write(visit, answer('D01'), { note: 'of the revoked' });
    // Reserved to the lead, and of a shape that is wrong: neither may come in by this door.
    await member.write(followup, newRecord('verdict'), {
      verdict: { accepted: true },
    });
    await member.write(visit, answer('D02'), { note: 7 });
    await member.write(makeScope('visit', 'nowhere'), answer('D03'), { note: 'no such visit' });
    const { picture, files } = await photograph(member, answer('D01'));
    const bundle = await carried(member);
    // Nobody brings bytes before a change names them.
    expect((await office.fetch('/api/files', creation(visit))).status).toBe(403);
    const plan = await office.fetch('/api/office/plan', post(membersWithout('member')));
    expect(plan.status).toBe(200);
    const disabled = post({ disabled: true });
    await office.fetch(`/api/office/accounts/${member.store.account}/disabled`, disabled);
    await expect(member.sync()).rejects.toThrow();

    const outcome = await handIn(bundle);
    const parts = new Map(outcome.scopes.map((part) => [part.scope, part]));
    expect(parts.get(visit)).toMatchObject({ taken: 4, known: 0, files: 1, filesRefused: 0 });
    expect([...(parts.get(visit)?.held ?? [])]).toEqual([['invalid', 1]]);
    expect([...(parts.get(followup)?.held ?? [])]).toEqual([['unconfirmed', 1]]);
    expect([...(parts.get('visit/nowhere')?.held ?? [])]).toEqual([['forbidden', 1]]);

    const lead = await open('lead');
    const record = (await lead.records(visit)).find((entry) => entry.record === answer('D01'));
    expect(record?.fields['note']?.value).toBe('of the revoked');
    const history = await lead.store.history(visit, answer('D01'));
    expect(history[0]).toMatchObject({
      by: member.store.account,
      relayedBy: office.accountId,
    });
    const caller = await server.signIn('lead');
    for (const { sha256 } of [picture.original, picture.thumbnail]) {
      const file = await caller.fetch(`/api/files/${sha256}?scope=${visit}`);
      expect(file.status).toBe(200);
      const sent = files.find((entry) => entry.sha256 === sha256);
      expect(Buffer.from(await file.arrayBuffer())).toEqual(
        Buffer.from((sent as { bytes: ArrayBuffer }).bytes),
      );
    }

    const again = await handIn(bundle);
    expect(again.scopes.find((part) => part.scope === visit)).toMatchObject({ taken: 0, known: 4 });
  });

  it('gives the office nothing to read: no change, no file, no scope', async () => {
    const { original } = drawnPhoto(4).picture;
    const file = await office.fetch(`/api/files/${original.sha256}?scope=${visit}`);
    expect(file.status).toBe(403);
    expect(await readScope(office, visit)).toEqual([]);
    const receipts = post({ scope: visit, sha256: [original.sha256] });
    expect((await office.fetch('/api/files/receipts', receipts)).status).toBe(403);
  });

  it('another content under a known id, and a forged `mine`, are held', async () => {
    const [known] = await readScope(await server.signIn('lead'), visit);
    const { seq: _seq, received: _received, relayedBy: _relayed, ...content } = known!;
    const reserved = {
      ...{ id: crypto.randomUUID(), scope: followup, record: 'publication:p1', field: 'records' },
      ...{ value: [], over: [], at: '2022-04-14T02:42:07.123Z-0000', device: 'x' },
      ...{ by: office.accountId, mine: true },
    };
    const body = { protocol: 1, device: 'x', changes: [{ ...content, value: 'else' }, reserved] };
    const response = await office.fetch('/api/hand-in', post(body));
    expect(await response.json()).toMatchObject({
      verdicts: {
        [content.id]: { type: 'held', code: 'id-reuse' },
        [reserved.id]: { type: 'held', code: 'unconfirmed' },
      },
    });
  });

  it('what the server fails at keeps nothing else from coming; once more brings the rest', async () => {
    const lead = await open('lead');
    for (let index = 10; index < 30; index += 1)
      await lead.write(visit, answer(`E${index}`), { note: longNote });
    const { picture } = await photograph(lead, answer('E10'));
    const bundle = await carried(lead);
    const parts = officeParts();
    let failed: readonly unknown[] | null = null;
    const brokenAtOne: HandInParts = {
      ...parts,
      send: async (request) => {
        if (failed !== null) return parts.send(request);
        failed = request.changes.map(({ id }) => id);
        return err({ type: 'problem', code: 'internal', retryAfter: null });
      },
      fetcher: async (path, init) => {
        if (!String(path).endsWith(uploadId(visit, picture.thumbnail.sha256)))
          return parts.fetcher(path, init);
        const headers = { 'content-type': 'application/problem+json' };
        return new Response(null, { status: 500, headers });
      },
    };
    expect(await handInBundle(brokenAtOne, bundle)).toEqual(
      err({ type: 'problem', code: 'internal', retryAfter: null }),
    );
    const ids = bundle.changes.map(({ change }) => change.id);
    const rest = ids.filter((id) => !failed?.includes(id));
    expect(rest.length).toBeGreaterThan(0);
    const caller = await server.signIn('lead');
    const there = async () => {
      const served = await readScope(caller, visit);
      return served.map(({ id }) => id).filter((id) => ids.includes(id));
    };
    expect((await there()).toSorted()).toEqual(rest.toSorted());
    const status = async (sha256: string) =>
      (await caller.fetch(`/api/files/${sha256}?scope=${visit}`)).status;
    expect(await status(picture.original.sha256)).toBe(200);
    expect(await status(picture.thumbnail.sha256)).not.toBe(200);

    const again = await handIn(bundle);
    expect(again.scopes.find((part) => part.scope === visit)).toMatchObject({
      ...{ taken: ids.length - rest.length, known: rest.length, files: 1, filesRefused: 0 },
    });
    expect((await there()).toSorted()).toEqual(ids.toSorted());
    expect(await status(picture.thumbnail.sha256)).toBe(200);
    await lead.sync();
  });

  it('nothing more is asked of a server that has no time, or not for this caller', async () => {
    const lead = await open('lead');
    for (let index = 30; index < 50; index += 1)
      await lead.write(visit, answer(`E${index}`), { note: longNote });
    const bundle = await carried(lead);
    for (const code of ['unavailable', 'signed-out', 'forbidden'] as const) {
      let asked = 0;
      const send: HandInParts['send'] = async () => {
        asked += 1;
        return err({ type: 'problem', code, retryAfter: null });
      };
      const outcome = await handInBundle({ ...officeParts(), send }, bundle);
      expect(outcome).toMatchObject({ ok: false, error: { code } });
      expect(asked).toBe(1);
    }
    await lead.sync();
  });

  it('what a unit wrote comes back into the unit’s own view', async () => {
    const unit = await server.signIn('nhat-tan');
    const change = {
      ...{ id: crypto.randomUUID(), scope: followup, record: newRecord('response') },
      ...{
        field: 'recommendation',
        value: 'recommendation:r1',
        over: [],
        at: '2022-04-14T02:42:07.123Z-0000',
      },
      ...{ by: unit.accountId, device: 'x' },
    };
    const response = await office.fetch(
      '/api/hand-in',
      post({ protocol: 1, device: 'x', changes: [change] }),
    );
    expect(await response.json()).toEqual({ verdicts: { [change.id]: { type: 'taken' } } });
    expect(await readScope(unit, followup)).toMatchObject([{ id: change.id }]);
  });
});

describe('carried to another tablet', () => {
  it('is pushed from there, and the server shows who handed it in', async () => {
    const secretary = await open('secretary');
    await secretary.write(visit, answer('D05'), { note: 'carried' });
    const { picture } = await photograph(secretary, answer('D05'));
    const bundle = await carried(secretary);

    const deputy = await open('deputy');
    const first = await importBundle(deputy.store, bundle);
    expect(first).toMatchObject({ ok: true, value: { taken: 4, known: 0, files: 1 } });
    const second = await importBundle(deputy.store, bundle);
    expect(second).toMatchObject({ ok: true, value: { taken: 0, known: 4, files: 0 } });
    await deputy.sync();

    const caller = await server.signIn('lead');
    const note = (await readScope(caller, visit)).find(({ value }) => value === 'carried');
    expect(note).toMatchObject({
      by: secretary.store.account,
      relayedBy: deputy.store.account,
    });
    const { sha256 } = picture.original;
    expect((await caller.fetch(`/api/files/${sha256}?scope=${visit}`)).status).toBe(200);
    // Its own tablet finds everything there already.
    await secretary.sync();
    expect((await carried(secretary)).changes).toEqual([]);
  });

  it('nothing of a scope that the account has not is taken, or told', async () => {
    const other = await open('other');
    await other.write(foreign, answer('D01'), { note: 'of the other delegation' });
    await other.store.save(
      [{ scope: foreign, record: answer('D02'), field: 'note', value: 'x', seen: [] }],
      [newFile('of the other delegation')],
    );
    const bundle = await carried(other);
    const deputy = await open('deputy');
    const plan = await planImport(deputy.store, bundle);
    expect(plan).toEqual({
      ok: true,
      value: { parts: [], leftOut: { changes: 2, files: 1 } },
    });
    expect(await importBundle(deputy.store, bundle)).toMatchObject({ value: { taken: 0 } });
    expect(await deputy.store.history(foreign, answer('D01'))).toEqual([]);
    expect(await deputy.store.waitingFiles(10)).toEqual([]);
  });

  it('a unit takes from a delegation’s bundle only what units write', async () => {
    const deputy = await open('deputy');
    await deputy.write(followup, newRecord('recommendation'), { content: 'not published' });
    await deputy.write(followup, newRecord('response'), { recommendation: 'recommendation:r1' });
    const plan = await planImport((await open('nhat-tan')).store, await carried(deputy));
    const parts = plan.ok ? plan.value.parts : [];
    expect(parts.flatMap(({ changes }) => changes.map(({ change }) => change.value))).toEqual([
      'recommendation:r1',
    ]);
  });
});
