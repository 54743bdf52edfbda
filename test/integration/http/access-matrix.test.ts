/** Every kind of caller on every route, own scopes and others'; a route without a row here fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { createRoutes } from '#server/http/route-table.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';
import {
  creation,
  doubledSteps,
  file,
  heading,
  patching,
  sha,
  step,
} from '../../support/server/upload-requests.ts';

const roles = ['anonymous', 'unit', 'stranger', 'member', 'lead', 'administrator'] as const;
type Role = (typeof roles)[number];

/** Visit 1 is the one of `member`, `lead` and `unit`; `stranger` leads another delegation to another unit. */
const usernames: Readonly<Record<Exclude<Role, 'anonymous'>, string>> = {
  unit: 'nhat-tan',
  stranger: 'other',
  member: 'member',
  lead: 'lead',
  administrator: 'office',
};

let server: TestServer;
let pinnedChecklist: string;
const callers = new Map<Role, SignedInCaller>();

beforeAll(async () => {
  server = await startTestServer();
  for (const role of roles) {
    if (role !== 'anonymous') callers.set(role, await server.signIn(usernames[role]));
  }
  const answer = await callers.get('lead')!.fetch('/api/directory');
  const { visits } = (await answer.json()) as { visits: { id: string; checklists: string[] }[] };
  pinnedChecklist = visits.find((visit) => visit.id === 'visit-1')!.checklists[0]!;
});
afterAll(() => server.stop());

async function call(role: Role, path: string, init: RequestInit = {}): Promise<Response> {
  const caller = callers.get(role);
  const answer = await (caller ? caller.fetch(path, init) : server.fetch(path, init));
  if (answer.headers.get('content-type') === 'text/event-stream') await answer.body?.cancel();
  return answer;
}

/** Status by role, in the order of `roles`. */
type Statuses = readonly [number, number, number, number, number, number];

interface Row {
  /** `METHOD /path` of the route table. */
  readonly route: string;
  readonly why: string;
  readonly path: () => string;
  readonly init?: RequestInit;
  readonly statuses: Statuses;
}

const everybody = (status: number): Statuses => [status, status, status, status, status, status];
const signedIn = (status: number): Statuses => [401, status, status, status, status, status];
const officeOnly = (status: number): Statuses => [401, 403, 403, 403, 403, status];

const { visit1, followup1, visit2 } = testScopes;

/** What is judged is what is touched, or nothing is. */
const doubleRows = [...doubledSteps(visit1, visit2), ...doubledSteps(visit2, visit1)].flatMap(
  ([why, path, statuses]): Row[] =>
    [heading, patching].map((init) => ({
      ...{ route: `${init.method} /api/files/:file`, why, path: () => path, init },
      statuses: statuses === 404 ? everybody(404) : signedIn(400),
    })),
);

/** Scope by scope: own working file, own follow-up, another delegation's, one that does not exist. */
const fileRows: readonly Row[] = (
  [
    ['own working file', visit1, [401, 403, 403, 201, 201, 403]],
    // The unit brings only bytes that its own records name: none of them here.
    ['own follow-up', followup1, [401, 403, 403, 201, 201, 403]],
    ['foreign working file', visit2, [401, 403, 201, 403, 403, 403]],
    ['no such visit', 'visit/none', [401, 403, 403, 403, 403, 403]],
  ] as const satisfies readonly (readonly [string, string, Statuses])[]
).flatMap(([why, scope, created]): Row[] => {
  const statuses = (writer: number) =>
    created.map((status) => (status === 201 ? writer : status)) as unknown as Statuses;
  return [
    {
      route: 'POST /api/files',
      why,
      path: () => '/api/files',
      init: creation(scope),
      statuses: created,
    },
    {
      route: 'HEAD /api/files/:file',
      why,
      path: () => step(scope),
      init: heading,
      statuses: statuses(200),
    },
    {
      route: 'PATCH /api/files/:file',
      why: `${why}, wrong offset`,
      path: () => step(scope),
      init: patching,
      statuses: statuses(409),
    },
    // Begun but not complete: for who may read the scope the same answer as for who may not.
    {
      route: 'GET /api/files/:file',
      why: `${why}, not complete`,
      path: () => file(scope),
      statuses: signedIn(403),
    },
    {
      route: 'POST /api/files/receipts',
      why,
      path: () => '/api/files/receipts',
      init: post({ scope, sha256: [sha] }),
      // The unit may ask, and hears of its own alone.
      statuses: scope === followup1 ? [401, 200, 403, 200, 200, 403] : statuses(200),
    },
  ];
});

const rows: readonly Row[] = [
  { route: 'GET /api/health', why: 'open', path: () => '/api/health', statuses: everybody(200) },
  { route: 'GET /api/server', why: 'open', path: () => '/api/server', statuses: everybody(200) },
  {
    route: 'POST /api/setup',
    why: 'no link any more',
    path: () => '/api/setup',
    init: post({
      token: 'x'.repeat(43),
      username: 'intruder',
      name: 'Intruder',
      password: 'một-câu-dài-khó-đoán',
    }),
    statuses: everybody(410),
  },
  {
    route: 'POST /api/auth/sign-in/username',
    why: 'wrong password',
    path: () => '/api/auth/sign-in/username',
    init: post({ username: 'nobody-at-all', password: 'x' }),
    // The fifth failure is the last before it slows down.
    statuses: [401, 401, 401, 401, 401, 429],
  },
  {
    route: 'POST /api/auth/change-password',
    why: 'weak new password',
    path: () => '/api/auth/change-password',
    init: post({ currentPassword: 'x', newPassword: 'matkhau123456' }),
    statuses: signedIn(400),
  },
  { route: 'GET /api/session', why: 'own', path: () => '/api/session', statuses: signedIn(200) },
  {
    route: 'POST /api/sync',
    why: 'unreadable',
    path: () => '/api/sync',
    init: post({}),
    statuses: signedIn(400),
  },
  {
    route: 'GET /api/directory',
    why: 'own',
    path: () => '/api/directory',
    statuses: signedIn(200),
  },
  {
    route: 'GET /api/checklists/:hash',
    why: 'pinned to visits of both delegations, not shown to units',
    path: () => `/api/checklists/${pinnedChecklist}`,
    statuses: [401, 403, 200, 200, 200, 200],
  },
  {
    route: 'GET /api/checklists/:hash',
    why: 'no such version',
    path: () => `/api/checklists/${sha}`,
    statuses: signedIn(403),
  },
  {
    route: 'POST /api/visits/:id/checklist-version',
    why: 'to no version: the lead of its delegation and the office hear of it',
    path: () => '/api/visits/visit-1/checklist-version',
    init: post({ from: sha, to: sha }),
    statuses: [401, 403, 403, 403, 422, 422],
  },
  { route: 'GET /api/events', why: 'own', path: () => '/api/events', statuses: signedIn(200) },
  ...fileRows,
  ...doubleRows,
  {
    route: 'POST /api/files/links',
    why: 'from the working file into its follow-up',
    path: () => '/api/files/links',
    init: post({ from: visit1, to: followup1, sha256: [sha] }),
    statuses: [401, 403, 403, 200, 200, 403],
  },
  {
    route: 'POST /api/files/links',
    why: 'out of a foreign working file',
    path: () => '/api/files/links',
    init: post({ from: visit2, to: visit1, sha256: [sha] }),
    statuses: signedIn(403),
  },
  {
    route: 'POST /api/office/plan',
    why: 'empty',
    path: () => '/api/office/plan',
    init: post({}),
    statuses: officeOnly(200),
  },
  {
    route: 'POST /api/office/sample',
    why: 'the sample campaign',
    path: () => '/api/office/sample',
    init: post({}),
    statuses: officeOnly(200),
  },
  ...['accounts', 'directory', 'checklists', 'held'].map((list) => ({
    ...{ route: `GET /api/office/${list}`, why: 'all', path: () => `/api/office/${list}` },
    statuses: officeOnly(200),
  })),
  {
    route: 'POST /api/office/accounts/:id/reset',
    why: 'no such account',
    path: () => '/api/office/accounts/none/reset',
    init: { method: 'POST' },
    statuses: officeOnly(404),
  },
  {
    route: 'POST /api/office/accounts/:id/disabled',
    why: 'no such account',
    path: () => '/api/office/accounts/none/disabled',
    init: post({ disabled: true }),
    statuses: officeOnly(404),
  },
  {
    route: 'POST /api/office/held/:number/accept',
    why: 'no such row',
    path: () => '/api/office/held/999999/accept',
    init: { method: 'POST' },
    statuses: officeOnly(404),
  },
  {
    route: 'POST /api/hand-in',
    why: 'nothing',
    path: () => '/api/hand-in',
    init: post({ protocol: 1, device: 'tablet', changes: [] }),
    statuses: officeOnly(200),
  },
  // Last: it ends the sessions.
  {
    route: 'POST /api/auth/sign-out',
    why: 'own',
    path: () => '/api/auth/sign-out',
    init: { method: 'POST' },
    statuses: signedIn(204),
  },
];

/** The table itself needs none of what its handlers need. */
const tableOf = (): readonly string[] => {
  const nothing = new Proxy({}, { get: () => () => undefined });
  return createRoutes(nothing as never).map((route) => `${route.method} ${route.path}`);
};

describe('access matrix', () => {
  it('has a row for every route of the server, and no row for another', () => {
    const table = tableOf();
    expect(table.length).toBeGreaterThan(20);
    expect([...new Set(rows.map((row) => row.route))].toSorted()).toEqual([...table].toSorted());
  });

  it.each([
    '/api/auth',
    '/api/auth/get-session',
    '/api/auth/list-sessions',
    '/api/auth/sign-in/email',
    '/api/auth/sign-up/email',
    '/api/auth/update-user',
    '/api/auth/delete-user',
    '/api/auth/change-email',
    '/api/auth/is-username-available',
    '/api/auth/request-password-reset',
    '/api/auth/reset-password',
    '/api/auth/revoke-sessions',
    '/api/auth/ok',
    '/api/auth/error',
    '/api/auth/admin/set-role',
    '/api/auth/admin/impersonate-user',
    '/api/auth/callback/x',
    '/api/nothing',
  ])('nobody reaches %s', async (path) => {
    for (const role of roles) {
      for (const init of [{}, post({})]) {
        const answer = await call(role, path, init);
        expect(answer.status, role).toBe(404);
        expect(await answer.json()).toMatchObject({ code: 'not-found' });
      }
    }
  });

  it('shows each account its own part of the directory only', async () => {
    const seen = async (role: Role) => {
      const body = (await (await call(role, '/api/directory')).json()) as Record<
        string,
        { id: string }[]
      >;
      return {
        visits: body['visits']!.map(({ id }) => id),
        delegations: body['delegations']!.map(({ id }) => id),
        units: body['units']!.map(({ id }) => id),
      };
    };
    const first = { visits: ['visit-1'], delegations: ['delegation-1'], units: ['nhat-tan'] };
    expect(await seen('unit')).toEqual(first);
    expect(await seen('member')).toEqual(first);
    expect(await seen('lead')).toEqual(first);
    expect(await seen('stranger')).toEqual({
      visits: ['visit-2'],
      delegations: ['delegation-2'],
      units: ['trung-dung'],
    });
    expect((await seen('administrator')).visits).toEqual(['visit-1', 'visit-2']);
  });

  it('lets changes into a scope only from those who may write there, and gives them to those who may read', async () => {
    const written = await sync('member', [change('member', visit1)]);
    expect(written.held).toEqual({});
    for (const role of ['unit', 'stranger', 'administrator'] as const) {
      const pushed = change(role, visit1);
      const answer = await sync(role, [pushed]);
      expect(answer.held, role).toMatchObject({ [pushed.id]: { code: 'forbidden' } });
      expect(JSON.stringify(answer.scopes), role).not.toContain(visit1);
    }
    expect(JSON.stringify((await sync('lead', [])).scopes)).toContain(visit1);
  });

  it.each(rows.map((row) => [`${row.route}: ${row.why}`, row] as const))(
    '%s',
    async (_name, row) => {
      const statuses: number[] = [];
      for (const role of roles) {
        const answer = await call(role, row.path(), row.init);
        statuses.push(answer.status);
        if (answer.status === 401 && !row.route.includes('sign-in')) {
          const code =
            row.init?.method === 'HEAD' ? null : ((await answer.json()) as { code: string }).code;
          expect([null, 'signed-out']).toContain(code);
        }
      }
      expect(statuses, roles.join(', ')).toEqual(row.statuses);
    },
  );
});

function change(role: Role, scope: string) {
  return {
    id: crypto.randomUUID(),
    scope,
    record: makeRecordKey('answer', 'ngan-sach-tai-san/D01'),
    field: 'note',
    value: `by ${role}`,
    over: [],
    at: '2022-04-14T02:42:07.123Z-0000',
    by: callers.get(role)!.accountId,
    device: 'test-device',
    mine: true,
  };
}

async function sync(role: Role, push: readonly object[]) {
  const request = {
    protocol: 1,
    account: callers.get(role)!.accountId,
    device: 'test-device',
    epoch: null,
    cursors: {},
    push,
  };
  const answer = await call(role, '/api/sync', post(request));
  expect(answer.status).toBe(200);
  return (await answer.json()) as { held: Record<string, unknown>; scopes: unknown[] };
}
