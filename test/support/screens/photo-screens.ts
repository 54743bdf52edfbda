/** The screens of photos: camera, editor, album, large view. */
import type { Page } from 'playwright-core';
import { sampleIds, sampleUsernames } from '#server/sample/sample-plan.ts';
import { activate, itemRow, toolbar } from './app-pages.ts';
import type { Screen } from './screen.ts';

const { justice, lead } = sampleUsernames;
const drafted = `/visits/${sampleIds.visitNhatTan}`;
const issued = `/visits/${sampleIds.visitTrungDung}`;
const dialog = (page: Page) => page.getByRole('dialog');
const firstOfAlbum = (page: Page) =>
  page.getByRole('list', { name: 'Ảnh của buổi kiểm tra' }).getByRole('img').first();

export const photoScreens: readonly Screen[] = [
  {
    name: 'photo-editor',
    who: lead,
    path: `${drafted}/fill/A`,
    ready: (page) => itemRow(page, 'A02').getByRole('img', { name: 'Ảnh 1 của A02' }),
    prepare: async (page) => {
      await itemRow(page, 'A02').getByRole('img', { name: 'Ảnh 1 của A02' }).click();
      await dialog(page).getByRole('button', { name: 'Đánh dấu, che' }).click();
      const editor = page.getByRole('dialog', { name: 'Đánh dấu ảnh của A02' });
      for (const tool of ['Khoanh', 'Mũi tên', 'Chữ', 'Che'])
        await editor.getByRole('button', { name: tool, exact: true }).click();
    },
  },
  {
    // A page that closes with an open camera leads its person back there: nobody who starts at home.
    name: 'photo-camera',
    who: justice,
    path: `${drafted}/fill/A`,
    ready: (page) => itemRow(page, 'A02'),
    prepare: async (page) => {
      await activate(page, 'A02');
      await toolbar(page, 'A02').getByRole('button', { name: 'Chụp A02' }).click();
      await page.getByRole('button', { name: 'Chụp', exact: true, disabled: false }).waitFor();
    },
  },
  {
    name: 'album',
    who: lead,
    path: `${drafted}/album`,
    ready: firstOfAlbum,
  },
  {
    name: 'album-photo',
    who: lead,
    path: `${issued}/album`,
    ready: firstOfAlbum,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^A02, ảnh 1/ }).click();
      await dialog(page).getByText('Bản công bố').waitFor();
    },
  },
  {
    name: 'photo-viewer',
    who: lead,
    path: `${drafted}/album`,
    ready: firstOfAlbum,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^A02, ảnh 1/ }).click();
      await dialog(page)
        .getByRole('button', { name: /^Xem lớn/ })
        .click();
      await page.getByRole('button', { name: 'Phóng to' }).click();
    },
  },
];
