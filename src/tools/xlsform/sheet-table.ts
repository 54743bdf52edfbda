/**
 * A sheet of a form as rows with named cells. Column names are known by all their spellings (`List
 * Name`, `list_name`), a language after `::` or `:` is taken off: `label::Tiếng Việt (vi)`.
 */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { NotMapped } from './not-mapped.ts';
import type { WorkbookSheet } from './read-workbook.ts';

/** The languages of a checklist; `plain` is a column that names none. */
export type Language = 'vi' | 'en' | 'plain';

export interface TableRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface SheetTable {
  readonly sheet: string;
  /** Keys of cells that the sheet has: `type`, `label`, `label::vi`. */
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly TableRow[];
  readonly notMapped: readonly NotMapped[];
}

/** Other spellings of columns, by ODK and Kobo, old and new. */
const ALIASES: Readonly<Record<string, string>> = {
  command: 'type',
  tag: 'name',
  value: 'name',
  caption: 'label',
  relevance: 'relevant',
  'bind::relevant': 'relevant',
  'bind::constraint': 'constraint',
  'bind::required': 'required',
  'bind::readonly': 'read_only',
  'bind::calculate': 'calculation',
  'bind::jr:constraintmsg': 'constraint_message',
  'bind::jr:requiredmsg': 'required_message',
  constraining_message: 'constraint_message',
  calculate: 'calculation',
  readonly: 'read_only',
  count: 'repeat_count',
  'jr:count': 'repeat_count',
  'control::jr:count': 'repeat_count',
  'control::appearance': 'appearance',
  'body::appearance': 'appearance',
  image: 'media::image',
  'big-image': 'media::big-image',
  audio: 'media::audio',
  video: 'media::video',
  listname: 'list_name',
  set_form_title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
};

const TRANSLATED = new Set([
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
  'media::image',
  'media::big-image',
  'media::audio',
  'media::video',
  'form_title',
]);

/** `known` are the columns that the import reads; whatever stands in another one is listed. */
export function sheetTable({ name, rows }: WorkbookSheet, known: ReadonlySet<string>): SheetTable {
  const sheet = name.trim().toLowerCase();
  const headIndex = rows.findIndex((row) => row.some((cell) => cell !== ''));
  const head = rows[headIndex] ?? [];
  const keys = head.map((header) => columnKey(header));
  const read = keys.map((key, index) => known.has(columnName(key)) && keys.indexOf(key) === index);
  const notMapped: NotMapped[] = [];
  const table = rows.slice(headIndex + 1).map((cells, index) => {
    const row = headIndex + 2 + index;
    cells.forEach((cell, column) => {
      if (cell === '' || read[column] === true) return;
      notMapped.push({ sheet, row, ...unreadColumn(head[column] ?? '', keys[column] ?? '', keys) });
    });
    const own = cells.flatMap((cell, column): [string, string][] =>
      read[column] === true && cell !== '' ? [[keys[column] ?? '', cell]] : [],
    );
    return { row, cells: new Map(own) };
  });
  return {
    sheet,
    columns: new Set(keys.filter((_, index) => read[index])),
    rows: table.filter(({ cells }) => cells.size > 0),
    notMapped,
  };
}

function unreadColumn(
  header: string,
  key: string,
  keys: readonly string[],
): Pick<NotMapped, 'what' | 'why'> {
  if (key === '') return { what: 'a cell', why: 'its column has no name' };
  const what = `column "${header}"`;
  if (keys.filter((other) => other === key).length > 1) {
    return { what, why: 'a column of the same meaning stands before it' };
  }
  return key.includes('::lang:')
    ? { what, why: 'a checklist is in Vietnamese and English' }
    : { what, why: 'nothing in a checklist corresponds to it' };
}

/** `Label :: English (en)` is `label::en`, `label::Français` is `label::lang:francais`. */
function columnKey(header: string): string {
  const [name, language] = splitHeader(header);
  const column = ALIASES[name] ?? name;
  if (language === undefined) return column;
  const known = languageOf(language);
  return `${column}::${known ?? `lang:${foldForSearch(language)}`}`;
}

/** The column of a key, without its language. */
const columnName = (key: string): string => key.replace(/::(vi|en)$/, '');

/** The column, and the language that stands after it: forms of before 2014 have one colon for two. */
function splitHeader(header: string): readonly [string, string?] {
  const tokens = header.split(header.includes('::') ? '::' : /(?<!jr):/).map((one) => one.trim());
  const names = tokens.map((token) => token.toLowerCase().replaceAll(/\s+/g, '_'));
  const two = names.slice(0, 2).join('::');
  if (names.length > 1 && (two in ALIASES || TRANSLATED.has(two))) {
    return names.length > 2 ? [two, tokens.slice(2).join('::')] : [two];
  }
  const [first = ''] = names;
  return names.length > 1 && TRANSLATED.has(ALIASES[first] ?? first)
    ? [first, tokens.slice(1).join('::')]
    : [names.join('::')];
}

/** By the code in brackets, or by the name where there is none. */
export function languageOf(language: string): 'vi' | 'en' | null {
  const folded = foldForSearch(language);
  const code = /\(([a-z]{2,3})(?:[-_][a-z]+)?\)\s*$/.exec(folded)?.[1] ?? folded.split(/[-_]/)[0];
  if (code === 'vi' || /^(tieng viet|viet|vietnamese|vie|vn)\b/.test(folded)) return 'vi';
  return code === 'en' || /^(tieng anh|english|eng)\b/.test(folded) ? 'en' : null;
}
