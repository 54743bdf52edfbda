/** What an author reads after a change: every item in a few lines, and a table of how many there are of what. */
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import { checklistItemSchema, severitySchema, type ChecklistItem } from '#domain/checklist/item.ts';
import type { LoadedChecklist } from '#server/checklists/loaded-checklist.ts';
import { conditionsInEnglish, conditionWords } from './condition-words.ts';
import { itemsByCode, type ItemsByCode } from './figure-words.ts';

/** All checklists of a folder, then the table of totals; lines without an end of line. */
export function outlineOf(loaded: readonly LoadedChecklist[]): readonly string[] {
  const items = itemsByCode(loaded.map(({ checklist }) => checklist));
  return [
    ...loaded.flatMap((one) => [...checklistLines(one, items), '']),
    ...totalLines(loaded.map(({ checklist }) => checklist)),
  ];
}

function checklistLines(
  { checklist, file, hash }: LoadedChecklist,
  items: ItemsByCode,
): readonly string[] {
  const count = itemsOf(checklist).length;
  return [
    `${checklist.letter}  ${checklist.title.vi}`,
    `   ${file}, version ${checklist.version}, ${hash.slice(0, 12)}: ${count} items, ${sectionCount(checklist)} sections, ${checkCount(checklist)} cross-checks`,
    ...checklist.sections.flatMap((section, index) => sectionLines(section, index + 1, items)),
  ];
}

function sectionLines(
  section: ChecklistSection,
  number: number,
  items: ItemsByCode,
): readonly string[] {
  const condition =
    section.when === undefined
      ? []
      : [`      asked when ${conditionWords(section.when, conditionsInEnglish, items)}`];
  return [
    '',
    `   ${number}. ${section.title.vi} (${section.id})`,
    ...condition,
    ...section.items.flatMap((item) => itemLines(item, items)),
  ];
}

function itemLines(item: ChecklistItem, items: ItemsByCode): readonly string[] {
  const facts = [
    ...(item.when === undefined
      ? []
      : [`asked when ${conditionWords(item.when, conditionsInEnglish, items)}`]),
    ...(['photo', 'note'] as const).flatMap((evidence) => {
      const when = item.requires?.[evidence];
      return when === undefined ? [] : [`${evidence} when ${when.replaceAll('-', ' ')}`];
    }),
  ];
  return [
    `      ${item.code.padEnd(5)}${item.type.padEnd(12)}${item.severity.padEnd(10)}${item.text.vi}`,
    ...facts.map((fact) => `${' '.repeat(33)}${fact}`),
  ];
}

/** Rows are types, severities and sums; columns are the checklists by letter, then all of them. */
function totalLines(checklists: readonly Checklist[]): readonly string[] {
  const row = (name: string, count: (checklist: Checklist) => number): string => {
    const counts = checklists.map(count);
    const cells = [...counts, counts.reduce((sum, each) => sum + each, 0)];
    return tableLine(
      name,
      cells.map((cell) => (cell === 0 ? '-' : String(cell))),
    );
  };
  const countItems =
    (matches: (item: ChecklistItem) => boolean) =>
    (checklist: Checklist): number =>
      itemsOf(checklist).filter(matches).length;
  return [
    tableLine('', [...checklists.map(({ letter }) => letter), 'all']),
    ...checklistItemSchema.options.map(({ shape: { type } }) =>
      row(
        type.value,
        countItems((item) => item.type === type.value),
      ),
    ),
    '',
    ...severitySchema.options.map((severity) =>
      row(
        severity,
        countItems((item) => item.severity === severity),
      ),
    ),
    '',
    row(
      'items',
      countItems(() => true),
    ),
    row('sections', sectionCount),
    row('cross-checks', checkCount),
  ];
}

const tableLine = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(13)}${cells.map((cell) => cell.padStart(5)).join('')}`.trimEnd();

const itemsOf = (checklist: Checklist): readonly ChecklistItem[] =>
  checklist.sections.flatMap(({ items }) => items);
const sectionCount = ({ sections }: Checklist): number => sections.length;
const checkCount = ({ checks }: Checklist): number => checks?.length ?? 0;
