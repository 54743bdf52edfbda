/** Two people of one unit, or two taps of one: all that was written is in sight, and each act is done once. */
import { act, cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#domain/kernel/result.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { record } from '../compile/sample-visit.ts';
import { colleagueId, me } from '../fill/sample-visit.ts';
import { openFollowUp, unit, visitId } from './open-follow-up.tsx';

const patience = { timeout: 5_000 };
const page = `/recommendations/${visitId}/k1`;
const asked = [
  record('recommendation:k1', { content: 'Niêm yết lại', due: '2022-05-31', order: 'a0' }),
  record('publication:p1', { records: ['recommendation:k1'] }),
];
const takenOn = (id: string, inCharge: string, plan: string) =>
  record(`acknowledgement:${id}`, { recommendation: 'recommendation:k1', inCharge, plan });
const response = (id: string, fields: Readonly<Record<string, unknown>>) =>
  record(`response:${id}`, { recommendation: 'recommendation:k1', ...fields });
const sent = response('r1', { report: { text: 'xong', at: '2022-05-02T01:00:00.000Z' } });

/** Saves as a slow tablet does. */
const slowly = () =>
  vi.fn<Workspace['save']>(async () => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return ok({ ids: [], at: 1 });
  });

afterEach(cleanup);

describe('two people of one unit without a network', () => {
  it('take a recommendation on: both plans are shown', async () => {
    openFollowUp(unit, page, [
      ...asked,
      takenOn('a1', 'Bà A', 'kế hoạch của A'),
      takenOn('a2', 'Ông B', 'kế hoạch của B'),
    ]);
    expect(await screen.findByText('Bà A, Ông B', {}, patience)).toBeTruthy();
    expect(screen.getByText(/kế hoạch của A.*kế hoạch của B/)).toBeTruthy();
  });

  const drafts = [response('r2', { draft: 'bản của A' }), response('r3', { draft: 'bản của B' })];

  it('begin a report: the other draft is shown, and can be gone on with', async () => {
    openFollowUp(unit, page, [...asked, takenOn('a1', '', ''), ...drafts]);
    expect(await screen.findByDisplayValue('bản của A', {}, patience)).toBeTruthy();
    expect(screen.getByText('bản của B')).toBeTruthy();
    // Neither is one's own.
    expect(screen.getAllByText('Người khác của đơn vị đang soạn, chưa gửi')).toHaveLength(2);
    expect(screen.getByText('Viết lần cuối 14/4/2022, 9:00.')).toBeTruthy();
    expect(screen.getByText(/^Bản này không gửi cùng/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Soạn tiếp bản này' }));
    expect(screen.getByDisplayValue('bản của B')).toBeTruthy();
    expect(screen.getByText('bản của A')).toBeTruthy();
  });

  it('begin a report on two tablets of one account: the other draft is called the own one', async () => {
    const own = (id: string, draft: string) =>
      record(`response:${id}`, { recommendation: 'recommendation:k1', draft }, { by: unit.id });
    const both = [own('r2', 'bản ở máy này'), own('r3', 'bản ở máy kia')];
    openFollowUp(unit, page, [...asked, takenOn('a1', '', ''), ...both]);
    expect(await screen.findByText('Một bản khác của bạn, chưa gửi', {}, patience)).toBeTruthy();
  });

  it('a draft that stands in the box: whose it is and since when, unless it is one’s own', async () => {
    const before = [...asked, takenOn('a1', '', '')];
    openFollowUp(unit, page, [...before, drafts[0]!]);
    expect(await screen.findByDisplayValue('bản của A', {}, patience)).toBeTruthy();
    expect(screen.getByText('Người khác của đơn vị đang soạn, chưa gửi')).toBeTruthy();
    expect(screen.getByText(/^Viết lần cuối 14\/4\/2022, 9:00\. Bản đó nằm trong ô/)).toBeTruthy();
    cleanup();
    openFollowUp(unit, page, [...before, response('r2', {})]);
    expect(await screen.findByText(/nằm trong ô/, {}, patience)).toBeTruthy();
    cleanup();
    const own = record(
      'response:r2',
      { recommendation: 'recommendation:k1', draft: 'bản của tôi' },
      { by: unit.id },
    );
    openFollowUp(unit, page, [...before, own]);
    expect(await screen.findByDisplayValue('bản của tôi', {}, patience)).toBeTruthy();
    expect(screen.queryByText(/nằm trong ô/)).toBeNull();
  });

  it('a draft stays in sight when the other report waits for its verdict', async () => {
    openFollowUp(unit, page, [...asked, takenOn('a1', '', ''), sent, drafts[1]!]);
    expect(await screen.findByText('bản của B', {}, patience)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Soạn tiếp bản này' })).toBeNull();
  });
});

describe('two taps on a slow tablet', () => {
  const twice = async (
    account: typeof unit,
    path: string,
    records: readonly FoldedRecord[],
    name: string,
  ) => {
    const save = slowly();
    openFollowUp(account, path, [...asked, ...records], 0, { save });
    await userEvent.dblClick(await screen.findByRole('button', { name }, patience));
    expect(save).toHaveBeenCalledTimes(1);
    return save.mock.calls[0]![0];
  };

  it('take a recommendation on once', async () => {
    await twice(unit, page, [], 'Nhận việc này');
  });

  it('judge a report once, in the record that belongs to it', async () => {
    const [edit] = await twice(
      { ...me, id: colleagueId },
      `/visits/${visitId}/follow-up`,
      [sent],
      'Chấp nhận',
    );
    expect(edit?.record).toBe('verdict:r1');
  });
});

it('of five photos the one that failed is still told of when the others are stored', async () => {
  const file = (digit: string) => ({ sha256: digit.repeat(64), size: 9, type: 'image/jpeg' });
  const taken = { at: '2022-04-14T02:20:00.000Z', source: 'file' } as const;
  const picture = { original: file('a'), thumbnail: file('b'), width: 4, height: 3 };
  const good = ok({ picture, files: [], taken });
  const capture = vi.fn<Workspace['photos']['capture']>().mockResolvedValue(good as never);
  capture
    .mockResolvedValueOnce(good as never)
    .mockResolvedValueOnce(err({ type: 'decode-failed' }));
  openFollowUp(unit, page, [...asked, takenOn('a1', '', '')], 0, {
    photos: { capture, read: async () => err({ type: 'missing' }) } as never,
    save: async () => ok({ ids: [], at: 1 }),
  });
  const input = await screen.findByLabelText('Chọn từ thư viện', { selector: 'input' }, patience);
  const files = Array.from(
    { length: 5 },
    (_, index) => new File(['x'], `${index}.jpg`, { type: 'image/jpeg' }),
  );
  await act(async () => userEvent.upload(input, files));
  await vi.waitFor(() => expect(capture).toHaveBeenCalledTimes(5));
  expect(screen.getByText('Không đọc được ảnh vừa chọn.')).toBeTruthy();
});
