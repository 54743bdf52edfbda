import { describe, expect, it } from 'vitest';
import { headline } from '#client/features/sync-status/headline.ts';
import { statusSegments } from '#client/features/sync-status/status-segments.ts';
import {
  conflictsIn,
  conflictsOf,
  syncView,
  type SyncCounts,
} from '#client/features/sync-status/sync-view.ts';

const connections = [
  'unknown',
  'online',
  'offline',
  'signed-out',
  'other-account',
  'update-needed',
  'server-trouble',
] as const;

const settled: SyncCounts = {
  changes: { waiting: 0, held: 0 },
  files: { all: 2, received: 2, waitingBytes: 0 },
  staying: { changes: 0, files: 0, unreadable: 0 },
  conflicts: [],
  waitingSince: null,
  syncedAt: 1_000,
};
const loop = { connection: 'online', running: false, since: 500 } as const;
const saved = { savedAt: 900, problem: null };

/** Every combination of what the words depend on. */
function* everySituation() {
  for (const connection of connections)
    for (const running of [false, true])
      for (const waiting of [0, 3])
        for (const held of [0, 1])
          for (const received of [1, 2])
            for (const waitingBytes of [0, 20_000])
              for (const syncedAt of [null, 1_000])
                for (const conflicts of [[], [{ scope: 'visit/v1' }]])
                  for (const stays of [0, 1])
                    yield {
                      counts: {
                        changes: { waiting, held },
                        files: { all: 2, received, waitingBytes },
                        staying: { changes: 0, files: stays, unreadable: 0 },
                        conflicts,
                        waitingSince: waiting > 0 ? 1_000 : null,
                        syncedAt,
                      },
                      loop: { connection, running, since: 500 },
                    };
}

describe('what may be said about where the data is', () => {
  it('says that the server has everything in exactly one of all situations', () => {
    let said = 0;
    for (const { counts, loop } of everySituation()) {
      const { server } = syncView(counts, loop, saved, 2_000);
      const true_ =
        loop.connection === 'online' &&
        counts.syncedAt !== null &&
        counts.changes.waiting === 0 &&
        counts.changes.held === 0 &&
        counts.staying.files === 0 &&
        counts.files.received === counts.files.all &&
        counts.files.waitingBytes === 0;
      expect(server === 'received', JSON.stringify({ counts, loop })).toBe(true_);
      if (true_) said += 1;
    }
    // running or not, in conflict or not
    expect(said).toBe(4);
  });

  it('says sending only while an answering server is being sent something', () => {
    for (const { counts, loop } of everySituation()) {
      const view = syncView(counts, loop, saved, 2_000);
      const something =
        counts.changes.waiting > 0 || counts.files.received < 2 || counts.files.waitingBytes > 0;
      expect(view.server === 'sending').toBe(
        something && loop.running && loop.connection === 'online',
      );
      expect(view.server === 'waiting').toBe(something && view.server !== 'sending');
    }
  });

  it.each([
    ['all received', {}, {}, 'received'],
    ['held, nothing waits', { changes: { waiting: 0, held: 1 } }, {}, 'held'],
    ['waits and held', { changes: { waiting: 2, held: 1 } }, {}, 'waiting'],
    ['one photo left', { files: { all: 2, received: 1, waitingBytes: 9 } }, {}, 'waiting'],
    ['only a thumbnail left', { files: { all: 2, received: 2, waitingBytes: 9 } }, {}, 'waiting'],
    ['sending', { changes: { waiting: 2, held: 0 } }, { running: true }, 'sending'],
    [
      'a retry without a network is no sending',
      { changes: { waiting: 2, held: 0 } },
      { running: true, connection: 'offline' },
      'waiting',
    ],
    ['offline, nothing waits', {}, { connection: 'offline' }, 'nothing-waits'],
    ['nothing tried yet in this tab', {}, { connection: 'unknown' }, 'nothing-waits'],
    ['session ended', {}, { connection: 'signed-out' }, 'nothing-waits'],
    ['stays here', { staying: { changes: 2, files: 0, unreadable: 0 } }, {}, 'staying'],
    [
      'stays here, and the office holds some',
      { changes: { waiting: 0, held: 1 }, staying: { changes: 0, files: 1, unreadable: 0 } },
      { connection: 'offline' },
      'staying',
    ],
    ['never reached', { syncedAt: null }, { connection: 'unknown' }, 'never'],
  ] as const)('%s', (_, counts, state, server) => {
    expect(syncView({ ...settled, ...counts }, { ...loop, ...state }, saved, 2_000).server).toBe(
      server,
    );
  });

  it('counts what is left of files, not what there is', () => {
    const counts = { ...settled, files: { all: 12, received: 7, waitingBytes: 11_400_000 } };
    expect(syncView(counts, loop, saved, 2_000).waiting).toEqual({
      changes: 0,
      files: 5,
      bytes: 11_400_000,
    });
  });

  it('never says saved after a failed save', () => {
    for (const { counts, loop } of everySituation()) {
      const view = syncView(counts, loop, { savedAt: 900, problem: { type: 'no-space' } }, 2_000);
      expect(view.saved).toEqual({ type: 'not-saved', problem: { type: 'no-space' } });
      const segments = statusSegments(view, false);
      expect(segments.map((segment) => segment.key)).toEqual(['not-saved']);
      expect(segments[0]?.text).toBe('hết chỗ trên máy');
    }
  });
});

describe('the indicator in words', () => {
  const words = (
    counts: Partial<SyncCounts>,
    state: Partial<typeof loop | object>,
    phone = false,
  ) =>
    statusSegments(
      syncView({ ...settled, ...counts }, { ...loop, ...state }, saved, 2_000),
      phone,
    ).map(({ strong, text }) => [strong, text].filter((part) => part !== undefined).join(' '));

  it('keeps saved here and received by the server apart', () => {
    expect(words({}, {})).toEqual(['Đã lưu trên máy', 'Máy chủ đã nhận đủ']);
  });

  it.each(['online', 'offline'] as const)(
    'says %s what stays here alone, and calls nothing of it in order',
    (connection) => {
      const counts = { ...settled, staying: { changes: 1, files: 0, unreadable: 0 } };
      expect(words(counts, { connection }).at(-1)).toBe('chỉ có trên máy này');
      expect(
        headline(syncView(counts, { ...loop, connection }, saved, 2_000), 2_000),
      ).toMatchObject({
        kind: 'warning',
        text: expect.stringContaining('chỉ nằm trên máy này') as string,
      });
    },
  );

  it('says when it was saved while there is no network, and how much waits', () => {
    expect(words({ changes: { waiting: 17, held: 0 } }, { connection: 'offline' })).toEqual([
      'Không có mạng',
      'Đã lưu 7:00',
      '17 chờ gửi',
    ]);
  });

  it('counts inside of a visit only what that visit and its follow-up have', () => {
    const conflicts = ['visit/v1', 'followup/v1', 'visit/v2'].map((scope) => ({ scope }));
    expect(conflictsIn(conflicts, 'v1')).toHaveLength(2);
    expect(conflictsIn(conflicts, 'v3')).toEqual([]);
    expect(conflictsIn(conflicts, null)).toEqual(conflicts);
  });

  it('tells a unit of its own two who differ, never of two of the delegation', () => {
    const conflicts = ['verdict:r1', 'recommendation:k1', 'response:r1', 'claim:a/A01'].map(
      (record) => ({ scope: 'followup/v1', record }),
    );
    expect(conflictsOf(conflicts, 'unit').map(({ record }) => record)).toEqual([
      'response:r1',
      'claim:a/A01',
    ]);
    expect(conflictsOf(conflicts, 'inspector')).toEqual(conflicts);
  });

  it('on a phone keeps the fact that something is not saved; the reason is in the sheet', () => {
    const view = syncView(settled, loop, { savedAt: null, problem: { type: 'no-space' } }, 2_000);
    expect(statusSegments(view, true)).toMatchObject([{ strong: 'Chưa lưu được', narrow: 'icon' }]);
    expect(statusSegments(view, false)).toMatchObject([
      { strong: 'Chưa lưu được:', text: 'hết chỗ trên máy' },
    ]);
  });

  it('says what is being sent, and what people must look at', () => {
    expect(words({ changes: { waiting: 2, held: 0 } }, { running: true })).toEqual([
      'Đã lưu trên máy',
      '2 đang gửi',
    ]);
    expect(
      words({ conflicts: ['a', 'b', 'c'].map((id) => ({ scope: `visit/${id}` })) }, {}),
    ).toEqual(['Đã lưu', '3 mâu thuẫn']);
    expect(words({ changes: { waiting: 0, held: 1 } }, {})).toEqual([
      'Đã lưu trên máy',
      '1 văn phòng giữ',
    ]);
  });

  it('never hides what is saved or what waits on a narrow screen', () => {
    for (const { counts, loop } of everySituation()) {
      const segments = statusSegments(syncView(counts, loop, saved, 2_000), true);
      const shown = segments.filter((segment) => segment.narrow !== 'hidden');
      expect(shown.some((segment) => segment.key === 'saved')).toBe(true);
      if (counts.changes.waiting > 0) {
        expect(shown.find((segment) => segment.key === 'server')?.strong).toBe('3');
      }
    }
  });

  it('says what has waited for over a day although the server answers', () => {
    const day = 24 * 3_600_000;
    const waiting = { ...settled, changes: { waiting: 2, held: 0 }, waitingSince: 1_000 };
    const said = (state: Partial<typeof loop | object>, now: number) =>
      statusSegments(syncView(waiting, { ...loop, ...state }, saved, now), false).at(-1)?.text;
    expect(said({}, 1_000 + day)).toBe('chờ gửi');
    expect(said({}, 1_001 + day)).toBe('chờ gửi hơn một ngày');
    expect(said({ connection: 'offline' }, 30 * day)).toBe('chờ gửi');
    const trouble = { connection: 'server-trouble', since: 30 * day };
    expect(said(trouble, 30 * day + 60_000)).toBe('chờ gửi');
    expect(said(trouble, 30 * day + 3_600_001)).toBe('chờ gửi hơn một ngày');
  });
});

it('never calls a save that has not ended saved', () => {
  const save = { savedAt: 900, problem: { type: 'not-finished' } } as const;
  const view = syncView(settled, loop, save, 2_000);
  expect(statusSegments(view, false)).toMatchObject([
    { strong: 'Chưa lưu xong:', text: 'máy ghi lâu bất thường' },
  ]);
  const said = headline(view, 2_000);
  expect(said.title).toBe('Chưa lưu xong: máy ghi lâu bất thường.');
  expect(said.text).toContain('cứ để ứng dụng mở');
});
