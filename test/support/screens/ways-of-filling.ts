/** What one may do with the list of a checklist, as screens. */
import type { Page } from 'playwright-core';
import { sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import { answer, itemRow } from './app-pages.ts';
import type { Screen } from './screen.ts';

const { lead, deputy, finance, office } = sampleUsernames;
const drafted = `/visits/${sampleIds.visitNhatTan}`;
const issued = `/visits/${sampleIds.visitTrungDung}`;
const item = (code: string) => (page: Page) => itemRow(page, code);
const dialog = (page: Page) => page.getByRole('dialog');

export const waysOfFilling: readonly Screen[] = [
  {
    name: 'fill-filtered',
    who: office,
    path: `${issued}/fill/C`,
    ready: item('C15'),
    prepare: async (page) => {
      const filters = page.getByRole('group', { name: 'Lọc các mục' });
      await filters.getByRole('button').last().click();
      await filters.getByRole('button', { pressed: true }).waitFor();
    },
  },
  {
    name: 'fill-recent',
    who: finance,
    path: `${drafted}/fill/D`,
    ready: item('D02'),
    prepare: async (page) => {
      await answer(page, 'D10', 'Đạt');
      await page.getByRole('button', { name: 'Hoàn tác một việc vừa làm' }).click();
      await dialog(page).getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'fill-assign',
    who: lead,
    path: `${drafted}/fill/A`,
    ready: item('A02'),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Phân công' }).click();
      await dialog(page).getByRole('combobox').first().waitFor();
    },
  },
  {
    name: 'fill-run',
    who: lead,
    path: `${drafted}/fill/A`,
    ready: item('A02'),
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Ghi loạt trong phần/ })
        .first()
        .click();
      await dialog(page).getByRole('button', { name: 'Chọn hết', exact: true }).click();
      await dialog(page)
        .getByRole('button', { name: /^Xem lại/ })
        .click();
    },
  },
  {
    name: 'fill-keys',
    who: finance,
    path: `${drafted}/fill/D`,
    ready: item('D02'),
    prepare: async (page) => {
      await page.getByRole('heading', { level: 2 }).first().click();
      await page.keyboard.press('?');
      await dialog(page).waitFor();
    },
  },
  {
    // Nobody else of the list works on this device: its settings stay.
    name: 'fill-one-by-one',
    who: deputy,
    path: `${drafted}/fill/B`,
    ready: item('B01'),
    prepare: async (page) => {
      await page.evaluate(() => {
        localStorage.setItem('so-doan.textSize', '150');
        localStorage.setItem('so-doan.hand', 'left');
        localStorage.setItem('so-doan.fillMode', 'item');
      });
      await page.reload();
      await page.getByRole('button', { name: 'Từng mục', pressed: true }).waitFor();
    },
  },
];
