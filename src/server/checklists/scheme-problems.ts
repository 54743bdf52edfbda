import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { Label } from '#domain/checklist/label.ts';
import type { Path, Report } from './problem-report.ts';

/** "mức độ 3", "mức độ bốn": which scale is meant is not said by the words (R22). */
const LEVEL = /mức độ\s+([1-4]|một|hai|ba|bốn)(?![\p{L}\d])/iu;

/** Questions about levels of online services that do not say by which scales they may be answered. */
export function schemeProblems({ sections }: Checklist, report: Report): void {
  sections.forEach(({ items }, s) => {
    items.forEach((item, i) => {
      if (hasSchemes(item)) return;
      for (const { path, label } of askedWords(item)) {
        const found = LEVEL.exec(label.vi.normalize('NFC'));
        if (found === null) continue;
        report(
          ['sections', s, 'items', i, ...path],
          `"${found[0]}" means nothing without its scheme; give the figure schemes (R22)`,
        );
      }
    });
  });
}

function hasSchemes(item: ChecklistItem): boolean {
  if (item.type === 'count' || item.type === 'ratio') return item.schemes !== undefined;
  return (
    item.type === 'table' &&
    item.columns.some((column) => column.type === 'count' && column.schemes !== undefined)
  );
}

interface PlacedWords {
  readonly path: Path;
  readonly label: Label;
}

/** Words by which an item asks: the question, its parts, columns, options and numbers. */
function askedWords(item: ChecklistItem): readonly PlacedWords[] {
  const words: PlacedWords[] = [{ path: ['text'], label: item.text }];
  const add = (member: string, list: readonly { readonly label: Label }[] = []) =>
    list.forEach(({ label }, index) => words.push({ path: [member, index, 'label'], label }));
  if ('parts' in item) add('parts', item.parts);
  if ('options' in item) add('options', item.options);
  if ('columns' in item) add('columns', item.columns);
  if ('labels' in item) {
    words.push({ path: ['labels', 'part'], label: item.labels.part });
    words.push({ path: ['labels', 'whole'], label: item.labels.whole });
  }
  return words;
}
