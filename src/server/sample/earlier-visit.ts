/**
 * A visit before the sample's: another delegation at the commune Nhật Tân in 2020, of which the lead and
 * one member come again. What it found is made up.
 */
import type { PlanInput } from '#protocol/office.ts';
import { sampleChecklists, sampleIds, sampleUsernames } from './sample-plan.ts';

export const earlierIds = {
  campaign: 'cchc-tien-lu-2020',
  delegation: 'cchc-tien-lu-2020-doan-1',
  visit: 'nhat-tan-2020-11-10',
} as const;

export function earlierPlan(): PlanInput {
  const { procedures, technology, budget, dossiers } = sampleChecklists;
  return {
    campaigns: [
      {
        id: earlierIds.campaign,
        name: 'Kiểm tra công tác cải cách hành chính năm 2020',
        basis: 'Kế hoạch cải cách hành chính năm 2020 của UBND huyện Tiên Lữ',
      },
    ],
    delegations: [
      {
        id: earlierIds.delegation,
        campaignId: earlierIds.campaign,
        name: 'Đoàn kiểm tra số 1 năm 2020',
        members: [
          { username: sampleUsernames.lead, role: 'lead' },
          { username: sampleUsernames.finance, role: 'member' },
        ],
      },
    ],
    visits: [
      {
        id: earlierIds.visit,
        campaignId: earlierIds.campaign,
        delegationId: earlierIds.delegation,
        unitId: sampleIds.nhatTan,
        kind: 'planned',
        date: '2020-11-10',
        period: { from: '2020-01-01', to: '2020-10-31' },
        checklists: [procedures, technology, budget, dossiers],
        assignments: [],
      },
    ],
  };
}
