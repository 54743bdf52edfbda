/** Groups become sections; a group in a group is a section of its own, named by the way to it. */
import type { ChecklistSection } from '#domain/checklist/definition.ts';
import { labelOf, type DraftContext } from './draft-context.ts';
import { draftItem } from './draft-item.ts';
import type { DraftItem, DraftSection } from './draft.ts';
import { listAt, listRemarks, rowContent, rowWords } from './row-remarks.ts';
import type { TableRow } from './sheet-table.ts';
import { slugOf, takeName } from './slug.ts';
import type { Run, SurveyTree } from './survey-tree.ts';

const LOOSE = { vi: 'Chung', en: 'General' };
/** A code is a letter and two or three digits. */
const MOST_ITEMS = 999;

export function draftSections(
  { runs, groups }: SurveyTree,
  letter: string,
  context: DraftContext,
): readonly DraftSection[] {
  const sections: DraftSection[] = [];
  const ids = new Set<string>();
  const titles = new Set<string>();
  let count = 0;
  for (const run of runs) {
    const items = itemsOf(run, letter, count, context);
    count += items.length;
    if (items.length === 0) continue;
    const section = sectionOf(run.groups, ids, titles, context);
    sections.push({ section, groups: run.groups, items });
  }
  const used = new Set([
    ...sections.flatMap((section) => section.groups),
    ...sections.flatMap(({ items }) =>
      items.flatMap(({ columns }) => columns.flatMap(({ within }) => within)),
    ),
  ]);
  for (const group of groups) {
    if (used.has(group)) {
      listRemarks(group, context.notMapped, {
        placeless: ['hint', 'guidance_hint', 'constraint', 'constraint_message'],
      });
    } else {
      listAt(
        context.notMapped,
        group,
      )({ what: rowContent(group), why: 'has no question that maps' });
    }
  }
  return sections;
}

/** A note is looked at with the next item of its group. */
function itemsOf(
  { entries }: Run,
  letter: string,
  before: number,
  context: DraftContext,
): readonly DraftItem[] {
  const items: DraftItem[] = [];
  let notes: TableRow[] = [];
  for (const entry of entries) {
    const { row } = entry;
    if (entry.kind === 'question' && entry.type.kind === 'note') {
      notes.push(row);
      continue;
    }
    const count = before + items.length + 1;
    if (count > MOST_ITEMS) {
      const why = `a checklist has at most ${MOST_ITEMS} items`;
      listAt(context.notMapped, row)({ what: rowWords(row), why });
      continue;
    }
    const code = `${letter}${String(count).padStart(2, '0')}`;
    const item = draftItem(entry, code, notes, context);
    if (item === null) continue;
    for (const note of notes) {
      listRemarks(note, context.notMapped, {
        placeless: ['relevant', 'constraint', 'constraint_message', 'hint', 'guidance_hint'],
      });
    }
    notes = [];
    items.push(item);
  }
  for (const note of notes) {
    const why = 'no question follows to which it could belong';
    listAt(context.notMapped, note)({ what: rowContent(note), why });
  }
  return items;
}

/** A title is needed in both languages; where a form has one, it stands for both. */
function sectionOf(
  groups: readonly TableRow[],
  ids: Set<string>,
  titles: Set<string>,
  context: DraftContext,
): Omit<ChecklistSection, 'items'> {
  const inner = groups.at(-1);
  if (inner === undefined) {
    const vi = takeName(LOOSE.vi, titles, ' ');
    return { id: takeName('chung', ids), title: { vi, en: vi.replace(LOOSE.vi, LOOSE.en) } };
  }
  const labels = groups.map((group) => labelOf(context, group));
  groups.forEach((group, index) => {
    if (labels[index]?.en !== undefined) return;
    const why = 'is missing; the Vietnamese stands in its place';
    listAt(context.notMapped, group)({ what: 'title in English', why });
  });
  const vi = labels.map((label) => label.vi).join(' / ');
  const en = labels.map((label) => label.en ?? label.vi).join(' / ');
  const unique = takeName(vi, titles, ' ');
  const id = slugOf(inner.cells.get('name') ?? '') || slugOf(vi) || 'phan';
  return {
    id: takeName(id, ids),
    title: { vi: unique, en: unique === vi ? en : `${en}${unique.slice(vi.length)}` },
  };
}
