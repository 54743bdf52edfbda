import { expect, it } from 'vitest';
import { createAccounts } from '#server/auth/accounts.ts';
import { createAttemptLimits } from '#server/auth/attempt-limits.ts';
import type { Auth } from '#server/auth/create-auth.ts';
import { createOneTimeLink } from '#server/auth/one-time-link.ts';
import { createLog, type Log } from '#server/log/create-log.ts';
import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';

const password = 'mot cau dai kho doan';

it('the link of the first start makes one administrator, even for two calls at once', async () => {
  const storage = openMemoryStorage();
  const link = createOneTimeLink();
  // Nothing else of it is called here.
  const auth = { createUser: async (name: string) => `id-of-${name}` } as unknown as Auth;
  const accounts = createAccounts({
    ...{ storage, auth, link, clock: Date.now, log: createLog('silent', false) },
    limits: createAttemptLimits(Date.now, 'secret'),
    hints: { publish: () => undefined },
    sessionsEnded: () => undefined,
  });
  const token = link.path.replace('/setup/', '');
  const setUp = (username: string, chosen = password) =>
    accounts.setUp({ token, username, name: 'Quản trị', password: chosen });
  // A refusal for another reason leaves the link open.
  expect(await setUp('admin.zero', '123456789012')).toEqual({
    ok: false,
    error: { code: 'weak-password' },
  });
  const both = await Promise.all([setUp('admin.one'), setUp('admin.two')]);
  expect(both).toEqual([
    { ok: true, value: null },
    { ok: false, error: { code: 'link-used' } },
  ]);
  const profiles = await storage.read((data) => data.accounts.profiles());
  expect(profiles.map((profile) => profile.username)).toEqual(['admin.one']);
});

it('what was typed as a name is logged only where it is one: people type passwords there', async () => {
  const storage = openMemoryStorage();
  const lines: unknown[] = [];
  const refused = { ok: false, error: { type: 'wrong' } };
  const accounts = createAccounts({
    ...{ storage, link: createOneTimeLink(), clock: Date.now },
    auth: {
      createUser: async (name: string) => `id-of-${name}`,
      signIn: async () => refused,
    } as unknown as Auth,
    log: { info: () => undefined, warn: (facts: unknown) => lines.push(facts) } as unknown as Log,
    limits: createAttemptLimits(Date.now, 'secret'),
    hints: { publish: () => undefined },
    sessionsEnded: () => undefined,
  });
  const profile = { name: 'Quản trị', office: '', role: 'administrator', unitId: null } as const;
  const facts = { disabled: false, mustChangePassword: false, firstPasswordUntil: null };
  await storage.write('directory', (data) =>
    data.accounts.add([{ id: 'a', username: 'admin.one', ...profile, ...facts }]),
  );
  for (let attempt = 0; attempt < 8; attempt += 1) {
    for (const username of ['admin.one', 'my-secret-password', 'Mật khẩu của tôi'])
      await accounts.signIn({ username, password: `guess ${attempt}`, address: '10.0.0.1' });
  }
  expect(lines).toHaveLength(24);
  expect(lines).toContainEqual({ username: 'admin.one', address: '10.0.0.1' });
  expect(JSON.stringify(lines)).not.toMatch(/secret|khẩu/);
});
