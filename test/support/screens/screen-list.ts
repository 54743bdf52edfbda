/** Every screen of the app as data: who sees it, where it is, what is done to get there. */
import type { Page } from 'playwright-core';
import { sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import {
  activate,
  answer,
  chooseBundle,
  compareVersions,
  itemRow,
  syncIndicator,
  toolbar,
} from './app-pages.ts';
import { beforeLeaving } from './before-leaving.ts';
import { officeScreens } from './office-screens.ts';
import { onSiteScreens } from './on-site-screens.ts';
import { photoScreens } from './photo-screens.ts';
import type { Screen } from './screen.ts';
import { newcomer } from './screen-world.ts';
import { waysOfFilling } from './ways-of-filling.ts';

const { lead, finance, office, trungDung } = sampleUsernames;
const drafted = `/visits/${sampleIds.visitNhatTan}`;
const issued = `/visits/${sampleIds.visitTrungDung}`;
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name });
const item = (code: string) => (page: Page) => itemRow(page, code);
const dialog = (page: Page) => page.getByRole('dialog');

export const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    who: null,
    path: '/sign-in',
    ready: (page) => page.getByText('Bản dùng thử'),
  },
  {
    name: 'sign-in-refused',
    who: null,
    path: '/sign-in',
    ready: (page) => page.getByText('Bản dùng thử'),
    prepare: (page) => page.getByRole('button', { name: 'Đăng nhập', exact: true }).click(),
  },
  {
    name: 'set-up',
    who: null,
    path: `/setup/${'a'.repeat(43)}`,
    ready: heading('Lập tài khoản quản trị đầu tiên'),
  },
  {
    name: 'first-password',
    who: newcomer.username,
    path: '/password',
    ready: heading('Đặt mật khẩu của bạn'),
  },
  {
    name: 'visits',
    who: finance,
    path: '/',
    ready: (page) => page.getByText('UBND xã Trung Dũng').first(),
  },
  { name: 'fill-money', who: finance, path: `${drafted}/fill/D`, ready: item('D02') },
  {
    name: 'fill-ratio-wrong',
    who: office,
    path: `${issued}/fill/C`,
    ready: item('C15'),
    prepare: async (page) => {
      await activate(page, 'C15');
      await itemRow(page, 'C15').evaluate((row) => row.scrollIntoView({ block: 'center' }));
    },
  },
  {
    name: 'fill-conflict',
    who: office,
    path: `${drafted}/fill/C`,
    ready: (page) => itemRow(page, 'C01').getByRole('region'),
  },
  {
    name: 'fill-photos',
    who: lead,
    path: `${drafted}/fill/A`,
    ready: (page) => itemRow(page, 'A02').getByRole('img', { name: 'Ảnh 1 của A02' }),
    prepare: (page) => activate(page, 'A02'),
  },
  {
    name: 'fill-note',
    who: finance,
    path: `${drafted}/fill/D`,
    ready: item('D09'),
    prepare: async (page) => {
      await activate(page, 'D09');
      await toolbar(page, 'D09').getByRole('button', { name: 'Ghi chú D09' }).click();
    },
  },
  {
    name: 'fill-search',
    who: finance,
    path: `${drafted}/fill/D`,
    ready: item('D09'),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Tìm mục' }).click();
      await page.getByRole('searchbox').fill('không có gì như thế');
      await page.getByText('Không có mục nào khớp').waitFor();
    },
  },
  ...waysOfFilling,
  {
    name: 'fill-iso',
    who: lead,
    path: `${drafted}/fill/B`,
    ready: item('B01'),
  },
  ...onSiteScreens,
  {
    name: 'figures',
    who: office,
    path: `${issued}/figures`,
    ready: (page) => page.getByRole('table').first(),
  },
  {
    name: 'figures-explain',
    who: office,
    path: `${issued}/figures`,
    ready: (page) => page.getByRole('table').first(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'CNTT, chuyển đổi số' }).click();
      await page.getByRole('button', { name: 'Hỏi đơn vị, ghi giải trình' }).first().click();
    },
  },
  {
    name: 'finding',
    who: office,
    path: `${issued}/fill/C`,
    ready: item('C15'),
    prepare: async (page) => {
      await activate(page, 'C17');
      await toolbar(page, 'C17').getByRole('button', { name: 'Tồn tại C17' }).click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'findings',
    who: lead,
    path: `${issued}/findings`,
    ready: (page) => page.getByRole('list', { name: 'Danh sách tồn tại, ưu điểm' }),
  },
  {
    name: 'diary',
    who: lead,
    path: `${drafted}/diary`,
    ready: (page) => page.getByText(/^Đã đọc/),
    prepare: (page) =>
      page
        .getByText(/^Xem \d+ mục/)
        .first()
        .click(),
  },
  {
    name: 'finding-unfolded',
    who: lead,
    path: `${drafted}/findings`,
    ready: (page) => page.getByRole('list', { name: 'Danh sách tồn tại, ưu điểm' }),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Ghi tồn tại ngoài phiếu' }).click();
      const sheet = dialog(page);
      await sheet.getByRole('radio', { name: '20 ngày' }).click();
      await sheet.getByText(/^20 ngày làm việc/).waitFor();
      for (const title of [/^Căn cứ, nguyên nhân/, /^Khắc phục tại chỗ/, /^Minh chứng kèm thêm/])
        await sheet.getByText(title).click();
      await sheet.getByText(/^Giải trình của đơn vị/).click();
      await sheet.getByRole('button', { name: 'Ghi lời giải trình' }).click();
      await sheet
        .getByRole('textbox', { name: 'Lời giải trình 1' })
        .fill('Đã đề nghị huyện cấp đường truyền.');
    },
  },
  {
    name: 'photo',
    who: lead,
    path: `${drafted}/fill/A`,
    ready: (page) => itemRow(page, 'A02').getByRole('img', { name: 'Ảnh 1 của A02' }),
    prepare: async (page) => {
      await itemRow(page, 'A02').getByRole('img', { name: 'Ảnh 1 của A02' }).click();
      await dialog(page).getByRole('img').first().waitFor();
    },
  },
  ...photoScreens,
  {
    name: 'fill-unknown-visit',
    who: lead,
    path: '/visits/khong-co/fill/A',
    ready: (page) => page.getByText('Máy này chưa có buổi kiểm tra đó.'),
  },
  {
    name: 'sync',
    who: finance,
    path: `${drafted}/fill/D`,
    ready: item('D02'),
    prepare: async (page) => {
      await syncIndicator(page).click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'sync-offline',
    who: finance,
    path: `${drafted}/fill/D`,
    ready: item('D02'),
    prepare: async (page) => {
      await page.context().setOffline(true);
      // Not D10, which an earlier screen has answered: a second press takes the answer back.
      await answer(page, 'D14', 'Đạt');
      await syncIndicator(page).click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'rescue',
    who: finance,
    path: `${drafted}/fill/D`,
    ready: item('D02'),
    prepare: async (page) => {
      // Of this page alone: it has to load another one.
      await page.route('**/api/**', (route) => route.abort());
      await answer(page, 'D11', 'Đạt');
      await page.goto('/rescue');
      await page.getByText('Việc chưa gửi của').waitFor();
    },
  },
  {
    name: 'rescue-made',
    who: lead,
    path: '/rescue',
    ready: (page) => page.getByText('Việc chưa gửi của'),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Lưu cả buổi ra tệp' }).click();
      await page.getByText(/^Đã lưu buổi/).waitFor();
    },
  },
  {
    name: 'rescue-nobody',
    who: null,
    path: '/rescue',
    ready: (page) => page.getByText('Chưa có ai đăng nhập trên máy này.'),
  },
  {
    name: 'import-work',
    who: lead,
    path: '/import-work',
    ready: (page) => page.getByText('Chọn tệp .sodoan'),
    prepare: async (page, { carried }) => {
      await chooseBundle(page, carried);
      await page.getByRole('button', { name: 'Nhập vào máy này' }).waitFor();
    },
  },
  {
    name: 'import-work-refused',
    who: lead,
    path: '/import-work',
    ready: (page) => page.getByText('Chọn tệp .sodoan'),
    prepare: async (page, { carried }) => {
      await chooseBundle(page, carried.subarray(0, 2000));
      await page.getByText('Tệp bị hỏng hoặc thiếu một phần.').waitFor();
    },
  },
  { name: 'me', who: finance, path: '/me', ready: heading('Của tôi') },
  {
    name: 'overview',
    who: lead,
    path: `${drafted}/overview`,
    ready: (page) => page.getByText('Mâu thuẫn').first(),
  },
  {
    name: 'overview-new-version',
    who: lead,
    path: `${drafted}/overview`,
    ready: (page) => page.getByRole('button', { name: 'Xem thay đổi phiếu A' }),
    prepare: compareVersions,
  },
  {
    name: 'overview-issued',
    who: lead,
    path: `${issued}/overview`,
    ready: (page) => page.getByRole('main').getByRole('heading').first(),
  },
  {
    name: 'conclusion',
    who: lead,
    path: `${drafted}/conclusion`,
    ready: (page) => page.getByText(/Lập lịch kiểm soát chứng từ/).first(),
  },
  {
    name: 'conclusion-issued',
    who: lead,
    path: `${issued}/conclusion`,
    ready: (page) => page.getByText(/Lập lịch kiểm soát chứng từ/).first(),
  },
  {
    name: 'issue',
    who: lead,
    path: `${issued}/conclusion`,
    ready: (page) => page.getByText(/Lập lịch kiểm soát chứng từ/).first(),
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Ban hành/ }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'verdicts',
    who: lead,
    path: `${issued}/follow-up`,
    ready: (page) => page.getByRole('button', { name: 'Chấp nhận' }),
  },
  ...beforeLeaving,
  {
    name: 'recommendations',
    who: trungDung,
    path: '/',
    ready: (page) => page.getByText(/Gỡ ba thủ tục/).first(),
  },
  {
    name: 'recommendation-open',
    who: trungDung,
    path: (world) => `/recommendations/${sampleIds.visitTrungDung}/${world.openRecommendation}`,
    ready: (page) => page.getByRole('button', { name: /^Gửi báo cáo/ }),
  },
  {
    name: 'recommendation-missing',
    who: trungDung,
    path: `/recommendations/${sampleIds.visitTrungDung}/something%3Aelse`,
    ready: (page) => page.getByText('Không tìm thấy kiến nghị này trên máy.'),
  },
  {
    name: 'conclusions',
    who: trungDung,
    path: '/conclusions',
    ready: (page) => page.getByText(/Số 15/).first(),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Xem kết luận' }).click();
      await page
        .getByText(/hết hiệu lực/)
        .first()
        .waitFor();
    },
  },
  ...officeScreens,
];
