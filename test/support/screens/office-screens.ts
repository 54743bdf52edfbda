/** The office's screens, for the list of all screens. */
import type { Page } from 'playwright-core';
import { sampleIds } from '#server/sample/sample-plan.ts';
import { chooseBundle, compareVersions } from './app-pages.ts';
import type { Screen } from './screen.ts';

export const officeScreens: readonly Screen[] = [
  ...[
    ['office', '/', 'Tổng quan'],
    ['office-campaigns', '/office/campaigns', 'Đợt kiểm tra'],
    ['office-campaign', `/office/campaigns/${sampleIds.campaign}`, 'Đợt kiểm tra'],
    ['office-accounts', '/office/accounts', 'Tài khoản'],
    ['office-units', '/office/units', 'Đơn vị'],
    ['office-import', '/office/import', 'Nhập bảng tính'],
    ['office-held', '/office/held', 'Thay đổi đang giữ'],
    ['office-hand-in', '/office/hand-in', 'Nhận việc hộ'],
  ].map(([name = '', path = '', part = '']) => ({
    ...{ name, path, who: 'quan.tri' },
    ready: (page: Page) => page.getByRole('link', { name: part, exact: true }),
  })),
  {
    name: 'office-new-version',
    who: 'quan.tri',
    path: `/office/campaigns/${sampleIds.campaign}`,
    ready: (page) => page.getByRole('button', { name: 'UBND xã Nhật Tân' }),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'UBND xã Nhật Tân' }).click();
      await compareVersions(page);
    },
  },
  {
    name: 'office-new-account',
    who: 'quan.tri',
    path: '/office/accounts',
    ready: (page) => page.getByRole('button', { name: 'Thêm tài khoản' }),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    // Behind the others: afterwards the delegation's screens have more to show.
    name: 'office-handed-in',
    who: 'quan.tri',
    path: '/office/hand-in',
    ready: (page) => page.getByText('Chọn tệp .sodoan'),
    prepare: async (page, { carried }) => {
      await chooseBundle(page, carried);
      await page.getByRole('button', { name: 'Nhận vào hồ sơ' }).click();
      const asked = page.getByRole('alertdialog');
      await asked.getByRole('button', { name: 'Nhận vào hồ sơ' }).click();
      await page
        .getByText(/^Đã nhận/)
        .first()
        .waitFor();
    },
  },
  {
    // What was handed in above and is held.
    name: 'office-held-change',
    who: 'quan.tri',
    path: '/office/held',
    ready: (page) => page.getByRole('heading', { name: /^Số \d+/ }),
  },
];
