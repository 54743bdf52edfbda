import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { checklistScore } from '#domain/checklist/score.ts';
import { key, openFillPage } from './open-fill-page.tsx';
import { colleagueId } from './sample-visit.ts';

vi.mock('#domain/checklist/score.ts', async (original) => {
  const actual = await original<{ checklistScore: typeof checklistScore }>();
  return { ...actual, checklistScore: vi.fn(actual.checklistScore) };
});

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

const item = (code: string, text: string, more: object) => ({
  ...{ code, text: { vi: text }, lookAt: { vi: 'Hồ sơ' }, severity: 'major', legal: [] },
  ...more,
});
const scored = (weights?: readonly [string, string]) =>
  checklistSchema.parse({
    id: 'cong-nghe',
    letter: 'C',
    title: { vi: 'Có điểm', en: 'With points' },
    shortTitle: { vi: 'Điểm', en: 'Points' },
    version: '2026.1',
    sections: [
      {
        id: 'mot',
        title: { vi: 'Chấp hành', en: 'Compliance' },
        ...(weights && { weight: weights[0] }),
        items: [
          item('C01', 'Niêm yết đủ', { type: 'compliance', points: { full: 2 } }),
          item('C02', 'Niêm yết đúng', { type: 'compliance', points: { full: '1.5' } }),
          item('C03', 'Có biển', { type: 'yes-no', failsOn: 'no', points: { full: 1 } }),
          item('C04', 'Biển dễ thấy', {
            ...{ type: 'compliance', points: { full: 3 } },
            when: { item: 'C03', yes: true },
          }),
          item('C05', 'Ghi thêm', { type: 'text', length: 'short' }),
          item('C06', 'Tự đánh giá', { type: 'compliance', points: { full: 1 } }),
        ],
      },
      {
        id: 'hai',
        title: { vi: 'Kết quả', en: 'Results' },
        ...(weights && { weight: weights[1] }),
        items: [
          item('C11', 'Tỷ lệ đúng hạn', {
            type: 'ratio',
            labels: { part: { vi: 'Đúng hạn' }, whole: { vi: 'Đã giải quyết' } },
            points: {
              full: 4,
              bands: [
                { atLeast: '90', points: 3 },
                { atLeast: '98', points: 4 },
              ],
            },
          }),
          item('C12', 'Kênh niêm yết', {
            type: 'choices',
            options: [
              { code: 'giay', label: { vi: 'Giấy' } },
              { code: 'trang', label: { vi: 'Trang thông tin' } },
            ],
            points: { full: 2, options: { giay: '0.75', trang: 1 } },
          }),
          item('C13', 'Số lớp tập huấn', {
            type: 'count',
            points: { full: 1, bands: [{ atLeast: '2', points: 1 }] },
          }),
        ],
      },
    ],
  });

const compliance = (level: string) => ({ kind: 'compliance', level });

async function openScored(weights?: readonly [string, string]) {
  const page = await openFillPage(scored(weights));
  const arrive = (code: string, value: object) =>
    page.arrive({
      ...{ record: key(code), field: 'value', by: colleagueId },
      value: value as { readonly kind: string },
    });
  const line = (words: RegExp) => screen.findByRole('button', { name: words });
  return { ...page, arrive, line };
}

/** Words as read aloud, with plain spaces. */
const plain = (element: Element) => (element.textContent ?? '').replaceAll('\u00a0', ' ');

describe('the points of a checklist', () => {
  it('stand in one line, with what nobody answered yet, and follow the answers', async () => {
    const { user, row, line } = await openScored();
    expect(plain(await line(/^Điểm/))).toBe('Điểm: 0/12,5 (0,00 %), còn 12,5 điểm chưa trả lời');
    await user.click(row('C02').getByRole('radio', { name: 'Một phần' }));
    await waitFor(async () =>
      expect(plain(await line(/^Điểm/))).toBe('Điểm: 0,75/12,5 (6,00 %), còn 11 điểm chưa trả lời'),
    );
  });

  it('open how they came about, item by item with the reason', async () => {
    const { user, arrive, line } = await openScored();
    act(() => {
      arrive('C01', compliance('met'));
      arrive('C02', compliance('unmet'));
      arrive('C03', { kind: 'yes-no', yes: false });
      arrive('C06', { kind: 'na' });
      arrive('C11', { kind: 'ratio', part: '38388', whole: '42092', stated: null });
      arrive('C12', { kind: 'choices', options: ['giay', 'trang'] });
    });
    await user.click(await line(/^Điểm: 6,75\/11,5/));
    const sheet = within(screen.getByRole('dialog', { name: 'Điểm phiếu C' }));
    const [first, second] = sheet.getAllByRole('region');
    if (first === undefined || second === undefined) throw new Error('two sections have points');
    const rows = (section: HTMLElement) => within(section).getAllByRole('listitem').map(plain);
    expect(plain(within(first).getByText(/^2\/4,5/))).toBe('2/4,5 (44,44 %)');
    expect(rows(first)).toEqual([
      'C01Niêm yết đủ2/2Đạt',
      'C02Niêm yết đúng0/1,5Không đạt',
      'C03Có biển0/1Không đạt',
      'C04Biển dễ thấyKhông tínhKhông hỏi, theo các câu trả lời hiện có',
      'C06Tự đánh giáKhông tínhKhông áp dụng',
    ]);
    expect(rows(second)).toEqual([
      'C11Tỷ lệ đúng hạn3/438.388/42.092 là 91,20 %: tới mức từ 90 %',
      'C12Kênh niêm yết1,75/2Chọn: Giấy; Trang thông tin',
      'C13Số lớp tập huấn0/1Chưa trả lời',
    ]);
    expect(sheet.queryByText(/trọng số/)).toBeNull();
  });

  it('say with which weights their share was taken', async () => {
    const { user, arrive, line } = await openScored(['3', '1.5']);
    act(() => {
      for (const code of ['C01', 'C02', 'C06']) arrive(code, compliance('met'));
      arrive('C03', { kind: 'yes-no', yes: false });
      arrive('C11', { kind: 'ratio', part: '1', whole: '2', stated: null });
      arrive('C12', { kind: 'na' });
      arrive('C13', { kind: 'count', counts: ['1'] });
    });
    // (4,5/5,5 x 3 + 0/5 x 1,5) / 4,5
    const words = 'Điểm: 4,5/10,5, tính theo trọng số 54,55 %';
    const button = await line(/^Điểm: 4,5/);
    expect(plain(button)).toBe(words);
    await user.click(button);
    const sheet = screen.getByRole('dialog');
    const heads = within(sheet).getAllByText(/trọng số [\d,]+$/);
    expect(heads.map(plain)).toEqual([
      '4,5/5,5 (81,82 %), trọng số 3',
      '0/5 (0,00 %), trọng số 1,5',
    ]);
    expect(plain(sheet)).toContain('1/2 là 50,00 %: chưa tới mức nào có điểm');
    expect(within(sheet).getByText(/trung bình tỷ lệ của các phần theo trọng số/)).toBeTruthy();
  });

  it('are not there for a checklist without points', async () => {
    await openFillPage();
    expect(screen.queryByRole('button', { name: /^Điểm/ })).toBeNull();
  });

  it('are not counted while one types, once when it is stored', async () => {
    const { user, row, line } = await openScored();
    await line(/^Điểm: 0\/12,5/);
    vi.mocked(checklistScore).mockClear();
    await user.type(await row('C13').findByRole('textbox'), '123');
    expect(vi.mocked(checklistScore)).not.toHaveBeenCalled();
    await user.tab();
    await line(/^Điểm: 1\/12,5/);
    expect(vi.mocked(checklistScore)).toHaveBeenCalledOnce();
  });
});
