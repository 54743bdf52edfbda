import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { CheckOf } from './cross-check.ts';

type ImpliedCheck = CheckOf<'at-most'> | CheckOf<'percent'> | CheckOf<'base'>;

/**
 * What an item implies by its type, as checks like those that authors write: the part of a ratio is at
 * most its whole (R5) unless it may exceed it, its stated percentage is that of its numbers (R4), and a
 * percentage that stands alone needs its numbers (R8).
 */
export function impliedChecks(item: ChecklistItem): readonly ImpliedCheck[] {
  const { code } = item;
  const title = item.short ?? item.text;
  if (item.type === 'ratio') {
    const own = { id: code.toLowerCase(), title, part: `${code}.part`, whole: `${code}.whole` };
    const { part: small, whole: large, ...named } = own;
    return [
      ...(item.mayExceed === true
        ? []
        : [{ kind: 'at-most', rule: 'R5', ...named, small, large } as const]),
      { kind: 'percent', rule: 'R4', ...own, stated: `${code}.stated` },
    ];
  }
  if (item.type !== 'percentage') return [];
  return (item.parts ?? [null])
    .map((part, index) => (part === null ? code : `${code}.${index + 1}`))
    .map((stated) => ({ kind: 'base', rule: 'R8', id: code.toLowerCase(), title, stated }));
}
