/** Which items a check reads, and at which of them it is shown. */
import type { CrossCheck } from './cross-check.ts';
import { asList, figurePlace, type FigureRef } from './figure-ref.ts';

/** Figures and tables that a check names, in the order in which it names them. */
function checkRefs(check: CrossCheck): readonly FigureRef[] {
  switch (check.kind) {
    case 'sum':
      return [...check.left, ...check.right];
    case 'at-most':
      return [...asList(check.small), ...asList(check.large)];
    case 'percent':
      return [...asList(check.part), ...asList(check.whole), check.stated];
    case 'base':
      return [check.part, check.whole, check.stated].filter((ref) => ref !== undefined);
    case 'complement':
      return check.percents;
    case 'same':
    case 'same-scheme':
      return check.figures;
    case 'target':
      return [check.result, ...(/^\d/.test(check.atLeast) ? [] : [check.atLeast])];
    case 'date-order':
      return check.dates;
    case 'same-period':
      return [check.from, check.to];
    case 'three-way':
    case 'row-order':
    case 'row-limit':
      return [check.table];
    case 'daily':
      return [check.mean, check.total, ...(check.peak === undefined ? [] : [check.peak])];
    case 'none-left':
      return [check.stated, ...check.none];
    case 'documents':
      return check.texts;
    // The figures of the earlier visit are not this one's, though their codes may be the same.
    case 'previous':
      return asList(check.now);
  }
}

/** Codes of the items, each once. Dates of the visit belong to no item. */
export function checkCodes(check: CrossCheck): readonly string[] {
  const codes = checkRefs(check).map((ref) => {
    const place = figurePlace(ref);
    return place.type === 'item' ? place.code : null;
  });
  return [...new Set(codes.filter((code) => code !== null))];
}

/** A percentage is shown where it is stated, everything else at the first item of the check's own checklist. */
export function checkAnchor(check: CrossCheck, isOwn: (code: string) => boolean): string | null {
  if ('stated' in check) {
    const place = figurePlace(check.stated);
    if (place.type === 'item' && isOwn(place.code)) return place.code;
  }
  const codes = checkCodes(check);
  return codes.find(isOwn) ?? codes[0] ?? null;
}
