/**
 * The server as a function from request to answer. Every request goes the same way, in this order:
 * route, session (401 before anything else is said), origin of the call, whose session the caller
 * takes itself to be in (S12), first password, role; then the route's own work.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { accountHeader } from '#protocol/directory.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { Log } from '#server/log/create-log.ts';
import { uploadsPath } from '#server/files/create-uploads.ts';
import { createLoadGate, type LoadKind } from './load-gate.ts';
import { packed } from './packed.ts';
import { problemResponse } from './problem-response.ts';
import type { Method, RequestFacts, Route } from './route.ts';
import { isSameOrigin } from './same-origin.ts';
import { withSecurityHeaders } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

export interface AppDependencies {
  readonly routes: readonly Route[];
  readonly accounts: Accounts;
  readonly staticFiles: StaticFiles;
  readonly allowedOrigins: ReadonlySet<string>;
  /** People reach this server by https. */
  readonly https: boolean;
  readonly trustProxy: boolean;
  readonly log: Log;
}

/** Answers a request; `peer` is the network address at the other end of the connection. */
export type App = (request: Request, peer: string) => Promise<Response>;

interface Bindings {
  Bindings: { readonly facts: Omit<RequestFacts, 'params'> };
}

export function createApp(dependencies: AppDependencies): App {
  const hono = createRouter(dependencies);
  const { log, https, trustProxy } = dependencies;
  const gate = createLoadGate((bytes) => randomBytes(bytes));
  return async (request, peer) => {
    const started = performance.now();
    const requestId = randomUUID();
    const url = new URL(request.url);
    const facts = { request, url, requestId, address: callerAddress(request, peer, trustProxy) };
    const place = gate.enter(loadKind(url));
    const answer =
      'wait' in place
        ? problemResponse('unavailable', requestId, { retryAfter: place.wait })
        : await Promise.resolve(hono.fetch(request, { facts }))
            .then((given) => packed(request, given))
            .catch((error: unknown) => lastResort(error, requestId, log))
            .finally(place.leave);
    const response = withSecurityHeaders(answer, https);
    response.headers.set('x-request-id', requestId);
    const line = {
      id: requestId,
      method: request.method,
      // The path of the set-up page holds its token.
      path: url.pathname.replace(/^\/setup\/.*/, '/setup/...'),
      status: response.status,
      milliseconds: Math.round(performance.now() - started),
    };
    if (url.pathname.startsWith('/api/')) log.info(line, 'request');
    else log.debug(line, 'request');
    return response;
  };
}

/** Whoever asks how the server is must hear it when it has most to do; pages come from memory. */
function loadKind({ pathname }: URL): LoadKind {
  if (!pathname.startsWith('/api/') || pathname === '/api/health') return 'free';
  return pathname.startsWith(`${uploadsPath}/`) ? 'upload' : 'record';
}

function createRouter(dependencies: AppDependencies): Hono<Bindings> {
  const { routes, staticFiles, log } = dependencies;
  const hono = new Hono<Bindings>();
  // One entry a path: the router gives HEAD to GET's handler, and uploads answer the two differently.
  const paths = [...new Set(routes.map((route) => route.path))];
  // `/api/files/receipts` before `/api/files/:file`, which would take it.
  for (const path of paths.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')))) {
    const rows = routes.filter((route) => route.path === path);
    hono.all(path, async (context) => {
      const facts: RequestFacts = {
        ...context.env.facts,
        params: context.req.param() as Record<string, string>,
      };
      const route = rowFor(rows, facts.request.method);
      if (route === undefined) return problemResponse('not-found', facts.requestId);
      return answerRoute(route, facts, dependencies);
    });
  }
  hono.all('/api', (context) => problemResponse('not-found', context.env.facts.requestId));
  hono.all('/api/*', (context) => problemResponse('not-found', context.env.facts.requestId));
  hono.all('*', async (context) => {
    const { request, requestId } = context.env.facts;
    return (await staticFiles(request)) ?? problemResponse('not-found', requestId);
  });
  hono.onError((error, context) => lastResort(error, context.env.facts.requestId, log));
  return hono;
}

/** Whatever was not foreseen is told to the log, and its number to the caller. */
function lastResort(error: unknown, requestId: string, log: Log): Response {
  const facts = error instanceof Error ? { error: error.message, stack: error.stack } : { error };
  log.error({ id: requestId, ...facts }, 'request failed');
  if (isDiskFull(error)) return problemResponse('unavailable', requestId, { retryAfter: 60 });
  if (isDatabaseAway(error)) return problemResponse('unavailable', requestId, { retryAfter: 5 });
  return problemResponse(isUnstorable(error) ? 'bad-request' : 'internal', requestId);
}

function rowFor(rows: readonly Route[], method: string): Route | undefined {
  const row = rows.find((route) => route.method === method);
  return row ?? (method === 'HEAD' ? rows.find((route) => route.method === 'GET') : undefined);
}

async function answerRoute(
  route: Route,
  facts: RequestFacts,
  { accounts, allowedOrigins }: AppDependencies,
): Promise<Response> {
  const { request, requestId, url } = facts;
  if (route.who === 'anonymous') {
    if (isChanging(route.method) && !isSameOrigin(request, allowedOrigins))
      return problemResponse('forbidden', requestId);
    return route.handle(facts);
  }
  const account = await accounts.current(request.headers);
  if (account === null) return problemResponse('signed-out', requestId);
  if (isChanging(route.method) && !isSameOrigin(request, allowedOrigins))
    return problemResponse('forbidden', requestId);
  // Streams and pictures are asked for by the browser itself, which sets no headers of ours.
  const named = [request.headers.get(accountHeader), url.searchParams.get('account')].filter(
    (name) => name !== null,
  );
  if (named.length === 0 && route.namesAccount) {
    return problemResponse('bad-request', requestId, { details: [`${accountHeader} is missing`] });
  }
  if (named.some((name) => name !== account.profile.id))
    return problemResponse('other-account', requestId);
  if (account.profile.mustChangePassword && route.beforePasswordChange !== true) {
    return problemResponse('password-change-required', requestId);
  }
  if (route.who === 'administrator' && account.profile.role !== 'administrator') {
    return problemResponse('forbidden', requestId);
  }
  return route.handle({ ...facts, account });
}

const isChanging = (method: Method): boolean => method !== 'GET' && method !== 'HEAD';

/** Behind a proxy the last entry is the one that our proxy added; those before it anybody can write. */
function callerAddress(request: Request, peer: string, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return forwarded !== undefined && forwarded !== '' ? forwarded : peer;
}

const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'].includes(codeOf(error));

/** The embedded database is held by another process; PostgreSQL restarts, or has no connection left (classes 08, 53 and 57P). */
const isDatabaseAway = (error: unknown): boolean =>
  /^(SQLITE_BUSY|08...|53...|57P..|ECONNREFUSED|ECONNRESET)$/.test(codeOf(error));

/** A text with U+0000 in it, which PostgreSQL cannot hold; in the content of changes it is escaped. */
const isUnstorable = (error: unknown): boolean => codeOf(error) === '22021';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
