/**
 * Reading a request's body within a bound that counts UNPACKED bytes, while they come: neither a
 * false length nor a small body that unpacks to gigabytes fills the memory.
 */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { maxChangeDepth } from '#domain/sync/change.ts';

/** `unavailable`: it did not come within the time that its length is given. */
export type BodyFailure = 'too-large' | 'bad-request' | 'unavailable';

/**
 * Nothing of ours is nested half as deep. Shapes, canonical JSON and files are looked for by
 * recursion: deeper bodies would end that by a full stack, here or in every tablet that reads them.
 * A push has room around each change that a tablet can hold: one that was refused whole for a single
 * change would be refused for ever.
 */
const deepest = maxChangeDepth + 2;

/** What is granted beside the time that the bytes themselves take. */
const patienceMilliseconds = 60_000;
/** A tablet gives up on a slower line itself. */
const slowestBytesPerMillisecond = 4;

/** What it gives is JSON through and through: see `isWritable`. */
export async function readJson(
  request: Request,
  maxBytes: number,
): Promise<Result<unknown, BodyFailure>> {
  if (!isJson(request.headers.get('content-type'))) return err('bad-request');
  const bytes = await readBytes(request, maxBytes);
  if (!bytes.ok) return bytes;
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.value),
    );
    return isWritable(value) ? ok(value) : err('bad-request');
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
  let isLate = false;
  const deadline = setTimeout(
    () => {
      isLate = true;
      raw.destroy(new Error('too slow'));
    },
    patienceMilliseconds + (announced || maxBytes) / slowestBytesPerMillisecond,
  );
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
    return err(isLate ? 'unavailable' : 'bad-request');
  } finally {
    clearTimeout(deadline);
    stream.destroy();
    raw.destroy();
  }
  return ok(Buffer.concat(chunks, length));
}

function isJson(contentType: string | null): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}

/**
 * May this be written as JSON again and read as the same? Not what is nested too deep, nor a number
 * beyond all that can be written (1e999). A member `__proto__`, which objects lose whenever they are
 * copied member by member, is lost here and now.
 */
function isWritable(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === deepest) return false;
  if (Array.isArray(value)) return value.every((inner) => isWritable(inner, depth + 1));
  for (const [member, inner] of Object.entries(value)) {
    if (member === '__proto__') Reflect.deleteProperty(value, member);
    else if (!isWritable(inner, depth + 1)) return false;
  }
  return true;
}
