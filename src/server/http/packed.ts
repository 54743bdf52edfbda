import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export type Pack = (bytes: Uint8Array) => Promise<Uint8Array>;

const gzipped: Pack = promisify(gzip);
const packedTypes =
  /^(application\/(json|problem\+json|manifest\+json|wasm)|text\/(javascript|css|html|plain)|image\/svg\+xml)/;
/** Below this a packed answer is no smaller on the wire. */
const leastBytes = 1024;
/** Assets of the app are smaller; what is larger is streamed as it is. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Packs an answer for who accepts gzip. Answers that mix a secret with what an attacker chooses are
 * where packing leaks (BREACH); ours hold no token, and calls from other sites carry no cookie.
 */
export async function packed(
  request: Request,
  response: Response,
  pack: Pack = gzipped,
): Promise<Response> {
  const { headers } = response;
  if (response.body === null || response.status !== 200 || headers.has('content-encoding'))
    return response;
  if (!packedTypes.test(headers.get('content-type') ?? '')) return response;
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;
  const announced = headers.get('content-length');
  if (announced !== null && (Number(announced) < leastBytes || Number(announced) > mostBytes))
    return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.byteLength < leastBytes) return new Response(bytes, response);
  const packedHeaders = new Headers(headers);
  packedHeaders.set('content-encoding', 'gzip');
  packedHeaders.append('vary', 'accept-encoding');
  const body = new Uint8Array(await pack(bytes));
  packedHeaders.set('content-length', String(body.byteLength));
  return new Response(body, { status: response.status, headers: packedHeaders });
}

/** Packs what has the same name once; what was packed first goes first where that is more than `maxBytes`. */
export function createPackedStore(maxBytes: number): (name: string) => Pack {
  const kept = new Map<string, Uint8Array>();
  let total = 0;
  return (name) => async (bytes) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const body = await gzipped(bytes);
    if (kept.has(name) || body.byteLength > maxBytes) return body;
    kept.set(name, body);
    total += body.byteLength;
    for (const [oldest, { byteLength }] of kept) {
      if (total <= maxBytes) break;
      kept.delete(oldest);
      total -= byteLength;
    }
    return body;
  };
}
