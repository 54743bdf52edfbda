import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionHeader, type SessionAnswer } from '#protocol/session.ts';
import { post, startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testPassword } from '../../support/server/test-plan.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const signIn = (username: string, password: string) =>
  server.fetch('/api/auth/sign-in/username', post({ username, password }));

describe('sign-in', () => {
  it('answers who is signed in, and a cookie that scripts cannot read', async () => {
    const response = await signIn('lead', testPassword);
    expect(response.status).toBe(200);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({
      account: { username: 'lead', role: 'inspector', unitId: null, mustChangePassword: false },
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^so-doan-session=.*HttpOnly.*SameSite=Strict/);
    // Neither the token nor the made-up address is anybody's business.
    const token = cookie.split('=')[1]!.split('.')[0]!;
    expect(body).not.toContain(token);
    expect(body).not.toContain('@');
  });

  it('gives the same answer for a wrong password, an unknown name and a name that cannot be one', async () => {
    const answers = await Promise.all([
      signIn('deputy', 'wrong-wrong-wrong'),
      signIn('unknown-name', 'wrong-wrong-wrong'),
      signIn('Not A Name!', 'wrong-wrong-wrong'),
    ]);
    const bodies = await Promise.all(
      answers.map(async (answer) => (await answer.json()) as Record<string, unknown>),
    );
    for (const [index, answer] of answers.entries()) {
      expect(answer.status).toBe(401);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect({ ...bodies[index], id: '' }).toEqual({ ...bodies[0], id: '' });
    }
    expect(bodies[0]).toMatchObject({ code: 'wrong-credentials' });
  });

  it('does the same work for an unknown name as for a wrong password', async () => {
    const time = async (username: string): Promise<number> => {
      const start = performance.now();
      expect((await signIn(username, `wrong-${username}-wrong`)).status).toBe(401);
      return performance.now() - start;
    };
    // Three each: below the limits. A name that took no hash would be some twenty times faster.
    const known: number[] = [];
    const unknown: number[] = [];
    for (const number of [1, 2, 3]) {
      known.push(await time('secretary'));
      unknown.push(await time(`nobody-${number}`));
    }
    const median = (times: number[]): number => times.toSorted((a, b) => a - b)[1]!;
    expect(median(unknown)).toBeGreaterThan(median(known) / 3);
    expect(median(known)).toBeGreaterThan(median(unknown) / 3);
  });

  it('slows down an account under attack, while 30 others behind the same address sign in', async () => {
    const people = await startTestServer({ plan: manyPeople(30) });
    try {
      const attack = async (): Promise<number[]> => {
        const statuses: number[] = [];
        for (let attempt = 0; attempt < 12; attempt += 1) {
          const guess = { username: 'person-0', password: `guess-number-${attempt}` };
          const response = await people.fetch('/api/auth/sign-in/username', post(guess));
          statuses.push(response.status);
          if (response.status === 429) {
            expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
            expect(await response.json()).toMatchObject({ code: 'too-many-attempts' });
          }
        }
        return statuses;
      };
      const others = Array.from({ length: 29 }, (_, index) => people.signIn(`person-${index + 1}`));
      const [statuses] = await Promise.all([attack(), ...others]);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    } finally {
      await people.stop();
    }
  });

  it('ends every other session when the password changes, and keeps the one that changed it', async () => {
    const here = await server.signIn('nobody');
    const elsewhere = await server.signIn('nobody');
    const wrong = { currentPassword: 'not-my-password-1', newPassword: 'một-câu-dài-khó-đoán' };
    expect((await here.fetch('/api/auth/change-password', post(wrong))).status).toBe(401);
    const weak = { currentPassword: testPassword, newPassword: 'matkhau123456' };
    expect(await (await here.fetch('/api/auth/change-password', post(weak))).json()).toMatchObject({
      code: 'weak-password',
    });
    const short = { currentPassword: testPassword, newPassword: 'ngắn' };
    expect(await (await here.fetch('/api/auth/change-password', post(short))).json()).toMatchObject(
      { code: 'weak-password' },
    );
    const change = { currentPassword: testPassword, newPassword: 'một-câu-dài-khó-đoán' };
    expect((await here.fetch('/api/auth/change-password', post(change))).status).toBe(204);
    expect((await here.fetch('/api/session')).status).toBe(200);
    expect((await elsewhere.fetch('/api/session')).status).toBe(401);
    expect((await signIn('nobody', testPassword)).status).toBe(401);
    expect((await signIn('nobody', 'một-câu-dài-khó-đoán')).status).toBe(200);
  });

  it('ends a session at sign-out: the old cookie opens nothing', async () => {
    const caller = await server.signIn('member');
    const cookie = caller.cookie();
    expect((await caller.fetch('/api/auth/sign-out', { method: 'POST' })).status).toBe(204);
    expect((await server.fetch('/api/session', { headers: { cookie } })).status).toBe(401);
  });

  it('ends at a sign-out that comes late the session that it means, and not the one begun since', async () => {
    const earlier = await server.signIn('member');
    const now = await server.signIn('member');
    const { session } = (await (await earlier.fetch('/api/session')).json()) as SessionAnswer;
    const signOut = (meant: string) =>
      now.fetch('/api/auth/sign-out', { method: 'POST', headers: { [sessionHeader]: meant } });
    const late = await signOut(session!);
    expect([late.status, late.headers.getSetCookie()]).toEqual([204, []]);
    expect((await now.fetch('/api/session')).status).toBe(200);
    expect((await earlier.fetch('/api/session')).status).toBe(401);
    // Nobody ends a session of somebody else, whatever he names.
    const other = await server.signIn('lead');
    const others = ((await (await other.fetch('/api/session')).json()) as SessionAnswer).session!;
    expect((await signOut(others)).status).toBe(204);
    expect((await other.fetch('/api/session')).status).toBe(200);
    const own = ((await (await now.fetch('/api/session')).json()) as SessionAnswer).session!;
    expect((await signOut(own)).headers.getSetCookie()).not.toEqual([]);
    expect((await now.fetch('/api/session')).status).toBe(401);
  });

  it('ends sessions at once when an account is disabled, and lets it in again when enabled', async () => {
    const office = await server.signIn('office');
    const victim = await server.signIn('trung-dung');
    const path = `/api/office/accounts/${victim.accountId}/disabled`;
    expect((await office.fetch(path, post({ disabled: true }))).status).toBe(204);
    expect((await victim.fetch('/api/session')).status).toBe(401);
    expect((await signIn('trung-dung', testPassword)).status).toBe(401);
    expect((await office.fetch(path, post({ disabled: false }))).status).toBe(204);
    expect((await signIn('trung-dung', testPassword)).status).toBe(200);
    const own = `/api/office/accounts/${office.accountId}/disabled`;
    expect((await office.fetch(own, post({ disabled: true }))).status).toBe(409);
  });

  it('survives a restart of the server', async () => {
    const caller = await server.signIn('other');
    await server.restart();
    expect((await caller.fetch('/api/session')).status).toBe(200);
  });
});

describe('first password', () => {
  it('is given by a reset also to an account of whose sign-in rows some, or all, are gone', async () => {
    const office = await server.signIn('office');
    const { accountId } = await server.signIn('deputy');
    const database = new Database(join(server.dataDir, 'so-doan.db'));
    for (const remove of [
      'delete from account where userId = ?',
      'delete from user where id = ?',
    ]) {
      database.prepare(remove).run(accountId);
      expect((await signIn('deputy', testPassword)).status).toBe(401);
      const path = `/api/office/accounts/${accountId}/reset`;
      const { password } = (await (await office.fetch(path, { method: 'POST' })).json()) as {
        password: string;
      };
      expect((await signIn('deputy', password)).status).toBe(200);
    }
    database.close();
  });

  it('opens a name whose making broke off before it had a password, once a plan brings it again', async () => {
    const office = await server.signIn('office');
    const database = new Database(join(server.dataDir, 'so-doan.db'));
    const at = new Date().toISOString();
    database
      .prepare(
        `insert into user (id, name, email, emailVerified, createdAt, updatedAt, username)
         values ('left-behind', 'Mới', 'left@account.invalid', 1, ?, ?, 'left-behind')`,
      )
      .run(at, at);
    database.close();
    const person = { username: 'left-behind', name: 'Mới', office: '', role: 'inspector' };
    const body = { accounts: [{ ...person, unitId: null }] };
    const answer = await office.fetch('/api/office/plan', post(body));
    const { firstPasswords } = (await answer.json()) as { firstPasswords: { password: string }[] };
    expect((await signIn('left-behind', firstPasswords[0]!.password)).status).toBe(200);
  });

  it('opens nothing but its own replacement', async () => {
    const office = await server.signIn('office');
    const { accountId } = await server.signIn('secretary');
    const reset = await office.fetch(`/api/office/accounts/${accountId}/reset`, { method: 'POST' });
    const { password } = (await reset.json()) as { password: string };
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect((await signIn('secretary', testPassword)).status).toBe(401);
    const caller = await server.signIn('secretary', password);
    expect(await (await caller.fetch('/api/session')).json()).toMatchObject({
      account: { mustChangePassword: true },
    });
    const refused = await caller.fetch('/api/directory');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'password-change-required' });
    const change = { currentPassword: password, newPassword: 'chim hót trên cành tre' };
    expect((await caller.fetch('/api/auth/change-password', post(change))).status).toBe(204);
    expect((await caller.fetch('/api/directory')).status).toBe(200);
  });

  it('is over after a day, and so is a session that began with it', async () => {
    let now = Date.now();
    const late = await startTestServer({ clock: () => now });
    try {
      const office = await late.signIn('office');
      const { accountId } = await late.signIn('member');
      const reset = await office.fetch(`/api/office/accounts/${accountId}/reset`, {
        method: 'POST',
      });
      const { password } = (await reset.json()) as { password: string };
      const early = await late.signIn('member', password);
      now += 25 * 60 * 60 * 1000;
      expect((await early.fetch('/api/session')).status).toBe(401);
      const attempt = await late.fetch(
        '/api/auth/sign-in/username',
        post({ username: 'member', password }),
      );
      expect(attempt.status).toBe(401);
    } finally {
      await late.stop();
    }
  });
});

function manyPeople(count: number) {
  return {
    accounts: Array.from({ length: count }, (_, index) => ({
      username: `person-${index}`,
      name: `Người ${index}`,
      office: '',
      role: 'inspector' as const,
      unitId: null,
    })),
    ...{ units: [], campaigns: [], delegations: [], visits: [], dryRun: false },
  };
}
