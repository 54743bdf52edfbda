import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseSetting } from '#client/ui/device-settings.ts';
import { assignmentKey } from '#domain/visit/section-assignees.ts';
import { key, openFillPage } from './open-fill-page.tsx';
import { colleagueId, me } from './sample-visit.ts';

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
beforeEach(() => localStorage.clear());
afterEach(cleanup);

type Page = Awaited<ReturnType<typeof openFillPage>>;
const codes = ({ view }: Page) =>
  [...view.container.querySelectorAll('[data-item]')].map((row) => row.getAttribute('data-item'));
const chip = (name: string) => screen.getByRole('button', { name });
const unmet = { kind: 'compliance', level: 'unmet' };

describe('filters', () => {
  it('say how much each would show, and show it; an item does not vanish from under the finger', async () => {
    const page = await openFillPage();
    const { user, row, arrive } = page;
    act(() => {
      arrive({ record: key('C18'), field: 'value', value: unmet, by: colleagueId });
      arrive({ record: key('C15'), field: 'explanation', value: 'Do lỗi mạng', by: colleagueId });
      arrive({ record: key('C19'), field: 'note', value: 'a', by: colleagueId });
      arrive({ record: key('C19'), field: 'note', value: 'b', by: me.id });
    });
    const group = within(screen.getByRole('group', { name: 'Lọc các mục' }));
    await waitFor(() =>
      expect(group.getAllByRole('button').map((button) => button.textContent)).toEqual([
        'Chưa trả lời (3)',
        'Chưa đạt (1)',
        'Thiếu minh chứng (1)',
        'Mâu thuẫn (1)',
        'Có giải trình (1)',
      ]),
    );
    for (const [name, expected] of [
      ['Chưa đạt (1)', ['C18']],
      ['Thiếu minh chứng (1)', ['C18']],
      ['Mâu thuẫn (1)', ['C19']],
      ['Có giải trình (1)', ['C15']],
    ] as const) {
      await user.click(chip(name));
      expect(codes(page)).toEqual(expected);
    }
    await user.click(chip('Chưa trả lời (3)'));
    expect(codes(page)).toEqual(['C15', 'C17', 'C19']);
    await user.click(row('C17').getByRole('radio', { name: 'Đạt' }));
    await row('C17').findByRole('img', { name: 'Đạt' });
    expect(codes(page)).toEqual(['C15', 'C17', 'C19']);
    await user.click(await screen.findByRole('button', { name: 'Chưa trả lời (2)' }));
    expect(codes(page)).toEqual(['C15', 'C17', 'C18', 'C19']);
  });

  it('find an item by the words of its note, without accents', async () => {
    const page = await openFillPage();
    act(() => {
      page.arrive({ record: key('C18'), field: 'note', value: 'Mật khẩu dán', by: colleagueId });
    });
    await page.user.click(screen.getByRole('button', { name: 'Tìm mục' }));
    await page.user.type(screen.getByRole('searchbox'), 'mat khau');
    expect(codes(page)).toEqual(['C18']);
  });
});

describe('who fills what', () => {
  const given = (to: string | null) => ({
    ...{ record: assignmentKey('cong-nghe', 'ho-so'), field: 'assignee', value: to },
    by: colleagueId,
  });

  it('stands over the section and in the contents, is a filter, and gives no right', async () => {
    const page = await openFillPage();
    act(() => void page.arrive(given(me.id)));
    expect(await screen.findByText('Giao cho bạn', { selector: 'p' })).toBeTruthy();
    expect(
      within(screen.getAllByRole('navigation')[1] as HTMLElement).getByText('bạn'),
    ).toBeTruthy();
    await page.user.click(await screen.findByRole('button', { name: 'Giao cho bạn (4)' }));
    expect(codes(page)).toHaveLength(4);
    await page.user.click(screen.getByRole('button', { name: 'Phân công' }));
    const sheet = within(screen.getByRole('dialog'));
    expect(sheet.getByText('Trưởng đoàn, phó trưởng đoàn và thư ký phân công.')).toBeTruthy();
    expect(sheet.getByRole('combobox', { name: 'Hồ sơ' }).closest('fieldset')?.disabled).toBe(true);
  });

  it('an answer names its writer where one would expect somebody else', async () => {
    const page = await openFillPage();
    act(() => {
      page.arrive({ record: key('C18'), field: 'value', value: unmet, by: colleagueId });
    });
    expect(await page.row('C18').findByText('Chuyên viên Văn phòng ghi')).toBeTruthy();
    act(() => void page.arrive(given(colleagueId)));
    await waitFor(() =>
      expect(page.row('C18').queryByText('Chuyên viên Văn phòng ghi')).toBeNull(),
    );
  });
});

describe('single keys', () => {
  it('answer, move, note and find; they rest while one types, and where they are turned off', async () => {
    const page = await openFillPage();
    const { user, row } = page;
    await user.click(row('C17').getByText('C17'));
    await user.keyboard('2');
    await row('C17').findByRole('img', { name: 'Một phần' });
    // Pressed again it takes nothing back.
    await user.keyboard('2');
    expect(page.saves).toHaveLength(1);
    await user.keyboard('j');
    await screen.findByRole('toolbar', { name: 'Công cụ cho mục C18' });
    await user.keyboard('k');
    await screen.findByRole('toolbar', { name: 'Công cụ cho mục C17' });
    await user.keyboard('n');
    const box = await row('C17').findByRole('textbox', { name: 'Ghi chú, C17' });
    await user.type(box, 'j3 u');
    expect((box as HTMLTextAreaElement).value).toBe('j3 u');
    expect(row('C17').getByRole('radio', { name: 'Một phần', checked: true })).toBeTruthy();
    await user.click(row('C17').getByText('C17'));
    await user.keyboard('?');
    const list = screen.getByRole('dialog', { name: 'Phím tắt' });
    // Nothing behind a layer hears them.
    await user.keyboard('3');
    expect(
      row('C17').getByRole('radio', { name: 'Một phần', checked: true, hidden: true }),
    ).toBeTruthy();
    await user.click(within(list).getAllByRole('button', { name: 'Đóng' })[0] as HTMLElement);
    act(() => chooseSetting('shortcuts', 'off'));
    await user.keyboard('3');
    expect(row('C17').getByRole('radio', { name: 'Một phần', checked: true })).toBeTruthy();
    act(() => chooseSetting('shortcuts', 'on'));
    await user.keyboard('3');
    await row('C17').findByRole('img', { name: 'Không đạt' });
  });
});

describe('one item at a time', () => {
  it('shows the active one with its place, goes on by the bar, and is remembered', async () => {
    const page = await openFillPage();
    const { user } = page;
    await user.click(screen.getByRole('button', { name: 'Từng mục' }));
    expect(codes(page)).toEqual(['C15']);
    // The main button leads to the item behind: no second way to the same place.
    expect(screen.queryByRole('button', { name: 'Sang mục C17' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Chưa trả lời: C17' }));
    await waitFor(() => expect(codes(page)).toEqual(['C17']));
    const row = page.view.container.querySelector('[data-item=C17]');
    expect(row?.getAttribute('aria-posinset')).toBe('2');
    expect(row?.getAttribute('aria-setsize')).toBe('4');
    await waitFor(() => expect(row?.contains(document.activeElement)).toBe(true));
    page.view.unmount();
    const again = await openFillPage();
    expect(codes(again)).toEqual(['C15']);
  });

  it('goes to the first item that a filter shows, where the one that is open is left out', async () => {
    const page = await openFillPage();
    act(() => {
      page.arrive({ record: key('C18'), field: 'value', value: unmet, by: colleagueId });
    });
    await page.user.click(screen.getByRole('button', { name: 'Từng mục' }));
    expect(codes(page)).toEqual(['C15']);
    await page.user.click(await screen.findByRole('button', { name: 'Chưa đạt (1)' }));
    expect(codes(page)).toEqual(['C18']);
    expect(await screen.findByRole('toolbar', { name: 'Công cụ cho mục C18' })).toBeTruthy();
  });
});
