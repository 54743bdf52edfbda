/** Calls beside sync. */
import { serverAnswerSchema, sessionAnswerSchema, sessionHeader } from '#protocol/session.ts';
import { anything, createCalls, inNameOf } from './api-calls.ts';

export type ServerApi = ReturnType<typeof createServerApi>;

export function createServerApi(fetcher: typeof fetch = fetch) {
  const { get, post } = createCalls(fetcher);
  return {
    server: () => get('/api/server', serverAnswerSchema),
    session: () => get('/api/session', sessionAnswerSchema),
    signIn: (username: string, password: string) =>
      post('/api/auth/sign-in/username', { username, password }, anything),
    signOut: (account: string, session?: string) =>
      post('/api/auth/sign-out', {}, anything, {
        ...inNameOf(account),
        ...(session ? { [sessionHeader]: session } : {}),
      }),
    changePassword: (account: string, currentPassword: string, newPassword: string) =>
      post(
        '/api/auth/change-password',
        { currentPassword, newPassword },
        anything,
        inNameOf(account),
      ),
    setUp: (input: { token: string; username: string; name: string; password: string }) =>
      post('/api/setup', input, anything),
  };
}
