import { planSchema, type Plan } from '#protocol/office.ts';

/** Everybody's password on a test server. */
export const testPassword = 'gió-núi-trăng-biển-2022';

/**
 * Two delegations that each visit one unit. `lead` and `member` go to Nhật Tân, `other` leads the
 * delegation to Trung Dũng; the units' staff are `nhat-tan` and `trung-dung`. Usernames are what
 * `signIn` takes.
 */
export const testPlan: Plan = planSchema.parse({
  accounts: [
    account('office', 'Cán bộ phòng', 'administrator', null),
    account('lead', 'Trưởng đoàn một', 'inspector', null),
    account('deputy', 'Phó đoàn một', 'inspector', null),
    account('secretary', 'Thư ký đoàn một', 'inspector', null),
    account('member', 'Thành viên đoàn một', 'inspector', null),
    account('other', 'Trưởng đoàn hai', 'inspector', null),
    account('nobody', 'Cán bộ chưa vào đoàn', 'inspector', null),
    account('nhat-tan', 'Công chức xã Nhật Tân', 'unit', 'nhat-tan'),
    account('trung-dung', 'Công chức xã Trung Dũng', 'unit', 'trung-dung'),
  ],
  units: [
    { id: 'nhat-tan', name: 'Xã Nhật Tân', district: 'Tiên Lữ' },
    { id: 'trung-dung', name: 'Xã Trung Dũng', district: 'Tiên Lữ' },
  ],
  campaigns: [{ id: 'campaign-2022', name: 'Kiểm tra năm 2022', basis: 'Kế hoạch số 1' }],
  delegations: [
    {
      id: 'delegation-1',
      campaignId: 'campaign-2022',
      name: 'Đoàn một',
      members: [
        { username: 'lead', role: 'lead' },
        { username: 'deputy', role: 'deputy' },
        { username: 'secretary', role: 'secretary' },
        { username: 'member', role: 'member' },
      ],
    },
    {
      id: 'delegation-2',
      campaignId: 'campaign-2022',
      name: 'Đoàn hai',
      members: [{ username: 'other', role: 'lead' }],
    },
  ],
  visits: [
    visit('visit-1', 'delegation-1', 'nhat-tan', [
      { username: 'member', checklist: 'ngan-sach-tai-san' },
    ]),
    visit('visit-2', 'delegation-2', 'trung-dung', []),
  ],
});

/** The scopes of the two visits. */
export const testScopes = {
  visit1: 'visit/visit-1',
  followup1: 'followup/visit-1',
  visit2: 'visit/visit-2',
  followup2: 'followup/visit-2',
} as const;

function account(username: string, name: string, role: string, unitId: string | null) {
  return {
    username,
    name,
    office: role === 'unit' ? 'Ủy ban nhân dân xã' : 'Phòng Nội vụ',
    role,
    unitId,
  };
}

function visit(
  id: string,
  delegationId: string,
  unitId: string,
  assignments: readonly { readonly username: string; readonly checklist: string }[],
) {
  return {
    ...{ id, delegationId, unitId, assignments, campaignId: 'campaign-2022', kind: 'planned' },
    date: '2022-04-14',
    period: { from: '2021-01-01', to: '2022-03-31' },
    checklists: ['niem-yet-mot-cua', 'iso-9001', 'cong-nghe-thong-tin', 'ngan-sach-tai-san'],
  };
}
