import type { Checklist } from '#domain/checklist/definition.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { SessionAccount } from '#client/services/app-services.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';

export const me: SessionAccount = {
  id: 'account-nv',
  username: 'noi-vu',
  name: 'Chuyên viên Phòng Nội vụ',
  office: 'Phòng Nội vụ',
  role: 'inspector',
  unitId: null,
  mustChangePassword: false,
};

export const colleagueId = 'account-vp';
export const visitScope = makeScope('visit', 'visit-1');

/** A visit of two members to one commune, pinned to these checklists. */
export function sampleDirectory(
  checklists: readonly { readonly hash: string; readonly checklist: Checklist }[],
  missing: readonly {
    readonly hash: string;
    readonly letter: string;
    readonly title: string;
  }[] = [],
): DirectoryAnswer {
  const { username: _username, mustChangePassword: _mustChange, ...account } = me;
  return {
    protocol: 1,
    account: me.id,
    accounts: [
      { ...account, disabled: false },
      {
        id: colleagueId,
        name: 'Chuyên viên Văn phòng',
        office: 'Văn phòng HĐND và UBND',
        role: 'inspector',
        unitId: null,
        disabled: false,
      },
    ],
    units: [{ id: 'unit-1', name: 'UBND xã Trung Dũng', district: 'Huyện Tiên Lữ' }],
    campaigns: [{ id: 'campaign-1', name: 'Kiểm tra CCHC 2022', basis: '' }],
    delegations: [
      {
        id: 'delegation-1',
        campaignId: 'campaign-1',
        name: 'Đoàn kiểm tra số 2',
        members: [
          { accountId: me.id, role: 'member' },
          { accountId: colleagueId, role: 'lead' },
        ],
      },
    ],
    visits: [
      {
        id: 'visit-1',
        campaignId: 'campaign-1',
        delegationId: 'delegation-1',
        unitId: 'unit-1',
        kind: 'planned',
        date: '2022-04-14',
        period: { from: '2021-01-01', to: '2022-03-31' },
        checklists: [...checklists, ...missing].map(({ hash }) => hash),
        assignments: [],
        disclosed: true,
      },
    ],
    checklists: [
      ...checklists.map(({ hash, checklist }) => ({
        hash,
        id: checklist.id,
        letter: checklist.letter,
        title: checklist.title.vi,
        shortTitle: checklist.shortTitle.vi,
        version: checklist.version,
        itemCount: checklist.sections.flatMap((section) => section.items).length,
      })),
      ...missing.map(({ hash, letter, title }) => ({
        hash,
        id: `thieu-${letter.toLowerCase()}`,
        letter,
        title,
        shortTitle: title,
        version: '2026.1',
        itemCount: 24,
      })),
    ],
  };
}
