/** What was sent without a network is only on this device: nothing may say that the delegation has it. */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { record } from '../compile/sample-visit.ts';
import { openFollowUp, unit, visitId } from './open-follow-up.tsx';

const patience = { timeout: 5_000 };
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

describe.each([
  [
    'a report on a recommendation',
    `/recommendations/${visitId}/k1`,
    recommendation,
    'Đã gửi báo cáo',
  ],
  [
    'a report of the unit on itself',
    `/self-report/${visitId}`,
    selfReport,
    /^Đã gửi lúc 8\/4\/2022/,
  ],
] as const)('%s', (_, path, records, sent) => {
  it('is on this device so long as it waits', async () => {
    openFollowUp(unit, path, records, 1);
    expect(await screen.findByText(saved, {}, patience)).toBeTruthy();
    expect(screen.queryByText(sent)).toBeNull();
  });

  it('has been sent once nothing waits', async () => {
    openFollowUp(unit, path, records, 0);
    expect(await screen.findByText(sent, {}, patience)).toBeTruthy();
    expect(screen.queryByText(saved)).toBeNull();
  });
});

it('a report that was sent at half past two in the morning is dated on that day', async () => {
  openFollowUp(unit, `/recommendations/${visitId}/k1`, recommendation, 0);
  expect(await screen.findByText('3/5/2022', {}, patience)).toBeTruthy();
});
