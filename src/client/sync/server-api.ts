/** Calls beside sync: one place that turns an answer into a value or a problem from the catalogue. */
import { z } from 'zod';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { accountHeader } from '#protocol/directory.ts';
import { handInAnswerSchema, type HandInRequest } from '#protocol/hand-in.ts';
import {
  heldListSchema,
  officeAccountsSchema,
  officeDirectorySchema,
  planAnswerSchema,
  resetAnswerSchema,
  type PlanInput,
} from '#protocol/office.ts';
import { serverAnswerSchema, sessionAnswerSchema } from '#protocol/session.ts';
import { callServer } from './fetch-transport.ts';
import type { TransportProblem } from './transport.ts';

export type ServerApi = ReturnType<typeof createServerApi>;

const anything = z.unknown();

export function createServerApi(fetcher: typeof fetch = fetch) {
  const get = <S extends z.ZodType>(
    path: string,
    schema: S,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Result<z.infer<S>, TransportProblem>> =>
    readAnswer(callServer(fetcher, path, { headers }), schema);
  const post = <S extends z.ZodType>(
    path: string,
    body: unknown,
    schema: S,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Result<z.infer<S>, TransportProblem>> =>
    readAnswer(
      callServer(fetcher, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
      schema,
    );
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
    /** What the office's page does is done, and audited, as the officer who opened it or not at all (S12). */
    office: (account: string) => {
      const name = inNameOf(account);
      const ofAccount = (id: string): string => `/api/office/accounts/${encodeURIComponent(id)}`;
      return {
        accounts: () => get('/api/office/accounts', officeAccountsSchema, name),
        directory: () => get('/api/office/directory', officeDirectorySchema, name),
        applyPlan: (plan: PlanInput) => post('/api/office/plan', plan, planAnswerSchema, name),
        startFromSample: () => post('/api/office/sample', {}, planAnswerSchema, name),
        resetPassword: (id: string) => post(`${ofAccount(id)}/reset`, {}, resetAnswerSchema, name),
        setDisabled: async (id: string, disabled: boolean) =>
          withoutBody(post(`${ofAccount(id)}/disabled`, { disabled }, anything, name)),
        held: (before?: number) =>
          get(
            `/api/office/held${before === undefined ? '' : `?before=${before}`}`,
            heldListSchema,
            name,
          ),
        acceptHeld: async (number: number) =>
          withoutBody(post(`/api/office/held/${number}/accept`, {}, anything, name)),
      };
    },
  };
}

const inNameOf = (account: string): Readonly<Record<string, string>> => ({
  [accountHeader]: account,
});

async function readAnswer<S extends z.ZodType>(
  answer: Promise<Result<Response, TransportProblem>>,
  schema: S,
): Promise<Result<z.infer<S>, TransportProblem>> {
  const response = await answer;
  if (!response.ok) return response;
  const body: unknown = await response.value.json().catch(() => undefined);
  const parsed = schema.safeParse(body);
  return parsed.success ? ok(parsed.data) : err({ type: 'no-connection' });
}

async function withoutBody(
  answer: Promise<Result<unknown, TransportProblem>>,
): Promise<Result<void, TransportProblem>> {
  const result = await answer;
  return result.ok ? ok(undefined) : result;
}
