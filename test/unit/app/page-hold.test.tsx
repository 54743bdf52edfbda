import { act, cleanup, render, renderHook, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createElement, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#client/app/app.tsx';
import { createShelf } from '#client/form/shelf.ts';
import { useFieldEdit, type KeptEdit } from '#client/form/use-field-edit.ts';
import { useKeptText } from '#client/record/use-kept-text.ts';
import { usePhotoCapture } from '#client/features/fill/use-photo-capture.tsx';
import { ServicesProvider, WorkspaceProvider } from '#client/services/services-context.tsx';
import { heldByPage, holdPage, holdWhile, leaveQuestion } from '#client/ui/page-hold.ts';
import { forgetNews, usePageNews } from '#client/ui/page-news.ts';
import { err, ok } from '#domain/kernel/result.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { fakeServices } from './fake-services.ts';

const patience = { timeout: 5_000 };

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(() => {
  cleanup();
  leaveQuestion.stay();
  vi.restoreAllMocks();
});

/** Whether the browser would ask before the page goes. */
function asks(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('what holds the page', () => {
  it('words that could not be stored, also when their screen was left', async () => {
    history.replaceState(null, '', '/visits/v1/fill');
    const shelf = createShelf<string>();
    const hook = renderHook(() => {
      const [draft, setDraft] = useState('');
      return useFieldEdit<string, string, 'no-space'>({
        ...{ standing: { draft: '', heads: [] }, draft, setDraft, sameDraft: Object.is },
        read: (text) => ({ value: text }),
        save: async () => err('no-space'),
        keep: {
          take: () => undefined,
          put: (kept: KeptEdit<string>) => void shelf.set('field', kept),
        },
      });
    });
    act(() => hook.result.current.change('an hour of words'));
    await act(async () => hook.result.current.end());
    expect(asks()).toBe(true);
    history.replaceState(null, '', '/me');
    hook.unmount();
    await act(async () => undefined);
    expect(asks()).toBe(true);
    expect(heldByPage()).toEqual([{ type: 'words', path: '/visits/v1/fill' }]);
    shelf.clear();
    expect(asks()).toBe(false);
  });

  it('words that are stored nowhere: neither the bar nor the account of where the data is says that all is saved', async () => {
    history.replaceState(null, '', '/visits/v1/fill');
    const release = holdPage({ look: () => ({ type: 'words', path: '/visits/v1/fill' }) });
    history.replaceState(null, '', '/');
    render(<App services={fakeServices()} />);
    const user = userEvent.setup();
    const bar = await screen.findByRole(
      'button',
      { name: /^Dữ liệu ở đâu.*Còn chữ chưa lưu/ },
      patience,
    );
    expect(bar.textContent).not.toContain('Đã lưu');
    await user.click(bar);
    const sheet = within(await screen.findByRole('dialog', {}, patience));
    expect(sheet.getByText('Còn việc chưa lưu vào máy')).toBeTruthy();
    expect(sheet.queryByText(/^Mọi thứ đã lưu/)).toBeNull();
    const there = sheet.getByRole('link', { name: 'Xem chỗ chưa lưu' });
    expect(there.getAttribute('href')).toBe('/visits/v1/fill');
    release();
    expect(await sheet.findByText(/^Mọi thứ đã lưu/, {}, patience)).toBeTruthy();
    expect(bar.textContent).toContain('Đã lưu trên máy');
  });

  it('words that are typed and stored in a moment: they are no words that are stored nowhere', async () => {
    vi.useFakeTimers();
    const hook = renderHook(() => {
      const [draft, setDraft] = useState('');
      return useFieldEdit<string, number, never>({
        ...{ standing: { draft: '', heads: [] }, draft, setDraft, sameDraft: Object.is },
        read: (text) => (/^[0-9]+$/.test(text) ? { value: Number(text) } : null),
        save: async () => ok({ ids: ['c1'] }),
      });
    });
    const held = () => heldByPage().map(({ type }) => type);
    act(() => hook.result.current.change('12'));
    expect(held()).toEqual(['saving']);
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(held()).toEqual([]);
    act(() => hook.result.current.change('12,'));
    expect(held()).toEqual(['saving']);
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(held()).toEqual(['words']);
    hook.unmount();
    vi.useRealTimers();
  });

  it('words that only a button stores, until it has', () => {
    const typed = { read: async () => new Map(), write: async () => undefined };
    const workspace = { typed };
    const hook = renderHook(() => useKeptText(workspace, 'verdict'));
    act(() => hook.result.current.change('half an hour of reasons'));
    expect(asks()).toBe(true);
    act(() => hook.result.current.stored());
    expect(asks()).toBe(false);
    act(() => hook.result.current.change('more'));
    hook.unmount();
    expect(asks()).toBe(true);
    hook.result.current.forget();
    expect(asks()).toBe(false);
  });

  it('photos that are being stored; one that fails after its screen was left is told, and holds until it was read', async () => {
    const services = fakeServices();
    const opened = await services.openWorkspace();
    if (!opened.ok) throw new Error(opened.error.type);
    let fail = (): void => undefined;
    const capture = vi.fn(
      () =>
        new Promise<ReturnType<typeof err<{ type: 'decode-failed' }>>>((resolve) => {
          fail = () => resolve(err({ type: 'decode-failed' }));
        }),
    );
    const workspace = { ...opened.value, photos: { ...opened.value.photos, capture } };
    let capturing: ReturnType<typeof usePhotoCapture> | undefined;
    function Fill() {
      capturing = usePhotoCapture(makeScope('visit', 'v1'), 'v1');
      return capturing.inputs;
    }
    const view = render(
      <ServicesProvider services={services}>
        <WorkspaceProvider workspace={workspace}>{createElement(Fill)}</WorkspaceProvider>
      </ServicesProvider>,
    );
    await act(async () => capturing?.take(makeRecordKey('answer', 'l/A1'), 'file'));
    const input = view.container.querySelector<HTMLInputElement>('[data-input=gallery]');
    if (!input) throw new Error('no input');
    Object.defineProperty(input, 'files', { value: [new File(['x'], 'a.jpg')] });
    await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
    expect(capture).toHaveBeenCalledOnce();
    expect(heldByPage().map(({ type }) => type)).toEqual(['photos']);
    expect(asks()).toBe(true);
    view.unmount();
    const news = renderHook(usePageNews);
    await act(async () => fail());
    await vi.waitFor(() => expect(news.result.current).toHaveLength(1));
    expect(news.result.current[0]?.title).toBe('Chưa lưu được 1 ảnh của A1.');
    expect(heldByPage().map(({ type }) => type)).toEqual(['failed']);
    act(() => news.result.current.forEach(forgetNews));
    expect(asks()).toBe(false);
  });
});

describe('the app asks by itself', () => {
  const signOutButton = () => screen.findByRole('button', { name: 'Đăng xuất' }, patience);

  it('before it signs out over words that are stored nowhere, and shows where they are', async () => {
    history.replaceState(null, '', '/me');
    const signOut = vi.fn(async () => undefined);
    const release = holdPage({ look: () => ({ type: 'words', path: '/visits/v1/fill' }) });
    render(<App services={fakeServices({ session: { signOut } })} />);
    await userEvent.click(await signOutButton());
    const dialog = within(await screen.findByRole('alertdialog', {}, patience));
    expect(dialog.getByText(/Có chữ hoặc câu trả lời chưa lưu/)).toBeTruthy();
    expect(dialog.getByRole('link', { name: 'Xem chỗ chưa lưu' }).getAttribute('href')).toBe(
      '/visits/v1/fill',
    );
    expect(signOut).not.toHaveBeenCalled();
    release();
  });

  it('but waits for what ends by itself, and then goes', async () => {
    history.replaceState(null, '', '/me');
    const signOut = vi.fn(async () => undefined);
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    let end = (): void => undefined;
    void holdWhile('saving', new Promise<void>((resolve) => (end = resolve)));
    render(<App services={fakeServices({ session: { signOut } })} />);
    await userEvent.click(await signOutButton());
    expect(signOut).not.toHaveBeenCalled();
    end();
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/'), patience);
    expect(signOut).toHaveBeenCalledOnce();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('before the rescue page, which is a page of its own', async () => {
    history.replaceState(null, '', '/me');
    const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
    const release = holdPage({ look: () => ({ type: 'words', path: '/me' }) });
    render(<App services={fakeServices()} />);
    await userEvent.click(await screen.findByRole('link', { name: /Lấy|ra tệp/ }, patience));
    const dialog = within(await screen.findByRole('alertdialog', {}, patience));
    expect(dialog.getByRole('button', { name: 'Ở lại' })).toBeTruthy();
    expect(assign).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Bỏ phần chưa lưu, đi tiếp' }));
    expect(assign).toHaveBeenCalledWith('/rescue');
    release();
  });
});
