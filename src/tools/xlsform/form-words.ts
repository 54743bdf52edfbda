/** Labels and hints of a form as words of a checklist: Vietnamese first, on one line, without markup. */
import type { Label } from '#domain/checklist/label.ts';
import type { NotMapped } from './not-mapped.ts';
import type { Language, SheetTable, TableRow } from './sheet-table.ts';

export type ListNotMapped = (entry: Pick<NotMapped, 'what' | 'why'>) => void;

/** Reads the words of a column, knowing in which language a column is that names none. */
export interface WordReader {
  readonly read: (row: TableRow, column: string, list: ListNotMapped) => Label | null;
}

/**
 * `defaultLanguage` is the one that the settings name. Without it a column that names no language is
 * Vietnamese, unless there is one that says so.
 */
export function createWordReader(
  table: Pick<SheetTable, 'columns'>,
  defaultLanguage: 'vi' | 'en' | null,
): WordReader {
  const plainIn = (column: string): 'vi' | 'en' | null => {
    if (defaultLanguage !== null) return defaultLanguage;
    return table.columns.has(`${column}::vi`) ? null : 'vi';
  };
  const inLanguage = (row: TableRow, column: string, language: Language): string =>
    row.cells.get(language === 'plain' ? column : `${column}::${language}`) ?? '';
  return {
    read(row, column, list) {
      const plain = inLanguage(row, column, 'plain');
      const plainLanguage = plainIn(column);
      const own = (language: 'vi' | 'en'): string =>
        inLanguage(row, column, language) || (plainLanguage === language ? plain : '');
      const [vi, en] = [own('vi'), own('en')];
      if (plain !== '' && plain !== vi && plain !== en) {
        list({ what: `${column} "${plain}"`, why: 'a text of no language beside one that has' });
      }
      for (const text of [vi, en]) listMarkup(text, column, list);
      if (vi !== '') return { vi: plainText(vi), ...(en === '' ? {} : { en: plainText(en) }) };
      if (en === '') return null;
      list({ what: `${column} in Vietnamese`, why: 'is missing; the English stands in its place' });
      return { vi: plainText(en), en: plainText(en) };
    },
  };
}

/** What Collect and Kobo draw as bold, coloured or large; other signs are words. */
const MARKUP =
  /<\/?(?:span|font|b|i|u|em|strong|br|p|div|h[1-6]|a|small|big|sup|sub|ul|ol|li|hr)\b[^>]*>|\*\*|^#{1,6}\s/gim;

const plainText = (text: string): string =>
  text
    .replaceAll(MARKUP, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,;:!?)])/g, '')
    .trim() || text;

function listMarkup(text: string, column: string, list: ListNotMapped): void {
  if (text.search(MARKUP) >= 0) {
    list({ what: `markup in ${column} "${text}"`, why: 'a checklist has plain words' });
  }
  for (const [answer] of text.matchAll(/\$\{[^}]*\}/g)) {
    list({ what: `${answer} in ${column} "${text}"`, why: 'a text does not show an answer' });
  }
}
