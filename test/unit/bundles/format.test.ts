/** S29: what a bundle is, and what is refused as damaged or foreign. */
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesOf } from '#domain/bundle/lines.ts';
import { readBundle } from '#client/bundles/read-bundle.ts';
import { textHash } from '#domain/kernel/canonical-json.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { bundleOf, readWhole, zipOf } from '../../support/bundles/make-bundle.ts';
import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import { colleagueChange, noteEdit, visitOne } from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';

type Parts = Record<string, Uint8Array<ArrayBuffer>>;

let good: Blob;
let parts: Parts;
const photo = newFile('a photo', { size: 3000 });

beforeAll(async () => {
  const tablet = await openDexieSubject();
  await tablet.save([noteEdit('đã kiểm tra')]);
  await tablet.save(
    [{ ...noteEdit('of a photo'), record: makeRecordKey('finding', 'f1') }],
    [photo],
  );
  good = (await bundleOf(tablet.account)).blob;
  parts = unzipSync(new Uint8Array(await good.arrayBuffer()));
});

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytes = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);
const problemOf = async (blob: Blob): Promise<string> => {
  const read = await readBundle(blob);
  return read.ok ? 'good' : read.error;
};
/** The good one with some entries replaced; `undefined` leaves one out. */
const altered = (changed: Record<string, Uint8Array<ArrayBuffer> | undefined>): Blob =>
  zipOf(
    Object.entries({ ...parts, ...changed }).flatMap(([name, content]) =>
      content === undefined ? [] : [[name, content] as const],
    ),
  );
const manifest = (): Record<string, unknown> =>
  JSON.parse(text(parts['manifest.json'])) as Record<string, unknown>;
const withManifest = (changes: Record<string, unknown>): Blob =>
  altered({ 'manifest.json': bytes(JSON.stringify({ ...manifest(), ...changes })) });
/** Lines that say their digest truly. */
const withLines = (lines: string, count: number, scopes = manifest()['scopes']): Blob =>
  altered({
    'manifest.json': bytes(
      JSON.stringify({ ...manifest(), scopes, changes: { count, sha256: textHash(lines) } }),
    ),
    'changes.ndjson': bytes(lines),
  });

describe('a bundle', () => {
  it('is a zip that other programs open, in the order manifest, changes, what is kept beside, files', () => {
    expect(Object.keys(parts)).toEqual([
      'manifest.json',
      'changes.ndjson',
      'kept.ndjson',
      `files/${photo.sha256}`,
    ]);
    expect(parts[`files/${photo.sha256}`]).toEqual(new Uint8Array(photo.bytes));
  });

  it('holds changes as they are stored, and tells of itself', async () => {
    const bundle = await readWhole(good);
    expect(bundle.changes.map(({ change }) => change.value).toSorted()).toEqual([
      'of a photo',
      'đã kiểm tra',
    ]);
    expect(text(parts['changes.ndjson'])).toBe(linesOf(bundle.changes.map((one) => one.content)));
    expect(bundle.manifest).toMatchObject({
      scopes: [{ scope: visitOne, changes: 2, files: 1 }],
      changes: { count: 2 },
      missing: [],
    });
    expect(await bundle.readFile(photo)).toEqual(photo.bytes);
    expect(await problemOf(altered({}))).toBe('good');
  });
});

describe('damaged', () => {
  it('whatever byte was altered: it is refused, or nothing that counts is another', async () => {
    const whole = new Uint8Array(await good.arrayBuffer());
    const before = await readWhole(good);
    let refused = 0;
    for (let at = 0; at < whole.length; at += 7) {
      const copy = whole.slice();
      copy[at] = (copy[at] ?? 0) ^ 0x41;
      const read = await readBundle(new Blob([copy]));
      if (!read.ok) refused += 1;
      else expect({ ...read.value, readFile: null }).toEqual({ ...before, readFile: null });
    }
    expect(refused).toBe(Math.ceil(whole.length / 7));
  });

  it.each([0, 1, 20, 21, 22, 100, 0.5, 0.9, 0.999])('cut at %s', async (where) => {
    const size = where < 1 && where > 0 ? Math.floor(good.size * where) : where;
    expect(['damaged', 'not-a-bundle']).toContain(await problemOf(good.slice(0, size)));
  });

  it('with something before, behind or between', async () => {
    const one = new Uint8Array([0]);
    expect(await problemOf(new Blob([good, one]))).toBe('damaged');
    expect(await problemOf(new Blob([one, good]))).toBe('not-a-bundle');
    expect(await problemOf(new Blob([good, good]))).toBe('damaged');
  });

  it('a file that is not that of its hash, is too many, or missing', async () => {
    const name = `files/${photo.sha256}`;
    expect(await problemOf(altered({ [name]: bytes('something else') }))).toBe('damaged');
    expect(await problemOf(altered({ [name]: undefined }))).toBe('damaged');
    expect(await problemOf(altered({ [`files/${'a'.repeat(64)}`]: bytes('x') }))).toBe('damaged');
  });

  it('a file that is not of its type', async () => {
    const [file] = manifest()['files'] as { type: string }[];
    expect(await problemOf(withManifest({ files: [{ ...file, type: 'image/png' }] }))).toBe(
      'damaged',
    );
  });
});

describe('foreign', () => {
  it('no zip, a zip of something else, a newer version', async () => {
    expect(await problemOf(new Blob(['a letter']))).toBe('not-a-bundle');
    expect(await problemOf(new Blob([zipSync({ 'word/document.xml': bytes('<x/>') })]))).toBe(
      'not-a-bundle',
    );
    expect(await problemOf(withManifest({ format: 'other' }))).toBe('not-a-bundle');
    expect(await problemOf(withManifest({ version: 2 }))).toBe('newer-version');
  });

  it('a zip that packs its entries: nothing is ever unpacked, so nothing can swell', async () => {
    const swelling = zipSync({ ...parts, 'changes.ndjson': new Uint8Array(50_000_000) });
    expect(await problemOf(new Blob([swelling]))).not.toBe('good');
    const packed = zipSync(parts, { level: 9 });
    expect(await problemOf(new Blob([packed]))).not.toBe('good');
  });

  it.each(['../evil', '/etc/passwd', 'files/../x', 'FILES/a', 'files\\x', 'changes.ndjson '])(
    'an entry called %s',
    async (name) => {
      expect(await problemOf(altered({ [name]: bytes('x') }))).toBe('damaged');
    },
  );

  it('two entries of one name', async () => {
    const twice = [...Object.entries(parts), ...Object.entries(parts).slice(1, 2)];
    expect(await problemOf(zipOf(twice))).toBe('damaged');
  });

  it('more entries than a bundle may have', async () => {
    const many = Array.from({ length: 20_001 }, (_, index): [string, Uint8Array<ArrayBuffer>] => [
      index === 0 ? 'manifest.json' : `x${index}`,
      new Uint8Array(),
    ]);
    expect(await problemOf(zipOf(many))).toBe('damaged');
  });

  it('a file larger than 16 MB', async () => {
    const [file] = manifest()['files'] as object[];
    expect(
      await problemOf(withManifest({ files: [{ ...file, size: 16 * 1024 * 1024 + 1 }] })),
    ).toBe('not-a-bundle');
  });

  it('lines that are no changes as they are stored', async () => {
    const [line = ''] = text(parts['changes.ndjson']).split('\n');
    const scopes = [{ scope: visitOne, changes: 1, files: 1 }];
    expect(await problemOf(withLines(`${line}\n`, 1, scopes))).toBe('good');
    const change = JSON.parse(line) as Record<string, unknown>;
    for (const [bad, count] of [
      [line, 1],
      [`${line}\n${line}\n`, 2],
      [`${JSON.stringify({ ...change, zz: 1, aa: 2 })}\n`, 1],
      [`${line.slice(0, -1)},"seq":4}\n`, 1],
      [`${line.replace('"over":[]', '"over":["x"]')}\n`, 1],
      [`${line.replace('"device"', '"a":"'.concat('x'.repeat(65_536), '","device"'))}\n`, 1],
      [`{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}\n`, 1],
      ['null\n', 1],
      ['\n', 1],
    ] as const) {
      expect(await problemOf(withLines(bad, count, scopes)), bad.slice(0, 80)).toBe('damaged');
    }
  });

  it('counts that are not those of its content', async () => {
    expect(
      await problemOf(withManifest({ scopes: [{ scope: visitOne, changes: 3, files: 1 }] })),
    ).toBe('damaged');
    expect(
      await problemOf(withManifest({ scopes: [{ scope: 'visit/other', changes: 2, files: 1 }] })),
    ).toBe('damaged');
  });
});

it('a change of a newer version, with members that this one does not know, goes through whole', async () => {
  const change = { ...colleagueChange('x'), future: { deep: [1] } };
  const line = `${JSON.stringify(change, Object.keys(change).toSorted().concat('deep'))}\n`;
  const scopes = [{ scope: visitOne, changes: 1, files: 1 }];
  const read = await readWhole(withLines(line, 1, scopes));
  expect(read.changes[0]?.change).toEqual(change);
});
