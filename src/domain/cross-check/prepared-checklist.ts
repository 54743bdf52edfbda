import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { checkAnchor, checkCodes } from './check-codes.ts';
import type { CrossCheck } from './cross-check.ts';
import { nameFigure, type NamedFigure } from './figure-names.ts';
import { figurePlace, type FigureRef } from './figure-ref.ts';
import { impliedChecks } from './implied-checks.ts';
import type { CheckSource } from './outcome.ts';

export type CheckedChecklist = Pick<Checklist, 'id' | 'sections' | 'checks' | 'law'>;

/** A check with everything about it that no answer changes. */
export interface PreparedCheck {
  readonly check: CrossCheck;
  readonly source: CheckSource;
  readonly codes: readonly string[];
  readonly at: string | null;
}

export interface PreparedChecklist {
  readonly id: string;
  readonly items: ReadonlyMap<string, ChecklistItem>;
  /** The written checks in their order, then the implied ones in the order of the walk. */
  readonly checks: readonly PreparedCheck[];
  /** Undefined: the item is not in this checklist. Null: the item has no such figure. */
  readonly figure: (ref: FigureRef) => NamedFigure | null | undefined;
}

/**
 * Versions never change, so what is derived of one is kept as long as the version is. Without this most
 * of a run's time would go into deriving the same names again at each key stroke.
 */
const prepared = new WeakMap<CheckedChecklist, PreparedChecklist>();

export function prepareChecklist(checklist: CheckedChecklist): PreparedChecklist {
  const before = prepared.get(checklist);
  if (before !== undefined) return before;
  const fresh = prepare(checklist);
  prepared.set(checklist, fresh);
  return fresh;
}

function prepare({ id, sections, checks = [] }: CheckedChecklist): PreparedChecklist {
  const all = sections.flatMap(({ items }) => items);
  const items = new Map(all.map((item) => [item.code, item]));
  const toPrepared = (check: CrossCheck, source: CheckSource): PreparedCheck => ({
    ...{ check, source, codes: checkCodes(check) },
    at: checkAnchor(check, (code) => items.has(code)),
  });
  const names = new Map<FigureRef, NamedFigure | null | undefined>();
  return {
    ...{ id, items },
    checks: [
      ...checks.map((check) =>
        toPrepared(check, { type: 'check', id: check.id, title: check.title }),
      ),
      ...all.flatMap((item) =>
        impliedChecks(item).map((check) => toPrepared(check, { type: 'item', code: item.code })),
      ),
    ],
    figure: (ref) => {
      if (names.has(ref)) return names.get(ref);
      const place = figurePlace(ref);
      const item = place.type === 'item' ? items.get(place.code) : undefined;
      const named = item === undefined ? undefined : nameFigure(ref, id, item);
      names.set(ref, named);
      return named;
    },
  };
}
