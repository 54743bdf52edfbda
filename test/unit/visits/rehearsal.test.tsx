/** The rehearsal opens everything, names what does not open, can be stopped, and asks no server. */
import { describe, expect, it, vi } from 'vitest';
import type { Checklist } from '#domain/checklist/definition.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { AppFilesService, HeldBytes, Workspace } from '#client/services/app-services.ts';
import {
  rehearsalSteps,
  type RehearsedVisit,
} from '#client/features/visits/rehearsal/rehearsal-steps.ts';
import { partInWords } from '#client/features/visits/rehearsal/rehearsal-words.ts';
import { rehearse, type Rehearsal } from '#client/features/visits/rehearsal/rehearse.ts';

const scope = makeScope('visit', 'v1');
const followup = makeScope('followup', 'v1');
const former = makeScope('followup', 'v0');
const hash = 'a'.repeat(64);
const formerHash = 'b'.repeat(64);
const file = (digit: string) => ({
  sha256: digit.repeat(64),
  size: 9,
  type: 'image/jpeg' as const,
});

const checklist = {
  id: 'x',
  letter: 'A',
  title: { vi: 'X', en: 'X' },
  shortTitle: { vi: 'X', en: 'X' },
  version: '2026.1',
  sections: [
    {
      id: 's',
      title: { vi: 'S', en: 'S' },
      items: [
        {
          type: 'compliance',
          code: 'A01',
          text: { vi: 'Q', en: 'Q' },
          lookAt: { vi: 'L', en: 'L' },
          severity: 'minor',
          legal: ['nd-1/d1'],
        },
      ],
    },
  ],
  law: [
    {
      id: 'nd-1',
      name: 'ND 1',
      kind: 'law',
      from: '2021',
      verified: 'V',
      articles: [{ id: 'd1', cite: 'Điều 1' }],
    },
  ],
} as unknown as Checklist;

const given = <T,>(value: T) => ({
  subscribe: (next: (value: T) => void) => {
    next(value);
    return { unsubscribe: () => undefined };
  },
});

interface Device {
  readonly app: Awaited<ReturnType<AppFilesService['readAll']>>;
  readonly writes: boolean;
  readonly versions: Readonly<Record<string, string>>;
  readonly read: readonly string[];
  readonly held: (sha256: string) => HeldBytes;
  /** So many photos find room; null: nobody can tell. */
  readonly room: number | null;
  /** Milliseconds since a trial found room for all that it tried. */
  readonly provedAgo?: number;
}

const complete: Device = {
  app: { total: 80, missing: [] },
  writes: true,
  versions: { [hash]: JSON.stringify(checklist), [formerHash]: JSON.stringify(checklist) },
  read: [scope, followup, former],
  held: () => 'whole',
  room: 200,
};

const now = Date.UTC(2022, 5, 1);
const unasked = vi.fn();
const visit = {
  context: { scope, followup, visit: { id: 'v1', checklists: [hash] } },
  earlier: [{ visit: { id: 'v0', checklists: [formerHash] }, followup: former, working: null }],
  photos: [
    { scope, code: 'A01', files: [file('1'), file('2')] },
    { scope: former, code: null, files: [file('3')] },
  ],
  titleOf: (of: string) => (of === hash ? 'A X' : 'cũ'),
  clock: () => now,
} as unknown as RehearsedVisit;

function steps(device: Device) {
  const workspace = {
    checklist: async (of: string) => device.versions[of] ?? null,
    watchRecords: () => given([]),
    watchScopes: () => given(new Map(device.read.map((entry) => [entry, { readAt: 5 }]))),
    tryWrite: async () => device.writes,
    room: async () => ({
      wordsOnly: false,
      tried: device.provedAgo === undefined ? null : { at: now - device.provedAgo, photos: 200 },
    }),
    tryRoom: async () => (device.room === null ? null : { at: 1, photos: device.room }),
    photos: { held: async (_: string, sha256: string) => device.held(sha256), read: unasked },
    syncNow: unasked,
  } as unknown as Workspace;
  const appFiles = { readAll: async () => device.app, mend: unasked } as unknown as AppFilesService;
  return rehearsalSteps(visit, workspace, appFiles);
}

const run = (change: Partial<Device> = {}, signal = new AbortController().signal) =>
  rehearse(steps({ ...complete, ...change }), () => undefined, signal);
const troublesOf = ({ parts }: Rehearsal) =>
  parts.reduce((sum, { troubles }) => sum + troubles.length, 0);
const saidOf = ({ parts }: Rehearsal) =>
  parts
    .filter(({ troubles }) => troubles.length > 0)
    .map((part) => [part.part, String(partInWords(part).detail)] as const);

describe('the day without a network, tried beforehand', () => {
  it('passes where everything is here, and asks nobody for anything', async () => {
    const rehearsal = await run();
    expect(rehearsal).toMatchObject({ state: 'ended', done: 9, total: 9 });
    expect(troublesOf(rehearsal)).toBe(0);
    expect(rehearsal.parts.map(({ part, things }) => [part, things])).toEqual([
      ['app', 1],
      ['store', 1],
      ['checklists', 2],
      ['records', 1],
      ['last', 1],
      ['report', 1],
      ['photos', 2],
      ['room', 200],
    ]);
    expect(unasked).not.toHaveBeenCalled();
  });

  const noLaw = JSON.stringify({ ...checklist, law: [] });
  const cases: readonly (readonly [string, Partial<Device>, string, string])[] = [
    [
      'a file of the app',
      { app: { total: 80, missing: ['/assets/fill-page-1.js'] } },
      'app',
      'fill-page-1.js',
    ],
    ['the worker', { app: { total: 0, missing: [] } }, 'app', 'Thiếu 1'],
    ['the right to write', { writes: false }, 'store', 'không cho ghi'],
    [
      'a checklist',
      { versions: { [formerHash]: complete.versions[formerHash]! } },
      'checklists',
      'A X',
    ],
    [
      'a readable checklist',
      { versions: { ...complete.versions, [hash]: '{}' } },
      'checklists',
      'không đọc được',
    ],
    [
      'a text of law',
      { versions: { ...complete.versions, [hash]: noLaw } },
      'checklists',
      'A X: nd-1/d1',
    ],
    ['the working file', { read: [followup, former] }, 'records', 'Chưa đọc hết'],
    ['the last visit', { read: [scope, followup] }, 'last', 'Chưa đọc hết'],
    ['the self-report', { read: [scope, former] }, 'report', 'Chưa đọc hết'],
    [
      'a thumbnail',
      { held: (sha) => (sha.startsWith('1') ? 'missing' : 'whole') },
      'photos',
      'A01',
    ],
    [
      'good bytes',
      { held: (sha) => (sha.startsWith('3') ? 'damaged' : 'whole') },
      'photos',
      'hỏng',
    ],
    ['room', { room: 40 }, 'room', 'còn chỗ cho khoảng 40 ảnh'],
    ['any room', { room: 0 }, 'room', 'không còn chỗ cho ảnh'],
  ];
  it.each(cases)(
    'without %s it says so, at that part and no other',
    async (_, change, part, words) => {
      const said = saidOf(await run(change));
      expect(said.map(([at]) => at)).toEqual([part]);
      expect(said[0]?.[1]).toContain(words);
    },
  );

  it('lets go where nobody can know', async () => {
    const rehearsal = await run({ app: null, room: null });
    expect(
      rehearsal.parts.filter(({ troubles }) => troubles.length > 0).map(({ part }) => part),
    ).toEqual(['app', 'room']);
    expect(saidOf(rehearsal)[0]?.[1]).toContain('Trình duyệt không cho biết');
    expect(saidOf(rehearsal)[1]?.[1]).toContain('Cài đặt của máy');
  });

  it.each([
    [150, 'còn chỗ cho khoảng 150 ảnh'],
    [200, 'còn chỗ cho ít nhất 200 ảnh'],
  ])('tells how much room was proved: of %i photos', async (room, words) => {
    const { parts } = await run({ room });
    expect(parts.map(partInWords).find(({ key }) => key === 'room')?.detail).toBe(words);
  });

  it.each([
    [14 * 60_000, 'was', 200],
    [16 * 60_000, 'was too long ago, and is tried again', 40],
  ])('takes a trial of %d ms ago for what it %s', async (provedAgo, _, things) => {
    const { parts } = await run({ room: 40, provedAgo });
    expect(parts.find(({ part }) => part === 'room')?.things).toBe(things);
  });

  it('tells nothing of the room when it is stopped while that is tried', async () => {
    const control = new AbortController();
    const stopping = steps(complete).map((step) => {
      if (step.part !== 'room') return step;
      const open: typeof step.open = (signal) => {
        control.abort();
        return step.open(signal);
      };
      return { ...step, open };
    });
    const rehearsal = await rehearse(stopping, () => undefined, control.signal);
    expect(rehearsal).toMatchObject({ state: 'stopped', done: 8, total: 9 });
    expect(rehearsal.parts.map(({ part }) => part)).not.toContain('room');
  });

  it('goes on past what throws, and says that it does not open', async () => {
    const broken = steps({ ...complete, versions: { ...complete.versions, [hash]: 'no json' } });
    const quiet = vi.spyOn(console, 'error').mockReturnValue();
    const rehearsal = await rehearse(broken, () => undefined, new AbortController().signal);
    quiet.mockRestore();
    expect(saidOf(rehearsal).map(([part]) => part)).toEqual(['checklists']);
    expect(rehearsal.state).toBe('ended');
  });

  it('stops between two steps, tells what was tried and claims no more', async () => {
    const control = new AbortController();
    const told: Rehearsal[] = [];
    const rehearsal = await rehearse(
      steps(complete),
      (now) => {
        told.push(now);
        if (now.done === 3) control.abort();
      },
      control.signal,
    );
    expect(rehearsal).toMatchObject({ state: 'stopped', done: 3, total: 9 });
    expect(rehearsal.parts.map(({ part }) => part)).toEqual(['app', 'store', 'checklists']);
    expect(told.map(({ done }) => done)).toEqual([0, 1, 2, 3, 3]);
  });
});
