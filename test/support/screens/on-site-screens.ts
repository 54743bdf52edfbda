/** The screens of work on the spot, for the list of all screens. */
import { recordParts } from '#domain/sync/scope.ts';
import { sampleRegister } from '#server/sample/sample-on-site.ts';
import { sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import { itemRow } from './app-pages.ts';
import type { Screen } from './screen.ts';

const { lead, office } = sampleUsernames;
const drafted = `/visits/${sampleIds.visitNhatTan}`;

export const onSiteScreens: readonly Screen[] = [
  {
    name: 'on-site-registers',
    who: office,
    path: `${drafted}/on-site`,
    ready: (page) => page.getByRole('link', { name: 'Hồ sơ đã trả kết quả tháng 3/2022' }),
  },
  {
    name: 'on-site-sample',
    who: office,
    path: `${drafted}/on-site/samples/${recordParts(sampleRegister).id}`,
    ready: (page) => page.getByRole('button', { name: 'Kiểm tra lại' }),
    prepare: async (page) => {
      await page.getByText('Cách rút mẫu').click();
      await page.getByText('Thêm hồ sơ', { exact: true }).click();
      await page
        .getByLabel('Mã hồ sơ, mỗi hồ sơ một dòng')
        .fill('H40.26-220401-0101;Đất đai\nkhông phải mã;\nH40.26-220401-0101;Đất đai');
      await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
      await page.getByText('Sổ từ đó đến nay không đổi.').waitFor();
    },
  },
  {
    name: 'on-site-presence',
    who: office,
    path: `${drafted}/on-site/presence`,
    ready: (page) => page.getByRole('radiogroup').first(),
  },
  {
    name: 'on-site-interviews',
    who: office,
    path: `${drafted}/on-site/interviews`,
    ready: (page) => page.getByText(/^Kết quả \(/),
  },
  {
    name: 'fill-tally',
    who: lead,
    path: `${drafted}/fill/A?item=A17`,
    ready: (page) => itemRow(page, 'A17').getByText('Mẫu: 8/9 đạt'),
    prepare: (page) =>
      itemRow(page, 'A17').evaluate((row) => row.scrollIntoView({ block: 'center' })),
  },
];
