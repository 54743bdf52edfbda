import { createWordReader } from './form-words.ts';
import type { NotMapped } from './not-mapped.ts';
import { languageOf, type SheetTable } from './sheet-table.ts';

export interface FormSettings {
  readonly id: string;
  readonly title: { readonly vi: string; readonly en: string };
  /** The language of columns that name none; null where the form does not say, or says another. */
  readonly language: 'vi' | 'en' | null;
}

/** The first row of the sheet `settings`; every other one is listed. */
export function formSettings(
  table: SheetTable | undefined,
  fileTitle: string,
  notMapped: NotMapped[],
): FormSettings {
  const [row, ...others] = table?.rows ?? [];
  for (const { row: number, cells } of others) {
    const what = `"${[...cells.values()].join(' | ')}"`;
    notMapped.push({ sheet: 'settings', row: number, what, why: 'only the first row is read' });
  }
  const given = row?.cells.get('default_language');
  const language = given === undefined ? null : languageOf(given);
  if (given !== undefined && language === null) {
    const what = `default_language "${given}"`;
    const why = 'a checklist is in Vietnamese and English';
    notMapped.push({ sheet: 'settings', row: row?.row ?? 1, what, why });
  }
  const list = (entry: Pick<NotMapped, 'what' | 'why'>): void => {
    notMapped.push({ sheet: 'settings', row: row?.row ?? 1, ...entry });
  };
  const words =
    table === undefined || row === undefined
      ? null
      : createWordReader(table, language).read(row, 'form_title', list);
  if (words === null) {
    list({ what: 'form_title', why: 'is missing; the name of the file stands in its place' });
  } else if (words.en === undefined) {
    list({ what: 'title in English', why: 'is missing; the Vietnamese stands in its place' });
  }
  const vi = words?.vi ?? fileTitle;
  return { id: row?.cells.get('form_id') ?? vi, title: { vi, en: words?.en ?? vi }, language };
}
