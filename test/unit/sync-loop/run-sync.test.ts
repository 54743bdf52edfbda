/** A run whose pulling is amiss in one thing: all else goes on, and the trouble is told. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '#domain/kernel/result.ts';
import { emptySum, utf8Length } from '#domain/sync/change.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { createFetchTransport } from '#client/sync/fetch-transport.ts';
import { createRunSync, type RunSync } from '#client/sync/run-sync.ts';
import type { Transport } from '#client/sync/transport.ts';
import type { Round } from '#client/store/sync-port.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { maxRequestBytes, type SyncAnswer, type SyncRequest } from '#protocol/sync.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import { noteEdit, visitOne, visitTwo } from '../../support/client/local-subject.ts';
import { sha256Of } from '../../support/client/sample-files.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

const hashes = [sha256Of('first'), sha256Of('second')];
let directory: DirectoryAnswer;
let store: DexieSubject;
let server: SyncServer;
let transport: Transport;
let run: RunSync;
/** Put into each answer of the server. */
let alter: (answer: SyncAnswer) => SyncAnswer;

beforeEach(async () => {
  store = await openDexieSubject();
  server = new SyncServer();
  alter = (answer) => answer;
  directory = {
    ...{ protocol: 1, account: store.account, accounts: [], units: [], campaigns: [] },
    ...{ delegations: [], visits: [] },
    checklists: hashes.map((hash, index) => ({ hash, id: `list-${index}`, version: '1' })),
  } as unknown as DirectoryAnswer;
  transport = {
    sync: async (request) => ok(alter(answerOf(request))),
    directory: async (etag) =>
      ok(etag === 'e1' ? null : { etag: 'e1', json: JSON.stringify(directory), answer: directory }),
    checklist: async (hash) => ok(hash),
  };
  run = createRunSync(store.store, {
    sync: (request) => transport.sync(request),
    directory: (etag) => transport.directory(etag),
    checklist: (hash) => transport.checklist(hash),
  });
  await store.sync.setScopes([visitOne]);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.discard();
});

function answerOf(request: SyncRequest): SyncAnswer {
  const round: Round = {
    epoch: request.epoch,
    cursors: new Map(Object.entries(request.cursors)) as unknown as Round['cursors'],
    push: request.push.map((content) => ({
      ...{ scope: content['scope'] as typeof visitOne, id: String(content['id']) },
      ...{ content, mine: true },
    })),
  };
  const { epoch, held, scopes, revoked, more } = server.answer(round);
  return {
    ...{ protocol: 1, epoch, held: Object.fromEntries(held), revoked: [...revoked], more },
    scopes: scopes.map(({ scope, from, cursor, entries }) => ({
      ...{ scope, from, cursor },
      changes: entries.map(({ content, ...line }) => ({ ...content, ...line })),
    })),
  };
}
const sent = (): number => server.log(visitOne).length;

test('a checklist that cannot be had keeps back neither records nor others, and is asked for again', async () => {
  const asked: string[] = [];
  transport = {
    ...transport,
    checklist: async (hash) => {
      asked.push(hash);
      return hash === hashes[0] ? err({ type: 'answer-refused', why: 'not that one' }) : ok(hash);
    },
  };
  await store.save([noteEdit('mine')]);
  expect(await run()).toEqual(ok({ type: 'answer-refused', why: 'not that one' }));
  expect(sent()).toBe(1);
  expect(await store.store.readChecklist(hashes[1]!)).toBe(hashes[1]);
  expect(asked).toEqual(hashes);
  await run();
  expect(asked).toEqual([...hashes, hashes[0]]);
  transport = { ...transport, checklist: async (hash) => ok(hash) };
  expect(await run()).toEqual(ok(undefined));
  expect(await store.store.readChecklist(hashes[0]!)).toBe(hashes[0]);
});

test('one that cannot be stored keeps back no records', async () => {
  vi.spyOn(store.database.checklists, 'put').mockRejectedValue(new Error('full'));
  await store.save([noteEdit('mine')]);
  expect(await run()).toEqual(ok({ type: 'local-trouble', detail: 'full' }));
  expect(sent()).toBe(1);
});

test('a directory that this version cannot read keeps back no records, once one is known', async () => {
  await store.save([noteEdit('mine')]);
  const unreadable = err({ type: 'answer-refused', why: 'directory' } as const);
  const readable = transport.directory;
  transport = { ...transport, directory: async () => unreadable };
  expect(await run()).toEqual(unreadable);
  expect(sent()).toBe(0);
  transport = { ...transport, directory: readable };
  await run();
  transport = { ...transport, directory: async () => unreadable };
  await store.save([{ ...noteEdit('more'), field: 'explanation' }]);
  expect(await run()).toEqual(ok({ type: 'answer-refused', why: 'directory' }));
  expect(sent()).toBe(2);
});

test('a directory that another tab has stored is gone through, also where this one cannot fetch it', async () => {
  await run();
  const asked: string[] = [];
  const otherTabStores = async (etag: string, name: string): Promise<void> => {
    const words = { id: name, letter: 'A', title: name, shortTitle: name, version: '1' };
    const checklists = [{ ...words, hash: sha256Of(name), itemCount: 1 }];
    // The other tab was closed before it had the checklist.
    await store.store.writeDirectory({
      ...{ etag, readAt: 0 },
      json: JSON.stringify({ ...directory, checklists }),
    });
  };
  transport = {
    ...transport,
    directory: async (etag) => {
      asked.push(String(etag));
      return ok(null);
    },
    checklist: async (hash) => {
      asked.push(hash);
      return ok(hash);
    },
  };
  await otherTabStores('e2', 'third');
  expect(await run()).toEqual(ok(undefined));
  expect(asked).toEqual(['e2', sha256Of('third')]);
  expect(await store.store.readChecklist(sha256Of('third'))).toBe(sha256Of('third'));
  const refused = err({ type: 'answer-refused', why: 'directory' } as const);
  transport = { ...transport, directory: async () => refused };
  await otherTabStores('e3', 'fourth');
  expect(await run()).toEqual(ok({ type: 'answer-refused', why: 'directory' }));
  expect(asked.slice(2)).toEqual([sha256Of('fourth')]);
  // Which scopes are its own still is for the server to say, and once is enough.
  const setScopes = vi.spyOn(store.store.sync, 'setScopes');
  await run();
  expect(setScopes).not.toHaveBeenCalled();
  transport = { ...transport, directory: async () => ok(null) };
  await run();
  await run();
  expect(setScopes).toHaveBeenCalledOnce();
  expect(asked).toHaveLength(3);
});

test('where nothing else would be answered either, nothing else is asked', async () => {
  await run();
  await store.save([noteEdit('mine')]);
  for (const problem of [
    { type: 'no-connection' },
    { type: 'problem', code: 'unavailable', retryAfter: 60 },
  ] as const) {
    transport = { ...transport, directory: async () => err(problem) };
    expect(await run()).toEqual(err(problem));
  }
  expect(sent()).toBe(0);
  // It has not left: typing on still folds it.
  expect((await store.stored(visitOne)).map(({ left }) => left)).toEqual([false]);
});

test('a scope that was not asked for is no trouble, also where the server has more of it than fits', async () => {
  await store.save([noteEdit('mine')]);
  let answers = 0;
  alter = (answer) => {
    answers += 1;
    const stranger = { scope: visitTwo, from: 0, changes: [], cursor: { seq: 0, sum: emptySum } };
    return { ...answer, scopes: [...answer.scopes, stranger], more: true };
  };
  expect(await run()).toEqual(ok(undefined));
  expect(sent()).toBe(1);
  expect(answers).toBeLessThan(4);
});

test('however many scopes there are, what is asked fits: their cursors and changes together', async () => {
  const many = Array.from({ length: 1500 }, (_, index) =>
    makeScope('followup', `018f2c5e-1111-7000-8000-${String(index).padStart(12, '0')}`),
  );
  const sum = 'ab'.repeat(16);
  await run();
  await store.database.scopes.bulkPut(
    many.map((scope) => ({ scope, seq: 1234, sum, state: 'active' as const })),
  );
  const edits = Array.from({ length: 80 }, (_, index) =>
    noteEdit('x'.repeat(20_000), [], makeRecordKey('answer', `list-a/A${index}`)),
  );
  expect(await store.save(edits)).toMatchObject({ ok: true });
  const sizes: number[] = [];
  const { sync } = transport;
  transport = {
    ...transport,
    sync: (request) => {
      sizes.push(utf8Length(JSON.stringify(request)));
      return sync(request);
    },
  };
  // All of another server than this one, which knows none of these scopes.
  alter = (answer) => ({
    ...answer,
    scopes: answer.scopes.filter(({ scope }) => scope === visitOne),
  });
  await run();
  expect(sent()).toBe(edits.length);
  expect(Math.max(...sizes)).toBeGreaterThan(maxRequestBytes * 0.9);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(maxRequestBytes);
});

test('a scope that fails at the server is waited for and told; the others go on', async () => {
  await store.sync.setScopes([visitOne, visitTwo]);
  await store.save([noteEdit('mine'), noteEdit('too', [], undefined, visitTwo)]);
  alter = (answer) => ({
    ...answer,
    scopes: answer.scopes.filter(({ scope }) => scope !== visitTwo),
    failed: [visitTwo],
  });
  expect(await run()).toEqual(ok({ type: 'problem', code: 'internal', retryAfter: null }));
  const [one, two] = await Promise.all([store.stored(visitOne), store.stored(visitTwo)]);
  expect(one).toMatchObject([{ seq: 1, pending: false }]);
  expect(two).toMatchObject([{ seq: null, held: null, pending: true }]);
  const [read, unread] = await store.database.scopes.bulkGet([visitOne, visitTwo]);
  expect(read).toMatchObject({ state: 'active', readAt: expect.any(Number) });
  expect(unread).toMatchObject({ state: 'active' });
  expect(unread).not.toHaveProperty('readAt');
  alter = (answer) => answer;
  expect(await run()).toEqual(ok(undefined));
  expect(await store.stored(visitTwo)).toMatchObject([{ seq: 1 }]);
});

test('refusals count in a row: a race with another tab now and then ends no long reading', async () => {
  for (let index = 0; index < 12; index += 1)
    await store.save([{ ...noteEdit(`note ${index}`), record: `answer:l/A${index}` as never }]);
  await run();
  const other = await openDexieSubject(() => Date.UTC(2022, 3, 14));
  await other.sync.setScopes([visitOne]);
  store = (await store.discard(), other);
  server.pageSize = 1;
  let answers = 0;
  alter = (answer) => {
    answers += 1;
    return answers % 3 === 0
      ? {
          ...answer,
          scopes: answer.scopes.map((part) => ({
            ...part,
            cursor: { ...part.cursor, seq: 99 },
          })),
        }
      : answer;
  };
  run = createRunSync(store.store, {
    ...transport,
    directory: async () => ok({ etag: 'e1', json: '{}', answer: directory }),
  });
  expect(await run()).toEqual(ok(undefined));
  expect((await store.stored(visitOne)).length).toBe(12);
});

test('S17: a later version’s words for what is held and for a problem do not make an answer unreadable', async () => {
  const answers = [
    Response.json({
      ...{ protocol: 1, epoch: 'e', more: false, revoked: [] },
      held: { c1: { code: 'unheard-of', reason: 'because' } },
      scopes: [{ scope: 'province/p1', from: 0, anything: true }],
    }),
    new Response(JSON.stringify({ code: 'unheard-of', title: '', status: 418 }), {
      status: 418,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '7' },
    }),
  ];
  const { sync } = createFetchTransport('a1', async () => answers.shift()!);
  const request = {
    ...{ protocol: 1, account: 'a1', device: 'd' },
    epoch: null,
    cursors: {},
    push: [],
  };
  expect(await sync(request)).toMatchObject({
    value: { held: { c1: { code: 'invalid', reason: 'because' } }, scopes: [] },
  });
  expect(await sync(request)).toEqual(err({ type: 'problem', code: 'internal', retryAfter: 7 }));
});

test('what is kept for ever under the hash of a checklist is what has that hash', async () => {
  const json = { 'content-type': 'application/json' };
  const { checklist } = createFetchTransport(
    'a1',
    async () => new Response('{}', { headers: json }),
  );
  expect(await checklist(sha256Of('{}'))).toMatchObject({ ok: false });
  const digest = Buffer.from(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode('{}')),
  ).toString('hex');
  expect(await checklist(digest)).toEqual(ok('{}'));
});
