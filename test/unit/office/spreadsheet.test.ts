import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '#client/documents/read-spreadsheet.ts';
import { writeSpreadsheet } from '#client/documents/write-spreadsheet.ts';
import { planFromSheets } from '#domain/directory/plan-rows.ts';
import { planTemplate } from '#domain/directory/plan-rows-template.ts';
import type { SheetRows } from '#domain/directory/plan-rows-sheets.ts';
import { planSchema } from '#protocol/office.ts';
import { emptyOffice } from './known.ts';

const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes.slice()]);

const fixture = (name: string): Blob =>
  blobOf(readFileSync(new URL(`../../fixtures/spreadsheet/${name}`, import.meta.url)));

async function read(file: Blob): Promise<readonly SheetRows[]> {
  const sheets = await readSpreadsheet(file);
  if (!sheets.ok) throw new Error(sheets.error);
  return sheets.value;
}

describe('writeSpreadsheet and readSpreadsheet', () => {
  it('read back what was written: text with marks and signs, numbers, dates, gaps, empty rows', async () => {
    const sheets: SheetRows[] = [
      {
        name: 'Đơn vị & "khác"',
        rows: [
          ['Tên', 'Số', 'Ngày', 'Cuối'],
          ['UBND xã Ỗ <1> & "2"', 12.5, { day: '2022-04-14' }, 'z'],
          [null, null, null, null],
          ['sau dòng trống', null, null, 'có'],
        ],
      },
      { name: 'Hai', rows: [['a']] },
    ];
    expect(await read(blobOf(writeSpreadsheet(sheets)))).toEqual(sheets);
  });

  it('writes columns beyond Z', async () => {
    const row = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const [sheet] = await read(blobOf(writeSpreadsheet([{ name: 'Rộng', rows: [row] }])));
    expect(sheet?.rows).toEqual([row]);
  });

  it('gives the same bytes each time', () => {
    const sheets: SheetRows[] = [{ name: 'A', rows: [['x']] }];
    expect(writeSpreadsheet(sheets)).toEqual(writeSpreadsheet(sheets));
  });

  it('reads a sheet too large for the synchronous way of the reader, without a worker', async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => [
      `Đơn vị số ${index}`,
      'Tỉnh Hưng Yên',
    ]);
    const [sheet] = await read(blobOf(writeSpreadsheet([{ name: 'Lớn', rows }])));
    expect(sheet?.rows).toHaveLength(9000);
  });

  it('refuses what is no spreadsheet', async () => {
    const files = [
      new Blob(['tên,cơ quan\n']),
      new Blob([]),
      blobOf(zipSync({ 'ghi-chu.xml': strToU8('<a/>') })),
      fixture('not-a-spreadsheet.xlsx'),
    ];
    for (const file of files) {
      expect(await readSpreadsheet(file)).toEqual({ ok: false, error: 'not-a-spreadsheet' });
    }
  });

  it('refuses a file that unpacks to more than any list could be', async () => {
    const bytes = zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) });
    expect(await readSpreadsheet(blobOf(bytes))).toEqual({ ok: false, error: 'too-large' });
  });
});

describe('the template', () => {
  it('comes back through the file as a plan that the server takes, without a problem', async () => {
    const sheets = await read(blobOf(writeSpreadsheet(planTemplate(['A', 'B', 'C'], 2026))));
    const { plan, problems, notes } = planFromSheets(sheets, emptyOffice);
    expect(problems).toEqual([]);
    expect(notes).toEqual([]);
    expect(planSchema.safeParse(plan).success).toBe(true);
    expect(plan.units.map(({ id }) => id)).toEqual(['ubnd-xa-hoa-lac', 'ubnd-xa-minh-tan']);
    expect(plan.accounts).toHaveLength(5);
    expect(plan.visits[0]).toMatchObject({
      unitId: 'ubnd-xa-hoa-lac',
      date: '2026-04-13',
      period: { from: '2026-01-01', to: '2026-03-31' },
      checklists: ['niem-yet-mot-cua', 'iso-9001'],
      assignments: [
        { username: 'vi.du.thu.ky', checklist: 'niem-yet-mot-cua' },
        { username: 'vi.du.tai.chinh', checklist: 'iso-9001' },
      ],
    });
  });
});

describe('a file with shared strings, formatted runs and the built-in date format', () => {
  it('is read with heads without accents, dates in both ways and empty rows', async () => {
    const { plan, problems } = planFromSheets(await read(fixture('ke-hoach.xlsx')), emptyOffice);
    expect(problems).toEqual([]);
    expect(plan.visits.map(({ date, period }) => [date, period.from])).toEqual([
      ['2026-05-12', '2026-01-01'],
      ['2026-05-13', '2026-01-01'],
    ]);
    expect(plan.delegations[0]?.members.map(({ role }) => role)).toEqual(['lead', 'member']);
  });
});
