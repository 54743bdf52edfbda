import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixtureError } from './fixture-form.ts';

const wrong = readdirSync(new URL('../../fixtures/xlsform/', import.meta.url))
  .filter((name) => name.startsWith('sai-'))
  .map((name) => name.replace('.xlsx', ''));

describe('a file that is no form', () => {
  const reasons: Readonly<Record<string, RegExp>> = {
    'sai-chi-tieu-de': /^not an XLSForm: the sheet "survey" has no questions$/,
    'sai-csv-doi-ten': /^not a workbook but text, such as a \.csv that was renamed/,
    'sai-hong': /^the file is damaged or has a password/,
    'sai-khong-cau-nao': /^no question of the sheet "survey" maps to an item$/,
    'sai-khong-cot-type': /^not an XLSForm: the sheet "survey" has none of the columns of a form$/,
    'sai-khong-survey': /^not an XLSForm: there is no sheet "survey", only "Sheet1"$/,
    'sai-mat-khau': /^the file is damaged or has a password/,
    'sai-ods-doi-ten': /^an OpenDocument file; save it as \.xlsx$/,
    'sai-rong': /^the file is empty$/,
    'sai-survey-trong': /^not an XLSForm: the sheet "survey" has none of the columns of a form$/,
    'sai-xls-cu': /^an old \.xls workbook or one with a password/,
    'sai-zip-khac': /^a zip archive without a workbook in it$/,
  };

  test('each of the wrong fixtures has its reason', () => {
    expect(Object.keys(reasons).toSorted()).toEqual(wrong.toSorted());
  });

  test.each(Object.entries(reasons))('%s', async (name, reason) => {
    expect(await fixtureError(name)).toMatch(reason);
  });

  test("the office's plan is a workbook, and no form", async () => {
    expect(await fixtureError('../spreadsheet/ke-hoach')).toMatch(
      /^not an XLSForm: there is no sheet "survey", only "DON VI", "tai khoan", /,
    );
  });
});
