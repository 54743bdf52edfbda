import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { act } from '@testing-library/react';
import { key, openFillPage } from './open-fill-page.tsx';
import { colleagueId } from './sample-visit.ts';

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

const met = { kind: 'compliance', level: 'met' };
const unmet = { kind: 'compliance', level: 'unmet' };

type Page = Awaited<ReturnType<typeof openFillPage>>;

async function answer({ user, row }: Page, code: string, word: string) {
  await user.click(row(code).getByRole('radio', { name: word }));
  await row(code).findByRole('img', { name: word });
}

async function openList({ user }: Page) {
  await user.click(screen.getByRole('button', { name: 'Hoàn tác một việc vừa làm' }));
  return within(screen.getByRole('dialog', { name: 'Vừa làm' }));
}

const value = ({ record }: Page, code: string) => record(key(code))?.fields['value'];

describe('what was done last', () => {
  it('is listed, the newest first, and taken back as a change over its own alone', async () => {
    const page = await openFillPage();
    await answer(page, 'C17', 'Đạt');
    await answer(page, 'C18', 'Không đạt');
    const written = value(page, 'C17')?.heads.map(({ id }) => id);
    const list = await openList(page);
    const acts = list.getAllByRole('listitem').map((item) => item.textContent);
    expect(acts).toHaveLength(2);
    expect(acts[0]).toContain('C18: Không đạt');
    expect(acts[1]).toContain('C17: Đạt');
    expect(acts[1]).toContain('Trước đó: Chưa trả lời');
    await page.user.click(list.getByRole('button', { name: 'Hoàn tác C17: Đạt' }));
    await list.findByText('Đã hoàn tác C17: Đạt.');
    expect(page.saves.at(-1)).toMatchObject([{ record: key('C17'), value: null, seen: written }]);
    expect(value(page, 'C17')?.value).toBeNull();
    expect(value(page, 'C18')?.value).toEqual(unmet);
    await page.user.click(list.getByRole('button', { name: 'Ghi lại C17: Đạt' }));
    await waitFor(() => expect(value(page, 'C17')?.value).toEqual(met));
  });

  it('goes back step by step through what one wrote into one field', async () => {
    const page = await openFillPage();
    for (const word of ['Đạt', 'Một phần', 'Không đạt']) await answer(page, 'C17', word);
    await page.user.keyboard('z');
    await page.row('C17').findByRole('img', { name: 'Một phần' });
    await page.user.keyboard('z');
    await page.row('C17').findByRole('img', { name: 'Đạt' });
    await page.user.keyboard('z');
    await page.row('C17').findByRole('img', { name: 'Chưa trả lời' });
    expect(value(page, 'C17')?.conflict).toBe(false);
  });

  it('takes a typed note back as one act, however often it was stored', async () => {
    const page = await openFillPage();
    await page.user.click(page.row('C17').getByText('C17'));
    await page.user.click(screen.getByRole('button', { name: 'Ghi chú C17' }));
    const box = page.row('C17').getByRole('textbox', { name: 'Ghi chú, C17' });
    await page.user.type(box, 'Một');
    await waitFor(() => expect(page.record(key('C17'))?.fields['note']?.value).toBe('Một'), {
      timeout: 3000,
    });
    await page.user.type(box, ' hai');
    await page.user.tab();
    await waitFor(() => expect(page.record(key('C17'))?.fields['note']?.value).toBe('Một hai'));
    const list = await openList(page);
    expect(list.getAllByRole('listitem')).toHaveLength(1);
    await page.user.click(list.getByRole('button', { name: 'Hoàn tác C17: ghi chú' }));
    await waitFor(() => expect(page.record(key('C17'))?.fields['note']?.value).toBe(''));
  });

  it('leaves alone what a colleague wrote afterwards, and says who', async () => {
    const page = await openFillPage();
    await answer(page, 'C17', 'Đạt');
    const seen = value(page, 'C17')?.heads.map(({ id }) => id) ?? [];
    act(() => {
      page.arrive({ record: key('C17'), field: 'value', value: unmet, by: colleagueId, seen });
    });
    await page.row('C17').findByRole('img', { name: 'Không đạt' });
    const saves = page.saves.length;
    const list = await openList(page);
    await page.user.click(list.getByRole('button', { name: 'Hoàn tác C17: Đạt' }));
    await list.findByText(/^Chuyên viên Văn phòng đã ghi ở C17 sau bạn\./);
    expect(page.saves).toHaveLength(saves);
    expect(value(page, 'C17')?.value).toEqual(unmet);
  });

  it('says that there is nothing yet', async () => {
    const page = await openFillPage();
    const list = await openList(page);
    expect(list.getByText('Chưa có gì để hoàn tác.')).toBeTruthy();
  });
});
