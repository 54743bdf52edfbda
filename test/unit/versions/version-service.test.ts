/** Reading versions that a visit is not pinned to, and asking the server to move it. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createVersions } from '#client/main.versions.ts';
import { err, ok } from '#domain/kernel/result.ts';

afterEach(() => vi.unstubAllGlobals());

function versions(here: Map<string, string>, there: Map<string, string> = new Map()) {
  const store = {
    account: 'truong-doan',
    readChecklist: async (hash: string) => here.get(hash) ?? null,
    writeChecklist: async (hash: string, json: string) => void here.set(hash, json),
  };
  const checklist = vi.fn(async (hash: string) => {
    const json = there.get(hash);
    return json === undefined ? err({ type: 'no-connection' } as const) : ok(json);
  });
  const onMoved = vi.fn();
  return {
    service: createVersions(store, async () => ({ transport: { checklist } }), onMoved),
    checklist,
    onMoved,
  };
}

describe('a version', () => {
  test('is taken from this device without asking', async () => {
    const { service, checklist } = versions(new Map([['a', '{}']]));
    expect(await service.read('a')).toEqual(ok('{}'));
    expect(checklist).not.toHaveBeenCalled();
  });

  test('is fetched once, and then kept here', async () => {
    const { service, checklist } = versions(new Map(), new Map([['b', '{"id":"b"}']]));
    await service.read('b');
    expect(await service.read('b')).toEqual(ok('{"id":"b"}'));
    expect(checklist).toHaveBeenCalledOnce();
  });

  test('that does not come is a problem, and nothing is kept', async () => {
    const here = new Map<string, string>();
    expect(await versions(here).service.read('b')).toEqual(err({ type: 'no-connection' }));
    expect(here.size).toBe(0);
  });
});

describe('a move', () => {
  const move = { from: 'a'.repeat(64), to: 'b'.repeat(64) };

  test.each([
    ['good', new Response(null, { status: 204 }), ok(undefined)],
    [
      'refused',
      Response.json({ code: 'conflict', title: 'x', status: 409 }, { status: 409 }),
      err({ type: 'problem', code: 'conflict', retryAfter: null }),
    ],
    [
      'answered by a page of a captive portal',
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      err({ type: 'no-connection' }),
    ],
  ])('%s; the directory is read anew either way', async (_, answer, outcome) => {
    const fetcher = vi.fn(async () => answer);
    vi.stubGlobal('fetch', fetcher);
    const { service, onMoved } = versions(new Map());
    expect(await service.move('visit 1', move)).toEqual(outcome);
    expect(onMoved).toHaveBeenCalledOnce();
    expect(fetcher).toHaveBeenCalledWith(
      '/api/visits/visit%201/checklist-version',
      expect.objectContaining({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-so-doan-account': 'truong-doan' },
        body: JSON.stringify(move),
      }),
    );
  });
});
