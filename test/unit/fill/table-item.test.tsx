import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { colleagueId } from './sample-visit.ts';
import { openTablePage, rowKey, tableKey } from './open-table-page.tsx';

afterEach(cleanup);

const text = (words: string) => ({ kind: 'text', text: words });
const count = (figure: string) => ({ kind: 'count', counts: [figure] });

describe('TableItem', () => {
  it('adds a row, opens it, and stores each cell by itself', async () => {
    const { user, press, box, saves, lines, record } = await openTablePage();
    await user.click(press('Thêm dòng'));
    const name = await waitFor(() => box('Lĩnh vực 1, Lĩnh vực'));
    expect(document.activeElement).toBe(name);
    const [added] = saves;
    expect(added?.map(({ field, value }) => [field, value])).toEqual([
      ['of', tableKey],
      ['order', expect.stringMatching(/^[0-9A-Za-z]+$/)],
    ]);
    await user.keyboard('Hộ tịch');
    await user.click(
      await screen.findByRole('textbox', { name: 'Lĩnh vực 1: Hộ tịch, Tiếp nhận (hồ sơ)' }),
    );
    await user.keyboard('1138');
    await user.click(screen.getByRole('radio', { name: 'Có' }));
    await user.click(press('Xong'));
    await waitFor(() => expect(lines()).toEqual([['1', 'Hộ tịch', '1.138', 'Chưa nhập', 'Có']]));
    const row = added?.[0]?.record;
    if (row === undefined) throw new Error('no row');
    expect(record(row)?.fields['cellField']?.value).toEqual(text('Hộ tịch'));
    expect(record(row)?.fields['cellReceived']?.value).toEqual(count('1138'));
    expect(record(row)?.fields['cellApology']?.value).toEqual({ kind: 'yes-no', yes: true });
    // The line has the focus, so that the next row is an arrow away.
    expect(document.activeElement).toBe(press('Sửa Lĩnh vực 1: Hộ tịch'));
  });

  it('opens the row at the tapped cell and shows one editor at most', async () => {
    const { user, rowArrives, box } = await openTablePage();
    act(() => {
      rowArrives(1, { cellField: text('Hộ tịch'), cellLate: count('2') });
      rowArrives(2, { cellField: text('Đất đai'), cellLate: count('7') });
    });
    await user.click(await screen.findByText('7'));
    expect(document.activeElement).toBe(box('Lĩnh vực 2: Đất đai, Trễ hạn'));
    await user.click(screen.getByText('2', { selector: 'span' }));
    expect(document.activeElement).toBe(box('Lĩnh vực 1: Hộ tịch, Trễ hạn'));
    expect(screen.queryByRole('textbox', { name: 'Lĩnh vực 2: Đất đai, Trễ hạn' })).toBeNull();
  });

  it('goes between rows by the keyboard, in the same column, and back by Escape', async () => {
    const { user, rowArrives, box, press, lines } = await openTablePage();
    act(() => {
      rowArrives(1, { cellField: text('Hộ tịch') });
      rowArrives(2, { cellField: text('Đất đai') });
    });
    await screen.findByText('Đất đai');
    press('Sửa Lĩnh vực 1: Hộ tịch').focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(press('Sửa Lĩnh vực 2: Đất đai'));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(box('Lĩnh vực 2: Đất đai, Lĩnh vực'));
    act(() => box('Lĩnh vực 2: Đất đai, Trễ hạn').focus());
    await user.keyboard('5{Alt>}{ArrowUp}{/Alt}');
    expect(document.activeElement).toBe(box('Lĩnh vực 1: Hộ tịch, Trễ hạn'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(press('Sửa Lĩnh vực 1: Hộ tịch')));
    // What was typed in the row that was left is stored.
    await waitFor(() =>
      expect(lines()[1]).toEqual(['2', 'Đất đai', 'Chưa nhập', '5', 'Chưa nhập']),
    );
  });

  it('deletes a row as it was seen, what was typed a moment ago included, and gives it back', async () => {
    const { user, rowArrives, box, press, lines } = await openTablePage();
    act(() => void rowArrives(1, { cellField: text('Hộ tịch') }));
    await user.click(await screen.findByText('Hộ tịch'));
    await user.type(box('Lĩnh vực 1: Hộ tịch, Trễ hạn'), '3');
    await user.click(press('Xóa dòng'));
    await waitFor(() => expect(lines()).toEqual([]));
    expect(document.activeElement).toBe(press('Thêm dòng'));
    await user.click(press(/^Hoàn tác$/));
    await waitFor(() => expect(lines()).toEqual([['1', 'Hộ tịch', 'Chưa nhập', '3', 'Chưa nhập']]));
  });

  it('keeps a row that a colleague went on writing while it was deleted', async () => {
    const { user, rowArrives, press, arrive, lines } = await openTablePage();
    let row = rowKey(1);
    act(() => void (row = rowArrives(1, { cellField: text('Hộ tịch') })));
    await user.click(await screen.findByText('Hộ tịch'));
    await user.click(press('Xóa dòng'));
    await waitFor(() => expect(lines()).toEqual([]));
    act(() => void arrive({ record: row, field: 'cellLate', value: count('4'), by: colleagueId }));
    await waitFor(() => expect(lines()).toEqual([['1', 'Hộ tịch', 'Chưa nhập', '4', 'Chưa nhập']]));
    await user.click(press('Sửa Lĩnh vực 1: Hộ tịch'));
    await user.click(press('Giữ dòng này'));
    await waitFor(() => expect(screen.queryByText('Có người xóa, có người sửa.')).toBeNull());
  });

  it('offers rows one by one or all at once, and never adds one by itself', async () => {
    const { user, press, lines, saves } = await openTablePage();
    expect(saves).toEqual([]);
    await user.click(press('Thêm dòng Chứng thực'));
    await waitFor(() => press('Xong'));
    await user.click(press('Xong'));
    expect(screen.queryByRole('button', { name: 'Thêm dòng Chứng thực' })).toBeNull();
    await user.click(press('Thêm cả 2 dòng'));
    await waitFor(() =>
      expect(lines().map((line) => line[1])).toEqual(['Chứng thực', 'Hộ tịch', 'Đất đai']),
    );
    expect(saves).toHaveLength(2);
    expect(screen.queryByRole('group', { name: 'Các dòng gợi ý' })).toBeNull();
  });

  it('can say that there is nothing to list, and takes that back with the first row', async () => {
    const { user, press, record } = await openTablePage();
    await user.click(screen.getByRole('radio', { name: 'Không có gì để liệt kê' }));
    await screen.findByRole('img', { name: 'Không có gì để liệt kê' });
    expect(record(tableKey)?.fields['value']?.value).toEqual({ kind: 'table', none: true });
    await user.click(press('Thêm dòng'));
    await screen.findByRole('img', { name: '1 dòng' });
    expect(record(tableKey)?.fields['value']?.value).toBeNull();
    expect(screen.queryByRole('radio', { name: 'Không có gì để liệt kê' })).toBeNull();
  });

  it('shows both where one says that there is nothing and another lists a row', async () => {
    const { rowArrives, arrive } = await openTablePage();
    act(() => {
      rowArrives(1, { cellField: text('Hộ tịch') });
      arrive({ record: tableKey, field: 'value', value: { kind: 'na' }, by: colleagueId });
    });
    expect(await screen.findByText('Hộ tịch')).toBeTruthy();
    expect(screen.getByText('Ghi là không áp dụng, nhưng bảng có 1 dòng.')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Không áp dụng' }).getAttribute('aria-checked')).toBe(
      'true',
    );
  });

  it('adds up figures apart from what was reported', async () => {
    const { rowArrives } = await openTablePage();
    act(() => {
      rowArrives(1, { cellReceived: count('9007199254740993'), cellLate: count('1') });
      rowArrives(2, { cellReceived: { kind: 'count', counts: ['2'], hedges: ['over'] } });
      rowArrives(3, { cellReceived: { kind: 'na' }, cellLate: { kind: 'na' } });
    });
    const sums = await screen.findByRole('row', { name: /Ứng dụng cộng/ });
    expect(
      within(sums)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['', 'hơn 9.007.199.254.740.995', '11 ô chưa nhập', '']);
  });

  it('marks what fails, what is wrong and what two people differ in, and settles it in its cell', async () => {
    const { user, rowArrives, arrive, record, press } = await openTablePage();
    let row = rowKey(1);
    act(() => {
      row = rowArrives(1, {
        cellField: text('Hộ tịch'),
        cellLate: count('4'),
        cellApology: { kind: 'yes-no', yes: false },
      });
      arrive({ record: row, field: 'cellLate', value: count('5'), by: colleagueId, minute: 1 });
    });
    const table = await screen.findByRole('table');
    expect(within(table).getByRole('img', { name: 'Không đạt' })).toBeTruthy();
    expect(within(table).getByText('5 / 4')).toBeTruthy();
    expect(within(table).getByRole('img', { name: 'Mâu thuẫn' })).toBeTruthy();
    await user.click(press('Sửa Lĩnh vực 1: Hộ tịch'));
    const block = screen.getByRole('region', { name: /Lĩnh vực 1: Hộ tịch, Trễ hạn/ });
    expect(within(block).getAllByText('Chuyên viên Văn phòng')).toHaveLength(2);
    const [, other] = within(block).getAllByRole('button', { name: 'Chọn câu trả lời này' });
    if (other === undefined) throw new Error('one answer alone');
    await user.click(other);
    await waitFor(() => expect(record(row)?.fields['cellLate']?.conflict).toBe(false));
    expect(record(row)?.fields['cellLate']?.value).toEqual(count('4'));
  });

  it('keeps text that cannot be stored, marks its row, and finds it again after another screen', async () => {
    const { user, rowArrives, box, press, leave, comeBack } = await openTablePage();
    act(() => void rowArrives(1, { cellField: text('Hộ tịch') }));
    await user.click(await screen.findByText('Hộ tịch'));
    await user.type(box('Lĩnh vực 1: Hộ tịch, Trễ hạn'), '98/952');
    await user.click(press('Xong'));
    expect(await screen.findByText('Có chữ chưa lưu')).toBeTruthy();
    leave();
    comeBack();
    expect(await screen.findByText('Có chữ chưa lưu')).toBeTruthy();
    await user.click(press('Sửa Lĩnh vực 1: Hộ tịch'));
    expect(box('Lĩnh vực 1: Hộ tịch, Trễ hạn').value).toBe('98/952');
  });

  it('says that a row was not added, and adds it on request', async () => {
    const { user, press, failWith, lines } = await openTablePage();
    failWith({ type: 'no-space' });
    await user.click(press('Thêm dòng'));
    expect(await screen.findByText('Chưa lưu được: hết chỗ trên máy.')).toBeTruthy();
    expect(lines()).toEqual([]);
    failWith(null);
    await user.click(press('Lưu lại'));
    expect(
      await waitFor(() => screen.getByRole('textbox', { name: /^Lĩnh vực 1, Lĩnh vực$/ })),
    ).toBeTruthy();
  });

  it('draws two hundred rows as words, with one editor at most', async () => {
    const { user, view, rowElement } = await openTablePage(
      Array.from({ length: 200 }, (_, index) => ({
        cellField: text(`Lĩnh vực thứ ${index + 1}`),
        cellLate: count('1'),
      })),
    );
    const elements = () => view.container.querySelectorAll('[role=table] *').length;
    const controls = () => view.container.querySelectorAll('[role=table] input').length;
    expect(rowElement(200).textContent).toContain('Lĩnh vực thứ 200');
    expect(controls()).toBe(0);
    // A row is its number and a cell of words for each column.
    expect(elements()).toBeLessThan(200 * 12 + 60);
    const before = elements();
    await user.click(rowElement(150));
    await user.click(rowElement(20));
    expect(view.container.querySelectorAll('[data-cell]')).toHaveLength(4);
    expect(elements()).toBeLessThan(before + 150);
  });
});
