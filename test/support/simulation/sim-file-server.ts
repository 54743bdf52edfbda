/** The product's file routes over a world's server and bytes in memory, behind a network that fails. */
import { createHash } from 'node:crypto';
import { err, ok } from '#domain/kernel/result.ts';
import type { Storage } from '#server/storage/port.ts';
import { createUploads } from '#server/files/create-uploads.ts';
import { problemResponse } from '#server/http/problem-response.ts';
import type { AccountRequest, AccountRoute, Route } from '#server/http/route.ts';
import { fileRoutes } from '#server/http/routes/file-routes.ts';
import { createReceiveFile, type ReceiveFile } from '#server/usecases/receive-file.ts';
import { createServeFile } from '#server/usecases/serve-file.ts';
import { memoryBlobs } from './memory-blobs.ts';
import { idOf, type Username } from './sim-server.ts';
import type { SimWorld } from './sim-world.ts';

/** Puts a broken rule around what the server knows of files. */
export type WrapReceive = (receive: ReceiveFile, storage: Storage) => ReceiveFile;

export class SimFileServer {
  readonly blobs = memoryBlobs();
  private built: { readonly storage: Storage; readonly routes: readonly Route[] } | null = null;
  /** How often each was asked for since the last drain: a fault hangs on nothing that a race decides. */
  private readonly asked = new Map<string, number>();
  private stretch = 0;

  constructor(
    private readonly world: SimWorld,
    private readonly wrap: WrapReceive = (receive) => receive,
  ) {}

  /** From here on the network fails otherwise. */
  beginStretch(): void {
    this.stretch += 1;
    this.asked.clear();
  }

  fetcherOf(username: Username): typeof fetch {
    return async (input, init = {}) => {
      const path = String(input);
      const method = init.method ?? 'GET';
      const body = await bytesOf(init.body);
      const fault = this.fault(`${username} ${method} ${path} ${nameIn(init)}`, method);
      if (fault !== null) this.world.count(fault);
      if (fault === 'file request lost') throw new TypeError('Failed to fetch');
      if (fault === 'portal in place of files')
        return new Response('<html>', { headers: { 'content-type': 'text/html' } });
      if (fault === 'file server error') return problemResponse('internal', 'r');
      if (fault === 'upload cut') {
        await this.serve(username, path, init, body?.subarray(0, body.length >> 1) ?? null);
        throw new TypeError('Failed to fetch');
      }
      const sha256 = /[0-9a-f]{64}/.exec(`${path} ${nameIn(init)}`)?.[0] ?? '';
      if (fault === 'server stops before the book') this.blobs.stopAfter.add(sha256);
      const answer = await this.serve(username, path, init, body);
      this.blobs.stopAfter.delete(sha256);
      if (fault === 'receipt lost') throw new TypeError('Failed to fetch');
      return answer;
    };
  }

  private fault(name: string, method: string): FileFault | null {
    const times = (this.asked.get(name) ?? 0) + 1;
    this.asked.set(name, times);
    if (this.world.faultsOver) return null;
    const { seed } = this.world.options;
    const digest = createHash('sha256').update(`${seed} ${this.stretch} ${name} ${times}`).digest();
    const dice = digest.readUInt32BE() % 100;
    if (dice < 5) return 'file request lost';
    if (dice < 12) return 'receipt lost';
    if (dice < 14) return 'portal in place of files';
    if (dice < 17) return 'file server error';
    if (method !== 'POST' && method !== 'PATCH') return null;
    if (dice < 25) return 'upload cut';
    return dice < 28 ? 'server stops before the book' : null;
  }

  private async serve(
    username: Username,
    path: string,
    init: RequestInit,
    body: Buffer | null,
  ): Promise<Response> {
    const url = new URL(path, 'http://server');
    const method = init.method ?? 'GET';
    const last = url.pathname.split('/').at(-1) ?? '';
    const route = this.routes().find(
      (row) =>
        row.method === method &&
        (row.path === url.pathname ||
          (row.path.endsWith('/:file') && url.pathname !== '/api/files')),
    );
    if (!route) return problemResponse('not-found', 'r');
    const headers = new Headers(init.headers);
    const request = new Request(url, {
      ...{ method, headers },
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    });
    const isJson = headers.get('content-type') === 'application/json';
    const role = username === 'unit' ? 'unit' : 'inspector';
    const facts = {
      ...{ request, url, params: { file: last }, requestId: 'r', address: 'here' },
      body: isJson ? ok(JSON.parse(String(body)) as unknown) : err('bad-request'),
      account: { profile: { id: idOf(username), role } },
    };
    try {
      return await (route as AccountRoute).handle(facts as unknown as AccountRequest);
    } catch {
      return problemResponse('internal', 'r');
    }
  }

  private routes(): readonly Route[] {
    const { server } = this.world;
    const { storage } = server;
    if (this.built?.storage !== storage) {
      const { blobs } = this;
      const receive = this.wrap(
        createReceiveFile(storage, blobs, () => this.world.now),
        storage,
      );
      const uploads = createUploads(blobs, receive);
      const serve = createServeFile(storage, blobs);
      const routes = fileRoutes({ facts: () => server.facts(), uploads, receive, serve });
      // `/api/files/receipts` before `/api/files/:file`, which would take it.
      const isOpen = (route: Route): number => Number(route.path.includes(':'));
      this.built = { storage, routes: routes.toSorted((a, b) => isOpen(a) - isOpen(b)) };
    }
    return this.built.routes;
  }
}

export const fileFaults = [
  'file request lost',
  'receipt lost',
  'portal in place of files',
  'file server error',
  'upload cut',
  'server stops before the book',
] as const;
type FileFault = (typeof fileFaults)[number];

async function bytesOf(body: unknown): Promise<Buffer | null> {
  if (body instanceof Blob) return Buffer.from(await body.arrayBuffer());
  return typeof body === 'string' ? Buffer.from(body) : null;
}

/** Which file a new upload is of. */
function nameIn(init: RequestInit): string {
  const metadata = new Headers(init.headers).get('upload-metadata') ?? '';
  return metadata
    .split(',')
    .map((pair) => Buffer.from(pair.split(' ')[1] ?? '', 'base64').toString())
    .join(' ');
}
