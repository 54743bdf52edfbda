/** A stop waits for requests that are under way, and for nothing else. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { post, startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testPassword } from '../../support/server/test-plan.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  vi.useRealTimers();
  await server.restart();
  await server.stop();
});

/** Stops the server, whose patience never ends: what it waits for must end by itself. */
async function stopWithoutEndOfPatience(): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  await server.running.stop();
}

async function opened(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  // The server knows of it for sure once it has answered somebody who came later.
  await (await server.fetch('/api/health')).text();
  return socket;
}

it('ends a connection on which nothing was asked yet, as browsers open them ahead', async () => {
  const socket = await opened();
  const ended = once(socket, 'close');
  socket.resume();
  await stopWithoutEndOfPatience();
  await ended;
});

it('ends a stream of hints and the connection that it came over', async () => {
  const member = await server.signIn('member');
  const agent = new Agent({ keepAlive: true });
  const path = `/api/events?account=${member.accountId}`;
  const asked = request(new URL(path, server.url), { agent, headers: { cookie: member.cookie() } });
  const answered = once(asked.end(), 'response') as Promise<[NodeJS.ReadableStream]>;
  const [stream] = await answered;
  const ended = once(stream.resume(), 'end');
  await stopWithoutEndOfPatience();
  await ended;
  agent.destroy();
});

it('lets a request end whose body is still on its way', async () => {
  const socket = await opened();
  let said = '';
  socket.on('data', (part: Buffer) => (said += part.toString()));
  const { body } = post({ username: 'member', password: testPassword });
  const bytes = Buffer.from(body as string);
  const head = [
    ...['POST /api/auth/sign-in/username HTTP/1.1', `Host: ${new URL(server.url).host}`],
    ...['Content-Type: application/json', `Content-Length: ${bytes.length}`, '', ''],
  ];
  socket.write(head.join('\r\n'));
  socket.write(bytes.subarray(0, 10));
  await (await server.fetch('/api/health')).text();
  const stopped = stopWithoutEndOfPatience();
  const ended = once(socket, 'close');
  socket.write(bytes.subarray(10));
  await stopped;
  await ended;
  expect(said).toMatch(/^HTTP\/1\.1 200 /);
});
