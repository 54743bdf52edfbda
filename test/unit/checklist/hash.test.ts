import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checklistHash } from '#domain/checklist/hash.ts';
import { committedChecklist } from './committed-checklists.ts';

const checklist = await committedChecklist('B');

test('the hash is SHA-256 over JSON with sorted members and no spaces', () => {
  const json = JSON.stringify(sorted(checklist));
  expect(checklistHash(checklist)).toBe(createHash('sha256').update(json).digest('hex'));
});

test('the order of members does not count, every word and the order of items does', () => {
  const { id, ...rest } = checklist;
  expect(checklistHash({ ...rest, id })).toBe(checklistHash(checklist));
  expect(checklistHash({ ...checklist, version: '2031.1' })).not.toBe(checklistHash(checklist));
  const reversed = { ...checklist, sections: checklist.sections.toReversed() };
  expect(checklistHash(reversed)).not.toBe(checklistHash(checklist));
});

/** The same value with members in the order of their names; all names here are plain ASCII. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
