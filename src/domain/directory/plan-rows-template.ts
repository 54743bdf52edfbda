/**
 * The spreadsheet to fill in: every sheet and column by its name, with an invented example that can be
 * imported as it is. In Vietnamese whatever the language of the screen: offices pass the file on.
 */
import {
  planSheets,
  sheetKinds,
  type Cell,
  type SheetKind,
  type SheetRows,
} from './plan-rows-sheets.ts';

const day = (text: string): Cell => ({ day: text });

const campaign = 'Kiểm tra cải cách hành chính quý II';
const delegation = 'Đoàn kiểm tra số 1';
const hoaLac = 'UBND xã Hòa Lạc';
const minhTan = 'UBND xã Minh Tân';
const inspector = 'Thành viên đoàn';

/** `checklists`: letters of the checklists in force; the example takes the first two. */
export function planTemplate(checklists: readonly string[], year: number): readonly SheetRows[] {
  const letters = checklists.slice(0, 2);
  const assignments = letters
    .map((letter, index) => `${letter}: ${index === 0 ? 'vi.du.thu.ky' : 'vi.du.tai.chinh'}`)
    .join('; ');
  const visit = (unit: string, date: string): readonly Cell[] => [
    ...[campaign, delegation, unit, day(`${year}-${date}`), 'Theo kế hoạch'],
    ...[day(`${year}-01-01`), day(`${year}-03-31`), letters.join('; '), assignments],
  ];
  const examples: Readonly<Record<SheetKind, readonly (readonly Cell[])[]>> = {
    units: [
      [hoaLac, 'Tỉnh Hưng Yên'],
      [minhTan, 'Tỉnh Hưng Yên'],
    ],
    accounts: [
      ['vi.du.truong', 'Phó Giám đốc Sở Nội vụ', 'Sở Nội vụ', inspector, null],
      ['vi.du.thu.ky', 'Chuyên viên Sở Nội vụ', 'Sở Nội vụ', inspector, null],
      ['vi.du.tai.chinh', 'Chuyên viên Sở Tài chính', 'Sở Tài chính', inspector, null],
      ['vi.du.hoa.lac', hoaLac, hoaLac, 'Cán bộ đơn vị', hoaLac],
      ['vi.du.minh.tan', minhTan, minhTan, 'Cán bộ đơn vị', minhTan],
    ],
    campaigns: [[campaign, `Kế hoạch cải cách hành chính năm ${year}`]],
    delegations: [
      [campaign, delegation, 'vi.du.truong', 'Trưởng đoàn'],
      [campaign, delegation, 'vi.du.thu.ky', 'Thư ký'],
      [campaign, delegation, 'vi.du.tai.chinh', 'Thành viên'],
    ],
    visits: [visit(hoaLac, '04-13'), visit(minhTan, '04-14')],
  };
  return sheetKinds.map((kind) => ({
    name: planSheets[kind].name,
    rows: [Object.values(planSheets[kind].columns).map(({ label }) => label), ...examples[kind]],
  }));
}
