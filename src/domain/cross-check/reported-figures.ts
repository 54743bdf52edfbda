import type { ChecklistItem } from '#domain/checklist/item.ts';
import { visitReader, type CrossCheckInput } from './checked-visit.ts';
import type { FigureRef } from './figure-ref.ts';
import type { Figure } from './outcome.ts';

/**
 * Every whole number that the unit reported, in the order of the checklists: counts, amounts, the numbers
 * of ratios, the columns of tables added up. Bounds ("trên 600") are not among them: nothing is computed
 * of what was not said.
 */
export function reportedFigures(visit: CrossCheckInput): readonly Figure[] {
  const reader = visitReader(visit, visit.visitDate, visit.isShown);
  return visit.checklists
    .flatMap(({ sections }) => sections)
    .flatMap(({ items }) => items)
    .flatMap(wholeNumberRefs)
    .flatMap((ref) => {
      const reading = reader.read(ref);
      return reading.state === 'known' && reading.figure.hedge === null ? [reading.figure] : [];
    });
}

function wholeNumberRefs(item: ChecklistItem): readonly FigureRef[] {
  const { code } = item;
  switch (item.type) {
    case 'count':
    case 'money':
      return item.parts === undefined ? [code] : item.parts.map((_, at) => `${code}.${at + 1}`);
    case 'ratio':
      return [`${code}.part`, `${code}.whole`];
    case 'table':
      return item.columns
        .filter(({ type }) => type === 'count' || type === 'money')
        .map(({ id }) => `${code}.${id}`);
    default:
      return [];
  }
}
