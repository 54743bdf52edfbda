import type { ChecklistItem } from './definition.ts';

/**
 * How many figures or dates the item asks for: the length of `counts`, `dong` or `dates` in its
 * answer. 1 for every item that names no parts.
 */
export function partCount(item: ChecklistItem): number {
  return 'parts' in item && item.parts !== undefined ? item.parts.length : 1;
}
