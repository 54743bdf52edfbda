/**
 * The file routes as a client meets them, in memory: tus with creation and resuming, receipts,
 * reading, and faults on order. Not the product's server.
 */
import { parseUploadId, receiptHeader } from '#protocol/files.ts';
import { problems, type ProblemCode } from '#protocol/problem.ts';
import { sha256OfBytes } from './sample-files.ts';

interface Partial {
  readonly size: number;
  bytes: Uint8Array;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly account: string | null;
  /** Bytes of the body that came. */
  readonly bytes: number;
}

export class FileServer {
  readonly partials = new Map<string, Partial>();
  /** `<scope>|<sha256>` of what is complete. */
  readonly complete = new Map<string, ArrayBuffer>();
  readonly seen: SeenRequest[] = [];
  /** Asked before each request; a code refuses it, 'cut' drops the connection, 'portal' answers HTML. */
  refuse: (request: SeenRequest) => ProblemCode | 'cut' | 'portal' | null = () => null;
  /** What the answer to the last bytes of an upload names as received. */
  receiptOf: (id: string) => string | null = (id) => id;
  /** Of the next chunk only so many bytes arrive, then the connection is gone. */
  cutNextChunkAfter: number | null = null;
  /** Awaited before each request is looked at. */
  pause: (request: SeenRequest) => Promise<void> = () =>
    new Promise((resolve) => setTimeout(resolve, 1));
  /** Requests that are being answered now, and the most there ever were at once. */
  running = 0;
  mostAtOnce = 0;

  readonly fetcher: typeof fetch = async (input, init = {}) => {
    const path = String(input);
    const headers = new Headers(init.headers);
    const body = await bodyOf(init.body);
    const method = init.method ?? 'GET';
    const request = {
      method,
      path,
      account: headers.get('x-so-doan-account'),
      bytes: body.byteLength,
    };
    this.seen.push(request);
    if (init.redirect !== 'error') throw new Error('a redirect would be followed');
    this.running += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.running);
    await this.pause(request);
    this.running -= 1;
    const refusal = this.refuse(request);
    if (refusal === 'cut') throw new TypeError('Failed to fetch');
    if (refusal === 'portal')
      return new Response('<html>', { headers: { 'content-type': 'text/html' } });
    if (refusal) return problem(refusal, method);
    return this.answer(method, path, headers, body);
  };

  sent(method: string): readonly SeenRequest[] {
    return this.seen.filter(
      (request) => request.method === method && request.path !== '/api/files/receipts',
    );
  }

  private answer(method: string, path: string, headers: Headers, body: Uint8Array): Response {
    if (path === '/api/files/receipts') return this.receipts(body);
    if (path === '/api/files/links') return this.link(body);
    if (method === 'POST') return this.create(headers, body);
    if (method === 'GET') return this.read(path);
    const id = path.split('/').at(-1) ?? '';
    const { scope, sha256 } = parseUploadId(id) ?? { scope: '', sha256: '' };
    const whole = this.complete.get(`${scope}|${sha256}`);
    if (method === 'HEAD') {
      const length = whole?.byteLength ?? this.partials.get(id)?.bytes.byteLength;
      const size = whole?.byteLength ?? this.partials.get(id)?.size;
      return length === undefined
        ? tus(404)
        : tus(200, { 'upload-offset': String(length), 'upload-length': String(size) });
    }
    if (method === 'PATCH') return this.append(id, Number(headers.get('upload-offset')), body);
    return tus(405);
  }

  private receipts(body: Uint8Array): Response {
    const { scope, sha256 } = JSON.parse(new TextDecoder().decode(body)) as {
      scope: string;
      sha256: string[];
    };
    if (sha256.length > 1000) return problem('bad-request', 'POST');
    return Response.json({
      received: sha256.filter((hash) => this.complete.has(`${scope}|${hash}`)),
    });
  }

  private link(body: Uint8Array): Response {
    const request = JSON.parse(new TextDecoder().decode(body)) as {
      from: string;
      to: string;
      sha256: string[];
    };
    const linked = request.sha256.filter((hash) => this.complete.has(`${request.from}|${hash}`));
    for (const hash of linked) {
      this.complete.set(`${request.to}|${hash}`, this.complete.get(`${request.from}|${hash}`)!);
    }
    return Response.json({ linked });
  }

  private create(headers: Headers, body: Uint8Array): Response {
    const metadata = Object.fromEntries(
      (headers.get('upload-metadata') ?? '').split(',').map((pair) => {
        const [name, value] = pair.split(' ');
        return [name, Buffer.from(value ?? '', 'base64').toString()];
      }),
    ) as { scope: string; sha256: string };
    if (this.complete.has(`${metadata.scope}|${metadata.sha256}`))
      return problem('conflict', 'POST');
    const id = `${metadata.scope.replace('/', '~')}~${metadata.sha256}`;
    this.partials.set(id, { size: Number(headers.get('upload-length')), bytes: new Uint8Array() });
    const appended = this.append(id, 0, body);
    if (!appended.ok) return appended;
    const said = Object.fromEntries(appended.headers);
    return tus(201, { ...said, location: `/api/files/${id}` });
  }

  private append(id: string, offset: number, body: Uint8Array): Response {
    const partial = this.partials.get(id);
    if (!partial) return tus(404);
    if (partial.bytes.byteLength !== offset) return tus(409);
    const arrived = this.cutNextChunkAfter === null ? body : body.slice(0, this.cutNextChunkAfter);
    partial.bytes = Buffer.concat([partial.bytes, arrived]);
    if (this.cutNextChunkAfter !== null) {
      this.cutNextChunkAfter = null;
      throw new TypeError('Failed to fetch');
    }
    const stands = { 'upload-offset': String(partial.bytes.byteLength) };
    if (partial.bytes.byteLength === partial.size) {
      this.partials.delete(id);
      const bytes = new Uint8Array(partial.bytes).buffer;
      const name = parseUploadId(id);
      if (sha256OfBytes(bytes) !== name?.sha256) return problem('hash-mismatch', 'PATCH');
      if (
        !Buffer.from(bytes)
          .subarray(0, 3)
          .equals(Buffer.from([0xff, 0xd8, 0xff]))
      )
        return problem('not-a-picture', 'PATCH');
      this.complete.set(`${name.scope}|${name.sha256}`, bytes);
      const receipt = this.receiptOf(id);
      return tus(204, { ...stands, ...(receipt === null ? {} : { [receiptHeader]: receipt }) });
    }
    return tus(204, stands);
  }

  private read(path: string): Response {
    const url = new URL(path, 'http://server');
    const bytes = this.complete.get(
      `${url.searchParams.get('scope')}|${url.pathname.split('/').at(-1)}`,
    );
    if (!bytes) return problem('forbidden', 'GET');
    return new Response(bytes, { headers: { 'content-type': 'image/jpeg' } });
  }
}

const tus = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { 'tus-resumable': '1.0.0', ...headers } });

function problem(code: ProblemCode, method: string): Response {
  const { status, meaning } = problems[code];
  const body = method === 'HEAD' ? null : JSON.stringify({ code, title: meaning, status });
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json' } });
}

async function bodyOf(body: unknown): Promise<Uint8Array> {
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  return typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array();
}
