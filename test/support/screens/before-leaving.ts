/** What is there before a visit: its rehearsal, last time's findings, and the unit's self-report. */
import type { Page } from 'playwright-core';
import { sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import { activate, itemRow } from './app-pages.ts';
import type { Screen } from './screen.ts';

const { lead, trungDung } = sampleUsernames;
const drafted = `/visits/${sampleIds.visitNhatTan}`;
const issued = `/visits/${sampleIds.visitTrungDung}`;
const item = (code: string) => (page: Page) => itemRow(page, code);
const dialog = (page: Page) => page.getByRole('dialog');

export const beforeLeaving: readonly Screen[] = [
  {
    name: 'rehearsal',
    who: lead,
    path: '/',
    ready: (page) => page.getByText('UBND xã Trung Dũng').first(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Thử làm việc không mạng' }).first().click();
      await dialog(page).getByRole('button', { name: 'Thử lại' }).waitFor();
    },
  },
  {
    name: 'fill-beside',
    who: lead,
    path: `${drafted}/fill/A`,
    ready: item('A02'),
    prepare: async (page) => {
      await activate(page, 'A02');
      const short = itemRow(page, 'A02').getByRole('button', { name: 'Lần trước: Không đạt' });
      if (await short.isVisible()) await short.click();
    },
  },
  {
    name: 'self-report',
    who: lead,
    path: `${drafted}/self-report`,
    ready: (page) => page.getByText(/^Đã gửi lúc/),
  },
  {
    name: 'self-report-ask',
    who: lead,
    path: `${issued}/self-report`,
    ready: (page) => page.getByRole('button', { name: 'Sửa yêu cầu' }),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Sửa yêu cầu' }).click();
      await dialog(page).getByLabel('Hạn gửi').waitFor();
    },
  },
  {
    name: 'self-report-unit',
    who: trungDung,
    path: `/self-report/${sampleIds.visitTrungDung}/E`,
    ready: item('E04'),
  },
];
