/** The lists of the sheet `choices`, and what an option means in a checklist. */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { Label } from '#domain/checklist/label.ts';
import { asRead } from '#server/checklists/repeated-words.ts';
import { createWordReader } from './form-words.ts';
import type { NotMapped } from './not-mapped.ts';
import type { SheetTable } from './sheet-table.ts';
import { slugOf, takeName } from './slug.ts';

export interface Choice {
  readonly name: string;
  readonly row: number;
  readonly label: Label | null;
}
export type ChoiceLists = ReadonlyMap<string, readonly Choice[]>;

/** What is stored when the option is chosen; `na`: the item is answered "not applicable". */
export type ChoiceMeaning =
  | { readonly yes: boolean }
  | { readonly level: 'met' | 'partial' | 'unmet' }
  | { readonly option: string }
  | 'na';

export interface ListMeaning {
  readonly type: 'yes-no' | 'compliance' | 'options';
  readonly byName: ReadonlyMap<string, ChoiceMeaning>;
}

export function choiceLists(
  table: SheetTable | undefined,
  defaultLanguage: 'vi' | 'en' | null,
  notMapped: NotMapped[],
): ChoiceLists {
  const lists = new Map<string, Choice[]>();
  if (table === undefined) return lists;
  const words = createWordReader(table, defaultLanguage);
  for (const row of table.rows) {
    const list = (entry: Pick<NotMapped, 'what' | 'why'>): void => {
      notMapped.push({ sheet: table.sheet, row: row.row, ...entry });
    };
    const [listName, name] = [row.cells.get('list_name'), row.cells.get('name')];
    if (listName === undefined || name === undefined) {
      const what = `a choice "${[...row.cells.values()].join(' | ')}"`;
      list({ what, why: listName === undefined ? 'it names no list' : 'it has no name' });
      continue;
    }
    const choices = lists.get(listName) ?? [];
    lists.set(listName, choices);
    for (const [column, cell] of row.cells) {
      if (column.startsWith('media::'))
        list({ what: `${column} "${cell}"`, why: 'an option is words' });
    }
    const label = words.read(row, 'label', list);
    if (choices.some((choice) => choice.name === name)) {
      const why = `is already in the list "${listName}"`;
      list({ what: choiceWords({ name, label }), why });
      continue;
    }
    if (label === null)
      list({ what: `label of "${name}"`, why: 'is missing; the name stands in its place' });
    const choice = { name, row: row.row, label };
    const isAlike = choices.some((other) => readAlike(other, choice));
    if (isAlike) {
      const why = `reads as another one of the list "${listName}"; its name stands behind it`;
      list({ what: choiceWords(choice), why });
    }
    choices.push(isAlike ? { ...choice, label: withName(choice) } : choice);
  }
  return lists;
}

/** A checklist refuses two options that a person cannot tell apart, in Vietnamese or in English. */
function readAlike(one: Choice, other: Choice): boolean {
  const [a, b] = [one, other].map(({ name, label }) => ({
    vi: asRead(label?.vi ?? name),
    en: asRead(label?.en ?? label?.vi ?? name),
  }));
  return a?.vi === b?.vi || a?.en === b?.en;
}

function withName({ name, label }: Choice): Label {
  const { vi, en } = label ?? { vi: name };
  return { vi: `${vi} (${name})`, ...(en === undefined ? {} : { en: `${en} (${name})` }) };
}

/** `choice "tai_quay" (Tại quầy)`. */
export const choiceWords = ({ name, label }: Pick<Choice, 'name' | 'label'>): string =>
  `choice "${name}"${label === null ? '' : ` (${label.vi})`}`;

const YES = ['co', 'yes', 'y', 'dung', 'true'];
const NO = ['khong', 'no', 'n', 'sai', 'false'];
const MET = ['dat', 'dat yeu cau', 'tuan thu', 'met', 'pass', 'compliant'];
const PARTIAL = ['dat mot phan', 'mot phan', 'partial', 'partly met', 'partially met'];
const UNMET = [
  'khong dat',
  'chua dat',
  'khong tuan thu',
  'unmet',
  'not met',
  'fail',
  'non compliant',
];
const NA = ['khong ap dung', 'kad', 'na', 'n/a', 'not applicable', 'khong lien quan'];

/**
 * A list that says yes and no, or met and not met, becomes an item of that type, so that a failing is
 * seen as one. It is recognised by its labels (by names where it has none), and only when each of them
 * is one of these words: "Đã ban hành" and "Chưa ban hành" stay options, their words would be lost.
 */
export function listMeaning(choices: readonly Choice[], multiple: boolean): ListMeaning {
  const read = (meanings: readonly (readonly [readonly string[], ChoiceMeaning])[]) =>
    choices.map(
      (choice) => meanings.find(([words]) => words.includes(wordOf(choice)))?.[1] ?? null,
    );
  const yesNo = read([
    [YES, { yes: true }],
    [NO, { yes: false }],
    [NA, 'na'],
  ]);
  const compliance = read([
    [MET, { level: 'met' }],
    [PARTIAL, { level: 'partial' }],
    [UNMET, { level: 'unmet' }],
    [NA, 'na'],
  ]);
  for (const [type, found] of [
    ['yes-no', yesNo],
    ['compliance', compliance],
  ] as const) {
    const meanings = found.filter((meaning) => meaning !== null);
    const kinds = new Set(meanings.map((meaning) => JSON.stringify(meaning)));
    const own = meanings.filter((meaning) => meaning !== 'na').length;
    if (
      !multiple &&
      meanings.length === choices.length &&
      kinds.size === choices.length &&
      own > 1
    ) {
      return { type, byName: new Map(choices.map(({ name }, i) => [name, found[i] ?? 'na'])) };
    }
  }
  const taken = new Set<string>();
  const options = choices.map(({ name }): [string, ChoiceMeaning] => [
    name,
    { option: takeName(slugOf(name) || 'lua-chon', taken) },
  ]);
  return { type: 'options', byName: new Map(options) };
}

const wordOf = ({ name, label }: Choice): string =>
  foldForSearch((label?.vi ?? name).replaceAll(/[_-]/g, ' ')).replace(/[.!]$/, '');
