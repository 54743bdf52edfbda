/** One place that turns an answer into a value or a problem from the catalogue. */
import { z } from 'zod';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { accountHeader } from '#protocol/directory.ts';
import { callServer } from './call-server.ts';
import type { TransportProblem } from './transport.ts';

export const anything = z.unknown();

export function createCalls(fetcher: typeof fetch) {
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
  return { get, post };
}

/** The account that a call is made for: another session in this browser does nothing (S12). */
export const inNameOf = (account: string): Readonly<Record<string, string>> => ({
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

export async function withoutBody(
  answer: Promise<Result<unknown, TransportProblem>>,
): Promise<Result<void, TransportProblem>> {
  const result = await answer;
  return result.ok ? ok(undefined) : result;
}
