import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeRecordKey, recordParts } from '#domain/sync/scope.ts';
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

describe('a mark of a roll-call', () => {
  const mark = 'markXc1';
  function called() {
    const page = openOnSite('presence');
    page.has('person:p1', { post: 'Công chức Tư pháp', name: '', order: 'a0' });
    page.has('roll-call:c1', { at: '2022-04-13T08:00', place: '' });
    page.open();
    return page;
  }
  const reasonBox = () => screen.findByLabelText('Lý do, giấy tờ: Công chức Tư pháp');
  const markOf = (page: ReturnType<typeof openOnSite>) =>
    page.record(makeRecordKey('person', 'p1'))?.fields[mark];

  it('keeps the words in the box when another state is tapped behind them', async () => {
    const page = called();
    page.has('person:p1', { [mark]: { state: 'absent', reason: '' } });
    await page.user.type(await reasonBox(), 'họp huyện');
    await page.user.click(screen.getByRole('radio', { name: 'Công tác' }));
    await waitFor(() =>
      expect(markOf(page)?.value).toEqual({ state: 'business', reason: 'họp huyện' }),
    );
    expect(markOf(page)?.conflict).toBe(false);
  });

  it('stores the words when the page is left without leaving the box', async () => {
    const page = called();
    page.has('person:p1', { [mark]: { state: 'absent', reason: '' } });
    fireEvent.focus(await reasonBox());
    fireEvent.change(await reasonBox(), { target: { value: 'đi viện' } });
    cleanup();
    await waitFor(() => expect(markOf(page)?.value).toMatchObject({ reason: 'đi viện' }));
  });

  it("leaves a colleague's words beside one's own where neither saw the other's", async () => {
    const page = called();
    page.has('person:p1', { [mark]: { state: 'absent', reason: '' } });
    const box = await reasonBox();
    fireEvent.focus(box);
    act(() => page.has('person:p1', { [mark]: { state: 'absent', reason: 'đi học' } }));
    fireEvent.change(box, { target: { value: 'đi viện' } });
    fireEvent.blur(box);
    const block = await screen.findByRole('region', { name: /Công chức Tư pháp/ });
    expect(within(block).getByText('Vắng: đi học')).toBeTruthy();
    expect(within(block).getByText('Vắng: đi viện')).toBeTruthy();
  });

  it('keeps words that could not be stored, and tries again', async () => {
    const page = called();
    page.has('person:p1', { [mark]: { state: 'absent', reason: '' } });
    page.failWith({ type: 'no-space' });
    const box = await reasonBox();
    fireEvent.focus(box);
    fireEvent.change(box, { target: { value: 'đi viện' } });
    fireEvent.blur(box);
    await screen.findByRole('button', { name: 'Lưu lại' });
    cleanup();
    page.open();
    await screen.findByDisplayValue('đi viện');
    page.failWith(null);
    await page.user.click(await screen.findByRole('button', { name: 'Lưu lại' }));
    await waitFor(() => expect(markOf(page)?.value).toMatchObject({ reason: 'đi viện' }));
  });
});

describe('the time of a roll-call', () => {
  it('is stored when its boxes are left, over what stood when they were entered', async () => {
    const page = openOnSite('presence');
    const key = 'roll-call:c1';
    page.has(key, { at: '2022-04-13T08:00', place: '' });
    page.open();
    const time = await screen.findByLabelText('Giờ điểm danh, đã nói với đơn vị');
    fireEvent.focus(time);
    fireEvent.change(time, { target: { value: '14h30' } });
    act(() => page.has(key, { at: '2022-04-13T09:00' }));
    expect(time).toHaveProperty('value', '14h30');
    expect(page.saves).toEqual([]);
    fireEvent.blur(time);
    const at = () => page.record(makeRecordKey('roll-call', 'c1'))?.fields['at'];
    await waitFor(() =>
      expect(at()?.heads.map(({ value }) => value)).toContain('2022-04-13T14:30'),
    );
    expect(at()?.heads).toHaveLength(2);
  });
});

describe('what was removed while others wrote under it', () => {
  it('is listed with its name, and comes back', async () => {
    const page = openOnSite('presence');
    page.has('room:r1', { name: 'Kho lưu trữ', order: 'a0' });
    page.has('room:r1', { deleted: page.heads('room:r1') });
    page.has('observation:o1', {
      ...{ of: 'room:r1', state: 'not-in-order', text: 'Ẩm', at: '2022-04-13T09:00' },
    });
    page.open();
    expect(await screen.findByText('Kho lưu trữ: đã xóa, nhưng còn 1 điều đã ghi')).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: 'Khôi phục Kho lưu trữ' }));
    expect(await screen.findByDisplayValue('Ẩm')).toBeTruthy();
    expect(screen.queryByText(/đã xóa, nhưng còn/)).toBeNull();
  });

  it('asks before a roll-call with marks is removed', async () => {
    const page = openOnSite('presence');
    page.has('person:p1', {
      ...{ post: 'Chủ tịch', name: '', order: 'a0' },
      markXc1: { state: 'present', reason: '' },
    });
    page.has('roll-call:c1', { at: '2022-04-13T08:00', place: '' });
    page.open();
    const button = { name: 'Xóa lần điểm danh này' };
    await page.user.click(await screen.findByRole('button', button));
    expect(screen.getByText('Ở đây đã ghi 1 điều.')).toBeTruthy();
    expect(page.saves).toEqual([]);
    await page.user.click(screen.getByRole('button', button));
    expect(
      await screen.findByText('8:00 ngày 13/4/2022: đã xóa, nhưng còn 1 điều đã ghi'),
    ).toBeTruthy();
  });
});

describe('somebody of the list who was called', () => {
  it('is removed after a question, and comes back from the toast with the mark', async () => {
    const page = openOnSite('presence');
    const mark = { state: 'present', reason: '' };
    page.has('person:p1', { post: 'Chủ tịch', name: '', order: 'a0', markXc1: mark });
    page.has('person:p2', { post: 'Văn thư', name: '', order: 'a1' });
    page.has('roll-call:c1', { at: '2022-04-13T08:00', place: '' });
    page.open();
    await page.user.click(await screen.findByText('Danh sách'));
    const button = { name: 'Xóa Chủ tịch khỏi danh sách' };
    await page.user.click(await screen.findByRole('button', button));
    expect(screen.getByText('Ở đây đã ghi 1 điều.')).toBeTruthy();
    expect(screen.getByText(/hoàn tác được trong 10 giây/)).toBeTruthy();
    expect(page.saves).toEqual([]);
    await page.user.click(screen.getByRole('button', { name: 'Xóa' }));
    await waitFor(() => expect(page.record(makeRecordKey('person', 'p1'))).toBeUndefined());
    await page.user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
    await waitFor(() =>
      expect(page.record(makeRecordKey('person', 'p1'))?.fields['markXc1']?.value).toEqual(mark),
    );
    // Of whom nothing is written, the toast alone tells, as of a room in which nothing was seen.
    await page.user.click(screen.getByRole('button', { name: 'Xóa Văn thư khỏi danh sách' }));
    await waitFor(() => expect(page.record(makeRecordKey('person', 'p2'))).toBeUndefined());
  });
});

describe('a pasted list of people', () => {
  it('keeps an office whole, and in the box what names nobody', async () => {
    const page = openOnSite('presence');
    page.open();
    const box = await screen.findByLabelText('Chức danh, mỗi người một dòng');
    const lines = ['1;Công chức Địa chính, Xây dựng;Ông A;hợp đồng', ';Bà B', 'Văn thư'];
    fireEvent.change(box, { target: { value: lines.join('\n') } });
    await page.user.click(screen.getByRole('button', { name: 'Thêm 2 người' }));
    await waitFor(() => expect(saved(page)).toHaveLength(6));
    expect(saved(page).flatMap(({ field, value }) => (field === 'order' ? [] : [value]))).toEqual([
      ...['Công chức Địa chính, Xây dựng, hợp đồng', 'Ông A', 'Văn thư', ''],
    ]);
    expect(box).toHaveProperty('value', '\tBà B');
  });
});

describe('what is typed while the line before it is stored', () => {
  it('stays, and what could not be stored comes back', async () => {
    const page = openOnSite('presence');
    page.open();
    const box = await screen.findByLabelText('Phòng, quầy khác');
    page.failWith({ type: 'no-space' });
    fireEvent.change(box, { target: { value: 'Phòng 1' } });
    fireEvent.submit(box);
    expect(box).toHaveProperty('value', '');
    await waitFor(() => expect(box).toHaveProperty('value', 'Phòng 1'));
    page.failWith(null);
    fireEvent.submit(box);
    fireEvent.change(box, { target: { value: 'Phòng 2' } });
    await screen.findByDisplayValue('Phòng 1');
    expect(box).toHaveProperty('value', 'Phòng 2');
  });
});

describe('a photo of a room', () => {
  it('says whence it came, and why it was not stored', async () => {
    const page = openOnSite('presence');
    page.has('room:r1', { name: 'Kho', order: 'a0' });
    page.has('observation:o1', {
      of: 'room:r1',
      state: 'in-order',
      text: '',
      at: '2022-04-13T09:00',
    });
    page.capture({ ok: false, error: { type: 'no-space' } });
    const capture = vi.spyOn(page.workspace.photos, 'capture');
    page.open();
    const [input] = await screen.findAllByLabelText('Thêm ảnh có sẵn vào Kho');
    if (input) fireEvent.change(input, { target: { files: [new File(['x'], 'a.jpg')] } });
    expect(await screen.findByText('Chưa lưu được ảnh: hết chỗ trên máy.')).toBeTruthy();
    expect(capture.mock.calls.map(([, source]) => source)).toEqual(['file']);
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
