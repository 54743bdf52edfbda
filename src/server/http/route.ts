/**
 * A route as data: the app is built from these rows, and so is the test that tries every kind of
 * caller on every one of them.
 */
import type { ProblemCode } from '#protocol/problem.ts';
import type { CurrentAccount } from '#server/auth/accounts.ts';
import { problemResponse, type ProblemFacts } from './problem-response.ts';
import type { BodyFailure } from './read-body.ts';
import type { Result } from '#domain/kernel/result.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PATCH';

export interface RequestFacts {
  readonly request: Request;
  readonly url: URL;
  /** Named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Network address of the caller, or what a trusted proxy says it is. */
  readonly address: string;
  /** What came as JSON, where the row says `bodyBytes`. */
  readonly body: Result<unknown, BodyFailure>;
}

export interface AccountRequest extends RequestFacts {
  readonly account: CurrentAccount;
}

interface RouteCore {
  readonly method: Method;
  /** `/api/files/:file` */
  readonly path: string;
  /**
   * Most bytes of its JSON body, unpacked. It is read before `handle` is called and before a place for
   * work is taken: nobody works for who is still sending.
   */
  readonly bodyBytes?: number;
  /**
   * What it takes of the server, if not a place among the records. `free`: whoever asks how the server
   * is must hear it when it has most to do. `stream`: its answer never ends.
   */
  readonly load?: 'free' | 'upload' | 'download' | 'stream';
}

export interface AnonymousRoute extends RouteCore {
  readonly who: 'anonymous';
  readonly handle: (request: RequestFacts) => Promise<Response>;
}

export interface AccountRoute extends RouteCore {
  /** `session`: any account; what it may see of it is decided by scope. */
  readonly who: 'session' | 'administrator';
  /** Must the caller say whose session it takes itself to be in (S12)? `sync` says so in its body. */
  readonly namesAccount: boolean;
  /** Open to who has not replaced the first password yet. */
  readonly beforePasswordChange?: boolean;
  readonly handle: (request: AccountRequest) => Promise<Response>;
}

export type Route = AnonymousRoute | AccountRoute;

export function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

export function noContent(cookies: readonly string[] = []): Response {
  return withCookies(
    new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } }),
    cookies,
  );
}

export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

export function refuse(
  { requestId }: RequestFacts,
  code: ProblemCode,
  facts: ProblemFacts = {},
): Response {
  return problemResponse(code, requestId, facts);
}

/** Parses a body that was read; what is wrong with it is said by place, never with the value. */
export function parseBody<T>(
  body: Result<unknown, BodyFailure>,
  schema: {
    safeParse: (value: unknown) =>
      | { success: true; data: T }
      | {
          success: false;
          error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] };
        };
  },
): Result<T, { readonly code: ProblemCode; readonly details?: readonly string[] }> {
  if (!body.ok) return { ok: false, error: { code: body.error } };
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const details = parsed.error.issues
    .slice(0, 20)
    .map((issue) => `${issue.path.join('/')}: ${issue.message}`);
  return { ok: false, error: { code: 'bad-request', details } };
}
