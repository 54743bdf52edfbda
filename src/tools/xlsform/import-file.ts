/** `npm run checklists -- import <file.xlsx> [letter]`: a YAML file beside the form, for a person to review. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parse } from 'yaml';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { checklistYaml } from './checklist-yaml.ts';
import { importForm } from './import-form.ts';
import { notMappedLines } from './not-mapped.ts';
import { readWorkbook } from './read-workbook.ts';

/** What was written, and the lines to print; or one line that says why nothing was. */
export async function importFile(
  file: string,
  letter: string,
  year: number,
): Promise<Result<readonly string[], string>> {
  const target = `${file.slice(0, file.length - extname(file).length)}.yaml`;
  if (!/^[A-Z]$/.test(letter)) return err('the letter is one capital A to Z');
  if (existsSync(target)) return err(`${target} is there already; move it, or take another name`);
  const bytes = bytesOf(file);
  if (!bytes.ok) return bytes;
  const workbook = await readWorkbook(bytes.value);
  if (!workbook.ok) return err(`${file}: ${workbook.error}`);
  const title = basename(file, extname(file));
  const form = importForm(workbook.value, { letter, year, title });
  if (!form.ok) return err(`${file}: ${form.error}`);
  const text = checklistYaml(form.value, basename(file));
  checklistSchema.parse(parse(text));
  writeFileSync(target, text);
  const { sections, checks = [] } = form.value.checklist;
  const items = sections.flatMap((section) => section.items).length;
  const lines = notMappedLines(form.value.notMapped);
  return ok([
    `Written: ${target}: ${items} items, ${sections.length} sections, ${checks.length} cross-checks.`,
    lines.length === 0 ? 'Everything in the form was mapped.' : `Not mapped (${lines.length}):`,
    ...lines.map((line) => `  ${line}`),
    'Review it, then move it among the checklists.',
  ]);
}

function bytesOf(file: string): Result<Uint8Array, string> {
  try {
    return ok(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err(`${file}: the file cannot be read (${code})`);
  }
}
