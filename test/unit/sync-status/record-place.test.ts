import { describe, expect, it } from 'vitest';
import { recordPlace } from '#client/features/sync-status/record-place.ts';

const date = '2022-04-13';
const directory = {
  protocol: 1,
  account: 'a1',
  accounts: [],
  units: [{ id: 'u1', name: 'UBND xã Nhật Tân', district: '' }],
  campaigns: [],
  delegations: [],
  visits: [
    {
      id: 'v1',
      campaignId: 'c1',
      delegationId: 'd1',
      unitId: 'u1',
      kind: 'planned' as const,
      date,
      period: { from: date, to: date },
      checklists: [],
      assignments: [],
      disclosed: true,
    },
  ],
  checklists: [
    {
      hash: 'c'.repeat(64),
      id: 'cong-nghe-thong-tin',
      letter: 'C',
      title: 'CNTT',
      shortTitle: 'CNTT',
      version: '1',
      itemCount: 21,
    },
  ],
};

describe('where a record is seen', () => {
  it.each([
    ['visit/v1', 'answer:cong-nghe-thong-tin/C19', 'inspector', 'C19', '/visits/v1/fill/C'],
    ['visit/v1', 'answer:unknown-list/Z01', 'inspector', 'Z01', '/visits/v1/fill'],
    [
      'visit/v1',
      'check:cong-nghe-thong-tin/so-tong',
      'inspector',
      'giải trình về số liệu',
      '/visits/v1/fill/C',
    ],
    ['visit/v1', 'row:r1', 'inspector', 'dòng trong bảng', '/visits/v1/fill'],
    ['visit/v1', 'statement:s1', 'inspector', 'đoạn kết luận', '/visits/v1/conclusion'],
    [
      'followup/v1',
      'verdict:r1',
      'inspector',
      'ý kiến của đoàn về báo cáo',
      '/visits/v1/follow-up',
    ],
    ['followup/v1', 'response:r1', 'inspector', 'báo cáo của đơn vị', '/visits/v1/follow-up'],
    ['followup/v1', 'response:r1', 'unit', 'báo cáo của đơn vị', '/'],
  ] as const)('%s %s for %s is %s', (scope, record, role, what, href) => {
    const place = recordPlace(directory, role, scope, record);
    expect(place).toEqual({ what, unit: 'UBND xã Nhật Tân', href });
  });

  it('leads nowhere where the visit is gone or the key cannot be read, and still names it', () => {
    expect(recordPlace(directory, 'inspector', 'visit/v9', 'finding:f1')).toEqual({
      what: 'tồn tại',
      unit: null,
      href: null,
    });
    expect(recordPlace(null, 'inspector', 'nonsense', 'nonsense').href).toBeNull();
  });
});
