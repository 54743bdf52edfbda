/**
 * The server as a function from request to answer. Every request goes the same way, in this order:
 * route, session (401 before anything else is said), origin of the call, whose session the caller
 * takes itself to be in (S12), first password, role; then the route's own work.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { err } from '#domain/kernel/result.ts';
import { accountHeader } from '#protocol/directory.ts';
import type { Accounts, CurrentAccount } from '#server/auth/accounts.ts';
import type { Log } from '#server/log/create-log.ts';
import { createLoadGate, type LoadGate, type LoadKind } from './load-gate.ts';
import { packed } from './packed.ts';
import { problemResponse } from './problem-response.ts';
import { readJson } from './read-body.ts';
import type { AccountRoute, Method, RequestFacts, Route } from './route.ts';
import { isSameOrigin } from './same-origin.ts';
import { whileTaken } from './while-taken.ts';
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
  Bindings: { readonly facts: Omit<RequestFacts, 'params' | 'body'> };
}

export function createApp(dependencies: AppDependencies): App {
  const hono = createRouter(
    dependencies,
    createLoadGate((bytes) => randomBytes(bytes)),
  );
  const { log, https, trustProxy } = dependencies;
  return async (request, peer) => {
    const started = performance.now();
    const requestId = randomUUID();
    const url = new URL(request.url);
    const facts = { request, url, requestId, address: callerAddress(request, peer, trustProxy) };
    const answer = await Promise.resolve(hono.fetch(request, { facts })).catch((error: unknown) =>
      lastResort(error, requestId, log),
    );
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

function createRouter(dependencies: AppDependencies, gate: LoadGate): Hono<Bindings> {
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
        body: err('bad-request'),
      };
      const route = rowFor(rows, facts.request.method);
      if (route === undefined) return problemResponse('not-found', facts.requestId);
      return answerRoute(route, facts, dependencies, gate);
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

/** HEAD goes to GET's row, unless its answer never ends: nobody would read it, and nothing close it. */
function rowFor(rows: readonly Route[], method: string): Route | undefined {
  const row = rows.find((route) => route.method === method);
  if (row !== undefined || method !== 'HEAD') return row;
  return rows.find((route) => route.method === 'GET' && route.load !== 'stream');
}

/**
 * Places are taken for one part after the other: who the caller is, the body, the work. No place that
 * others need is held while a body is still coming in.
 */
async function answerRoute(
  route: Route,
  facts: RequestFacts,
  dependencies: AppDependencies,
  gate: LoadGate,
): Promise<Response> {
  if (route.who === 'anonymous') {
    if (isChanging(route.method) && !isSameOrigin(facts.request, dependencies.allowedOrigins))
      return problemResponse('forbidden', facts.requestId);
    return admit(route, facts, gate, facts.address, (given) => route.handle(given));
  }
  const account = await inPlace(gate, 'record', undefined, facts.requestId, () =>
    judgeCaller(route, facts, dependencies),
  );
  if (account instanceof Response) return account;
  return admit(route, facts, gate, account.profile.id, (given) =>
    route.handle({ ...given, account }),
  );
}

async function admit(
  { who, load, bodyBytes }: Route,
  facts: RequestFacts,
  gate: LoadGate,
  caller: string,
  handle: (facts: RequestFacts) => Promise<Response>,
): Promise<Response> {
  const { request, requestId } = facts;
  const work = async (given: RequestFacts) => packed(request, await handle(given));
  if (load === 'free') return work(facts);
  if (bodyBytes === undefined) {
    const kind = load === 'upload' || load === 'download' ? load : 'record';
    return inPlace(gate, kind, caller, requestId, () => work(facts));
  }
  const kind = who === 'anonymous' ? 'anonymous-body' : 'body';
  return inPlace(gate, kind, caller, requestId, async () => {
    const body = await readJson(request, bodyBytes);
    if (!body.ok && body.error === 'unavailable')
      return problemResponse('unavailable', requestId, { retryAfter: slowRetrySeconds });
    return inPlace(gate, 'record', undefined, requestId, () => work({ ...facts, body }));
  });
}

const slowRetrySeconds = 10;

/** A download keeps its place until its bytes have been taken: they come from an open file. */
async function inPlace<T>(
  gate: LoadGate,
  kind: LoadKind,
  caller: string | undefined,
  requestId: string,
  work: () => Promise<T>,
): Promise<T | Response> {
  const place = gate.enter(kind, caller);
  if ('wait' in place) return problemResponse('unavailable', requestId, { retryAfter: place.wait });
  let isKept = false;
  try {
    const answer = await work();
    if (kind !== 'download' || !(answer instanceof Response)) return answer;
    isKept = true;
    return whileTaken(answer, place.leave);
  } finally {
    if (!isKept) place.leave();
  }
}

/** The session's account, or why this route is not for it. */
async function judgeCaller(
  route: AccountRoute,
  { request, requestId, url }: RequestFacts,
  { accounts, allowedOrigins }: AppDependencies,
): Promise<CurrentAccount | Response> {
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
  return account;
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

/**
 * The embedded database is held by another process; PostgreSQL restarts, has no connection left, or
 * ended one that stood still in a transaction (classes 08, 53 and 57P, 25P03); or a write's turn did not
 * come (55P03).
 */
const isDatabaseAway = (error: unknown): boolean =>
  /^(SQLITE_BUSY|08...|53...|57P..|25P03|55P03|ECONNREFUSED|ECONNRESET)$/.test(codeOf(error)) ||
  isConnectionLost(error);

/** What its driver says of a connection that it did not get, or lost, bears no code. */
const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error &&
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/.test(
    error.message,
  );

/** A text with U+0000 in it, which PostgreSQL cannot hold; in the content of changes it is escaped. */
const isUnstorable = (error: unknown): boolean => codeOf(error) === '22021';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
