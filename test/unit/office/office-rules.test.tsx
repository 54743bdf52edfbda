import { describe, expect, it } from 'vitest';
import { delegationSchema } from '#client/features/office/delegation-form.tsx';
import { firstWorker } from '#client/features/office/first-worker.ts';
import { heldContent } from '#client/features/office/held-content.ts';
import { countWords } from '#client/features/office/import-counts.ts';
import { officeProblemWords } from '#client/features/office/office-problem.tsx';
import type { OfficeAccount, OfficeDirectory } from '#client/features/office/office-types.ts';
import { searchAccounts } from '#client/features/office/search-accounts.ts';
import {
  fieldOfVisit,
  fromVisit,
  toPlannedVisit,
  visitSchema,
  type VisitValues,
} from '#client/features/office/visit-values.ts';
import { planSchema } from '#protocol/office.ts';

const account = (username: string, name: string, office = ''): OfficeAccount => ({
  ...{ id: `id-${username}`, username, name, office, role: 'inspector' as const },
  ...{ unitId: null, disabled: false, lastSignIn: null },
});
const accounts = [
  account('tu.phap', 'Chuyên viên Phòng Tư pháp', 'Phòng Tư pháp'),
  account('thu.ky', 'Thư ký đoàn', 'Sở Nội vụ'),
  { ...account('hoa.lac', 'Cán bộ xã'), role: 'unit' as const, unitId: 'hoa-lac' },
];
const hash = 'a'.repeat(64);
const directory: OfficeDirectory = {
  units: [{ id: 'hoa-lac', name: 'UBND xã Hòa Lạc', district: '' }],
  campaigns: [{ id: 'c', name: 'Quý II', basis: '' }],
  delegations: [
    {
      ...{ id: 'd', campaignId: 'c', name: 'Đoàn' },
      members: [
        { accountId: 'id-tu.phap', role: 'member' },
        { accountId: 'id-thu.ky', role: 'lead' },
      ],
    },
  ],
  visits: [
    {
      ...{ id: 'v', campaignId: 'c', delegationId: 'd', unitId: 'hoa-lac', kind: 'planned' },
      ...{ date: '2026-05-12', period: { from: '2026-01-01', to: '2026-03-31' } },
      ...{ checklists: [hash], disclosed: true },
      assignments: [{ accountId: 'id-thu.ky', checklist: hash }],
    },
  ],
  checklists: [],
};
const passwords = accounts.map(({ username, name }) => ({ username, name, password: 'x' }));

describe('searchAccounts', () => {
  const names = new Map([['hoa-lac', 'UBND xã Hòa Lạc']]);
  it.each([
    ['tu phap', ['tu.phap']],
    ['TƯ PHÁP', ['tu.phap']],
    ['noi vu doan', ['thu.ky']],
    ['hoà lạc', ['hoa.lac']],
    ['', ['tu.phap', 'thu.ky', 'hoa.lac']],
    ['không ai', []],
  ])('%s', (query, expected) => {
    expect(searchAccounts(accounts, query, names).map(({ username }) => username)).toEqual(
      expected,
    );
  });
});

describe('firstWorker', () => {
  it('is who was given a checklist, else who goes along, else nobody', () => {
    expect(firstWorker(passwords, accounts, directory)?.username).toBe('thu.ky');
    const none = { ...directory, visits: directory.visits.map((v) => ({ ...v, assignments: [] })) };
    expect(firstWorker(passwords, accounts, none)?.username).toBe('tu.phap');
    expect(firstWorker(passwords, accounts, { ...directory, visits: [] })).toBeNull();
  });
});

describe('a delegation', () => {
  const issues = (members: readonly (readonly [string, 'lead' | 'member'])[]) =>
    (
      delegationSchema().safeParse({
        name: 'Đoàn',
        members: members.map(([username, role]) => ({ username, role })),
      }).error?.issues ?? []
    ).map(({ path }) => path.join('.'));
  it('has exactly one lead and nobody twice', () => {
    expect(
      issues([
        ['a', 'lead'],
        ['b', 'member'],
      ]),
    ).toEqual([]);
    expect(issues([['a', 'member']])).toEqual(['members']);
    expect(
      issues([
        ['a', 'lead'],
        ['b', 'lead'],
      ]),
    ).toEqual(['members.1.role']);
    expect(
      issues([
        ['a', 'lead'],
        ['a', 'member'],
      ]),
    ).toEqual(['members.1.username']);
    expect(issues([['', 'lead']])).toEqual(['members.0.username']);
  });
});

describe('the values of a visit', () => {
  const values = fromVisit(directory.visits[0]!, directory.delegations, accounts, () => 'iso-9001');
  it('come back as the entry of a plan that they were made from', () => {
    const planned = { id: 'v', ...toPlannedVisit(values, 'c') };
    expect(planSchema.safeParse({ visits: [planned] }).success).toBe(true);
    expect(planned).toEqual({
      ...{ id: 'v', campaignId: 'c', delegationId: 'd', unitId: 'hoa-lac', kind: 'planned' },
      ...{ date: '2026-05-12', period: { from: '2026-01-01', to: '2026-03-31' } },
      checklists: ['iso-9001'],
      assignments: [{ username: 'thu.ky', checklist: 'iso-9001' }],
    });
  });

  it('drop what was given of a checklist that no longer goes along', () => {
    expect(toPlannedVisit({ ...values, checklists: ['khac'] }, 'c').assignments).toEqual([]);
  });

  it('are checked box by box', () => {
    const bad: VisitValues = { ...values, date: '31/4/2026', from: '2/1/2026', to: '1/1/2026' };
    const paths = (entry: VisitValues) =>
      (visitSchema().safeParse(entry).error?.issues ?? []).map(({ path }) => path.join('.'));
    expect(paths(values)).toEqual([]);
    expect(paths({ ...bad, checklists: [], unitId: '' })).toEqual([
      'unitId',
      'date',
      'checklists',
      'to',
    ]);
    expect(paths({ ...bad, date: '30/4/2026' })).toEqual(['to']);
  });

  it('know which box a problem of the server belongs to', () => {
    expect(fieldOfVisit('period/to')).toBe('to');
    expect(fieldOfVisit('checklists/2')).toBe('checklists');
    expect(fieldOfVisit('id')).toBeNull();
  });
});

describe('heldContent', () => {
  const change = {
    ...{ id: '01890a5d-ac96-774b-bcce-b302099a8057', scope: 'visit/v', record: 'finding:f1' },
    ...{ field: 'text', value: 'Chưa niêm yết', over: [], at: '2026-05-12T02:00:00.000Z-0000' },
    ...{ by: 'id-thu.ky', device: 't1' },
  };
  it('shows what cannot be read as it came', () => {
    expect(heldContent({ odd: ['ữ'] }, directory)).toEqual({
      read: null,
      raw: JSON.stringify({ odd: ['ữ'] }, null, 2),
    });
    expect(heldContent(null, directory)).toEqual({ read: null, raw: 'null' });
  });

  it('says in words which visit, what and which part of it, and what was written', () => {
    expect(heldContent(change, directory).read).toEqual({
      ...{ place: 'UBND xã Hòa Lạc, 12/5/2026', what: 'tồn tại, ưu điểm: nội dung' },
      words: 'Chưa niêm yết',
    });
    const answer = { ...change, record: 'answer:a/A07', field: 'value', value: { kind: 'na' } };
    expect(heldContent(answer, directory).read).toMatchObject({
      ...{ what: 'câu trả lời A07: kết quả', words: null },
    });
  });
});

describe('countWords', () => {
  it('says what there is, and only that', () => {
    const none = { units: 0, accounts: 0, campaigns: 0, delegations: 0, visits: 0 };
    expect(countWords({ ...none, units: 2, accounts: 6, visits: 2 })).toBe(
      '2 đơn vị, 6 người, 2 buổi',
    );
    expect(countWords(none)).toBe('');
  });
});

it('S12: that another account has signed in meanwhile is said, not that the session has ended', () => {
  const words = officeProblemWords({ type: 'problem', code: 'other-account', retryAfter: null });
  expect(words.title).toBe('Tài khoản khác đã đăng nhập trong trình duyệt này.');
  expect(words.text).toContain('vẫn ở đây');
});
