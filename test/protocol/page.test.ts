/** `src/protocol/README.md` says what the code says: its tables, its limits, its worked example. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { changeSchema, emptySum, maxChangeBytes } from '#domain/sync/change.ts';
import { maxFileBytes } from '#protocol/files.ts';
import { maxAnswerBytes, maxPushChanges, maxRequestBytes } from '#protocol/sync.ts';
import { withProtocolTables } from '../../src/tools/protocol-tables.ts';

const page = readFileSync(new URL('../../src/protocol/README.md', import.meta.url), 'utf8');

it('its tables are made of the routes, the problems and the access table', () => {
  expect(page.match(/^\| /gm)?.length).toBeGreaterThan(120);
  expect(withProtocolTables(page)).toBe(page);
});

it('a page whose marks were lost is not written', () => {
  expect(() => withProtocolTables('nothing')).toThrow('lost the marks');
});

it('the limits that it names are those of the code', () => {
  const mib = 1024 * 1024;
  expect([maxPushChanges, maxRequestBytes, maxAnswerBytes]).toEqual([2000, mib, mib]);
  expect([maxChangeBytes, maxFileBytes]).toEqual([64 * 1024, 15 * mib]);
  for (const words of [
    'at most 2,000 changes; the request at most 1 MiB',
    'about 1 MiB of changes',
    'At most 64 KiB',
    'at most 15 MB',
  ]) {
    expect(page).toContain(words);
  }
});

it('its worked example of content, digest and sum is right, computed without the code of the app', () => {
  const example = changeSchema.parse(JSON.parse(/```json\n([^]*?)\n```/.exec(page)?.[1] ?? ''));
  const contents = [...page.matchAll(/^content {2}(.*)$/gm)].map((match) => match[1]!);
  const digests = [...page.matchAll(/^digest {3}(.*)$/gm)].map((match) => match[1]!);
  const sum = /^sum {6}(.*)$/m.exec(page)?.[1];
  expect(contents).toHaveLength(2);
  // Of an object of texts and lists of texts, canonical is: members by name, no blanks.
  const sorted = Object.entries(example).toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(contents[0]).toBe(JSON.stringify(Object.fromEntries(sorted)));
  expect(contents.map(digestOf)).toEqual(digests);
  const total = digests.reduce((left, digest) => left ^ BigInt(`0x${digest}`), 0n);
  expect(total.toString(16).padStart(32, '0')).toBe(sum);
  expect(emptySum).toBe('0'.repeat(32));
  expect(page).toContain('before the first it is 32 zeros');
});

const digestOf = (content: string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);
