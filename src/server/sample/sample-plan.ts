/**
 * The sample campaign: a delegation of district Tiên Lữ that visits two communes in April 2022, after
 * a report of that time. It goes through the same door as any plan. People are named by office and
 * task only.
 */
import type { PlanInput } from '#protocol/office.ts';

/** Ids of the checklists that the sample uses; they must be among those in force. */
export const sampleChecklists = {
  procedures: 'niem-yet-mot-cua',
  quality: 'iso-9001',
  technology: 'cong-nghe-thong-tin',
  budget: 'ngan-sach-tai-san',
  dossiers: 'ho-so',
  steering: 'chi-dao-dieu-hanh',
  institutions: 'the-che',
  feedback: 'phan-anh-hai-long',
} as const;

/** Under which names the people of the sample sign in. */
export interface SampleUsernames {
  readonly lead: string;
  readonly deputy: string;
  readonly secretary: string;
  readonly finance: string;
  readonly justice: string;
  readonly office: string;
  readonly nhatTan: string;
  readonly trungDung: string;
}

export const sampleUsernames: SampleUsernames = {
  lead: 'truong.doan',
  deputy: 'pho.doan',
  secretary: 'thu.ky',
  finance: 'tai.chinh',
  justice: 'tu.phap',
  office: 'van.phong',
  nhatTan: 'xa.nhat.tan',
  trungDung: 'xa.trung.dung',
};

/** Stable: taking the sample twice changes nothing, and reports that its people exist already. */
export const sampleIds = {
  campaign: 'cchc-tien-lu-2022',
  delegation: 'cchc-tien-lu-2022-doan-2',
  nhatTan: 'xa-nhat-tan',
  trungDung: 'xa-trung-dung',
  visitNhatTan: 'nhat-tan-2022-04-13',
  visitTrungDung: 'trung-dung-2022-04-14',
} as const;

const district = 'Huyện Tiên Lữ';

export function samplePlan(usernames: SampleUsernames = sampleUsernames): PlanInput {
  return {
    accounts: accounts(usernames),
    units: [
      { id: sampleIds.nhatTan, name: 'UBND xã Nhật Tân', district },
      { id: sampleIds.trungDung, name: 'UBND xã Trung Dũng', district },
    ],
    campaigns: [
      {
        id: sampleIds.campaign,
        name: 'Kiểm tra công tác cải cách hành chính năm 2022',
        basis: 'Kế hoạch cải cách hành chính năm 2022 của UBND huyện Tiên Lữ',
      },
    ],
    delegations: [
      {
        id: sampleIds.delegation,
        campaignId: sampleIds.campaign,
        name: 'Đoàn kiểm tra số 2',
        members: [
          { username: usernames.lead, role: 'lead' },
          { username: usernames.deputy, role: 'deputy' },
          { username: usernames.secretary, role: 'secretary' },
          { username: usernames.finance, role: 'member' },
          { username: usernames.justice, role: 'member' },
          { username: usernames.office, role: 'member' },
        ],
      },
    ],
    visits: [
      visit(usernames, {
        id: sampleIds.visitNhatTan,
        unitId: sampleIds.nhatTan,
        date: '2022-04-13',
        period: { from: '2021-01-01', to: '2022-04-08' },
      }),
      visit(usernames, {
        id: sampleIds.visitTrungDung,
        unitId: sampleIds.trungDung,
        date: '2022-04-14',
        period: { from: '2022-01-01', to: '2022-03-31' },
      }),
    ],
  };
}

function accounts(usernames: SampleUsernames): NonNullable<PlanInput['accounts']> {
  const inspector = (username: string, name: string, office: string) => ({
    ...{ username, name, office, role: 'inspector' as const, unitId: null },
  });
  const unit = (username: string, name: string, unitId: string) => ({
    ...{ username, name, office: name, role: 'unit' as const, unitId },
  });
  const council = 'Văn phòng HĐND và UBND huyện';
  const home = 'Phòng Nội vụ huyện';
  const finance = 'Phòng Tài chính - Kế hoạch huyện';
  return [
    inspector(usernames.lead, 'Chánh Văn phòng HĐND và UBND', council),
    inspector(usernames.deputy, 'Phó Trưởng phòng Nội vụ', home),
    inspector(usernames.secretary, 'Chuyên viên Phòng Nội vụ', home),
    inspector(usernames.finance, 'Chuyên viên Phòng Tài chính - Kế hoạch', finance),
    inspector(usernames.justice, 'Chuyên viên Phòng Tư pháp', 'Phòng Tư pháp huyện'),
    inspector(usernames.office, 'Chuyên viên Văn phòng HĐND và UBND', council),
    unit(usernames.nhatTan, 'UBND xã Nhật Tân', sampleIds.nhatTan),
    unit(usernames.trungDung, 'UBND xã Trung Dũng', sampleIds.trungDung),
  ];
}

type PlannedVisit = NonNullable<PlanInput['visits']>[number];

/** Both visits have the same work in the same hands. */
function visit(
  usernames: SampleUsernames,
  facts: Pick<PlannedVisit, 'id' | 'unitId' | 'date' | 'period'>,
): PlannedVisit {
  const { procedures, quality, technology, budget } = sampleChecklists;
  const { dossiers, steering, institutions, feedback } = sampleChecklists;
  return {
    ...facts,
    campaignId: sampleIds.campaign,
    delegationId: sampleIds.delegation,
    kind: 'planned',
    checklists: Object.values(sampleChecklists),
    assignments: [
      { username: usernames.justice, checklist: procedures },
      { username: usernames.office, checklist: procedures },
      { username: usernames.deputy, checklist: quality },
      { username: usernames.secretary, checklist: quality },
      { username: usernames.office, checklist: technology },
      { username: usernames.finance, checklist: budget },
      { username: usernames.finance, checklist: dossiers },
      { username: usernames.office, checklist: dossiers },
      { username: usernames.deputy, checklist: steering },
      { username: usernames.justice, checklist: institutions },
      { username: usernames.secretary, checklist: feedback },
    ],
  };
}
