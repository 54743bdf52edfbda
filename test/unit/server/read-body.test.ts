import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxChangeDepth } from '#domain/sync/change.ts';
import { readJson } from '#server/http/read-body.ts';
import { propertyRun } from '../../property/checklist/property-run.ts';

const read = (body: string) =>
  readJson(
    new Request('http://server/', {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
    }),
    1024 * 1024,
  );
const refused = { ok: false, error: 'bad-request' };
const nested = (depth: number, open: string, close: string, inner = '') =>
  open.repeat(depth) + inner + close.repeat(depth);

describe('what is read of a body can be written as JSON again, and read as the same', () => {
  it('is what it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), async (body) => {
        fc.pre(!body.includes('__proto__'));
        expect(await read(body)).toEqual({ ok: true, value: JSON.parse(body) });
      }),
      { ...propertyRun, numRuns: 200 },
    );
  });

  it.each(['1e999', '[-1e999]', '{"push":[{"value":{"a":[0,1e400]}}]}', 'NaN', '[Infinity]', ''])(
    'is no number beyond all that can be written: %s',
    async (body) => {
      expect(await read(body)).toEqual(refused);
    },
  );

  it('is as deep as a change may be within a push, and no deeper', async () => {
    const most = maxChangeDepth + 2;
    for (const [open, close, inner] of [
      ['[', ']', ''],
      ['{"a":', '}', '1'],
    ] as const) {
      expect((await read(nested(most, open, close, inner))).ok).toBe(true);
      expect(await read(nested(most + 1, open, close, inner))).toEqual(refused);
    }
    // Members beside each other are not within each other, nor are brackets in a text.
    expect((await read(`[${'[],'.repeat(most * 2)}"${'['.repeat(most * 2)}"]`)).ok).toBe(true);
  });

  it('has no member `__proto__`, however deep, and all that stands beside it', async () => {
    const body = '{"a":[{"__proto__":{"x":1e999},"b":2}],"__proto__":null,"c":{"__proto__":3}}';
    const value = await read(body);
    expect(JSON.stringify(value)).toBe('{"ok":true,"value":{"a":[{"b":2}],"c":{}}}');
  });
});
