import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { key, openFillPage, sampleChecklist } from '../fill/open-fill-page.tsx';

const place = { latitude: 20.646, longitude: 106.051, accuracy: 8 };
const file = (letter: string) => ({
  sha256: letter.repeat(64),
  size: 3,
  type: 'image/jpeg' as const,
});
const captured = {
  ok: true as const,
  value: {
    picture: { original: file('a'), thumbnail: file('b'), width: 4, height: 3 },
    files: [],
    taken: { at: '2022-04-14T02:20:00.000Z', source: 'camera' as const },
  },
};

function giveCamera(getUserMedia: () => Promise<MediaStream>) {
  const enumerateDevices = async () => [];
  const mediaDevices = { getUserMedia, enumerateDevices };
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices });
}

beforeAll(() => {
  HTMLElement.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

describe("the app's own camera", () => {
  it.each([
    ['refused', 'NotAllowedError', 'Chưa được phép dùng máy ảnh trong ứng dụng.'],
    ['not there', 'NotFoundError', 'Không thấy máy ảnh nào dùng được trong ứng dụng.'],
  ])('%s: says so and leads to the camera of the device', async (_, name, words) => {
    giveCamera(() => Promise.reject(new DOMException('', name)));
    const { user, view, cameraSlot } = await openFillPage();
    await user.click(await screen.findByRole('button', { name: /^Chụp C/ }));
    const sheet = within(await screen.findByRole('dialog', { name: /^Chụp C/ }));
    await sheet.findByText(words);
    const input = view.container.querySelector<HTMLInputElement>('[data-input=camera]')!;
    const opened = vi.spyOn(input, 'click');
    await user.click(sheet.getByRole('button', { name: 'Ứng dụng máy ảnh' }));
    await waitFor(() => expect(opened).toHaveBeenCalledTimes(1));
    expect(cameraSlot()).not.toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('that is not there: leads to the pictures of the device too', async () => {
    giveCamera(() => Promise.reject(new DOMException('', 'NotFoundError')));
    const { user, view } = await openFillPage();
    await user.click(await screen.findByRole('button', { name: /^Chụp C/ }));
    const sheet = within(await screen.findByRole('dialog', { name: /^Chụp C/ }));
    const input = view.container.querySelector<HTMLInputElement>('[data-input=gallery]')!;
    const opened = vi.spyOn(input, 'click');
    await user.click(await sheet.findByRole('button', { name: 'Chọn từ thư viện' }));
    await waitFor(() => expect(opened).toHaveBeenCalledTimes(1));
  });

  it('stores one shot after the other, and tells of a failure until that is acknowledged', async () => {
    const track = { stop: () => {}, addEventListener: () => {} };
    giveCamera(async () => ({ getTracks: () => [track] }) as unknown as MediaStream);
    vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockReturnValue();
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((give) =>
      give(new Blob(['x'])),
    );
    const { user, workspace } = await openFillPage();
    const waiting: ((answer: Awaited<ReturnType<typeof workspace.photos.capture>>) => void)[] = [];
    Object.assign(workspace.photos, {
      capture: () => new Promise((resolve) => waiting.push(resolve)),
    });
    await user.click(await screen.findByRole('button', { name: /^Chụp C/ }));
    const sheet = within(await screen.findByRole('dialog', { name: /^Chụp C/ }));
    const shutter = sheet.getByRole('button', { name: 'Chụp' });
    await waitFor(() => expect(shutter.hasAttribute('disabled')).toBe(false));
    for (const _ of [1, 2, 3]) await user.click(shutter);
    expect(waiting).toHaveLength(1);
    await act(async () => waiting[0]?.({ ok: false, error: { type: 'no-space' } }));
    await waitFor(() => expect(waiting).toHaveLength(2));
    await act(async () => waiting[1]?.({ ok: false, error: { type: 'no-space' } }));
    await waitFor(() => expect(waiting).toHaveLength(3));
    await act(async () => waiting[2]?.(captured));
    await sheet.findByText('Đã lưu 1 ảnh');
    sheet.getByText('Chưa lưu được 2 ảnh vừa chụp.');
    await user.click(sheet.getByRole('button', { name: 'Đã hiểu' }));
    expect(sheet.queryByText(/Chưa lưu được/)).toBeNull();
    await user.click(sheet.getByRole('button', { name: 'Xong' }));
    await screen.findByText('Chưa lưu được ảnh: hết chỗ trên máy.');
  });

  it('is left by Escape, and the slot is empty then', async () => {
    giveCamera(() => new Promise(() => {}));
    const { user, cameraSlot } = await openFillPage();
    await user.click(await screen.findByRole('button', { name: /^Chụp C/ }));
    await screen.findByRole('dialog');
    expect(cameraSlot()).toMatchObject({ visitId: 'visit-1' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(cameraSlot()).toBeNull());
  });
});

describe('the place of a photo', () => {
  const photograph = async (where: typeof place | null) => {
    const page = await openFillPage(sampleChecklist, [], where === null ? {} : { place: where });
    page.capture(captured);
    await page.user.click(page.row('C18').getByRole('radio', { name: 'Không đạt' }));
    page.saves.length = 0;
    await page.user.click(screen.getByRole('button', { name: 'Chụp C18' }));
    const input = page.view.container.querySelector<HTMLInputElement>('[data-input=camera]')!;
    await page.user.upload(input, new File(['abc'], 'a.jpg', { type: 'image/jpeg' }));
    await page.row('C18').findByRole('button', { name: /Ảnh 1 của C18/ });
    return page.saves;
  };

  it('is stored after the photo, in a save of its own: it never keeps the photo waiting', async () => {
    const saves = await photograph(place);
    await waitFor(() => expect(saves).toHaveLength(2));
    expect(saves[0]?.map(({ field }) => field)).toEqual(['picture', 'of', 'taken', 'caption']);
    expect(saves[1]).toMatchObject([{ field: 'place', value: place, seen: [] }]);
    expect(saves[1]?.[0]?.record).toBe(saves[0]?.[0]?.record);
    expect(saves[0]?.[1]?.value).toBe(key('C18'));
  });

  it('does not bring back a photo that was deleted before it was known', async () => {
    let find = (): void => {};
    const page = await openFillPage(sampleChecklist, [], { place });
    const found = new Promise<typeof place>((resolve) => (find = () => resolve(place)));
    Object.assign(page.workspace.photos.place, { read: () => found });
    page.capture(captured);
    await page.user.click(page.row('C18').getByRole('radio', { name: 'Không đạt' }));
    await page.user.click(screen.getByRole('button', { name: 'Chụp C18' }));
    const input = page.view.container.querySelector<HTMLInputElement>('[data-input=camera]')!;
    await page.user.upload(input, new File(['abc'], 'a.jpg', { type: 'image/jpeg' }));
    await page.user.click(await page.row('C18').findByRole('button', { name: /Ảnh 1 của C18/ }));
    await page.user.click(await screen.findByRole('button', { name: 'Bỏ ảnh này' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    page.saves.length = 0;
    await act(async () => find());
    await act(async () => undefined);
    expect(page.saves).toEqual([]);
    expect(page.row('C18').queryByRole('button', { name: /Ảnh 1/ })).toBeNull();
  });

  it('is not stored for who has not switched that on', async () => {
    expect(await photograph(null)).toHaveLength(1);
  });
});
