/** The screens of bundles: what they say of a device, a file, and what came of it. */
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#client/app/app.tsx';
import { err, ok } from '#domain/kernel/result.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { AppServices, SessionAccount } from '#client/services/app-services.ts';
import { fakeServices, inspector, type FakeOptions } from '../app/fake-services.ts';

const patience = { timeout: 5_000 };
type Bundles = AppServices['bundles'];
type Survey = Awaited<ReturnType<Bundles['survey']>>;
type Bundle = Extract<Awaited<ReturnType<Bundles['read']>>, { ok: true }>['value'];

const visit = makeScope('visit', 'v1');
const place = { id: 'v1', unit: 'UBND xã Trung Dũng', date: '2022-04-14' };
const work = {
  scopes: [{ scope: visit, visit: place, changes: 12, files: 3 }],
  ...{ changes: 12, files: 3, bytes: 1_500_000, kept: 0, missing: [], visits: [place] },
};
const survey = (own: Survey['own'], others = 0): (() => Promise<Survey>) => {
  return async () => ({ own, others });
};

const bundle: Bundle = {
  manifest: {
    ...{ format: 'so-doan-bundle', version: 1, app: '0', device: 'd', holds: 'unsent' },
    account: { id: 'a2', name: 'Cán bộ Phòng Tài chính' },
    madeAt: '2022-04-14T09:00:00.000Z',
    scopes: [{ scope: visit, changes: 12, files: 0 }],
    changes: { count: 12, sha256: 'a'.repeat(64) },
    kept: { count: 0, sha256: 'a'.repeat(64) },
    files: [],
    missing: [],
  },
  changes: [],
  kept: [],
  readFile: async () => new ArrayBuffer(0),
};

beforeEach(() => {
  URL.createObjectURL = () => 'blob:of-a-test';
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function open(path: string, options: FakeOptions): ReturnType<typeof userEvent.setup> {
  history.replaceState(null, '', path);
  render(<App services={fakeServices(options)} />);
  return userEvent.setup();
}

const button = (name: string | RegExp) => screen.findByRole('button', { name }, patience);
const chosen = new File(['x'], 'x.sodoan');

async function choose(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.upload(await screen.findByLabelText('Chọn tệp .sodoan', {}, patience), chosen);
}

describe('the rescue page', () => {
  it('is reached where the workspace cannot be opened', async () => {
    open('/', { opening: async () => err({ type: 'newer-schema', found: 9 }) });
    const link = await screen.findByRole('link', { name: 'Lưu việc chưa gửi ra tệp' }, patience);
    expect(link.getAttribute('href')).toBe('/rescue');
  });

  it('shows what waits by place, and opens no workspace for that', async () => {
    const opening = vi.fn(async () => err({ type: 'blocked' } as const));
    open('/rescue', { opening, bundles: { survey: survey({ type: 'work', work }) } });
    const counts = await screen.findByText('12 thay đổi, 3 ảnh và tài liệu', {}, patience);
    expect(counts.closest('li')?.textContent).toContain('UBND xã Trung Dũng, 14/4/2022');
    expect(opening).not.toHaveBeenCalled();
  });

  it('says that the file is open to anybody, where to take it, and that nothing is deleted', async () => {
    open('/rescue', { bundles: { survey: survey({ type: 'work', work }) } });
    expect(await screen.findByText('Tệp không được mã hóa.', {}, patience)).toBeTruthy();
    expect(screen.getByText(/Đưa về văn phòng/)).toBeTruthy();
    expect(screen.getByText(/Không có gì trên máy bị xóa/)).toBeTruthy();
  });

  it('makes the file, and says what is not in it', async () => {
    const click = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    const missing = [{ place: 'files', key: 'x', why: 'damaged' }];
    const make = vi.fn<Bundles['make']>(async () =>
      ok({
        ...{ blob: new Blob(['x'.repeat(1000)]), name: 'so-doan-tu.phap.sodoan' },
        manifest: { ...bundle.manifest, missing },
      }),
    );
    const user = open('/rescue', { bundles: { survey: survey({ type: 'work', work }), make } });
    await user.click(await button(/^Lưu tệp/));
    expect(await screen.findByText(/Đã tạo tệp so-doan-tu.phap.sodoan/, {}, patience)).toBeTruthy();
    expect(screen.getByText('1 mục không đọc được nên không có trong tệp.')).toBeTruthy();
    expect(make.mock.calls[0]?.[0]).toEqual({ type: 'unsent' });
    expect(click).toHaveBeenCalledOnce();
    await user.click(await button('Lưu cả buổi ra tệp'));
    expect(make.mock.calls[1]?.[0]).toEqual({ type: 'visit', id: 'v1' });
  });

  it('proposes the visit with unsent work, and names the one that was carried', async () => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const make = vi.fn<Bundles['make']>(async () =>
      ok({ blob: new Blob(['x'.repeat(1000)]), name: 'x.sodoan', manifest: bundle.manifest }),
    );
    const others = ['2020-11-10', '2026-01-05'].map((date) => ({
      ...{ id: date, unit: 'UBND xã Kim Anh', date },
    }));
    const visits = [...others, place];
    const own = { type: 'work', work: { ...work, visits } } as const;
    const user = open('/rescue', { bundles: { survey: survey(own), make } });
    const choice = await screen.findByLabelText<HTMLSelectElement>('Buổi kiểm tra', {}, patience);
    expect(choice.value).toBe('v1');
    await user.selectOptions(choice, '2020-11-10');
    await user.click(await button('Lưu cả buổi ra tệp'));
    expect(
      await screen.findByText(/Đã lưu buổi UBND xã Kim Anh, 10\/11\/2020 vào tệp x.sodoan/),
    ).toBeTruthy();
    expect(make.mock.calls[0]?.[0]).toEqual({ type: 'visit', id: '2020-11-10' });
  });

  it.each([
    ['busy', { type: 'busy' }, 'Một cửa sổ khác đang giữ dữ liệu.'],
    ['failed', { type: 'failed', detail: 'x' }, 'Không đọc được dữ liệu trên máy này.'],
    ['nothing', { type: 'nothing' }, /không còn việc chưa gửi/],
  ] as const)('says so when the device is %s', async (_, own, words) => {
    open('/rescue', { bundles: { survey: survey(own) } });
    expect(await screen.findByText(words, {}, patience)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Lưu tệp/ })).toBeNull();
  });

  it('a part of the app that does not load is said, too', async () => {
    open('/rescue', { bundles: { survey: async () => Promise.reject(new Error('no chunk')) } });
    expect(
      await screen.findByText('Không đọc được dữ liệu trên máy này.', {}, patience),
    ).toBeTruthy();
  });

  it('of other accounts it tells only how many', async () => {
    open('/rescue', { account: null, bundles: { survey: survey({ type: 'nobody' }, 2) } });
    expect(
      await screen.findByText(/việc chưa gửi của 2 tài khoản khác/, {}, patience),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Lưu/ })).toBeNull();
  });

  it('is reached from the sign-in page of a device that holds somebody’s work', async () => {
    open('/', { account: null, bundles: { survey: survey({ type: 'nobody' }, 1) } });
    const link = await screen.findByRole('link', { name: 'Xem việc chưa gửi' }, patience);
    expect(link.getAttribute('href')).toBe('/rescue');
  });

  it('is reached from the sheet that tells where the data is', async () => {
    const user = open('/', { waiting: 3 });
    await user.click(await button(/^Dữ liệu ở đâu/));
    const link = await screen.findByRole('link', { name: 'Lưu ra tệp' }, patience);
    expect(link.getAttribute('href')).toBe('/rescue');
  });

  it('is reached from a screen that has failed', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const opening = (): never => {
      throw new Error('of a screen');
    };
    open('/', { opening });
    const link = await screen.findByRole('link', { name: 'Lưu việc chưa gửi ra tệp' }, patience);
    expect(link.getAttribute('href')).toBe('/rescue');
  });
});

describe('a file that is taken into this tablet', () => {
  const part = { scope: visit, changes: [], files: [] };

  it.each([
    ['not-a-bundle', 'Tệp này không phải tệp .sodoan.'],
    ['newer-version', 'Tệp do bản Sổ Đoàn mới hơn lập.'],
    ['damaged', 'Tệp bị hỏng hoặc thiếu một phần.'],
    ['unreadable', 'Không mở được tệp.'],
  ] as const)('%s: says so, and that nothing has changed', async (problem, words) => {
    const user = open('/import-work', { bundles: { read: async () => err(problem) } });
    await choose(user);
    const alert = (await screen.findByText(words, {}, patience)).closest('[role=alert]');
    expect(alert?.textContent).toContain('Chưa có gì thay đổi.');
  });

  it('shows whose it says it is and what is left out, and imports only when asked', async () => {
    const run = vi.fn(async () => ok({ taken: 12, known: 2, twins: 0, files: 0 }));
    const plan = async () => ok({ parts: [part], leftOut: { changes: 4, files: 0 } });
    const user = open('/import-work', {
      bundles: { read: async () => ok(bundle) },
      imports: { plan, run },
    });
    await choose(user);
    expect(
      await screen.findByText(/Theo ghi trong tệp: việc của Cán bộ Phòng Tài chính/, {}, patience),
    ).toBeTruthy();
    expect(screen.getByText(/4 thay đổi trong tệp không thuộc phần việc của bạn/)).toBeTruthy();
    expect(run).not.toHaveBeenCalled();
    await user.click(await button('Nhập vào máy này'));
    const said = await screen.findByText('Đã nhập 12 thay đổi.', {}, patience);
    expect(said.closest('[role=status], [role=alert]')?.textContent).toContain('2 thay đổi đã có');
  });

  it('a full disk: what came in is safe, and it can be done again', async () => {
    const user = open('/import-work', {
      bundles: { read: async () => ok(bundle) },
      imports: {
        plan: async () => ok({ parts: [part], leftOut: { changes: 0, files: 0 } }),
        run: async () => err({ type: 'no-space' }),
      },
    });
    await choose(user);
    await user.click(await button('Nhập vào máy này'));
    expect(await screen.findByText('Máy hết chỗ nên chưa nhập xong.', {}, patience)).toBeTruthy();
    expect(await button('Nhập vào máy này')).toBeTruthy();
  });
});

describe('a file that the office hands in', () => {
  const administrator: SessionAccount = { ...inspector, role: 'administrator' };

  it('asks first, then says place by place what was taken, known and held', async () => {
    const held = new Map([['unconfirmed', 2]] as const);
    const handIn = vi.fn<Bundles['handIn']>(async () =>
      ok({
        scopes: [{ scope: visit, taken: 9, known: 1, held, files: 3, filesRefused: 1 }],
        unreadable: 0,
      }),
    );
    const user = open('/office/hand-in', {
      account: administrator,
      bundles: { read: async () => ok(bundle), handIn },
      office: {
        accounts: async () => ok({ accounts: [] }),
        held: async () => ok({ held: [] }),
        directory: async () =>
          ok({ units: [], campaigns: [], delegations: [], visits: [], checklists: [] }),
      },
    });
    await choose(user);
    await user.click(await button('Nhận vào hồ sơ'));
    expect(handIn).not.toHaveBeenCalled();
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(dialog.getByText(/sổ ghi bạn là người quyết định/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Nhận vào hồ sơ' }));
    expect(
      await screen.findByText(
        'Đã nhận 9 thay đổi; 1 đã có từ trước; 3 ảnh và tài liệu; ' +
          '2 thay đổi chờ chính người có trách nhiệm gửi; ' +
          '1 tệp ảnh không thuộc thay đổi nào đã nhận.',
        {},
        patience,
      ),
    ).toBeTruthy();
    const onward = screen.getByRole('link', { name: 'Xem 2 thay đổi đang giữ' });
    expect(onward.getAttribute('href')).toBe('/office/held');
  });
});
