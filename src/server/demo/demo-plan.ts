import { planSchema, type Plan } from '#protocol/office.ts';
import type { ServerAnswer } from '#protocol/session.ts';
import { earlierPlan } from '#server/sample/earlier-visit.ts';
import { samplePlan } from '#server/sample/sample-plan.ts';

/** Everybody's on the demo server, and on no other: it is printed and shown on the sign-in page. */
export const demoPassword = 'so-doan-demo-2022';

/** The sample campaign, the visit before it, and an administrator to look after them. */
export function demoPlan(): Plan {
  const sample = samplePlan();
  const earlier = earlierPlan();
  return planSchema.parse({
    ...sample,
    campaigns: [...(sample.campaigns ?? []), ...(earlier.campaigns ?? [])],
    delegations: [...(sample.delegations ?? []), ...(earlier.delegations ?? [])],
    visits: [...(sample.visits ?? []), ...(earlier.visits ?? [])],
    accounts: [
      ...(sample.accounts ?? []),
      {
        username: 'quan.tri',
        name: 'Quản trị viên Phòng Nội vụ',
        office: 'Phòng Nội vụ huyện',
        role: 'administrator',
        unitId: null,
      },
    ],
  });
}

/** Whom one can sign in as; in a delegation the role there says more than the account's. */
export function demoAccounts(plan: Plan): NonNullable<ServerAnswer['demo']> {
  const members = plan.delegations.flatMap((delegation) => delegation.members);
  return plan.accounts.map(({ username, name, role }) => ({
    username,
    password: demoPassword,
    role: members.find((member) => member.username === username)?.role ?? role,
    name,
  }));
}
