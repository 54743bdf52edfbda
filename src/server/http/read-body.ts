/**
 * Reading a request's body within a bound that counts UNPACKED bytes, while they come: neither a
 * false length nor a small body that unpacks to gigabytes fills the memory.
 */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { err, ok, type Result } from '#domain/kernel/result.ts';

export type BodyFailure = 'too-large' | 'bad-request';

export async function readJson(
  request: Request,
  maxBytes: number,
): Promise<Result<unknown, BodyFailure>> {
  if (!isJson(request.headers.get('content-type'))) return err('bad-request');
  const bytes = await readBytes(request, maxBytes);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)));
  } catch {
    return err('bad-request');
  }
}

async function readBytes(
  request: Request,
  maxBytes: number,
): Promise<Result<Uint8Array, BodyFailure>> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') return err('bad-request');
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) return err('too-large');
  if (request.body === null) return ok(new Uint8Array());
  const raw = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  const stream = encoding === 'gzip' ? raw.pipe(createGunzip()) : raw;
  if (stream !== raw) raw.once('error', (error) => stream.destroy(error));
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > maxBytes) return err('too-large');
      chunks.push(chunk);
    }
  } catch {
    // Damaged gzip, or the connection broke: either way there is no request to answer well.
    return err('bad-request');
  } finally {
    stream.destroy();
    raw.destroy();
  }
  return ok(Buffer.concat(chunks, length));
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}
