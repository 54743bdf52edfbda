/** The wire does not move unnoticed: an app that was last opened months ago speaks it as it was. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { protocolVersion } from '#protocol/version.ts';
import {
  mayReplace,
  protocolSchema,
  versionHistory,
  type ProtocolSchema,
} from '../../src/tools/protocol-schema.ts';

const page = readFileSync(new URL('../../src/protocol/README.md', import.meta.url), 'utf8');
const stored = JSON.parse(
  readFileSync(new URL(`messages.v${protocolVersion}.json`, import.meta.url), 'utf8'),
) as ProtocolSchema;

it('the shapes of all messages and fields are those that were written down, with their history', async () => {
  const now = await protocolSchema(page);
  expect(Object.keys(now.messages)).toEqual(
    expect.arrayContaining(['change', 'syncRequest', 'syncAnswer', 'directoryAnswer', 'problem']),
  );
  expect(Object.keys(now.messages).length).toBeGreaterThan(25);
  expect(Object.keys(now.fields).length).toBeGreaterThan(60);
  // Differs: write what changed into the history of the page, then `npm run map`.
  expect(now).toEqual(stored);
});

it('shapes that moved are not written down before the version history tells of it', () => {
  const moved: ProtocolSchema = { ...stored, messages: { ...stored.messages, more: {} } };
  expect(mayReplace(stored, stored)).toBe(true);
  expect(mayReplace(stored, moved)).toBe(false);
  expect(mayReplace(stored, { ...moved, fields: {}, messages: stored.messages })).toBe(false);
  expect(mayReplace(stored, { ...moved, history: [...stored.history, '| 1 | `more` | '] })).toBe(
    true,
  );
});

it('the version history ends with the version that is spoken, and leaves none out', () => {
  const versions = versionHistory(page).map((row) => Number(row.split('|')[1]));
  expect(versions.at(-1)).toBe(protocolVersion);
  expect([...new Set(versions)]).toEqual(
    Array.from({ length: protocolVersion }, (_, index) => index + 1),
  );
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
});
