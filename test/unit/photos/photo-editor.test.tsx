import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { photoFields } from '#domain/visit/records.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { fakeHistory } from '../../support/fake-history.ts';
import { key, openFillPage, sampleChecklist } from '../fill/open-fill-page.tsx';

const file = (letter: string) => ({
  sha256: letter.repeat(64),
  size: 3,
  type: 'image/jpeg' as const,
});
const original = { original: file('a'), thumbnail: file('b'), width: 400, height: 300 };
const copy = { original: file('c'), thumbnail: file('d'), width: 400, height: 300 };
const photo = makeRecordKey('photo', 'p1');

async function openPhoto() {
  const page = await openFillPage(sampleChecklist, [], { photo: () => new Blob(['x']) });
  const { arrive, user, row } = page;
  for (const [field, value] of Object.entries({ picture: original, of: key('C18'), caption: '' }))
    arrive({ record: photo, field, value, by: 'colleague' });
  await user.click(await row('C18').findByRole('button', { name: /Ảnh 1 của C18/ }));
  const sheet = await screen.findByRole('dialog', { name: 'Ảnh của mục C18' });
  return { ...page, sheet: within(sheet) };
}

async function openEditor() {
  const page = await openPhoto();
  await page.user.click(page.sheet.getByRole('button', { name: 'Đánh dấu, che' }));
  const editor = within(await screen.findByRole('dialog', { name: 'Đánh dấu ảnh của C18' }));
  await editor.findByRole('group', { name: 'Ảnh để đánh dấu' });
  const press = (name: string) => page.user.click(editor.getByRole('button', { name }));
  page.annotate({ ok: true, value: { picture: copy, files: [] } });
  return { ...page, editor, press };
}

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

const annotatedOf = (value: unknown) => photoFields.annotated.parse(value);

describe('the editor of a photo', () => {
  it('saves the marks with the copy in one field, and the original stays', async () => {
    const { editor, press, user, saves, record, sheet } = await openEditor();
    expect(editor.getByRole('button', { name: 'Lưu: chưa đánh dấu gì' })).toBeTruthy();
    await press('Che');
    await press('Chữ');
    await user.clear(editor.getByLabelText('Chữ trên ảnh'));
    await user.type(editor.getByLabelText('Chữ trên ảnh'), 'Thiếu dấu');
    await press('Xoay');
    saves.length = 0;
    await press('Lưu bản đánh dấu');
    await waitFor(() => expect(saves).toHaveLength(1));
    expect(saves[0]?.map(({ field }) => field)).toEqual(['annotated']);
    const saved = annotatedOf(saves[0]?.[0]?.value);
    expect(saved?.picture).toEqual(copy);
    expect(saved?.edit.turn).toBe(90);
    expect(saved?.edit.marks.map(({ kind }) => kind)).toEqual(['cover', 'text']);
    expect(saved?.edit.marks[1]).toMatchObject({ text: 'Thiếu dấu' });
    expect(record(photo)?.fields['picture']?.value).toEqual(original);
    await sheet.findByText('Đơn vị sẽ nhận bản đã che 1 vùng.');
  });

  it('each mark is placed, moved, sized and taken away by keys and by buttons', async () => {
    const { editor, press, user } = await openEditor();
    await press('Khoanh');
    const mark = () => editor.getByRole('button', { name: 'Vòng khoanh 1' });
    const box = () => {
      const ellipse = mark().querySelector('ellipse')!;
      return ['cx', 'cy', 'rx', 'ry'].map((name) => Number(ellipse.getAttribute(name)));
    };
    const [x, y, width, height] = box() as [number, number, number, number];
    await press('Vòng khoanh 1: Sang phải');
    await press('Vòng khoanh 1: Xuống');
    expect(box()[0]).toBeGreaterThan(x);
    expect(box()[1]).toBeGreaterThan(y);
    await press('Vòng khoanh 1: Rộng ra');
    await press('Vòng khoanh 1: Cao lên');
    expect(box()[2]).toBeGreaterThan(width);
    expect(box()[3]).toBeGreaterThan(height);
    mark().focus();
    const before = box();
    await user.keyboard('{ArrowLeft}{ArrowLeft}{Shift>}{ArrowLeft}{ArrowUp}{/Shift}');
    expect(box()[0]).toBeLessThan(before[0]!);
    expect(box()[2]).toBeLessThan(before[2]!);
    expect(box()[3]).toBeLessThan(before[3]!);
    await user.keyboard('{Delete}');
    expect(editor.queryByRole('button', { name: 'Vòng khoanh 1' })).toBeNull();
    await press('Hoàn tác');
    expect(mark()).toBeTruthy();
    await press('Làm lại');
    expect(editor.queryByRole('button', { name: 'Vòng khoanh 1' })).toBeNull();
  });

  it('larger is larger also on a turned picture', async () => {
    const { editor, press } = await openEditor();
    await press('Xoay');
    await press('Che');
    const size = () => {
      const rect = editor.getByRole('button', { name: 'Vùng che 1' }).querySelector('rect')!;
      return [Number(rect.getAttribute('width')), Number(rect.getAttribute('height'))] as const;
    };
    const [width, height] = size();
    await press('Vùng che 1: Rộng ra');
    expect(size()[0]).toBeGreaterThan(width);
    expect(size()[1]).toBe(height);
    await press('Vùng che 1: Cao lên');
    expect(size()[1]).toBeGreaterThan(height);
  });

  it('crops by a frame, and keeps the whole picture again', async () => {
    const { editor, press } = await openEditor();
    const stage = () => editor.getByRole('group', { name: 'Ảnh để đánh dấu' });
    await press('Cắt');
    await press('Khung cắt: Hẹp lại');
    await press('Cắt theo khung');
    const [, , width] = (stage().getAttribute('viewBox') ?? '').split(' ').map(Number);
    expect(width).toBeLessThan(320);
    await press('Cắt');
    await press('Giữ cả ảnh');
    expect(stage().getAttribute('viewBox')).toBe('0 0 400 300');
  });

  it('asks before unsaved marks are left', async () => {
    const { editor, press, user } = await openEditor();
    await press('Mũi tên');
    await press('Đóng');
    const question = within(await screen.findByRole('alertdialog'));
    await user.click(question.getByRole('button', { name: 'Đánh dấu tiếp' }));
    expect(editor.getByRole('button', { name: 'Mũi tên 1' })).toBeTruthy();
    await press('Đóng');
    await user.click(await screen.findByRole('button', { name: 'Bỏ các dấu chưa lưu' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(screen.queryByRole('dialog', { name: 'Đánh dấu ảnh của C18' })).toBeNull();
  });

  describe('left by Back', () => {
    let browser: ReturnType<typeof fakeHistory>;
    beforeEach(() => (browser = fakeHistory()));
    afterEach(() => {
      cleanup();
      browser.restore();
    });
    const back = () => act(async () => browser.back());
    const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    const asked = () => screen.queryByRole('alertdialog');

    it('asks as often as it is left, and goes on with the marks in between', async () => {
      const { editor, press, user } = await openEditor();
      const depth = browser.depth();
      await press('Mũi tên');
      for (const _ of [1, 2]) {
        await back();
        await user.click(await screen.findByRole('button', { name: 'Đánh dấu tiếp' }));
        await settled();
        expect(asked()).toBeNull();
        expect(editor.getByRole('button', { name: 'Mũi tên 1' })).toBeTruthy();
        expect(browser.depth()).toBe(depth);
      }
    });

    it('leaves no entry behind where the marks are dropped', async () => {
      const { press, user } = await openEditor();
      const depth = browser.depth();
      await press('Mũi tên');
      await back();
      await user.click(await screen.findByRole('button', { name: 'Bỏ các dấu chưa lưu' }));
      await settled();
      expect(screen.queryByRole('dialog', { name: 'Đánh dấu ảnh của C18' })).toBeNull();
      expect(screen.getByRole('dialog', { name: 'Ảnh của mục C18' })).toBeTruthy();
      expect(browser.depth()).toBe(depth - 1);
    });

    it('stays while the copy is being saved, and takes no more marks', async () => {
      const { editor, press, annotate, saves } = await openEditor();
      await press('Mũi tên');
      let finish = (): void => {};
      annotate(
        new Promise((resolve) => {
          finish = () => resolve({ ok: true, value: { picture: copy, files: [] } });
        }),
      );
      saves.length = 0;
      await press('Lưu bản đánh dấu');
      expect(editor.getByRole('button', { name: 'Khoanh' }).closest('[inert]')).not.toBeNull();
      expect(editor.getByRole('button', { name: 'Mũi tên 1' }).closest('[inert]')).not.toBeNull();
      await back();
      await press('Đóng');
      expect(asked()).toBeNull();
      expect(editor.getByRole('button', { name: 'Mũi tên 1' })).toBeTruthy();
      await act(async () => finish());
      await waitFor(() => expect(saves).toHaveLength(1));
      await waitFor(() =>
        expect(screen.queryByRole('dialog', { name: 'Đánh dấu ảnh của C18' })).toBeNull(),
      );
    });
  });

  it('a copy that cannot be made is said, and the marks stay', async () => {
    const { editor, press, annotate, saves } = await openEditor();
    await press('Che');
    annotate({ ok: false, error: { type: 'decode-failed' } });
    saves.length = 0;
    await press('Lưu bản đánh dấu');
    expect((await editor.findByRole('alert')).textContent).toContain('Ảnh gốc vẫn an toàn.');
    expect(saves).toEqual([]);
    expect(editor.getByRole('button', { name: 'Vùng che 1' })).toBeTruthy();
  });
});

describe('the sheet of a photo', () => {
  it('two people who marked it differently are both shown, and nothing would be published', async () => {
    const { arrive, sheet, record, user } = await openPhoto();
    const edit = (kind: 'cover' | 'circle') => ({
      picture: copy,
      edit: {
        ...{ turn: 0, crop: null },
        marks: [{ kind, x: 0, y: 0, width: 500, height: 500 }],
      },
    });
    arrive({ record: photo, field: 'annotated', value: edit('cover'), by: 'colleague' });
    arrive({ record: photo, field: 'annotated', value: edit('circle'), by: 'another' });
    await sheet.findByText('Chưa gửi được cho đơn vị: hai người đánh dấu khác nhau.');
    expect(record(photo)?.fields['annotated']?.conflict).toBe(true);
    const block = within(sheet.getByRole('region', { name: /Bản đánh dấu/ }));
    expect(block.getByText('0 dấu, che 1 vùng')).toBeTruthy();
    expect(block.getByText('1 dấu, che 0 vùng')).toBeTruthy();
    // Marking now would settle it unseen: the cover of the other copy would go.
    const mark = sheet.getByRole('button', { name: 'Đánh dấu, che: cần chọn một bản trước' });
    await user.click(mark);
    expect(screen.queryByRole('dialog', { name: 'Đánh dấu ảnh của C18' })).toBeNull();
  });

  it('marks that cannot be read are not drawn over', async () => {
    const { arrive, sheet, user } = await openPhoto();
    arrive({ record: photo, field: 'annotated', value: { of: 'later' }, by: 'colleague' });
    await user.click(
      await sheet.findByRole('button', { name: 'Đánh dấu, che: cần cập nhật ứng dụng' }),
    );
    expect(screen.queryByRole('dialog', { name: 'Đánh dấu ảnh của C18' })).toBeNull();
  });

  it('stores again what could not be stored', async () => {
    const { user, sheet, saves, failWith, row } = await openPhoto();
    failWith({ type: 'no-space' });
    await user.click(sheet.getByRole('button', { name: 'Bỏ ảnh này' }));
    await sheet.findByRole('button', { name: 'Lưu lại' });
    failWith(null);
    saves.length = 0;
    await user.click(sheet.getByRole('button', { name: 'Lưu lại' }));
    await waitFor(() => expect(saves[0]?.[0]).toMatchObject({ record: photo, field: 'deleted' }));
    await waitFor(() => expect(row('C18').queryByRole('button', { name: /Ảnh 1/ })).toBeNull());
  });

  it('moves the photo to another item', async () => {
    const { user, sheet, saves, row } = await openPhoto();
    await user.click(sheet.getByRole('button', { name: 'Đổi mục' }));
    const rebind = within(await screen.findByRole('dialog', { name: 'Chuyển ảnh sang mục khác' }));
    await user.type(rebind.getByRole('searchbox'), 'duong truyen');
    saves.length = 0;
    await user.click(rebind.getByRole('button', { name: /^C17/ }));
    await waitFor(() => expect(saves[0]?.[0]).toMatchObject({ field: 'of', value: key('C17') }));
    await row('C17').findByRole('button', { name: /Ảnh 1 của C17/ });
  });
});
