import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

interface Stream {
  /** What has come so far. */
  readonly text: () => string;
  readonly until: (part: string) => Promise<void>;
  readonly ended: Promise<void>;
}

async function listen(caller: SignedInCaller): Promise<Stream> {
  const answer = await caller.fetch('/api/events');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const ended = (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) text += chunk;
  })();
  const until = async (part: string): Promise<void> => {
    const limit = Date.now() + 5_000;
    while (!text.includes(part)) {
      if (Date.now() > limit) throw new Error(`no "${part}" in ${JSON.stringify(text)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const stream = { text: () => text, until, ended };
  await until('retry:');
  // The watch begins right after the first line.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return stream;
}

async function write(caller: SignedInCaller, scope: string): Promise<void> {
  const change = {
    id: crypto.randomUUID(),
    scope,
    record: 'answer:ngan-sach-tai-san/D01',
    field: 'note',
    value: crypto.randomUUID(),
    over: [],
    at: '2022-04-14T02:42:07.123Z-0000',
    by: caller.accountId,
    device: 'tablet',
    mine: true,
  };
  const body = {
    protocol: 1,
    account: caller.accountId,
    device: 'tablet',
    epoch: null,
    cursors: {},
    push: [change],
  };
  const answer = await caller.fetch('/api/sync', post(body));
  expect(await answer.json()).toMatchObject({ held: {} });
}

describe('events (S23)', () => {
  it('are not opened by HEAD, whose stream nobody would read or close', async () => {
    const caller = await server.signIn('member');
    for (let count = 0; count < 13; count += 1) {
      const asked = await caller.fetch('/api/events', { method: 'HEAD' });
      expect(asked.status).toBe(404);
    }
    expect((await listen(caller)).text()).toContain('retry:');
  });

  it('tell of a scope that grew, to those who may read it and nobody else', async () => {
    const [member, other, unit] = await Promise.all(
      ['member', 'other', 'nhat-tan'].map((name) => server.signIn(name)),
    );
    const [lead, stranger, staff] = await Promise.all([
      listen(await server.signIn('lead')),
      listen(other!),
      listen(unit!),
    ]);
    await write(member!, testScopes.visit1);
    await lead.until(`event: scope\ndata: {"scope":"${testScopes.visit1}","head":1}\n\n`);
    await write(other!, testScopes.visit2);
    await stranger.until(testScopes.visit2);
    expect(stranger.text()).not.toContain(testScopes.visit1);
    expect(lead.text()).not.toContain(testScopes.visit2);
    expect(staff.text()).not.toContain('event:');
  });

  it('tell of the directory when the own part of it changed', async () => {
    const stranger = await listen(await server.signIn('other'));
    const lead = await listen(await server.signIn('lead'));
    const office = await server.signIn('office');
    await office.fetch(
      '/api/office/plan',
      post({ units: [{ id: 'nhat-tan', name: 'Tên mới', district: '' }] }),
    );
    await lead.until('event: directory');
    expect(stranger.text()).not.toContain('event:');
  });

  it('end with their session, and not with another one of the account', async () => {
    const caller = await server.signIn('member');
    const second = await server.signIn('member');
    const stream = await listen(caller);
    const remaining = await listen(second);
    await caller.fetch('/api/auth/sign-out', { method: 'POST' });
    await stream.ended;
    await remaining.until('still here');
  });

  it('end when the account is disabled', async () => {
    const caller = await server.signIn('trung-dung');
    const stream = await listen(caller);
    const office = await server.signIn('office');
    await office.fetch(
      `/api/office/accounts/${caller.accountId}/disabled`,
      post({ disabled: true }),
    );
    await stream.ended;
  });

  it('are limited by account', async () => {
    const caller = await server.signIn('secretary');
    const answers = await Promise.all(
      Array.from({ length: 13 }, () => caller.fetch('/api/events')),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(12);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(1);
    for (const answer of answers) await answer.body?.cancel();
    // A closed one makes room.
    const limit = Date.now() + 3_000;
    let again = await caller.fetch('/api/events');
    while (again.status === 429 && Date.now() < limit) again = await caller.fetch('/api/events');
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });
});
