import { describe, expect, it } from 'vitest';
import { planFromSheets } from '#domain/directory/plan-rows.ts';
import type { PlanKnown } from '#domain/directory/plan-rows-plan.ts';
import type { Cell, SheetRows } from '#domain/directory/plan-rows-sheets.ts';
import { readableId, readDay } from '#domain/directory/plan-rows-values.ts';
import { emptyOffice } from './known.ts';

const sheet = (name: string, ...rows: readonly Cell[][]): SheetRows => ({ name, rows });

const units = sheet('Đơn vị', ['Tên đơn vị', 'Trực thuộc'], ['UBND xã Hòa Lạc', 'Huyện Tiên Lữ']);
const accountHeads = ['Tên đăng nhập', 'Họ tên hoặc chức danh', 'Cơ quan', 'Vai trò', 'Đơn vị'];
const accounts = sheet(
  'Tài khoản',
  accountHeads,
  ['truong', 'Phó Giám đốc', 'Sở Nội vụ', 'Thành viên đoàn', null],
  ['thu.ky', 'Chuyên viên', 'Sở Nội vụ', 'thành viên đoàn', null],
  ['hoa.lac', 'UBND xã Hòa Lạc', '', 'Cán bộ đơn vị', 'ubnd xa hoa lac'],
);
const campaigns = sheet('Đợt kiểm tra', ['Tên đợt', 'Căn cứ'], ['Quý II', 'Kế hoạch 15']);
const delegationHeads = ['Tên đợt', 'Tên đoàn', 'Tên đăng nhập', 'Nhiệm vụ'];
const delegations = sheet(
  'Đoàn kiểm tra',
  delegationHeads,
  ['Quý II', 'Đoàn số 1', 'truong', 'Trưởng đoàn'],
  ['Quý II', 'Đoàn số 1', 'thu.ky', 'Thư ký'],
);
const visitHeads = [
  ...['Tên đợt', 'Tên đoàn', 'Đơn vị', 'Ngày kiểm tra', 'Hình thức'],
  ...['Thời kỳ từ', 'Thời kỳ đến', 'Phiếu', 'Phân công'],
];
const visitRow = (changes: Readonly<Record<number, Cell>> = {}): Cell[] =>
  [
    ...['Quý II', 'Đoàn số 1', 'UBND xã Hòa Lạc', '12/5/2026', 'Theo kế hoạch'],
    ...['1/1/2026', '31/3/2026', 'A; C', 'A: thu.ky'],
  ].map((cell, index) => changes[index] ?? cell);

const whole = [
  units,
  accounts,
  campaigns,
  delegations,
  sheet('Buổi kiểm tra', visitHeads, visitRow()),
];
const replace = (...changed: readonly SheetRows[]): SheetRows[] =>
  whole.map((entry) => changed.find(({ name }) => name === entry.name) ?? entry);
const problemsOf = (sheets: readonly SheetRows[], known: PlanKnown = emptyOffice) =>
  planFromSheets(sheets, known).problems.map(({ sheet: name, row, column, code, value }) =>
    [name, row, column, code, value].filter((part) => part !== null && part !== '').join(' | '),
  );

describe('planFromSheets', () => {
  it('makes one plan of all sheets', () => {
    const { plan, problems, notes, places } = planFromSheets(whole, emptyOffice);
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
    expect(plan).toEqual({
      units: [{ id: 'ubnd-xa-hoa-lac', name: 'UBND xã Hòa Lạc', district: 'Huyện Tiên Lữ' }],
      accounts: [
        {
          username: 'truong',
          name: 'Phó Giám đốc',
          office: 'Sở Nội vụ',
          role: 'inspector',
          unitId: null,
        },
        {
          username: 'thu.ky',
          name: 'Chuyên viên',
          office: 'Sở Nội vụ',
          role: 'inspector',
          unitId: null,
        },
        {
          username: 'hoa.lac',
          name: 'UBND xã Hòa Lạc',
          office: '',
          role: 'unit',
          unitId: 'ubnd-xa-hoa-lac',
        },
      ],
      campaigns: [{ id: 'quy-ii', name: 'Quý II', basis: 'Kế hoạch 15' }],
      delegations: [
        {
          id: 'quy-ii-doan-so-1',
          campaignId: 'quy-ii',
          name: 'Đoàn số 1',
          members: [
            { username: 'truong', role: 'lead' },
            { username: 'thu.ky', role: 'secretary' },
          ],
        },
      ],
      visits: [
        {
          id: 'ubnd-xa-hoa-lac-2026-05-12',
          campaignId: 'quy-ii',
          delegationId: 'quy-ii-doan-so-1',
          unitId: 'ubnd-xa-hoa-lac',
          kind: 'planned',
          date: '2026-05-12',
          period: { from: '2026-01-01', to: '2026-03-31' },
          checklists: ['niem-yet-mot-cua', 'cong-nghe-thong-tin'],
          assignments: [{ username: 'thu.ky', checklist: 'niem-yet-mot-cua' }],
        },
      ],
    });
    expect(places.get('accounts/2')).toEqual({ sheet: 'Tài khoản', row: 4 });
  });

  it('knows sheets, heads, roles and units without accents, in any case and order', () => {
    const plain = sheet(
      'TAI KHOAN',
      ['VAI TRO', 'ten dang nhap *', 'Ho ten', 'don vi'],
      ['can bo don vi', 'Hoa.Lac', 'Xã Hòa Lạc', 'UBND XA HOA LAC'],
    );
    const { plan, problems } = planFromSheets([units, plain], emptyOffice);
    expect(problems).toEqual([]);
    expect(plan.accounts).toEqual([
      {
        username: 'hoa.lac',
        name: 'Xã Hòa Lạc',
        office: '',
        role: 'unit',
        unitId: 'ubnd-xa-hoa-lac',
      },
    ]);
  });

  it('takes dates as dates and as text, and says which row has none', () => {
    const dated = (date: Cell) =>
      replace(sheet('Buổi kiểm tra', visitHeads, visitRow({ 3: date })));
    const day = (date: Cell) => planFromSheets(dated(date), emptyOffice).plan.visits[0]?.date;
    expect(day({ day: '2026-05-12' })).toBe('2026-05-12');
    expect(day('12-05-2026')).toBe('2026-05-12');
    expect(day('2026-05-12')).toBe('2026-05-12');
    expect(problemsOf(dated('31/4/2026'))).toEqual([
      'Buổi kiểm tra | 2 | Ngày kiểm tra | bad-date | 31/4/2026',
    ]);
    expect(problemsOf(dated(44_000))).toEqual([
      'Buổi kiểm tra | 2 | Ngày kiểm tra | bad-date | 44000',
    ]);
  });

  it('counts rows as the spreadsheet does, past empty ones and a title', () => {
    const rows: Cell[][] = [
      [null],
      accountHeads,
      ['', null, '  ', null, null],
      ['truong', 'A', 'B', 'không rõ', null],
    ];
    expect(problemsOf([sheet('Tài khoản', ...rows)])).toEqual([
      'Tài khoản | 4 | Vai trò | unknown-role | không rõ',
    ]);
  });

  it('names every account that cannot be taken', () => {
    const bad = sheet(
      'Tài khoản',
      accountHeads,
      ['truong', 'A', '', 'Thành viên đoàn', null],
      ['Truong', 'B', '', 'Thành viên đoàn', null],
      ['có dấu', 'C', '', 'Thành viên đoàn', null],
      ['don.vi', 'D', '', 'Cán bộ đơn vị', null],
      ['don.vi.2', 'E', '', 'Cán bộ đơn vị', 'UBND xã Không Có'],
      ['doan', 'F', '', 'Thành viên đoàn', 'UBND xã Hòa Lạc'],
      [null, 'G', '', 'Quản trị', null],
      ['dai', 'x'.repeat(201), '', 'Quản trị', null],
    );
    expect(problemsOf([units, bad])).toEqual([
      'Tài khoản | 3 | Tên đăng nhập | duplicate | truong',
      'Tài khoản | 4 | Tên đăng nhập | bad-username | có dấu',
      'Tài khoản | 5 | Đơn vị | unit-needed',
      'Tài khoản | 6 | Đơn vị | unknown-unit | UBND xã Không Có',
      'Tài khoản | 7 | Đơn vị | unit-not-wanted | UBND xã Hòa Lạc',
      'Tài khoản | 8 | Tên đăng nhập | missing',
      'Tài khoản | 9 | Họ tên hoặc chức danh | too-long | 200',
    ]);
  });

  it('tells units of one name apart by what they belong to', () => {
    const two = sheet(
      'Đơn vị',
      ['Tên đơn vị', 'Trực thuộc'],
      ['Xã Tân Lập', 'Huyện A'],
      ['Xã Tân Lập', 'Huyện B'],
      ['xa tan lap', 'huyen a'],
    );
    const of = (unit: string) =>
      sheet('Tài khoản', accountHeads, ['tan.lap', 'Xã', '', 'Cán bộ đơn vị', unit]);
    expect(problemsOf([two, of('Xã Tân Lập')])).toEqual([
      'Đơn vị | 4 | Tên đơn vị | duplicate | xa tan lap',
      'Tài khoản | 2 | Đơn vị | ambiguous-unit | Xã Tân Lập',
    ]);
    const { plan } = planFromSheets([two, of('Xã Tân Lập, Huyện B')], emptyOffice);
    expect(plan.accounts[0]?.unitId).toBe('xa-tan-lap-2');
  });

  it('wants one lead a delegation, and inspectors in it', () => {
    const bad = sheet(
      'Đoàn kiểm tra',
      delegationHeads,
      ['Quý II', 'Đoàn số 1', 'truong', 'Trưởng đoàn'],
      [null, 'Đoàn số 1', 'thu.ky', 'Trưởng đoàn'],
      ['Quý II', 'Đoàn số 2', 'truong', 'Thành viên'],
      ['Quý II', 'Đoàn số 2', 'truong', 'Thành viên'],
      ['Quý II', 'Đoàn số 2', 'hoa.lac', 'Thư ký'],
      ['Quý II', 'Đoàn số 2', 'ai.do', 'Quan sát'],
      ['Quý III', 'Đoàn số 3', 'truong', 'Trưởng đoàn'],
    );
    expect(problemsOf([units, accounts, campaigns, bad])).toEqual([
      'Đoàn kiểm tra | 3 | Nhiệm vụ | second-lead | Đoàn số 1',
      'Đoàn kiểm tra | 5 | Tên đăng nhập | duplicate | truong',
      'Đoàn kiểm tra | 6 | Tên đăng nhập | not-inspector | hoa.lac',
      'Đoàn kiểm tra | 7 | Nhiệm vụ | unknown-duty | Quan sát',
      'Đoàn kiểm tra | 7 | Tên đăng nhập | unknown-person | ai.do',
      'Đoàn kiểm tra | 8 | Tên đợt | unknown-campaign | Quý III',
      'Đoàn kiểm tra | 4 | Nhiệm vụ | no-lead | Đoàn số 2',
    ]);
  });

  it('names every part of a visit that cannot be taken', () => {
    const bad = sheet(
      'Buổi kiểm tra',
      visitHeads,
      visitRow({ 1: 'Đoàn số 9' }),
      visitRow({ 2: 'Xã khác', 4: 'Bí mật' }),
      visitRow({ 3: '13/5/2026', 5: '1/4/2026' }),
      visitRow({ 3: '14/5/2026', 7: 'A; Z', 8: 'C: thu.ky; A: ai.do' }),
      visitRow(),
      visitRow(),
    );
    expect(problemsOf(replace(bad))).toEqual([
      'Buổi kiểm tra | 2 | Tên đoàn | unknown-delegation | Đoàn số 9',
      'Buổi kiểm tra | 3 | Đơn vị | unknown-unit | Xã khác',
      'Buổi kiểm tra | 3 | Hình thức | unknown-kind | Bí mật',
      'Buổi kiểm tra | 4 | Thời kỳ đến | period-order',
      'Buổi kiểm tra | 5 | Phiếu | unknown-checklist | Z',
      'Buổi kiểm tra | 5 | Phân công | bad-assignment | C: thu.ky',
      'Buổi kiểm tra | 5 | Phân công | not-member | ai.do',
      'Buổi kiểm tra | 7 | Đơn vị | duplicate | UBND xã Hòa Lạc',
    ]);
  });

  it('says what it does not know, and takes the rest', () => {
    const more = sheet('Đơn vị', ['Tên đơn vị', 'Ghi chú'], ['UBND xã Hòa Lạc', 'xa trung tâm']);
    const { plan, problems, notes } = planFromSheets(
      [more, sheet('Bản đồ', ['x']), sheet('Trang trống')],
      emptyOffice,
    );
    expect(plan.units).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(notes.map(({ code, value }) => [code, value])).toEqual([
      ['unknown-column', 'Ghi chú'],
      ['unknown-sheet', 'Bản đồ'],
    ]);
  });

  it('says once that a column is missing, and that nothing is known', () => {
    expect(problemsOf([sheet('Tài khoản', ['Tên đăng nhập', 'Họ tên'], ['a.b.c', 'A'])])).toEqual([
      'Tài khoản | 1 | missing-column | Vai trò',
    ]);
    expect(problemsOf([sheet('Trang tính1', ['x'])])).toEqual(['no-known-sheet']);
    expect(problemsOf([units, { ...units, name: 'units' }])).toEqual([
      'units | repeated-sheet | Đơn vị',
    ]);
  });

  it('meets a server that has it all already: same ids, nobody twice', () => {
    const first = planFromSheets(whole, emptyOffice).plan;
    const known: PlanKnown = { ...emptyOffice, ...first, accounts: first.accounts };
    const { plan, problems, notes } = planFromSheets(whole, known);
    expect(problems).toEqual([]);
    expect(plan).toEqual({ ...first, accounts: [] });
    expect(notes.map(({ code, value }) => [code, value])).toEqual([
      ['known-account', 'truong'],
      ['known-account', 'thu.ky'],
      ['known-account', 'hoa.lac'],
    ]);
  });
});

describe('readDay', () => {
  it.each([
    ['29/2/2024', '2024-02-29'],
    ['29/2/2023', null],
    ['13.5.2026', '2026-05-13'],
    ['5/2026', null],
    [null, null],
    [true, null],
  ] as const)('%s gives %s', (cell, expected) => {
    expect(readDay(cell)).toBe(expected);
  });
});

describe('readableId', () => {
  it('stays an id of the directory, whatever the name', () => {
    expect(readableId('  Đoàn – số 1!  ', new Set())).toBe('doan-so-1');
    expect(readableId('???', new Set())).toBe('muc');
    expect(readableId('x'.repeat(300), new Set())).toMatch(/^x{59}$/);
    expect(readableId('Xã A', new Set(['xa-a', 'xa-a-2']))).toBe('xa-a-3');
  });
});
