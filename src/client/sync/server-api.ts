/** Calls beside sync. */
import { handInAnswerSchema, type HandInRequest } from '#protocol/hand-in.ts';
import { serverAnswerSchema, sessionAnswerSchema } from '#protocol/session.ts';
import { anything, createCalls, inNameOf } from './api-calls.ts';

export type ServerApi = ReturnType<typeof createServerApi>;

export function createServerApi(fetcher: typeof fetch = fetch) {
  const { get, post } = createCalls(fetcher);
  return {
    server: () => get('/api/server', serverAnswerSchema),
    session: () => get('/api/session', sessionAnswerSchema),
    signIn: (username: string, password: string) =>
      post('/api/auth/sign-in/username', { username, password }, anything),
    signOut: (account: string) => post('/api/auth/sign-out', {}, anything, inNameOf(account)),
    changePassword: (account: string, currentPassword: string, newPassword: string) =>
      post(
        '/api/auth/change-password',
        { currentPassword, newPassword },
        anything,
        inNameOf(account),
      ),
    setUp: (input: { token: string; username: string; name: string; password: string }) =>
      post('/api/setup', input, anything),
    /** In the name of the officer who chose the bundle: another session in this browser does nothing (S12). */
    handIn: (account: string, request: HandInRequest) =>
      post('/api/hand-in', request, handInAnswerSchema, inNameOf(account)),
  };
}
