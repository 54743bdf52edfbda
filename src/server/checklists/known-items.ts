import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { listAt, valueAt } from './raw-content.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * Items of all files by code. `null`: it is there, but its file breaks the schema, so that nothing but
 * its name can be held against a rule that names it. Without these, one misspelt member would bring a
 * crowd of "no such item" with it.
 */
export type KnownItems = ReadonlyMap<string, ChecklistItem | null>;

export function knownItems(
  files: readonly YamlFile[],
  checklists: readonly Checklist[],
): KnownItems {
  const items = new Map<string, ChecklistItem | null>();
  for (const file of files) {
    for (const section of listAt(file.content, 'sections')) {
      for (const item of listAt(section, 'items')) {
        const code = valueAt(item, ['code']);
        if (typeof code === 'string') items.set(code, null);
      }
    }
  }
  for (const section of checklists.flatMap(({ sections }) => sections)) {
    for (const item of section.items) items.set(item.code, item);
  }
  return items;
}
