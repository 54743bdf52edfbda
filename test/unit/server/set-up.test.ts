import { expect, it } from 'vitest';
import { createAccounts } from '#server/auth/accounts.ts';
import { createAttemptLimits } from '#server/auth/attempt-limits.ts';
import type { Auth } from '#server/auth/create-auth.ts';
import { createOneTimeLink } from '#server/auth/one-time-link.ts';
import { createLog } from '#server/log/create-log.ts';
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
