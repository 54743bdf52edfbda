import type { PlanKnown } from '#domain/directory/plan-rows-plan.ts';

/** A server with nothing but its checklists. */
export const emptyOffice: PlanKnown = {
  accounts: [{ username: 'van-phong', role: 'administrator' }],
  units: [],
  campaigns: [],
  delegations: [],
  visits: [],
  checklists: [
    { id: 'niem-yet-mot-cua', letter: 'A', title: 'Niêm yết, một cửa' },
    { id: 'iso-9001', letter: 'B', title: 'ISO 9001' },
    { id: 'cong-nghe-thong-tin', letter: 'C', title: 'Công nghệ thông tin' },
  ],
};
