import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { key, openFillPage, sampleChecklist } from './open-fill-page.tsx';
import { colleagueId, me, visitScope } from './sample-visit.ts';

const met: AnswerValue = { kind: 'compliance', level: 'met' };
const partial: AnswerValue = { kind: 'compliance', level: 'partial' };

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function writeNote(user: UserEvent, code: string, words: string): Promise<void> {
  await user.click(screen.getByRole('button', { name: `Ghi chú ${code}` }));
  await user.type(await screen.findByRole('textbox', { name: `Ghi chú, ${code}` }), words);
  await user.tab();
  await screen.findByRole('button', { name: `Sửa ghi chú ${code}: ${words}` });
}

describe('FillPage', () => {
  it('saves a tapped answer at once and draws its mark when it is stored', async () => {
    const { user, row, saves } = await openFillPage();
    expect(row('C17').getByRole('img', { name: 'Chưa trả lời' })).toBeTruthy();
    await user.click(row('C17').getByRole('radio', { name: 'Một phần' }));
    expect(saves).toEqual([
      [{ scope: visitScope, record: key('C17'), field: 'value', value: partial, seen: [] }],
    ]);
    expect(await row('C17').findByRole('img', { name: 'Một phần' })).toBeTruthy();
  });

  it('draws no mark for an answer that was not stored, and says what is safe', async () => {
    const { user, row, failWith } = await openFillPage();
    failWith({ type: 'no-space' });
    await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
    expect((await row('C17').findByRole('alert')).textContent).toContain(
      'Chưa lưu được: hết chỗ trên máy.',
    );
    expect(row('C17').getByRole('img', { name: 'Chưa trả lời' })).toBeTruthy();
    expect(row('C17').getByRole('radio', { name: 'Đạt', checked: true })).toBeTruthy();
    failWith(null);
    await user.click(row('C17').getByRole('button', { name: 'Lưu lại' }));
    expect(await row('C17').findByRole('img', { name: 'Đạt' })).toBeTruthy();
  });

  it('finds an answer that could not be stored again, after another screen was open', async () => {
    const { user, row, failWith, leave, go } = await openFillPage();
    failWith({ type: 'no-space' });
    await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
    await row('C17').findByRole('alert');
    leave();
    // The attempt that leaving makes fails too.
    await act(async () => undefined);
    failWith(null);
    go('C');
    await screen.findByText('Có đường truyền dự phòng');
    expect(await row('C17').findByRole('img', { name: 'Đạt' })).toBeTruthy();
  });

  it('takes an answer back at a second tap, and gives it back on request', async () => {
    const { user, row, record } = await openFillPage();
    await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
    await row('C17').findByRole('img', { name: 'Đạt' });
    await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
    await row('C17').findByRole('img', { name: 'Chưa trả lời' });
    await user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
    await waitFor(() => expect(record(key('C17'))?.fields['value']?.value).toEqual(met));
    await waitFor(() =>
      expect(row('C17').getByRole('radio', { name: 'Đạt', checked: true })).toBeTruthy(),
    );
  });

  it('groups figures while typing, saves the ratio as one answer and explains what is wrong', async () => {
    const { user, row, saves, record } = await openFillPage();
    await user.type(row('C15').getByRole('textbox', { name: 'Đã xử lý' }), '38388');
    await user.type(row('C15').getByRole('textbox', { name: 'Tổng tiếp nhận' }), '42092');
    await user.type(row('C15').getByRole('textbox', { name: 'Đơn vị báo' }), '95,07');
    await user.tab();
    expect(row('C15').getByRole<HTMLInputElement>('textbox', { name: 'Đã xử lý' }).value).toBe(
      '38.388',
    );
    await waitFor(() =>
      expect(record(key('C15'))?.fields['value']?.value).toEqual({
        kind: 'ratio',
        part: '38388',
        whole: '42092',
        stated: '95.07',
      }),
    );
    expect(saves.flat().every((edit) => edit.seen.length === 0)).toBe(true);
    expect(
      row('C15')
        .getByRole('group', { name: /^C15/ })
        .parentElement?.textContent?.replaceAll('\u00a0', ' '),
    ).toContain('38.388/42.092 là 91,20 %, không phải 95,07 %.');
    expect(row('C15').getByRole('textbox', { name: 'Giải trình của đơn vị, C15' })).toBeTruthy();
  });

  it('keeps text that is no number, stores nothing, and finds it again after another checklist', async () => {
    const { user, row, saves, go } = await openFillPage();
    await user.type(row('C19').getByRole('textbox'), '98/952');
    await user.tab();
    expect((await row('C19').findByRole('alert')).textContent).toContain(
      'Chưa đọc được thành một số',
    );
    go('E');
    await screen.findByText('E. Giải quyết hồ sơ: chưa tải về máy này.');
    go('C');
    await screen.findByText('Ngân sách cho CNTT');
    expect(row('C19').getByRole<HTMLInputElement>('textbox').value).toBe('98/952');
    expect(saves).toEqual([]);
  });

  it('saves typed text when the page is hidden', async () => {
    const { user, row, saves } = await openFillPage();
    await user.type(row('C19').getByRole('textbox'), '1385062438');
    expect(saves).toEqual([]);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await act(async () => document.dispatchEvent(new Event('visibilitychange')));
    expect(saves.flat().map(({ value }) => value)).toEqual([
      { kind: 'money', dong: ['1385062438'] },
    ]);
    expect(
      row('C19').getByText(
        'Một tỷ ba trăm tám mươi lăm triệu không trăm sáu mươi hai nghìn bốn trăm ba mươi tám đồng',
      ),
    ).toBeTruthy();
  });

  it('leaves what is being typed alone when a colleague writes, and shows both afterwards', async () => {
    const { user, row, arrive, record } = await openFillPage();
    const box = row('C19').getByRole<HTMLInputElement>('textbox');
    await user.type(box, '12');
    await act(async () => {
      arrive({
        record: key('C19'),
        field: 'value',
        value: { kind: 'money', dong: ['99'] },
        by: colleagueId,
      });
    });
    await user.type(box, '3');
    expect(box.value).toBe('123');
    expect(document.activeElement).toBe(box);
    await user.tab();
    const block = await row('C19').findByRole('region', { name: 'Mâu thuẫn: C19, câu trả lời' });
    expect(within(block).getByText('123 đồng')).toBeTruthy();
    expect(within(block).getByText('99 đồng')).toBeTruthy();
    expect(record(key('C19'))?.fields['value']?.conflict).toBe(true);
  });

  it('settles a conflict over all its heads', async () => {
    const { user, row, arrive, saves, record } = await openFillPage();
    const heads = await act(async () => [
      arrive({ record: key('C17'), field: 'value', value: partial, by: me.id }),
      arrive({ record: key('C17'), field: 'value', value: met, by: colleagueId }),
    ]);
    const block = row('C17').getByRole('region', { name: 'Mâu thuẫn: C17, câu trả lời' });
    const theirs = within(block)
      .getAllByRole('article')
      .find((article) => article.textContent?.includes('Chuyên viên Văn phòng'));
    if (!theirs) throw new Error('their answer is not shown');
    await user.click(within(theirs).getByRole('button', { name: 'Chọn câu trả lời này' }));
    expect(saves[0]?.[0]?.value).toEqual(met);
    expect([...(saves[0]?.[0]?.seen ?? [])].sort()).toEqual([...heads].sort());
    await waitFor(() => expect(record(key('C17'))?.fields['value']?.conflict).toBe(false));
    expect(row('C17').getByRole('radio', { name: 'Đạt', checked: true })).toBeTruthy();
  });

  it('is not settled while more waits at the server, and one goes on filling', async () => {
    const { user, row, arrive, saves, readToEnd } = await openFillPage();
    await act(async () => {
      arrive({ record: key('C17'), field: 'value', value: partial, by: me.id });
      arrive({ record: key('C17'), field: 'value', value: met, by: colleagueId });
      readToEnd(false);
    });
    const block = within(row('C17').getByRole('region', { name: 'Mâu thuẫn: C17, câu trả lời' }));
    expect(block.getAllByRole('article')).toHaveLength(2);
    expect(block.queryByRole('button', { name: 'Chọn câu trả lời này' })).toBeNull();
    expect(block.getByText(/chưa đọc hết từ máy chủ: có mạng thì chờ đọc xong/)).toBeTruthy();
    await user.click(row('C18').getByRole('radio', { name: 'Đạt' }));
    await waitFor(() => expect(saves).toHaveLength(1), { timeout: 15_000 });
    await act(async () => readToEnd(true));
    expect(block.getAllByRole('button', { name: 'Chọn câu trả lời này' })).toHaveLength(2);
  });

  it('shows both texts of a note in conflict', async () => {
    const { row, arrive } = await openFillPage();
    await act(async () => {
      arrive({ record: key('C17'), field: 'note', value: 'Có một đường', by: me.id });
      arrive({ record: key('C17'), field: 'note', value: 'Có hai đường', by: colleagueId });
    });
    const block = row('C17').getByRole('region', { name: 'Mâu thuẫn: C17, Ghi chú' });
    expect(within(block).getByText('Có một đường')).toBeTruthy();
    expect(within(block).getByText('Có hai đường')).toBeTruthy();
  });

  it('keeps and names what it cannot read', async () => {
    const { row, arrive } = await openFillPage();
    await act(async () => {
      arrive({
        record: key('C17'),
        field: 'value',
        value: { kind: 'stars', stars: 4 },
        by: colleagueId,
      });
    });
    expect(row('C17').getByText('Không đọc được, vẫn giữ nguyên')).toBeTruthy();
  });

  it('goes to the next item without an answer by Ctrl and Enter', async () => {
    const { user, row } = await openFillPage();
    await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(document.activeElement).toBe(row('C18').getByRole('radio', { name: 'Đạt' })),
    );
    expect(screen.getByRole('button', { name: 'Chụp C18' })).toBeTruthy();
  });

  it('finds items with and without accents', async () => {
    const { user, view } = await openFillPage();
    await user.click(screen.getByRole('button', { name: 'Tìm mục' }));
    await user.type(screen.getByRole('searchbox', { name: 'Tìm mục' }), 'duong truyen');
    const shown = [...view.container.querySelectorAll('[data-item]')];
    expect(shown.map((row) => row.getAttribute('data-item'))).toEqual(['C17']);
  });

  it('records a finding in two taps in the words of the note, in one save', async () => {
    const { user, row, saves } = await openFillPage();
    await user.click(row('C18').getByRole('radio', { name: 'Không đạt' }));
    expect(row('C18').getByText('Mục này cần ít nhất một ảnh cho câu trả lời này.')).toBeTruthy();
    await writeNote(user, 'C18', 'Ba người dùng chung một tài khoản.');
    saves.length = 0;
    await user.click(screen.getByRole('button', { name: 'Tồn tại C18' }));
    await user.click(screen.getByRole('button', { name: 'Ghi tồn tại' }));
    expect(saves).toHaveLength(1);
    const written = Object.fromEntries((saves[0] ?? []).map(({ field, value }) => [field, value]));
    expect(written).toMatchObject({
      answer: key('C18'),
      kind: 'limitation',
      text: 'Ba người dùng chung một tài khoản.',
      severity: 'critical',
      rule: 'Điều 17 Nghị định 61/2018/NĐ-CP',
      due: null,
    });
    expect(
      await row('C18').findByRole('button', { name: /Tồn tại 1 · Nghiêm trọng · Chưa có hạn/ }),
    ).toBeTruthy();
  });

  it('never takes what the item asks for as what is wrong', async () => {
    const { user, row, saves } = await openFillPage();
    await user.click(row('C18').getByRole('radio', { name: 'Không đạt' }));
    saves.length = 0;
    await user.click(screen.getByRole('button', { name: 'Tồn tại C18' }));
    const sheet = within(screen.getByRole('dialog'));
    sheet.getByText('Yêu cầu: Tài khoản cấp theo từng người');
    const text = sheet.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nội dung' });
    expect(text.value).toBe('');
    await user.click(sheet.getByRole('button', { name: 'Ghi tồn tại: chưa có nội dung' }));
    expect(saves).toHaveLength(0);
    await user.type(text, 'Dùng chung.');
    await user.click(sheet.getByRole('button', { name: 'Ghi tồn tại' }));
    expect(saves.flat().find(({ field }) => field === 'text')?.value).toBe('Dùng chung.');
  });

  it('proposes what the checklist says of a failing, with the day by which to mend it', async () => {
    const { user, row, saves } = await openFillPage();
    const raise = async () => {
      saves.length = 0;
      await user.click(screen.getByRole('button', { name: 'Tồn tại C17' }));
      await user.click(screen.getByRole('button', { name: 'Ghi tồn tại' }));
      return Object.fromEntries((saves[0] ?? []).map(({ field, value }) => [field, value]));
    };
    await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
    await writeNote(user, 'C17', 'Đường truyền chính hay chậm.');
    expect(await raise()).toMatchObject({
      ...{ text: 'Đường truyền chính hay chậm.', proposal: '', due: null },
    });
    await user.click(row('C17').getByRole('radio', { name: 'Không đạt' }));
    expect(await raise()).toMatchObject({
      text: 'Chưa có đường truyền dự phòng',
      proposal: 'Thuê đường truyền dự phòng',
      // Ten working days after the visit.
      due: '2022-04-28',
    });
  });

  it('deletes a finding as it was seen and restores it on request', async () => {
    const { user, row, saves, record } = await openFillPage();
    await user.click(row('C18').getByRole('radio', { name: 'Không đạt' }));
    await user.click(screen.getByRole('button', { name: 'Tồn tại C18' }));
    await user.type(screen.getByRole('textbox', { name: 'Nội dung' }), 'Dùng chung.');
    await user.click(screen.getByRole('button', { name: /^(Ghi tồn tại|Xong)$/ }));
    const chip = await row('C18').findByRole('button', { name: /Tồn tại 1/ });
    await user.click(chip);
    saves.length = 0;
    await user.click(screen.getByRole('button', { name: 'Xóa tồn tại này' }));
    await waitFor(() => expect(row('C18').queryByRole('button', { name: /Tồn tại 1/ })).toBeNull());
    const deletion = saves[0]?.[0];
    expect(deletion?.field).toBe('deleted');
    expect(deletion?.value).toHaveLength(11);
    await user.click(screen.getByRole('button', { name: 'Hoàn tác' }));
    await row('C18').findByRole('button', { name: /Tồn tại 1/ });
    expect(deletion && record(deletion.record)?.deletedMeanwhile).toBe(false);
  });

  it('stores photo and record in one save, and stands at the item again after the camera', async () => {
    const { user, row, saves, view, capture, cameraSlot } = await openFillPage();
    const file = (letter: string) => ({
      sha256: letter.repeat(64),
      size: 3,
      type: 'image/jpeg' as const,
    });
    const bytes = (letter: string, thumbnail: boolean) => ({
      sha256: letter.repeat(64),
      type: 'image/jpeg',
      bytes: new ArrayBuffer(3),
      thumbnail,
    });
    await user.click(row('C18').getByRole('radio', { name: 'Không đạt' }));
    saves.length = 0;
    await user.click(screen.getByRole('button', { name: 'Chụp C18' }));
    expect(cameraSlot()).toMatchObject({
      ...{ visitId: 'visit-1', record: key('C18'), path: location.pathname },
    });
    const input = view.container.querySelector<HTMLInputElement>('[data-input=camera]');
    if (!input) throw new Error('no camera input');
    const picture = new File(['abc'], 'a.jpg', { type: 'image/jpeg' });
    await user.upload(input, picture);
    expect((await row('C18').findByRole('alert')).textContent).toContain('Các ảnh trước vẫn còn.');
    expect(saves).toEqual([]);
    capture({
      ok: true,
      value: {
        picture: { original: file('a'), thumbnail: file('b'), width: 4, height: 3 },
        files: [bytes('a', false), bytes('b', true)],
        taken: { at: '2022-04-14T02:20:00.000Z', source: 'camera' },
      },
    });
    await user.upload(input, picture);
    await row('C18').findByRole('button', { name: /Ảnh 1 của C18/ });
    expect(saves).toHaveLength(1);
    expect(saves[0]?.map(({ field }) => field)).toEqual(['picture', 'of', 'taken', 'caption']);
    expect(row('C18').getByText('Chờ gửi')).toBeTruthy();
    expect(cameraSlot()).toBeNull();
  });

  it('begins where the camera was open when the page was lost', async () => {
    const slot = { visitId: 'visit-1', record: key('C18'), path: '/visits/visit-1/fill/C', at: 0 };
    await openFillPage(sampleChecklist, [], { cameraSlot: slot });
    expect(screen.getByRole('button', { name: 'Chụp C18' })).toBeTruthy();
  });
});
