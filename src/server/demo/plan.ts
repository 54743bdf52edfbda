/** The demo's campaign: the sample, with people whose names and passwords everybody may know. */
import type { PlanInput } from '#protocol/office.ts';
import type { ServerAnswer } from '#protocol/session.ts';
import { samplePlan } from '../sample/sample-plan.ts';

/** Only ever used on loopback, in a throw-away folder. */
export const demoPassword = 'so-doan-demo-2022';

const administrator = {
  username: 'quan.tri',
  name: 'Cơ quan thường trực (quản trị)',
  office: 'Phòng Nội vụ huyện',
  role: 'administrator',
  unitId: null,
} as const;

export function demoPlan(): PlanInput {
  const plan = samplePlan();
  return { ...plan, accounts: [administrator, ...(plan.accounts ?? [])] };
}

/** What the sign-in page lists; `role` is what the person is in the story, not only the account's. */
export function demoAccounts(): NonNullable<ServerAnswer['demo']> {
  const plan = demoPlan();
  const offices = new Map(
    (plan.delegations ?? []).flatMap(({ members }) =>
      members.map(({ username, role }) => [username, role] as const),
    ),
  );
  return (plan.accounts ?? []).map(({ username, name, role }) => ({
    ...{ username, name, password: demoPassword },
    role: offices.get(username) ?? role,
  }));
}
