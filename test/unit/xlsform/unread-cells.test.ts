/** Cells without a value that can be read, next to what offices and programs write around them. */
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readWorkbook } from '#tools/xlsform/read-workbook.ts';
import { unreadCells } from '#tools/xlsform/unread-cells.ts';

const workbook = {
  'xl/workbook.xml': strToU8(
    '<workbook><sheets><sheet name="survey" r:id="r1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
};

test('behind an empty cell with a border they are listed with their own address', () => {
  const cells =
    '<c r="E3" s="1"/><c r="F3" t="e"><v>#REF!</v></c><c r="E4" s="1" /><c r="F4"><f>A1</f></c>';
  const sheet = strToU8(`<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`);
  expect(unreadCells({ ...workbook, 'xl/worksheets/sheet1.xml': sheet })).toEqual([
    { sheet: 'survey', row: 3, what: 'cell F3', why: 'holds the error #REF!' },
    {
      sheet: 'survey',
      row: 4,
      what: 'cell F4',
      why: 'a formula without its result; open and save the form in a spreadsheet program',
    },
  ]);
});

test('a small file that unpacks to more than a form can hold is refused before it does', async () => {
  const sheet = new Uint8Array(60_000_000).fill(32);
  const bytes = zipSync({ ...workbook, 'xl/worksheets/sheet1.xml': sheet });
  expect(bytes.byteLength).toBeLessThan(100_000);
  expect(await readWorkbook(bytes)).toEqual({
    ok: false,
    error: 'the workbook unpacks to more than 50 MB; delete the sheets and rows that are empty',
  });
});
