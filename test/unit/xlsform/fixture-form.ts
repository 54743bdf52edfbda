import { readFile } from 'node:fs/promises';
import { checklistYaml } from '#tools/xlsform/checklist-yaml.ts';
import { importForm, type ImportedForm } from '#tools/xlsform/import-form.ts';
import { notMappedLines } from '#tools/xlsform/not-mapped.ts';
import { readWorkbook, type Workbook } from '#tools/xlsform/read-workbook.ts';

const folder = new URL('../../fixtures/xlsform/', import.meta.url);

export async function fixtureWorkbook(name: string): Promise<Workbook> {
  const workbook = await readWorkbook(await readFile(new URL(`${name}.xlsx`, folder)));
  if (!workbook.ok) throw new Error(`${name}: ${workbook.error}`);
  return workbook.value;
}

export interface FixtureForm extends ImportedForm {
  readonly yaml: string;
  /** The lines of what did not map. */
  readonly lines: readonly string[];
}

/** A fixture as `npm run checklists -- import` takes it, under the letter I in 2026. */
export async function fixtureForm(name: string): Promise<FixtureForm> {
  const workbook = await fixtureWorkbook(name);
  const form = importForm(workbook, { letter: 'I', year: 2026, title: name });
  if (!form.ok) throw new Error(`${name}: ${form.error}`);
  return {
    ...form.value,
    yaml: checklistYaml(form.value, `${name}.xlsx`),
    lines: notMappedLines(form.value.notMapped),
  };
}

export async function fixtureError(name: string): Promise<string> {
  const workbook = await readWorkbook(await readFile(new URL(`${name}.xlsx`, folder)));
  if (!workbook.ok) return workbook.error;
  const form = importForm(workbook.value, { letter: 'I', year: 2026, title: name });
  return form.ok ? 'imported' : form.error;
}
