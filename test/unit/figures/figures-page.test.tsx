import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkKey } from '#domain/visit/visit-answers.ts';
import { visitScope } from '../fill/sample-visit.ts';
import { answerOf, counted, figuresChecklist, openFiguresPage } from './open-figures-page.tsx';

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

const explanationOf = (
  key: ReturnType<typeof checkKey>,
  fake: Awaited<ReturnType<typeof openFiguresPage>>,
) => fake.record(key)?.fields['explanation']?.value;
const row = (name: RegExp) => within(screen.getByRole('row', { name }));
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ') ?? '';

/** 3.478 + 265 against 3.740, so that the sum does not hold; 4 of 265 are overdue, which does. */
async function wrongSum() {
  const page = await openFiguresPage();
  page.write('E03', counted('3740'));
  page.write('E05', counted('3478'));
  page.write('E08', counted('265'));
  page.write('E09', counted('4'));
  return page;
}

describe('FillPage', { timeout: 30_000 }, () => {
  const item = (code: string) => {
    const row = document.querySelector<HTMLElement>(`[data-item=${code}]`);
    if (row === null) throw new Error(`no row ${code}`);
    return within(row);
  };

  it('tells what a written check says at its item, marks all items of it, and takes the explanation', async () => {
    const page = await wrongSum();
    await page.openFill();
    expect(plain((await item('E05').findByText(/lệch 3/)).textContent)).toContain(
      '3.478 + 265 = 3.743',
    );
    for (const code of ['E03', 'E05', 'E08']) {
      expect(item(code).getByRole('img', { name: /số không khớp/ })).toBeTruthy();
    }
    expect(item('E03').queryByText(/lệch 3/)).toBeNull();
    expect(screen.getAllByRole('link', { name: /^Số liệu/ }).length).toBeGreaterThan(0);
    await page.user.type(item('E05').getByRole('textbox', { name: /^Giải trình/ }), 'Cộng nhầm');
    await page.user.tab();
    const key = checkKey(figuresChecklist.id, 'can-doi');
    await waitFor(() => expect(explanationOf(key, page)).toBe('Cộng nhầm'));
  });

  it('says nothing of a sum while its figures are still being written', async () => {
    const page = await openFiguresPage();
    page.write('E03', counted('3740'));
    await page.openFill();
    await act(async () => undefined);
    expect(item('E05').queryByText(/còn thiếu/)).toBeNull();
  });
});

describe('FiguresPage', { timeout: 30_000 }, () => {
  it('shows figures as reported, with what their checks say at the end of the row', async () => {
    const page = await openFiguresPage();
    page.write('E03', counted('3743'));
    page.write('E05', { kind: 'count', counts: ['3478'], hedges: ['over'] });
    page.write('E08', { kind: 'na' });
    await page.open();
    expect(plain(row(/Tiếp nhận/).getByText(/3\.743/).textContent)).toBe('3.743 hồ sơ');
    expect(plain(row(/Đã giải quyết/).getByText(/3\.478/).textContent)).toBe('hơn 3.478 hồ sơ');
    expect(row(/Đang giải quyết/).getByText('Không áp dụng')).toBeTruthy();
    expect(row(/Quá hạn/).getByText('Chưa nhập')).toBeTruthy();
    const link = row(/Tiếp nhận/).getByRole('link', { name: 'Mở mục E03 để ghi' });
    expect(link.getAttribute('href')).toBe('/visits/visit-1/fill/E?item=E03');
  });

  it('marks what the app computed as computed', async () => {
    const page = await openFiguresPage();
    page.write('E16', { kind: 'ratio', part: '38388', whole: '42092', stated: null });
    await page.open();
    const computed = row(/Tỷ lệ tính từ hai số/).getByText(/91,20/);
    expect(plain(computed.textContent)).toBe('91,20 %ứng dụng tính');
  });

  it('opens what is wrong with the true value, the pair that gives the stated one, and a drawing', async () => {
    const page = await openFiguresPage();
    page.write('E05', counted('40378'));
    page.write('E16', { kind: 'ratio', part: '38388', whole: '42092', stated: '95.07' });
    await page.open();
    const words = plain(screen.getByRole('table').textContent);
    expect(words).toContain('38.388/42.092 là 91,20 %, không phải 95,07 %.');
    expect(words).toContain('38.388/40.378');
    expect(words).toContain('Lệch 3,87 điểm, bằng 1.629 hồ sơ.');
    const drawing = screen.getByRole('img', { name: /Tính lại/ });
    expect(plain(drawing.getAttribute('aria-label'))).toBe('Tính lại 91,20 %; Đơn vị báo 95,07 %');
  });

  it('lists the checks in order of trouble, and filters by count', async () => {
    const { user, open } = await wrongSum();
    await open();
    const list = within(screen.getByRole('complementary', { name: /Các đối chiếu/ }));
    const titles = () =>
      list
        .getAllByRole('button')
        .map((button) => button.querySelector('b')?.textContent)
        .filter(Boolean);
    expect(titles()).toEqual(['Cân đối hồ sơ', 'Quá hạn trong đang giải quyết']);
    expect(list.getByText('2 đối chiếu chưa dùng đến')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '1 khớp' }));
    expect(titles()).toEqual(['Quá hạn trong đang giải quyết']);
    expect(screen.queryByRole('row', { name: /Đã giải quyết/ })).toBeNull();
  });

  it('stores the explanation at the record of the check, also when the page is left while typing', async () => {
    const page = await wrongSum();
    const { leave } = await page.open();
    await page.user.click(screen.getByRole('button', { name: 'Hỏi đơn vị, ghi giải trình' }));
    await page.user.type(screen.getByRole('textbox', { name: /^Giải trình/ }), 'Tính cả hồ sơ rút');
    leave();
    const key = checkKey(figuresChecklist.id, 'can-doi');
    await waitFor(() => expect(explanationOf(key, page)).toBe('Tính cả hồ sơ rút'));
    expect(page.saves.flat().map(({ record }) => record)).toEqual([key]);
  });

  it('finds an explanation again that could not be stored before the page was left', async () => {
    const page = await wrongSum();
    const { leave, comeBack } = await page.open();
    page.failWith({ type: 'no-space' });
    await page.user.click(screen.getByRole('button', { name: 'Hỏi đơn vị, ghi giải trình' }));
    await page.user.type(screen.getByRole('textbox', { name: /^Giải trình/ }), 'Đang rà soát');
    leave();
    await act(async () => undefined);
    page.failWith(null);
    await comeBack();
    await page.user.click(
      await screen.findByRole('button', { name: 'Hỏi đơn vị, ghi giải trình' }),
    );
    const key = checkKey(figuresChecklist.id, 'can-doi');
    await waitFor(() => expect(explanationOf(key, page)).toBe('Đang rà soát'));
  });

  it('explains what an item implies at its answer', async () => {
    const page = await openFiguresPage();
    page.write('E16', { kind: 'ratio', part: '38388', whole: '42092', stated: '95.07' });
    await page.open();
    await page.user.click(screen.getByRole('button', { name: 'Hỏi đơn vị, ghi giải trình' }));
    await page.user.type(screen.getByRole('textbox', { name: /^Giải trình/ }), 'Nhầm mẫu số');
    await page.user.tab();
    await waitFor(() => expect(explanationOf(answerOf('E16'), page)).toBe('Nhầm mẫu số'));
  });

  it('raises a finding from the item in the words of the check', async () => {
    const page = await wrongSum();
    await page.open();
    await page.user.click(screen.getByRole('button', { name: 'Ghi tồn tại' }));
    const sheet = within(await screen.findByRole('dialog'));
    await page.user.click(sheet.getByRole('button', { name: 'Ghi tồn tại' }));
    await waitFor(() => expect(page.saves.length).toBe(1));
    const fields = new Map(page.saves.flat().map(({ field, value }) => [field, value]));
    expect(fields.get('answer')).toBe(answerOf('E05'));
    expect(plain(String(fields.get('text')))).toContain('3.478 + 265 = 3.743');
  });

  it('compares with the earlier period of the unit where this device has it', async () => {
    const page = await openFiguresPage({ earlier: { E08: counted('12') } });
    page.write('E02', counted('15'));
    await page.open();
    expect(
      screen.getByText('So với kỳ trước của đơn vị, từ 1/1/2020 đến 31/12/2020.'),
    ).toBeTruthy();
    const difference = await screen.findAllByText(/“đang giải quyết” là 12; kỳ này/);
    expect(difference.length).toBe(2);
  });

  it('writes the chosen figures of a pasted report into the answers, over what is seen', async () => {
    const page = await openFiguresPage();
    page.write('E03', counted('3740'));
    const seen = page.record(answerOf('E03'))?.fields['value']?.heads.map(({ id }) => id);
    await page.open();
    await page.user.click(screen.getByRole('button', { name: 'Đọc số liệu từ văn bản' }));
    await page.user.click(screen.getByRole('textbox', { name: 'Đoạn báo cáo' }));
    await page.user.paste('Trong kỳ xã tiếp nhận 3.743 hồ sơ.');
    await page.user.click(screen.getByRole('button', { name: 'Đọc số liệu' }));
    await page.user.click(await screen.findByRole('button', { name: 'Ghi vào E03' }));
    await page.user.click(screen.getByRole('button', { name: 'Ghi 1 số đã chọn' }));
    await page.user.click(screen.getByRole('button', { name: 'Ghi 1 chỗ vào phiếu' }));
    await waitFor(() =>
      expect(page.saves).toEqual([
        [
          {
            scope: visitScope,
            record: answerOf('E03'),
            field: 'value',
            value: counted('3743'),
            seen,
          },
        ],
      ]),
    );
  });

  it('says once that there is no earlier period', async () => {
    const page = await openFiguresPage();
    page.write('E02', counted('15'));
    await page.open();
    // The earlier visits are read by themselves, perhaps after the page is drawn.
    expect(await screen.findAllByText(/chưa so được với kỳ trước/)).toHaveLength(1);
  });
});
