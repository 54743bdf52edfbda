/** Invariant 40 on a shared tablet: signing out, and the other tabs of whoever has. */
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFieldEdit } from '#client/form/use-field-edit.ts';
import { createUnderWay, leaveWithAccount } from '#client/main.leaving.ts';
import { createSessionCalls } from '#client/main.session-calls.ts';
import { createSession as createWith, recallSignedIn } from '#client/main.session.ts';
import { createServerApi, type ServerApi } from '#client/sync/server-api.ts';
import { ok } from '#domain/kernel/result.ts';
import { accountHeader } from '#protocol/directory.ts';
import { sessionHeader } from '#protocol/session.ts';
import { inspector } from './fake-services.ts';

const other = { ...inspector, id: 'a2', username: 'ho.tich' };
const key = 'so-doan.account';
const remember = (account: typeof inspector): void =>
  localStorage.setItem(key, JSON.stringify(account));

interface Call {
  readonly path: string;
  readonly account: string | null;
}

/** A server that is told apart by what it was asked for; unreachable until `online`. */
function fakeServer() {
  const server = { online: true, calls: [] as Call[], signOutStatus: 204 };
  const fetcher: typeof fetch = async (input, init) => {
    const path = String(input);
    server.calls.push({ path, account: new Headers(init?.headers).get(accountHeader) });
    if (!server.online) throw new TypeError('offline');
    if (path === '/api/session') return Response.json({ account: other });
    if (path === '/api/auth/sign-out' && server.signOutStatus !== 204) {
      const code = server.signOutStatus === 409 ? 'other-account' : 'signed-out';
      const status = server.signOutStatus;
      return Response.json({ code, title: 'x', status }, { status });
    }
    return new Response(null, { status: 204 });
  };
  return { server, api: createServerApi(fetcher) };
}

/** Web Locks of one browser: who asks for a name waits until all who asked before are done. */
function browserLocks() {
  const last = new Map<string, Promise<unknown>>();
  return {
    request: (name: string, held: () => Promise<unknown>) => {
      const turn = (last.get(name) ?? Promise.resolve()).then(held);
      last.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

beforeEach(() => {
  localStorage.clear();
  Object.defineProperty(navigator, 'locks', { value: browserLocks(), configurable: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** A page that opens. */
const createSession = (api: ServerApi) => createWith(async () => createSessionCalls(api));
const signOut = { path: '/api/auth/sign-out', account: inspector.id };
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('signing out', () => {
  it('is done here before the server is told, which the next page does', async () => {
    remember(inspector);
    const { server, api } = fakeServer();
    const session = createSession(api);
    await session.signOut();
    expect([session.current(), recallSignedIn()]).toEqual([null, null]);
    expect(server.calls).toEqual([]);
    createSession(api);
    await settled();
    createSession(api);
    await settled();
    expect(server.calls).toEqual([signOut]);
  });

  it('without a network is told to the server when there is one, before anybody else signs in', async () => {
    remember(inspector);
    const { server, api } = fakeServer();
    server.online = false;
    await createSession(api).signOut();
    const session = createSession(api);
    await settled();
    expect(await session.signIn('ho.tich', 'x')).toMatchObject({ ok: false });
    server.online = true;
    server.calls = [];
    expect(await session.signIn('ho.tich', 'x')).toMatchObject({ ok: true });
    expect(server.calls.map(({ path }) => path)).toEqual([
      '/api/auth/sign-out',
      '/api/auth/sign-in/username',
      '/api/session',
    ]);
    server.calls = [];
    dispatchEvent(new Event('online'));
    await settled();
    expect(server.calls).toEqual([]);
  });

  it.each([401, 409])('owes nothing any more once the server answers %i', async (status) => {
    remember(inspector);
    const { server, api } = fakeServer();
    await createSession(api).signOut();
    server.signOutStatus = status;
    createSession(api);
    await settled();
    dispatchEvent(new Event('online'));
    await settled();
    expect(server.calls).toEqual([signOut]);
  });
});

/**
 * A server whose sign-out ends the session that it names, or else the one that the browser has when it
 * arrives; the first may arrive late.
 */
function slowServer() {
  const server = { sessions: 1, alive: [1], signOuts: 0, arrive: (): void => undefined };
  const fetcher: typeof fetch = async (input, init) => {
    if (String(input) === '/api/auth/sign-out') {
      server.signOuts += 1;
      if (server.signOuts === 1) await new Promise<void>((resolve) => (server.arrive = resolve));
      const meant = new Headers(init?.headers).get(sessionHeader) ?? server.sessions;
      server.alive = server.alive.filter((session) => session !== Number(meant));
    }
    if (String(input) === '/api/auth/sign-in/username') server.alive.push((server.sessions += 1));
    if (String(input) === '/api/auth/change-password') server.alive = [(server.sessions += 1)];
    return String(input) === '/api/session'
      ? Response.json({ account: inspector, session: String(server.sessions) })
      : new Response(null, { status: 204 });
  };
  return { server, api: { ...createServerApi(fetcher), answer: fetcher } };
}

describe('two tabs of one browser', () => {
  it('a sign-out that one tab carries out late does not end the session that the other has just begun', async () => {
    remember(inspector);
    const { server, api } = slowServer();
    await createSession(api).signOut();
    createSession(api);
    const second = createSession(api);
    await vi.waitFor(() => expect(server.signOuts).toBeGreaterThan(0), 15_000);
    const signedIn = second.signIn('thanh.vien', 'x');
    for (let turn = 0; turn < 20; turn += 1) await settled();
    server.arrive();
    expect(await signedIn).toMatchObject({ ok: true });
    for (let turn = 0; turn < 20; turn += 1) await settled();
    expect(server.alive).toEqual([2]);
  });
});

describe('the session that a sign-out means', () => {
  const signedIn = async () => {
    const { server, api } = slowServer();
    server.signOuts = 1;
    const session = createSession(api);
    await session.signIn('thanh.vien', 'x');
    return { server, api, session };
  };
  const paid = () =>
    vi.waitFor(() => expect(localStorage.getItem('so-doan.owed-sign-out')).toBeNull(), 15_000);

  it('is the one it had when it was pressed, and not one that a page began which then died', async () => {
    const { server, api, session } = await signedIn();
    await session.signOut();
    server.alive.push((server.sessions += 1));
    createSession(api);
    await paid();
    expect(server.alive).toEqual([1, 3]);
  });

  it('is the one that began when the password was replaced', async () => {
    const { server, api, session } = await signedIn();
    await session.changePassword('x', 'y');
    await session.signOut();
    createSession(api);
    await paid();
    expect(server.alive).toEqual([]);
  });

  it('is that of the cookie where a page died before it knew the name of its new session', async () => {
    const { server, api } = await signedIn();
    const dying = createServerApi(async (input, init) =>
      String(input) === '/api/session' ? new Promise(() => undefined) : api.answer(input, init),
    );
    void createSession(dying).changePassword('x', 'y');
    await vi.waitFor(() => expect(server.sessions).toBe(3), 15_000);
    Object.defineProperty(navigator, 'locks', { value: browserLocks(), configurable: true });
    await createSession(api).signOut();
    createSession(api);
    await paid();
    expect(server.alive).toEqual([]);
  });
});

describe('another tab', () => {
  const hear = (): void => {
    dispatchEvent(new StorageEvent('storage', { key }));
  };
  const page = () => {
    remember(inspector);
    const acts: string[] = [];
    leaveWithAccount({
      account: inspector.id,
      now: () => recallSignedIn()?.id ?? null,
      clear: () => acts.push('cleared'),
      saved: async () => acts.push('saved'),
      leave: () => acts.push('left'),
    });
    return acts;
  };

  it.each([
    ['signed out', () => localStorage.removeItem(key)],
    ['signed in as somebody else', () => remember(other)],
  ])('%s: the screens go at once, the page after what is being saved', async (_, act) => {
    const acts = page();
    act();
    hear();
    expect(acts[0]).toBe('cleared');
    await vi.waitFor(() => expect(acts).toEqual(['cleared', 'saved', 'left']));
  });

  it('signed in again as the same: the page stays', async () => {
    const acts = page();
    remember({ ...inspector, name: 'Tên mới' });
    hear();
    await settled();
    expect(acts).toEqual([]);
  });

  it('signed out while the page was put aside: it goes when it is brought back', async () => {
    const acts = page();
    localStorage.removeItem(key);
    dispatchEvent(new Event('pageshow'));
    expect(acts).toEqual([]);
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await vi.waitFor(() => expect(acts).toEqual(['cleared', 'saved', 'left']));
  });

  it('signed out under half a sentence: it is saved before the page goes', async () => {
    remember(inspector);
    const stored: string[] = [];
    const saves = createUnderWay();
    const { unmount } = render(
      <Box
        save={(text) => saves.note(settled().then(() => (stored.push(text), ok({ ids: [text] }))))}
      />,
    );
    await userEvent.setup().type(screen.getByRole('textbox'), 'Đang gõ');
    const left = vi.fn(() => expect(stored).toEqual(['Đang gõ']));
    leaveWithAccount({
      account: inspector.id,
      now: () => recallSignedIn()?.id ?? null,
      clear: unmount,
      saved: saves.ended,
      leave: left,
    });
    localStorage.removeItem(key);
    hear();
    expect(screen.queryByRole('textbox')).toBeNull();
    await vi.waitFor(() => expect(left).toHaveReturned());
  });
});

function Box({
  save,
}: {
  save: (text: string) => Promise<ReturnType<typeof ok<{ ids: string[] }>>>;
}) {
  const [draft, setDraft] = useState('');
  const edit = useFieldEdit<string, string, never>({
    ...{ standing: { draft: '', heads: [] }, draft, setDraft, save },
    sameDraft: (left, right) => left === right,
    read: (value) => ({ value }),
  });
  return (
    <input
      value={draft}
      onFocus={edit.begin}
      onChange={(event) => edit.change(event.target.value)}
    />
  );
}
