import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { recordParts } from '#domain/sync/scope.ts';
import { openOnSite } from './open-on-site-page.tsx';

const saved = (page: ReturnType<typeof openOnSite>) =>
  page.saves.flat().map(({ record, field, value }) => ({
    ...{ kind: recordParts(record).kind, record, field, value },
  }));

afterEach(cleanup);

describe('a roll-call', () => {
  it('takes a pasted list of offices, and a state with its reason for each', async () => {
    const page = openOnSite('presence');
    page.open();
    fireEvent.change(await screen.findByLabelText('Chức danh, mỗi người một dòng'), {
      target: { value: 'Chủ tịch UBND\nCông chức Tư pháp;A' },
    });
    await page.user.click(screen.getByRole('button', { name: 'Thêm 2 người' }));
    await page.user.click(await screen.findByRole('button', { name: 'Điểm danh bây giờ' }));
    const row = await screen.findByRole('radiogroup', { name: 'Công chức Tư pháp, A' });
    await page.user.click(within(row).getByRole('radio', { name: 'Vắng' }));
    expect(screen.getByText('Vắng không có lý do')).toBeTruthy();
    const reason = screen.getByLabelText('Lý do, giấy tờ: Công chức Tư pháp, A');
    await page.user.type(reason, 'đi viện');
    fireEvent.blur(reason);
    await screen.findByRole('img', { name: 'Vắng: đi viện' });
    expect(screen.getAllByText('2 người: 1 vắng, 1 chưa gọi')[0]).toBeTruthy();
  });
});

describe('a walk through rooms', () => {
  it('makes a finding of what is not in order, once', async () => {
    const page = openOnSite('presence');
    page.open();
    await page.user.click(await screen.findByRole('button', { name: 'Kho lưu trữ' }));
    await page.user.click(await screen.findByRole('button', { name: 'Kho lưu trữ: ghi chưa ổn' }));
    const seen = await screen.findByLabelText(/^Điều thấy lúc/);
    await page.user.type(seen, 'Hồ sơ để dưới nền.');
    fireEvent.blur(seen);
    await page.user.click(await screen.findByRole('button', { name: 'Ghi thành tồn tại' }));
    expect(await screen.findByText('Tồn tại 1')).toBeTruthy();
    const finding = saved(page).filter(({ kind }) => kind === 'finding');
    const observation = saved(page).find(({ kind }) => kind === 'observation')?.record;
    expect(Object.fromEntries(finding.map(({ field, value }) => [field, value]))).toMatchObject({
      ...{ answer: null, text: 'Kho lưu trữ: Hồ sơ để dưới nền.', evidence: [observation] },
    });
    expect(screen.queryByRole('button', { name: 'Ghi thành tồn tại' })).toBeNull();
  });
});

describe('a short interview', () => {
  it('writes half a day, no hour and no name, one tap an answer and one to the next person', async () => {
    const page = openOnSite('interviews');
    page.open();
    const tap = async (name: string) =>
      page.user.click(await screen.findByRole('button', { name }));
    await tap('Quá lâu');
    await tap('Tốt');
    await tap('Không trả lời');
    await tap('Không');
    await tap('Đúng hẹn hoặc sớm');
    await tap('Hài lòng');
    await tap('Người tiếp theo');
    await screen.findByText('Người thứ 2, câu 1/6');
    await tap('Không lâu');
    const written = saved(page);
    const [first, second] = [...new Set(written.map(({ record }) => record))];
    expect(first).toMatch(/^interview:[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
    expect(written.filter(({ field }) => field === 'when').map(({ value }) => value)).toEqual(
      Array.from({ length: 2 }, () => ({
        day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        half: expect.stringMatching(/^(morning|afternoon)$/),
      })),
    );
    expect(written.filter(({ record }) => record === first)).toHaveLength(7);
    await page.user.click(screen.getByText('Kết quả (2 người)'));
    expect(screen.getByText('Không lâu 1 (50,00 %); Quá lâu 1 (50,00 %)')).toBeTruthy();
  });
});
