import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { drawFields } from '#domain/on-site/records.ts';
import { dossierKey } from '#domain/on-site/registers.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { openOnSite } from './open-on-site-page.tsx';

const register = makeRecordKey('register', 'r1');
const key = (code: string) => dossierKey(register, code);
const a17 = answerKey('mot-cua', 'A17');
const a18 = answerKey('mot-cua', 'A18');
const source = (criterion: string) => ({
  source: { type: 'register', register, criterion, figure: 'met' },
});

function openRegister() {
  const page = openOnSite('samples/r1');
  page.has(register, { name: 'Hồ sơ tháng 3' });
  return page;
}

afterEach(cleanup);

describe('a register', () => {
  it('takes a pasted list, says what becomes of each line, and keeps what it did not understand', async () => {
    const { user, open, record, saves } = openRegister();
    open();
    const box = await screen.findByLabelText('Mã hồ sơ, mỗi hồ sơ một dòng');
    fireEvent.change(box, { target: { value: 'H40-1;Đất đai\nh40–1;Đất đai\nBà Mẫu;\nH40-2;' } });
    expect(
      screen.getByText('4 dòng: 2 hồ sơ mới, 0 đã có trong sổ, 1 trùng mã, 1 chưa hiểu'),
    ).toBeTruthy();
    expect(screen.getByText('Trùng mã với dòng 1: chỉ tính một')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Thêm 2 hồ sơ' }));
    await screen.findByText('Đã thêm 2 hồ sơ vào sổ.');
    expect(record(key('h40-1'))?.fields['entry']?.value).toEqual({
      ...{ code: 'H40-1', group: 'Đất đai' },
    });
    expect(saves).toHaveLength(1);
    expect(box).toHaveProperty('value', 'Bà Mẫu\t');
  });

  it('takes no file over a typed list that waits', async () => {
    const { user, open } = openRegister();
    open();
    const box = await screen.findByLabelText('Mã hồ sơ, mỗi hồ sơ một dòng');
    fireEvent.change(box, { target: { value: 'H40-1' } });
    const choice = screen.getByLabelText('Chọn tệp Excel hoặc CSV');
    await user.upload(choice, new File(['H40-2'], 'so.csv', { type: 'text/csv' }));
    expect(await screen.findByText(/^Trong ô còn danh sách đang gõ/)).toBeTruthy();
    expect(box).toHaveProperty('value', 'H40-1');
  });

  it('says that a file cannot be read which is gone', async () => {
    const { user, open } = openRegister();
    open();
    const choice = await screen.findByLabelText('Chọn tệp Excel hoặc CSV');
    const gone = new File(['H40-2'], 'so.csv', { type: 'text/csv' });
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    await user.upload(choice, gone);
    expect(await screen.findByText(/^Không đọc được tệp này/)).toBeTruthy();
  });

  it('enters 1,500 by chunks', async () => {
    const { user, open, saves } = openRegister();
    open();
    const list = Array.from({ length: 1500 }, (_, index) => `H40-${index}`).join('\n');
    fireEvent.change(await screen.findByLabelText('Mã hồ sơ, mỗi hồ sơ một dòng'), {
      target: { value: list },
    });
    await user.click(screen.getByRole('button', { name: 'Thêm 1.500 hồ sơ' }));
    await screen.findByText('Đã thêm 1.500 hồ sơ vào sổ.');
    expect(saves.map((edits) => edits.length)).toEqual([250, 250, 250, 250, 250, 250]);
  });

  it('is drawn by a seed, drawn again, and every draw stays and can be checked', async () => {
    const { user, open, has, saves } = openRegister();
    for (let index = 1; index <= 12; index += 1)
      has(key(`H-${index}`), { entry: { code: `H-${index}`, group: '' } });
    open();
    const draw = async (seed: string) => {
      fireEvent.change(await screen.findByLabelText(/^Mầm rút/), { target: { value: seed } });
      fireEvent.change(screen.getByLabelText('Số hồ sơ của mẫu'), { target: { value: '5' } });
      await user.click(screen.getByRole('button', { name: 'Rút 5 trong 12 hồ sơ' }));
    };
    expect(await screen.findByText('Rút mẫu: cần mầm rút')).toBeTruthy();
    await draw('hoa sen');
    await screen.findByText('Lần 1: mầm HOA SEN, 5/12 hồ sơ');
    await user.click(screen.getByRole('button', { name: 'Kiểm tra lại' }));
    expect(screen.getByText(/^Khớp: rút lại/)).toBeTruthy();
    await draw('hoa mai');
    await screen.findByText('Lần 2: mầm HOA MAI, 5/12 hồ sơ');
    expect(screen.getByText('Lần 1: mầm HOA SEN, 5/12 hồ sơ')).toBeTruthy();
    expect(screen.getByText('Sổ này đã rút 2 lần.')).toBeTruthy();
    const drawn = saves.flatMap((edits) => edits.filter(({ field }) => field === 'drawn'));
    expect(drawn.map(({ value }) => drawFields.drawn.parse(value).seed)).toEqual([
      ...['HOA SEN', 'HOA MAI'],
    ]);
  });

  it('shows what two entered differently, and a person settles it', async () => {
    const { user, open, has, record } = openRegister();
    has(key('H-1'), { entry: { code: 'H-1', group: 'Đất đai' } });
    has(key('H-1'), { entry: { code: 'H-1', group: 'Hộ tịch' } });
    open();
    const block = await screen.findByRole('region', { name: /hồ sơ trong sổ H-1, Nhóm/ });
    expect(within(block).getByText('H-1, Hộ tịch')).toBeTruthy();
    const [first] = within(block).getAllByRole('button');
    if (first) await user.click(first);
    expect(record(key('H-1'))?.fields['entry']?.conflict).toBe(false);
    expect(screen.queryByRole('region', { name: /hồ sơ trong sổ H-1, Nhóm/ })).toBeNull();
  });

  it('lists its dossiers by pages, found by code, and strikes one out for good', async () => {
    const { user, open, has, record } = openRegister();
    for (let index = 1; index <= 30; index += 1)
      has(key(`H-${index}`), { entry: { code: `H-${index}`, group: '' } });
    open();
    await user.click(await screen.findByRole('button', { name: 'Xem danh sách (30 mã)' }));
    expect(screen.getByText('1–25 trong 30')).toBeTruthy();
    await user.type(screen.getByLabelText('Tìm mã hồ sơ'), 'h–17');
    await user.click(screen.getByRole('button', { name: 'Gạch H-17 khỏi sổ' }));
    expect(record(key('H-17'))?.fields['struck']?.value).toBe('');
    expect(screen.getByRole('heading', { name: '1. Danh sách hồ sơ (29)' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Khôi phục H-17' })).toBeTruthy();
  });

  it('takes a tick for one criterion of one dossier, and an item as a criterion', async () => {
    const { user, open, has, record, saves } = openRegister();
    has(key('H-1'), { entry: { code: 'H-1', group: '' } });
    has('criterion:c1', { of: register, text: 'Có giấy hẹn', order: 'a0' });
    open();
    const marks = await screen.findByRole('radiogroup', { name: 'H-1: Có giấy hẹn' });
    await user.click(within(marks).getByRole('radio', { name: 'Không đạt' }));
    expect(record(key('H-1'))?.fields['markXc1']?.value).toBe('unmet');
    await user.click(screen.getByText('Lấy từ mục của phiếu (2)'));
    await user.click(screen.getByRole('button', { name: /^A17/ }));
    const edits = saves.at(-1) ?? [];
    expect(edits.map(({ field }) => field)).toEqual(['of', 'text', 'order', 'source']);
    expect(edits.at(-1)?.record).toBe('feed:mot-cua/A17');
  });
});

describe('the tally beside an item', () => {
  function withSample() {
    const page = openOnSite('samples/r1');
    const { has } = page;
    has(register, { name: 'Hồ sơ tháng 3' });
    has('criterion:c1', { of: register, text: 'Đúng hẹn', order: 'a0' });
    has(key('H-1'), { entry: { code: 'H-1', group: '' }, markXc1: 'met' });
    has(key('H-2'), { entry: { code: 'H-2', group: '' }, markXc1: 'unmet' });
    has('feed:mot-cua/A17', source('criterion:c1'));
    has('feed:mot-cua/A18', source('criterion:c1'));
    return page;
  }

  it('is offered, entered by one tap, and says when it has moved since', async () => {
    const { user, has, record, openFill } = withSample();
    await openFill();
    expect(screen.getAllByText('Mẫu: 1/2 đạt')).toHaveLength(2);
    expect(record(a18)).toBeUndefined();
    await user.click(screen.getByRole('button', { name: /^A18: dùng/ }));
    expect(record(a18)?.fields['value']?.value).toEqual({
      ...{ kind: 'ratio', part: '1', whole: '2', stated: null },
    });
    expect(await screen.findByText('đã dùng')).toBeTruthy();
    has(key('H-3'), { entry: { code: 'H-3', group: '' }, markXc1: 'met' });
    expect(await screen.findByText('Đã đổi từ khi dùng (lúc đó 1/2)')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^A18: dùng/ }));
    expect(record(a18)?.fields['value']?.value).toMatchObject({ part: '2', whole: '3' });
  });

  it('judges no compliance by itself: what failed goes into the note', async () => {
    const { user, record, openFill } = withSample();
    await openFill();
    expect(screen.queryByRole('button', { name: /^A17: dùng/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'A17: ghi kết quả vào ghi chú' }));
    expect(record(a17)?.fields['note']?.value).toBe('Mẫu: 1/2 đạt');
    expect(record(a17)?.fields['value']).toBeUndefined();
  });

  it('waits while the note is being written, and adds to what was written', async () => {
    const { user, record, openFill, has } = withSample();
    has(a17, { note: 'Sổ cũ' });
    await openFill();
    const offer = { name: 'A17: ghi kết quả vào ghi chú' };
    screen.getByRole('button', offer);
    await user.click(screen.getByRole('button', { name: /Sổ cũ/ }));
    await user.type(screen.getByRole('textbox', { name: 'Ghi chú, A17' }), ', thiếu bìa');
    expect(screen.queryByRole('button', offer)).toBeNull();
    await user.tab();
    await user.click(await screen.findByRole('button', offer));
    await waitFor(() =>
      expect(record(a17)?.fields['note']).toMatchObject({
        ...{ value: 'Sổ cũ, thiếu bìa\nMẫu: 1/2 đạt', conflict: false },
      }),
    );
  });

  it('writes over no note that cannot be read, and stores again what could not be stored', async () => {
    const { user, record, openFill, has, failWith } = withSample();
    has(a17, { note: { of: 'later' } });
    await openFill();
    expect(screen.queryByRole('button', { name: 'A17: ghi kết quả vào ghi chú' })).toBeNull();
    failWith({ type: 'no-space' });
    await user.click(screen.getByRole('button', { name: /^A18: dùng/ }));
    await screen.findByRole('button', { name: 'Lưu lại' });
    failWith(null);
    await user.click(screen.getByRole('button', { name: 'Lưu lại' }));
    await waitFor(() => expect(record(a18)?.fields['value']?.value).toMatchObject({ part: '1' }));
    expect(screen.queryByRole('button', { name: 'Lưu lại' })).toBeNull();
  });
});
