import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#client/app/app.tsx';
import { err, ok } from '#domain/kernel/result.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { setupSchema } from '#protocol/session.ts';
import { passwordLength } from '#client/features/session/password-rules.ts';
import { fakeServices, inspector } from './fake-services.ts';

const patience = { timeout: 5_000 };

beforeEach(() => {
  history.replaceState(null, '', '/');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('who may enter', () => {
  it('shows the sign-in page while nobody works on this device', async () => {
    render(<App services={fakeServices({ account: null })} />);
    expect(await screen.findByRole('heading', { name: 'Đăng nhập' }, patience)).toBeTruthy();
    expect(location.pathname).toBe('/sign-in');
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('lets nobody work before the first password was replaced', async () => {
    const account = { ...inspector, mustChangePassword: true };
    render(<App services={fakeServices({ account })} />);
    expect(
      await screen.findByRole('heading', { name: 'Đặt mật khẩu của bạn' }, patience),
    ).toBeTruthy();
    expect(location.pathname).toBe('/password');
  });

  it('leaves who must replace his password the way out for unsent work, where there is some', async () => {
    const account = { ...inspector, mustChangePassword: true };
    const survey = vi.fn(async () => ({ own: { type: 'failed', detail: '' } as const, others: 0 }));
    render(<App services={fakeServices({ account, bundles: { survey } })} />);
    const link = await screen.findByRole('link', { name: 'Lưu việc chưa gửi ra tệp' }, patience);
    expect(link.getAttribute('href')).toBe('/rescue');
  });

  it('lists the demo accounts and fills in the chosen one', async () => {
    const demo = [
      { username: 'truong.doan', password: 'so-doan-demo', role: 'lead', name: 'Chánh Văn phòng' },
    ];
    const server = async () => ok({ protocol: 1, lowestProtocol: 1, needsSetup: false, demo });
    const signIn = vi.fn(async () => err({ type: 'no-connection' } as const));
    render(<App services={fakeServices({ account: null, session: { server, signIn } })} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /Chánh Văn phòng/ }, patience));
    await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(signIn).toHaveBeenCalledWith('truong.doan', 'so-doan-demo');
    expect((await screen.findByText('Không có mạng.')).closest('[role=alert]')).toBeTruthy();
  });

  it('says which of the common troubles it was, and how long to wait', async () => {
    const signIn = vi.fn(async () =>
      err({ type: 'problem', code: 'too-many-attempts', retryAfter: 30 } as const),
    );
    render(<App services={fakeServices({ account: null, session: { signIn } })} />);
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('Tên đăng nhập', {}, patience), 'tu.phap');
    await user.type(screen.getByLabelText('Mật khẩu'), 'x');
    await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(
      (await screen.findByText('Thử sai nhiều lần.')).closest('[role=alert]')?.textContent,
    ).toContain('Chờ 30 giây');
    expect(screen.getByRole('button', { name: 'Đăng nhập: chờ 30 giây' })).toBeTruthy();
  });
});

describe('password rules', () => {
  it('are those of the server', () => {
    for (const length of [
      passwordLength.min - 1,
      passwordLength.min,
      passwordLength.max,
      passwordLength.max + 1,
    ]) {
      expect(setupSchema.shape.password.safeParse('x'.repeat(length)).success).toBe(
        length >= passwordLength.min && length <= passwordLength.max,
      );
    }
  });
});

describe('the shell', () => {
  it('shows the parts that exist for the role, and says where the data is', async () => {
    render(<App services={fakeServices()} />);
    expect(
      await screen.findByRole('heading', { name: 'Buổi kiểm tra của tôi' }, patience),
    ).toBeTruthy();
    const links = within(screen.getAllByRole('navigation')[0] as HTMLElement).getAllByRole('link');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Kiểm tra', '/'],
      ['Của tôi', '/me'],
    ]);
    expect(
      await screen.findByRole('button', {
        name: /Dữ liệu ở đâu: *Đã lưu trên máy *Máy chủ đã nhận đủ/,
      }),
    ).toBeTruthy();
  });

  it.each([
    ['newer-schema', { type: 'newer-schema', found: 9 }, 'Dữ liệu vẫn nguyên'],
    ['blocked', { type: 'blocked' }, 'Mọi thứ đã lưu vẫn nguyên'],
    ['storage-failed', { type: 'storage-failed', detail: 'x' }, 'Ứng dụng không xóa gì'],
  ] as const)('says what is safe when the database is %s', async (_, problem, safe) => {
    render(<App services={fakeServices({ opening: async () => err(problem) })} />);
    expect(await screen.findByText(new RegExp(safe), {}, patience)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Mở lại' })).toBeTruthy();
  });

  it('lets another person in where the database of this account does not open', async () => {
    const signOut = vi.fn(async () => undefined);
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const opening = async () => err({ type: 'blocked' } as const);
    render(<App services={fakeServices({ opening, session: { signOut } })} />);
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: /để người khác dùng máy/ }, patience),
    );
    const dialog = within(screen.getByRole('alertdialog'));
    expect(dialog.getByText(/vẫn nằm nguyên trên máy.*Không có mạng/)).toBeTruthy();
    expect(signOut).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Đăng xuất' }));
    expect(signOut).toHaveBeenCalledOnce();
    expect(assign).toHaveBeenCalledWith('/');
  });

  it('leaves a way out of an opening that does not end', async () => {
    vi.useFakeTimers();
    render(<App services={fakeServices({ opening: () => new Promise(() => undefined) })} />);
    await act(async () => vi.advanceTimersByTimeAsync(9_000));
    expect(screen.queryByText('Mở dữ liệu lâu hơn mọi khi.')).toBeNull();
    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(screen.getByText('Mở dữ liệu lâu hơn mọi khi.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Mở lại' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Lưu việc chưa gửi ra tệp' })).toBeTruthy();
    vi.useRealTimers();
  });

  it('waits for no camera slot that does not answer', async () => {
    const services = fakeServices();
    const opened = await services.openWorkspace();
    if (!opened.ok) throw new Error(opened.error.type);
    const cameraSlot = {
      ...opened.value.cameraSlot,
      read: () => new Promise<never>(() => undefined),
    };
    const openWorkspace = async () => ok({ ...opened.value, cameraSlot });
    render(<App services={{ ...services, openWorkspace }} />);
    await screen.findByRole('heading', { name: 'Buổi kiểm tra của tôi' }, patience);
  });

  it('says that the browser emptied the database, and never begins as if new', async () => {
    const acknowledgeEmptied = vi.fn(async () => undefined);
    render(<App services={fakeServices({ emptied: true, acknowledgeEmptied })} />);
    expect(await screen.findByText(/Trình duyệt đã xóa dữ liệu/, {}, patience)).toBeTruthy();
    expect(acknowledgeEmptied).not.toHaveBeenCalled();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Đã hiểu' }));
    expect(acknowledgeEmptied).toHaveBeenCalledOnce();
    expect(screen.queryByText(/Trình duyệt đã xóa dữ liệu/)).toBeNull();
  });

  it('I36: shows nothing of what lies here where the server has not answered for too long, and all of it once it has', async () => {
    let locked = true;
    const tell: (() => void)[] = [];
    const syncNow = vi.fn();
    const onLock = (listener: () => void) => void tell.push(listener);
    const options = { waiting: 3, syncNow, locked: () => locked, onLock };
    render(<App services={fakeServices(options)} />);
    expect(
      await screen.findByRole('heading', { name: 'Cần nối mạng để mở lại' }, patience),
    ).toBeTruthy();
    expect(
      await screen.findByText(/Chưa gửi: 3 thay đổi, 0 ảnh và tệp/, {}, patience),
    ).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Lưu việc chưa gửi ra tệp' })).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
    const asked = syncNow.mock.calls.length;
    await userEvent.setup().click(screen.getByRole('button', { name: 'Hỏi máy chủ' }));
    expect(syncNow).toHaveBeenCalledTimes(asked + 1);
    locked = false;
    act(() => tell.forEach((listener) => listener()));
    expect((await screen.findAllByRole('navigation', {}, patience)).length).toBeGreaterThan(0);
    expect(screen.queryByRole('heading', { name: 'Cần nối mạng để mở lại' })).toBeNull();
  });

  it('says that the server was asked and has not answered, where nothing is shown', async () => {
    const listeners = new Set<() => void>();
    let loop = { connection: 'offline', running: true, since: 0 } as const as ReturnType<
      Workspace['syncState']
    >;
    const services = fakeServices({ locked: () => true });
    const opened = await services.openWorkspace();
    if (!opened.ok) throw new Error(opened.error.type);
    const subscribe = (tell: () => void) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    };
    const workspace = { ...opened.value, syncState: () => loop, subscribe };
    render(<App services={{ ...services, openWorkspace: async () => ok(workspace) }} />);
    await screen.findByRole('heading', { name: 'Cần nối mạng để mở lại' }, patience);
    expect(screen.queryByText(/máy chủ chưa trả lời/)).toBeNull();
    loop = { ...loop, running: false };
    act(() => listeners.forEach((tell) => tell()));
    expect(screen.getByText(/^Đã hỏi lúc .*: máy chủ chưa trả lời\.$/)).toBeTruthy();
  });

  it('fault 19: says that this tab can save no more, where another has taken the data to a newer version', async () => {
    render(<App services={fakeServices({ superseded: true })} />);
    expect(await screen.findByText(/Thẻ này không lưu được nữa/, {}, patience)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Tải lại trang' })).toBeTruthy();
  });

  it.each([
    [79, null],
    [80, 'Chỗ cho ảnh trên máy sắp hết.'],
    [95, 'Hết chỗ cho ảnh trên máy.'],
  ])('fault 27: of a room of 100 with %i used it says %s', async (used, words) => {
    const services = fakeServices({ used });
    const opened = await services.openWorkspace();
    if (!opened.ok) throw new Error(opened.error.type);
    const room = vi.fn(opened.value.room);
    const openWorkspace = async () => ok({ ...opened.value, room });
    render(<App services={{ ...services, openWorkspace }} />);
    if (words === null) {
      await vi.waitFor(() => expect(room).toHaveBeenCalled(), 15_000);
      await screen.findByRole('heading', { name: 'Buổi kiểm tra của tôi' }, patience);
      expect(screen.queryByText(/Chỗ cho ảnh|Hết chỗ/)).toBeNull();
    } else expect(await screen.findByText(words, {}, patience)).toBeTruthy();
  });

  it('offers a new version without hurry', async () => {
    render(<App services={fakeServices({ newVersion: true })} />);
    expect(await screen.findByText('Có bản mới của Sổ Đoàn.', {}, patience)).toBeTruthy();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Đã hiểu' }));
    expect(screen.queryByText('Có bản mới của Sổ Đoàn.')).toBeNull();
  });
});

describe('a session that ended under work', () => {
  it('is renewed on top of the page, and sending goes on', async () => {
    const syncNow = vi.fn();
    const signIn = vi.fn(async () => ok(inspector));
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    render(
      <App
        services={fakeServices({
          connection: 'signed-out',
          waiting: 3,
          syncNow,
          session: { signIn },
        })}
      />,
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Đăng nhập lại' }, patience));
    expect(await screen.findByLabelText('Tên đăng nhập', {}, patience)).toHaveProperty(
      'value',
      'tu.phap',
    );
    await user.type(screen.getByLabelText('Mật khẩu'), 'secret');
    await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(syncNow).toHaveBeenCalledOnce();
    expect(assign).not.toHaveBeenCalled();
    expect(screen.queryByLabelText('Mật khẩu')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Buổi kiểm tra của tôi' })).toBeTruthy();
  });

  it('opens another page for another person', async () => {
    const signIn = vi.fn(async () => ok({ ...inspector, id: 'a2' }));
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    render(<App services={fakeServices({ connection: 'other-account', session: { signIn } })} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Đăng nhập lại' }, patience));
    await user.type(await screen.findByLabelText('Mật khẩu', {}, patience), 'secret');
    await user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(assign).toHaveBeenCalledWith('/');
  });
});

describe('signing out', () => {
  it('says where unsent work stays, and only then goes', async () => {
    history.replaceState(null, '', '/me');
    const signOut = vi.fn(async () => undefined);
    vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    render(<App services={fakeServices({ waiting: 17, session: { signOut } })} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Đăng xuất' }, patience));
    const dialog = within(screen.getByRole('alertdialog'));
    expect(dialog.getByText(/17 thay đổi chưa gửi.*gửi tiếp/)).toBeTruthy();
    expect(signOut).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Đăng xuất' }));
    expect(signOut).toHaveBeenCalledOnce();
  });

  it.each(['unknown', 'offline', 'server-trouble'] as const)(
    'asks also where nothing is unsent, when nothing proves that one can sign in again: %s',
    async (connection) => {
      history.replaceState(null, '', '/me');
      const signOut = vi.fn(async () => undefined);
      render(<App services={fakeServices({ connection, session: { signOut } })} />);
      await userEvent.click(await screen.findByRole('button', { name: 'Đăng xuất' }, patience));
      const dialog = within(await screen.findByRole('alertdialog', {}, patience));
      expect(dialog.getByText(/Không có mạng thì không đăng nhập lại được/)).toBeTruthy();
      expect(signOut).not.toHaveBeenCalled();
    },
  );

  it('asks nothing of somebody who presses just before the server answers', async () => {
    history.replaceState(null, '', '/me');
    vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const signOut = vi.fn(async () => undefined);
    const services = fakeServices({ connection: 'unknown', session: { signOut } });
    const opened = await services.openWorkspace();
    if (!opened.ok) throw new Error('the workspace did not open');
    let state = opened.value.syncState();
    const listeners = new Set<() => void>();
    const workspace = {
      ...opened.value,
      syncState: () => state,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    render(<App services={{ ...services, openWorkspace: async () => ok(workspace) }} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Đăng xuất' }, patience));
    expect(signOut).not.toHaveBeenCalled();
    act(() => {
      state = { ...state, connection: 'online' };
      for (const listener of listeners) listener();
    });
    await vi.waitFor(() => expect(signOut).toHaveBeenCalledOnce());
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});
