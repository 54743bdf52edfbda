/** The server as a process of its own, as `npm start` and `npm run demo` start it. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverProcesses } from '../../support/server/server-process.ts';
import { post } from '../../support/server/start-test-server.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
const processes = serverProcesses();
const start = (environment: Readonly<Record<string, string>>, entry?: string) =>
  processes.start({ DATA_DIR: join(folder, 'data'), ...environment }, entry);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-start-'));
});
afterEach(async () => {
  await processes.killAll();
  await rm(folder, { recursive: true, force: true });
});

const setupLink = /(http:\/\/127\.0\.0\.1:\d+)\/setup\/([\w-]{43})/;

describe('a start', () => {
  it('prints address and one-time link; the link sets up the first administrator once', async () => {
    const server = start({});
    const [, url = '', token = ''] = await server.until(setupLink);
    expect(server.output()).toContain('Tablets on the network need https');
    const info = async () => (await (await fetch(`${url}/api/server`)).json()) as object;
    expect(await info()).toMatchObject({ needsSetup: true, demo: null });
    const first = {
      token,
      username: 'quan.tri',
      name: 'Quản trị',
      password: 'rừng xanh suối mát 77',
    };
    const wrong = await fetch(`${url}/api/setup`, post({ ...first, token: 'x'.repeat(43) }));
    expect(wrong.status).toBe(410);
    const weak = await fetch(`${url}/api/setup`, post({ ...first, password: 'administrator' }));
    expect(await weak.json()).toMatchObject({ code: 'weak-password' });
    const done = await fetch(`${url}/api/setup`, post(first));
    expect(done.status).toBe(200);
    expect(await done.json()).toMatchObject({
      account: { role: 'administrator', mustChangePassword: false },
    });
    const again = await fetch(`${url}/api/setup`, post({ ...first, username: 'another' }));
    expect(again.status).toBe(410);
    expect(await again.json()).toMatchObject({ code: 'link-used' });
    expect(await info()).toMatchObject({ needsSetup: false });
    expect((await stat(join(folder, 'data', 'secret'))).mode & 0o777).toBe(0o600);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    // Neither link nor password nor cookie has reached the log.
    const log = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n');
    expect(log).toContain('first administrator set up');
    for (const secret of [
      token,
      first.password,
      done.headers.getSetCookie()[0]!.split(/[=;]/)[1]!,
    ]) {
      expect(log).not.toContain(secret);
    }
    const second = start({});
    await second.until(/Sổ Đoàn: http/);
    expect(second.output()).not.toContain('/setup/');
  });

  it('prints a new link while the old one was not used, and the old one opens nothing', async () => {
    const first = start({});
    const [, , old = ''] = await first.until(setupLink);
    first.child.kill('SIGTERM');
    await first.exit;
    const second = start({});
    const [, url = '', token = ''] = await second.until(setupLink);
    expect(token).not.toBe(old);
    const answer = await fetch(
      `${url}/api/setup`,
      post({ token: old, username: 'late', name: 'Late', password: 'rừng xanh suối mát 77' }),
    );
    expect(answer.status).toBe(410);
  });

  it('reports all bad settings and ends', async () => {
    const server = start({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://u:secret@h/d',
    });
    expect(await server.exit).toBe(1);
    for (const name of ['PORT="http"', 'LOG_LEVEL="loud"', 'DATABASE_URL='])
      expect(server.output()).toContain(name);
    expect(server.output()).not.toContain('secret');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('says when the port is in use, and ends', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const address = occupant.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const server = start({ PORT: String(port) });
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain(`Port ${port} is in use`);
    expect(server.output()).not.toContain('    at ');
    occupant.close();
  });

  it('names file, line and reason of a wrong checklist, and ends', async () => {
    const checklists = join(folder, 'checklists');
    await cp(join(root, 'checklists'), checklists, { recursive: true });
    const file = join(checklists, 'iso-9001.yaml');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.includes('type: ')) + 1;
    lines[line - 1] = lines[line - 1]!.replace(/type: .*/, 'type: nonsense');
    await writeFile(file, lines.join('\n'));
    const server = start({ CHECKLISTS_DIR: checklists });
    expect(await server.exit).toBe(1);
    expect(server.output()).toMatch(new RegExp(`iso-9001\\.yaml:${line}:\\d+ .+`));
  });

  it('with a certificate of its own speaks https, with cookies for https alone', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
    await writeFile(join(folder, 'cert.pem'), cert);
    await writeFile(join(folder, 'key.pem'), key);
    const server = start({
      HOST: '127.0.0.1',
      TLS_CERT: join(folder, 'cert.pem'),
      TLS_KEY: join(folder, 'key.pem'),
    });
    const [, port = '', token = ''] = await server.until(
      /https:\/\/127\.0\.0\.1:(\d+)\/setup\/([\w-]{43})/,
    );
    expect(server.output()).not.toContain('Tablets on the network need https');
    const first = {
      token,
      username: 'quan.tri',
      name: 'Quản trị',
      password: 'rừng xanh suối mát 77',
    };
    const answer = await new Promise<{ status: number; headers: NodeJS.Dict<string | string[]> }>(
      (resolve, reject) => {
        const options = {
          host: '127.0.0.1',
          port,
          path: '/api/setup',
          method: 'POST',
          ca: cert,
          checkServerIdentity: () => undefined,
        };
        const sent = request(
          { ...options, headers: { 'content-type': 'application/json' } },
          (response) => {
            response.resume();
            resolve({ status: response.statusCode ?? 0, headers: response.headers });
          },
        );
        sent.on('error', reject);
        sent.end(JSON.stringify(first));
      },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-so-doan-session=.*; Path=\/; HttpOnly; Secure; SameSite=Strict/,
    );
  });

  it('warns who opens it to the network without https, and says where it is found there', async () => {
    const server = start({ HOST: '0.0.0.0' });
    await server.until(/\/setup\//);
    expect(server.output()).toContain('WARNING');
    const found = [...server.output().matchAll(/On the network: (\S+)/g)].map(
      ([, url = '']) => url,
    );
    for (const url of found) expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });

  it('refuses a certificate that is none', async () => {
    await writeFile(
      join(folder, 'x.pem'),
      '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n',
    );
    const server = start({ TLS_CERT: join(folder, 'x.pem'), TLS_KEY: join(folder, 'x.pem') });
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain('do not make a certificate');
  });
});

describe('a stop', () => {
  it('on SIGTERM ends open streams and the process in order', async () => {
    const server = start({});
    const [, url = '', token = ''] = await server.until(setupLink);
    const first = {
      token,
      username: 'quan.tri',
      name: 'Quản trị',
      password: 'rừng xanh suối mát 77',
    };
    const done = await fetch(`${url}/api/setup`, post(first));
    const { account } = (await done.json()) as { account: { id: string } };
    const cookie = done.headers.getSetCookie()[0]!.split(';')[0]!;
    const stream = await fetch(`${url}/api/events?account=${account.id}`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    const began = Date.now();
    server.child.kill('SIGTERM');
    expect(await stream.text()).toContain('retry:');
    expect(await server.exit).toBe(0);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(server.output()).toContain('"stopped"');
  });
});

describe('the demo', () => {
  it('starts on loopback with known accounts and work done, and leaves nothing behind', async () => {
    const server = start({ DATA_DIR: '' }, 'src/server/demo/main.ts');
    const [, file = ''] = await server.until(/Accounts also in (\S+demo-accounts\.json)/);
    const [url = ''] = await server.until(/http:\/\/127\.0\.0\.1:\d+/);
    const accounts = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>[];
    const { demo } = (await (await fetch(`${url}/api/server`)).json()) as { demo: unknown };
    expect(demo).toEqual(accounts);
    expect(new Set(accounts.map(({ role }) => role))).toEqual(
      new Set(['lead', 'deputy', 'secretary', 'member', 'unit', 'administrator']),
    );
    const lead = accounts.find(({ role }) => role === 'lead')!;
    const { username, password } = lead;
    const signedIn = await fetch(`${url}/api/auth/sign-in/username`, post({ username, password }));
    const { account } = (await signedIn.json()) as {
      account: { id: string; mustChangePassword: boolean };
    };
    expect(account.mustChangePassword).toBe(false);
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
    const request = {
      protocol: 1,
      account: account.id,
      device: 'tablet',
      epoch: null,
      cursors: {},
      push: [],
    };
    const pulled = await (await fetch(`${url}/api/sync`, post(request, { cookie }))).text();
    for (const figure of ['6981040284', '6137392853', '1385062438', '1375786844', '"1138"']) {
      expect(pulled).toContain(figure);
    }
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  it('keeps its data where DATA_DIR says, and goes on with it', async () => {
    for (const _start of ['first', 'second']) {
      const server = start({}, 'src/server/demo/main.ts');
      await server.until(/Accounts also in/);
      server.child.kill('SIGTERM');
      expect(await server.exit).toBe(0);
      expect(existsSync(join(folder, 'data', 'demo-accounts.json'))).toBe(true);
    }
  });

  it('is for this machine only', async () => {
    const server = start({ HOST: '0.0.0.0' }, 'src/server/demo/main.ts');
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain('this machine only');
  });
});
