import {
  disableSchema,
  planSchema,
  type OfficeAccounts,
  type OfficeDirectory,
  type Plan,
} from '#protocol/office.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import type { Storage } from '#server/storage/port.ts';
import type { AcceptDependencies } from '#server/usecases/accept-changes.ts';
import { checklistsInForce } from '#server/usecases/answer-directory.ts';
import type { ApplyPlan } from '#server/usecases/apply-plan.ts';
import type { FactsReader } from '#server/usecases/directory-facts.ts';
import { acceptHeld, listHeld, type AcceptRefusal } from '#server/usecases/held-changes.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import { json, noContent, parseBody, refuse, type Route } from '../route.ts';
import { refuseBy } from './account-routes.ts';

export interface OfficeRouteDependencies extends AcceptDependencies {
  readonly accounts: Accounts;
  readonly applyPlan: ApplyPlan;
  /** What a newcomer begins with; taking it twice changes nothing and says who exists already. */
  readonly samplePlan: Plan;
}

/** A plan of 2,000 accounts and 5,000 visits. */
const maxPlanBytes = 16 * 1024 * 1024;
const maxBytes = 8 * 1024;

const acceptRefusals: Readonly<Record<AcceptRefusal, ProblemCode>> = {
  'not-found': 'not-found',
  'not-acceptable': 'forbidden',
  'no-such-scope': 'conflict',
  conflict: 'conflict',
};

/** The standing agency's work: accounts, the directory, held changes. */
export function officeRoutes(dependencies: OfficeRouteDependencies): readonly Route[] {
  const { storage, accounts, readFacts, applyPlan, samplePlan } = dependencies;
  return [
    {
      who: 'administrator',
      namesAccount: false,
      method: 'POST',
      path: '/api/office/plan',
      bodyBytes: maxPlanBytes,
      handle: async (request) => {
        const body = parseBody(request.body, planSchema);
        if (!body.ok) return refuse(request, body.error.code, body.error);
        return json(await applyPlan(request.account.profile.id, body.value));
      },
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'POST',
      path: '/api/office/sample',
      handle: async (request) => json(await applyPlan(request.account.profile.id, samplePlan)),
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'GET',
      path: '/api/office/accounts',
      handle: async () => json(await officeAccounts(storage, accounts)),
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'POST',
      path: '/api/office/accounts/:id/reset',
      handle: async (request) => {
        const password = await accounts.reset(
          request.account.profile.id,
          request.params['id'] ?? '',
        );
        return password.ok ? json({ password: password.value }) : refuseBy(request, password.error);
      },
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'POST',
      path: '/api/office/accounts/:id/disabled',
      bodyBytes: maxBytes,
      handle: async (request) => {
        const body = parseBody(request.body, disableSchema);
        if (!body.ok) return refuse(request, body.error.code, body.error);
        const { account, params } = request;
        const done = await accounts.setDisabled(
          account.profile.id,
          params['id'] ?? '',
          body.value.disabled,
        );
        return done.ok ? noContent() : refuseBy(request, done.error);
      },
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'GET',
      path: '/api/office/directory',
      handle: async () => json(await officeDirectory(storage, readFacts)),
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'GET',
      path: '/api/office/checklists',
      handle: async () => json({ checklists: await officeChecklists(storage) }),
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'GET',
      path: '/api/office/held',
      handle: async (request) => {
        const before = request.url.searchParams.get('before');
        if (before === null) return json(await listHeld(storage));
        if (!isNumber(before)) return refuse(request, 'bad-request');
        return json(await listHeld(storage, Number(before)));
      },
    },
    {
      who: 'administrator',
      namesAccount: false,
      method: 'POST',
      path: '/api/office/held/:number/accept',
      handle: async (request) => {
        const number = request.params['number'] ?? '';
        if (!isNumber(number)) return refuse(request, 'not-found');
        const accepted = await acceptHeld(dependencies, request.account.profile.id, Number(number));
        return accepted.ok ? noContent() : refuse(request, acceptRefusals[accepted.error]);
      },
    },
  ];
}

const isNumber = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

async function officeAccounts(storage: Storage, accounts: Accounts): Promise<OfficeAccounts> {
  const profiles = await storage.read((data) => data.accounts.profiles());
  const lastSignIns = await accounts.lastSignIns();
  return {
    accounts: profiles.map(({ id, username, name, office, role, unitId, disabled }) => {
      const last = lastSignIns.get(id);
      return {
        ...{ id, username, name, office, role, unitId, disabled },
        lastSignIn: last === undefined ? null : new Date(last).toISOString(),
      };
    }),
  };
}

async function officeDirectory(storage: Storage, readFacts: FactsReader): Promise<OfficeDirectory> {
  const { units, campaigns, delegations, visits } = await readFacts();
  return {
    units: [...units],
    campaigns: [...campaigns],
    delegations: [...delegations],
    visits: [...visits],
    checklists: await officeChecklists(storage),
  };
}

async function officeChecklists(storage: Storage): Promise<OfficeDirectory['checklists']> {
  return (await checklistsInForce(storage)).map(({ id, hash, letter, title, version }) => ({
    ...{ id, hash, letter, title, version },
  }));
}
