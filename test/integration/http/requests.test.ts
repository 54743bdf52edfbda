import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeOf } from '#domain/bundle/lines.ts';
import { changeContent } from '#domain/sync/change.ts';
import { accountHeader } from '#protocol/directory.ts';
import { maxRequestBytes } from '#protocol/sync.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';

let server: TestServer;
let clientDir: string;
let member: SignedInCaller;
let other: SignedInCaller;

beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'so-doan-client-'));
  await mkdir(join(clientDir, 'assets'));
  await mkdir(join(clientDir, '.vite'));
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>Sổ Đoàn</title>');
  await writeFile(join(clientDir, 'service-worker.js'), 'self.x = 1;');
  await writeFile(join(clientDir, 'manifest.webmanifest'), '{}');
  await writeFile(join(clientDir, 'assets', 'main-abc123.js'), `/* ${'long '.repeat(1000)} */`);
  await writeFile(join(clientDir, 'assets', 'font-abc123.woff2'), 'font');
  await writeFile(join(clientDir, '.vite', 'manifest.json'), '{}');
  server = await startTestServer({
    config: { clientDir, trustedOrigins: ['https://tin-cay.example'] },
  });
  member = await server.signIn('member');
  other = await server.signIn('other');
});
afterAll(async () => {
  await server.stop();
  await rm(clientDir, { recursive: true });
});

const syncBody = (account: string, push: readonly unknown[] = []) => ({
  ...{ protocol: 1, account, device: 'tablet', epoch: null, cursors: {}, push },
});

describe('every answer', () => {
  const paths = [
    '/',
    '/visits/1',
    '/assets/main-abc123.js',
    '/assets/gone.js',
    '/service-worker.js',
    '/api/server',
    '/api/session',
    '/api/nothing',
    '/api/directory',
    '/api/events',
  ];
  it.each(paths)('carries the security headers: %s', async (path) => {
    const answer = await member.fetch(path);
    await answer.body?.cancel();
    const { headers } = answer;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|data:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const powers = headers.get('permissions-policy')?.split(', ') ?? [];
    for (const own of ['camera', 'microphone', 'geolocation'])
      expect(powers).toContain(`${own}=(self)`);
    expect(
      powers.filter((power) => !power.endsWith('=(self)')).every((power) => power.endsWith('=()')),
    ).toBe(true);
    expect(powers).toContain('payment=()');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('clear-site-data')).toBeNull();
    if (path.startsWith('/api/')) expect(headers.get('cache-control')).toMatch(/no-store|no-cache/);
  });

  it('keeps the upload server from opening itself to other origins', async () => {
    const answer = await member.fetch('/api/files/x', {
      method: 'HEAD',
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the built client', () => {
  it('is served with types and cache rules that let a tablet renew itself', async () => {
    const facts = async (path: string) => {
      const answer = await server.fetch(path);
      return [
        answer.status,
        answer.headers.get('content-type'),
        answer.headers.get('cache-control'),
      ];
    };
    expect(await facts('/')).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(await facts('/visits/some-visit')).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(await facts('/setup/some-token')).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(await facts('/service-worker.js')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'no-store',
    ]);
    expect(await facts('/manifest.webmanifest')).toEqual([
      200,
      'application/manifest+json',
      'no-cache',
    ]);
    const forGood = 'public, max-age=31536000, immutable';
    expect(await facts('/assets/main-abc123.js')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      forGood,
    ]);
    expect(await facts('/assets/font-abc123.woff2')).toEqual([200, 'font/woff2', forGood]);
  });

  it('gives nothing outside its folder, nothing hidden, and no page in place of a missing script', async () => {
    for (const path of [
      '/assets/gone.js',
      '/.vite/manifest.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/a%00.js',
    ]) {
      expect((await server.fetch(path)).status, path).toBe(404);
    }
    expect((await server.fetch('/', { method: 'POST' })).status).toBe(404);
  });

  it('is packed for who accepts it, and answered 304 to who has it', async () => {
    const answer = await server.fetch('/assets/main-abc123.js', {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toContain('long long');
    const file = join(clientDir, 'assets', 'main-abc123.js');
    await writeFile(file, `/* ${'other '.repeat(1000)} */`);
    const other = await server.fetch('/assets/main-abc123.js', {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(await other.text()).toContain('other other');
    const page = await server.fetch('/');
    const again = await server.fetch('/', {
      headers: { 'if-none-match': page.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});

describe('requests', () => {
  it('may be packed', async () => {
    const body = gzipSync(JSON.stringify(syncBody(member.accountId)));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await member.fetch('/api/sync', { method: 'POST', headers, body })).status).toBe(200);
    const damaged = await member.fetch('/api/sync', {
      method: 'POST',
      headers,
      body: body.subarray(0, -12),
    });
    expect(damaged.status).toBe(400);
  });

  it.each([
    ['plain', Buffer.from(`"${'x'.repeat(maxRequestBytes)}"`), {}],
    ['far too large', Buffer.alloc(6 * 1024 * 1024, 0x20), {}],
    [
      'packed small',
      gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20)),
      { 'content-encoding': 'gzip' },
    ],
  ])(
    'of more than the contract allows get 413, not a broken connection: %s',
    async (_name, body, extra) => {
      const before = process.memoryUsage().rss;
      const headers = { 'content-type': 'application/json', ...extra };
      const answer = await member.fetch('/api/sync', { method: 'POST', headers, body });
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'too-large' });
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    },
  );

  it('are bounded by what comes, not by the length that they claim', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    const headers = { 'content-type': 'application/json' };
    const answer = await member
      .fetch('/api/sync', { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit)
      .then(
        (response) => response.status,
        () => 'cut',
      );
    expect([413, 'cut']).toContain(answer);
    expect((await member.fetch('/api/session')).status).toBe(200);
  });

  it('nested without end are refused, and brackets in a text are text', async () => {
    const send = (id: string) => {
      const body = JSON.stringify(syncBody(member.accountId, [{ id: 'DEEP' }]));
      return member.fetch('/api/sync', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: body.replace('"DEEP"', () => id),
      });
    };
    for (const depth of [100, 5_000, 400_000]) {
      const deep = await send('['.repeat(depth) + ']'.repeat(depth));
      expect([depth, deep.status]).toEqual([depth, 400]);
      expect(await deep.json()).toMatchObject({ code: 'bad-request' });
    }
    expect((await send(JSON.stringify(`"\\${'[{'.repeat(500)}`))).status).toBe(200);
    expect((await send('['.repeat(40) + ']'.repeat(40))).status).toBe(200);
  });

  it('that carry a change as deep as a bundle brings in are taken, or its queue would stand for ever', async () => {
    const valueOf = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    const change = (depth: number) => ({
      ...{ id: crypto.randomUUID(), scope: testScopes.visit1, record: 'later:a', field: 'x' },
      ...{ value: valueOf(depth), over: [], at: '2022-04-14T02:42:07.123Z-0000' },
      ...{ by: member.accountId, device: 'tablet' },
    });
    const deepest = change(63);
    expect(changeOf(changeContent(deepest))).not.toBeNull();
    expect(changeOf(changeContent(change(64)))).toBeNull();
    const answer = await member.fetch('/api/sync', post(syncBody(member.accountId, [deepest])));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ held: { [deepest.id]: { code: 'unknown-kind' } } });
  });

  it('that are not JSON are refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const body = JSON.stringify(syncBody(member.accountId));
      const answer = await member.fetch('/api/sync', {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect(answer.status).toBe(400);
    }
  });

  it('that change something come from our own page, or from no page', async () => {
    const send = (headers: Record<string, string>) =>
      member
        .fetch('/api/sync', post(syncBody(member.accountId), headers))
        .then((answer) => answer.status);
    expect(await send({ 'sec-fetch-site': 'same-origin', origin: server.url })).toBe(200);
    expect(await send({ origin: 'https://tin-cay.example' })).toBe(200);
    expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    // Without a session nothing is said but that.
    const anonymous = await server.fetch('/api/sync', post({}, { origin: 'https://evil.example' }));
    expect(await anonymous.json()).toMatchObject({ code: 'signed-out' });
  });

  it('S12: that name another account than the session are 409, and nothing is stored', async () => {
    const asked = [
      member.fetch('/api/directory', { headers: { [accountHeader]: other.accountId } }),
      member.fetch('/api/events', { headers: { [accountHeader]: other.accountId } }),
      member.fetch('/api/session', { headers: { [accountHeader]: other.accountId } }),
      member.fetch(`/api/directory?account=${other.accountId}`),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ code: 'other-account' });
    }
    const body = syncBody(other.accountId);
    const answer = await member.fetch('/api/sync', post(body));
    expect(answer.status).toBe(409);
    const unnamed = await server.fetch('/api/directory', { headers: { cookie: member.cookie() } });
    expect(unnamed.status).toBe(400);
  });

  it('S12: the office does nothing in the name of another than the session, nor ends that session', async () => {
    const office = await server.signIn('office');
    const inNameOfOther = { [accountHeader]: other.accountId };
    const reads = ['accounts', 'directory', 'held'].map((path) => `/api/office/${path}`);
    const acts = [
      ...['plan', 'sample', 'held/1/accept'].map((path) => `/api/office/${path}`),
      ...['reset', 'disabled'].map((act) => `/api/office/accounts/${member.accountId}/${act}`),
      ...['/api/auth/sign-out', '/api/auth/change-password'],
    ];
    const asked = [
      ...reads.map((path) => office.fetch(path, { headers: inNameOfOther })),
      ...acts.map((path) => office.fetch(path, post({}, inNameOfOther))),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(await answer.json()).toMatchObject({ code: 'other-account' });
    }
    expect((await office.fetch('/api/session')).status).toBe(200);
  });

  it('of another version of the wire are 426, whatever their shape', async () => {
    const answer = await member.fetch('/api/sync', post({ protocol: 99, something: 'else' }));
    expect(answer.status).toBe(426);
    expect(await answer.json()).toMatchObject({ code: 'protocol-unsupported' });
  });
});

describe('directory', () => {
  it('is asked for with its tag, and then answered 304 until the own part of it changes', async () => {
    const first = await member.fetch('/api/directory');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const ask = () => member.fetch('/api/directory', { headers: { 'if-none-match': etag } });
    expect((await ask()).status).toBe(304);
    const office = await server.signIn('office');
    const unit = { id: 'xa-khac', name: 'Xã khác', district: 'Tiên Lữ' };
    expect(await (await office.fetch('/api/office/plan', post({ units: [unit] }))).json()).toEqual({
      problems: [],
      firstPasswords: [],
    });
    expect((await ask()).status).toBe(304);
    const mended = { id: 'nhat-tan', name: 'Xã Nhật Tân mới', district: 'Tiên Lữ' };
    await office.fetch('/api/office/plan', post({ units: [mended] }));
    expect((await ask()).status).toBe(200);
  });
});
