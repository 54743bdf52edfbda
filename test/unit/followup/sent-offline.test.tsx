/** What was sent without a network is only on this device: nothing may say that the delegation has it. */
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '#client/app/app.tsx';
import { makeScope } from '#domain/sync/scope.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { SessionAccount, Workspace } from '#client/services/app-services.ts';
import { fakeServices, inspector } from '../app/fake-services.ts';
import { record } from '../compile/sample-visit.ts';
import { sampleDirectory } from '../fill/sample-visit.ts';

const patience = { timeout: 5_000 };
const directory = sampleDirectory([]);
const [visit] = directory.visits;
const scope = makeScope('followup', visit!.id);
const unit: SessionAccount = { ...inspector, role: 'unit', unitId: visit!.unitId };
const saved = /Báo cáo đã lưu trên máy, tự gửi khi có mạng/;

const recommendation = [
  record('recommendation:k1', { content: 'Niêm yết lại', due: '2022-05-31', order: 'a0' }),
  record('publication:p1', { records: ['recommendation:k1'] }),
  record('acknowledgement:a1', { recommendation: 'recommendation:k1', inCharge: '', plan: '' }),
  record('response:r1', {
    recommendation: 'recommendation:k1',
    report: { text: 'Đã niêm yết.', at: '2022-05-02T19:30:00.000Z' },
  }),
];
const selfReport = [
  record('report-request:main', {
    request: {
      ...{ due: '2022-04-08', note: '' },
      checklists: [{ sha256: 'a'.repeat(64), size: 10, type: 'application/json' }],
    },
  }),
  record('self-report:main', { handedIn: { at: '2022-04-07T19:30:00.000Z' } }),
];

afterEach(cleanup);

function open(path: string, records: readonly FoldedRecord[], waiting: number): void {
  const given = <T,>(value: T) => ({
    subscribe: (next: (value: T) => void) => {
      next(value);
      return { unsubscribe: () => undefined };
    },
  });
  const services = fakeServices({ account: unit, waiting });
  const opening = services.openWorkspace;
  const watched: Partial<Workspace> = {
    watchDirectory: () => given({ ...directory, account: unit.id }),
    watchRecords: (of) => given(of === scope ? records : []),
    watchSituation: () =>
      given({
        changes: { all: waiting, onServer: 0, waiting, held: 0 },
        held: [],
        conflicts: [],
        files: { all: 0, received: 0, waitingBytes: 0 },
        waitingByScope: { [scope]: waiting },
        waitingSince: null,
        syncedAt: 1,
      }),
  };
  history.replaceState(null, '', path);
  render(
    <App
      services={{
        ...services,
        openWorkspace: async () => {
          const opened = await opening();
          return opened.ok ? { ...opened, value: { ...opened.value, ...watched } } : opened;
        },
      }}
    />,
  );
}

describe.each([
  [
    'a report on a recommendation',
    `/recommendations/${visit!.id}/k1`,
    recommendation,
    'Đã gửi báo cáo',
  ],
  [
    'a report of the unit on itself',
    `/self-report/${visit!.id}`,
    selfReport,
    /^Đã gửi lúc 8\/4\/2022/,
  ],
] as const)('%s', (_, path, records, sent) => {
  it('is on this device so long as it waits', async () => {
    open(path, records, 1);
    expect(await screen.findByText(saved, {}, patience)).toBeTruthy();
    expect(screen.queryByText(sent)).toBeNull();
  });

  it('has been sent once nothing waits', async () => {
    open(path, records, 0);
    expect(await screen.findByText(sent, {}, patience)).toBeTruthy();
    expect(screen.queryByText(saved)).toBeNull();
  });
});

it('a report that was sent at half past two in the morning is dated on that day', async () => {
  open(`/recommendations/${visit!.id}/k1`, recommendation, 0);
  expect(await screen.findByText('3/5/2022', {}, patience)).toBeTruthy();
});
