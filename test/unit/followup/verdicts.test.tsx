/** The delegation's page of reports: what waits for a judge first, what was judged folded, every picture large. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '#domain/kernel/result.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { disputed, record } from '../compile/sample-visit.ts';
import { colleagueId, me } from '../fill/sample-visit.ts';
import { openFollowUp, visitId } from './open-follow-up.tsx';

const patience = { timeout: 5_000 };
const path = `/visits/${visitId}/follow-up`;
const file = (digit: string) => ({ sha256: digit.repeat(64), size: 9, type: 'image/jpeg' });
const photo = (id: string, of: string, digit: string) =>
  record(`${of.startsWith('response') ? 'remedy-photo' : 'photo'}:${id}`, {
    of,
    picture: { original: file(digit), thumbnail: file(digit), width: 4, height: 3 },
    taken: { at: '2022-05-02T19:30:00.000Z', source: 'camera' },
  });
const response = (id: string, of: string, at: string) =>
  record(`response:${id}`, { recommendation: of, report: { text: `báo cáo ${id}`, at } });
const first = response('r1', 'recommendation:k1', '2022-05-02T01:00:00.000Z');
const records = [
  record('recommendation:k0', { content: 'Chưa ai nhận', owner: 'Văn phòng', due: '2020-05-01' }),
  record('recommendation:k1', { content: 'Niêm yết lại', due: '2022-05-31' }),
  record('publication:p1', { records: ['recommendation:k0', 'recommendation:k1'] }),
  photo('before', 'recommendation:k1', 'a'),
  first,
  photo('after1', 'response:r1', 'b'),
  record('verdict:v1', {
    verdict: {
      response: 'response:r1',
      report: first.fields['report']!.heads[0]!.id,
      ...{ decision: 'returned', reason: 'chưa rõ' },
    },
  }),
  response('r2', 'recommendation:k1', '2022-05-09T01:00:00.000Z'),
  photo('after2', 'response:r2', 'c'),
];

afterEach(cleanup);

describe('the reports that the delegation reads', () => {
  it('stand first where they wait for it; whoever is proposed is named before he has agreed', async () => {
    openFollowUp(me, path, records);
    const groups = await screen.findAllByRole('heading', { level: 2 }, patience);
    expect(groups.map((group) => group.textContent)).toEqual([
      'Chờ đoàn xem',
      expect.stringMatching(/^Quá hạn/),
    ]);
    expect(screen.getByText('Phụ trách: Văn phòng')).toBeTruthy();
  });

  it('have what the delegation saw beside the latest alone; one that was judged is a line', async () => {
    openFollowUp(me, path, records);
    const judged = await screen.findByText(
      /^Báo cáo ngày 2\/5\/2022: Đoàn trả lại: chưa rõ/,
      {},
      patience,
    );
    expect(judged.closest('details')?.open).toBe(false);
    expect(screen.queryByText('báo cáo r1')).toBeNull();
    expect(screen.getAllByRole('region', { name: 'Trước, do đoàn chụp' })).toHaveLength(1);
  });

  it('on which two differ: each by name on a line, and what is to be done', async () => {
    const second = records.find((entry) => entry.record === 'response:r2')!;
    const said = { response: 'response:r2', report: second.fields['report']!.heads[0]!.id };
    const differ = disputed('verdict:r2', 'verdict', [
      { ...said, decision: 'accepted', reason: '' },
      { ...said, decision: 'returned', reason: 'Ảnh chưa rõ.' },
    ]);
    openFollowUp({ ...me, id: colleagueId }, path, [...records, differ]);
    const message = (await screen.findByText(/nói khác nhau/, {}, patience)).parentElement!;
    expect(message.textContent).toContain('Chấp nhận hoặc trả lại ở dưới để chốt.');
    const lines = within(message).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/: Đoàn trả lại: Ảnh chưa rõ\.$/),
      expect.stringMatching(/: Đoàn đã chấp nhận$/),
    ]);
  });

  it('are judged when all is read: a newer one of the unit may lie at the server', async () => {
    const scopes = new Map([[makeScope('followup', visitId), { state: 'active' as const }]]);
    const saves: unknown[] = [];
    openFollowUp({ ...me, id: colleagueId }, path, records, 0, {
      watchScopes: () => ({
        subscribe: (next: (value: typeof scopes) => void) => {
          next(scopes);
          return { unsubscribe: () => undefined };
        },
      }),
      typed: {
        read: async () => new Map([['recommendation:k1 verdict', 'Ảnh chưa rõ.']]),
        write: async () => undefined,
      },
      save: async (edits) => {
        saves.push(edits);
        return ok({ ids: [], at: 0 });
      },
    });
    const reason = await screen.findByLabelText('Lý do, hoặc điều cần bổ sung', {}, patience);
    // Typed before the browser dropped the page.
    await waitFor(() => expect(reason).toHaveProperty('value', 'Ảnh chưa rõ.'), patience);
    for (const act of ['Chấp nhận', 'Trả lại']) {
      const name = `${act}: chưa đọc hết từ máy chủ, cần có mạng`;
      const button = screen.getByRole('button', { name });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      await userEvent.click(button);
    }
    expect(saves).toEqual([]);
  });

  it('open each picture as large as the screen, or say that it is not here', async () => {
    openFollowUp(me, path, records);
    const before = await screen.findByRole('region', { name: 'Trước, do đoàn chụp' }, patience);
    await userEvent.click(within(before).getByRole('button', { name: /^Ảnh 1/ }));
    const viewer = await screen.findByRole('dialog', {}, patience);
    expect(await within(viewer).findByText('Chưa tải.', {}, patience)).toBeTruthy();
    await userEvent.click(within(viewer).getByRole('button', { name: /Đóng/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
