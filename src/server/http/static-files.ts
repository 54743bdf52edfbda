/**
 * The built client. Hashed assets never change; the page and the service worker are asked for anew
 * each time, or a tablet would keep an old app for good.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { createPackedStore, packed, type Pack } from './packed.ts';
import { retiringWorker } from './retiring-worker.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export type StaticFiles = (request: Request) => Promise<Response | null>;

/** The whole client, packed, is smaller. */
const mostPackedBytes = 16 * 1024 * 1024;

/** Where browsers look for the worker; its address never changes, or the old one would stay for good. */
const workerPath = '/service-worker.js';

/**
 * Answers a file of the folder, the page for addresses of the app, `null` for what is neither. With
 * `worker: 'retired'` browsers are given the worker that ends their own.
 */
export function createStaticFiles(folder: string, worker: 'served' | 'retired'): StaticFiles {
  const packAs = createPackedStore(mostPackedBytes);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const path = safePath(new URL(request.url).pathname);
    if (path === null) return null;
    if (path === workerPath && worker === 'retired') {
      const headers = { 'content-type': types['.js']!, 'cache-control': 'no-store' };
      return new Response(retiringWorker, { headers });
    }
    const file = (path === '/' ? null : await serve(folder, path, request, packAs)) ?? null;
    if (file) return file;
    // An asset that is gone must be a 404: the page in its place would be cached as a script.
    return extname(path) === '' ? serve(folder, '/index.html', request, packAs) : null;
  };
}

async function serve(
  folder: string,
  path: string,
  request: Request,
  packAs: (name: string) => Pack,
): Promise<Response | null> {
  const type = types[extname(path)];
  if (type === undefined) return null;
  const full = join(folder, path);
  const facts = await stat(full).catch(() => null);
  if (!facts?.isFile()) return null;
  const etag = `"${facts.size.toString(36)}-${Math.floor(facts.mtimeMs).toString(36)}"`;
  const headers = { 'content-type': type, 'cache-control': cacheRule(path), etag };
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers });
  const body =
    request.method === 'HEAD'
      ? null
      : (Readable.toWeb(createReadStream(full)) as unknown as ReadableStream);
  const answer = new Response(body, {
    headers: { ...headers, 'content-length': String(facts.size) },
  });
  return packed(request, answer, packAs(`${path} ${etag}`));
}

function cacheRule(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return path === workerPath ? 'no-store' : 'no-cache';
}

/** No way out of the folder, and nothing that begins with a dot. */
function safePath(path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const clean = normalize(decoded);
  return clean.startsWith('/') && !clean.split('/').some((part) => part.startsWith('.'))
    ? clean
    : null;
}
