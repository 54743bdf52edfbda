/** What the office asks of the server: a part of its own, since no inspector needs it. */
import {
  heldListSchema,
  officeAccountsSchema,
  officeDirectorySchema,
  planAnswerSchema,
  resetAnswerSchema,
  type PlanInput,
} from '#protocol/office.ts';
import { anything, createCalls, inNameOf, withoutBody } from './api-calls.ts';

/** What is asked is done, and audited, as the officer who opened the page or not at all (S12). */
export function createOfficeCalls(account: string, fetcher: typeof fetch = fetch) {
  const { get, post } = createCalls(fetcher);
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
}
