import { afterEach, describe, expect, it, vi } from 'vitest';
import { countAsked, readVersions } from '#client/features/visits/count-asked.ts';
import { overwriteGetLocale } from '#client/i18n/paraglide/runtime.js';
import type { Workspace } from '#client/services/app-services.ts';
import { record } from '../compile/sample-visit.ts';

const hash = 'a'.repeat(64);
const label = (vi: string, en = vi) => ({ vi, en });
const item = (code: string) => ({
  ...{ code, type: 'yes-no', text: label(code), lookAt: label('Sổ'), severity: 'minor' },
  legal: [{ document: 'Luật Lưu trữ', verified: 'M' }],
});
const checklist = {
  ...{ id: 'x', letter: 'A', version: '2026.1' },
  ...{ title: label('X'), shortTitle: label('Hồ sơ', 'Dossiers') },
  sections: [
    {
      id: 's',
      title: label('S'),
      items: [item('A01'), { ...item('A02'), when: { item: 'A01', yes: true } }],
    },
  ],
};
const holding = (versions: Readonly<Record<string, string>>) => {
  const read = vi.fn(async (wanted: string) => versions[wanted] ?? null);
  return { read, workspace: { checklist: read } as unknown as Workspace };
};
const answered = (code: string, yes: boolean) =>
  record(`answer:x/${code}`, { value: { kind: 'yes-no', yes } });

describe('the items of a visit that are asked', () => {
  afterEach(() => overwriteGetLocale(() => 'vi'));

  it('are those whose condition holds, as the visit itself counts', async () => {
    const { workspace } = holding({ [hash]: JSON.stringify(checklist) });
    const read = await readVersions(workspace, [hash]);
    const count = (...records: Parameters<typeof countAsked>[2]) =>
      countAsked([hash], read, records).get(hash);
    expect(count()).toMatchObject({ answered: 0, total: 1 });
    expect(count(answered('A01', false))).toMatchObject({ answered: 1, total: 1 });
    expect(count(answered('A01', true))).toMatchObject({ answered: 1, total: 2 });
    // An answer to what is no longer asked stays in the log, and is not counted.
    expect(count(answered('A01', false), answered('A02', true))).toMatchObject({
      ...{ answered: 1, total: 1 },
    });
  });

  it('come with the name of the checklist in the language of the interface', async () => {
    const { workspace } = holding({ [hash]: JSON.stringify(checklist) });
    const read = await readVersions(workspace, [hash]);
    expect(countAsked([hash], read, []).get(hash)).toMatchObject({ name: 'Hồ sơ' });
    overwriteGetLocale(() => 'en');
    expect(countAsked([hash], read, []).get(hash)).toMatchObject({ name: 'Dossiers' });
  });

  it('are not told of a version that is not here or cannot be read', async () => {
    const { workspace } = holding({ [hash]: '{}' });
    const missing = 'b'.repeat(64);
    const read = await readVersions(workspace, [hash, missing]);
    expect([...countAsked([hash, missing], read, [])]).toEqual([]);
  });

  it('are read once of each version, and again of one that was missing', async () => {
    const versions: Record<string, string> = { [hash]: JSON.stringify(checklist) };
    const { workspace, read } = holding(versions);
    const later = 'b'.repeat(64);
    await readVersions(workspace, [hash, later]);
    versions[later] = JSON.stringify({ ...checklist, id: 'y' });
    expect((await readVersions(workspace, [hash, later])).size).toBe(2);
    expect(read.mock.calls.map(([wanted]) => wanted)).toEqual([hash, later, later]);
  });
});
