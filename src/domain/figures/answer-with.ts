import type { AnswerValue, Hedge } from '#domain/checklist/answer.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import { partCount } from '#domain/checklist/item-parts.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';

/** One box of an answer and what goes into it; digits as answers store them. */
export interface BoxFill {
  readonly box: number;
  readonly digits: string;
  readonly hedge: Hedge | null;
}

/**
 * `current` with these boxes filled and all others as they are, ready to be stored. `current` counts as
 * blank where it is of another kind or says "not applicable". A scheme is set only where the item asks
 * for one. The spec takes figures: anything else is a caller's bug and throws.
 */
export function answerWith(
  spec: AnswerSpec,
  current: AnswerValue | null,
  fills: readonly BoxFill[],
  scheme: LevelScheme | null,
): AnswerValue {
  const kept = current?.kind === spec.type ? current : null;
  const length = Math.max(spec.type === 'ratio' ? 3 : partCount(spec), boxCount(kept));
  const hedges = Array.from({ length }, (_, box): Hedge | null => {
    const fill = fills.find((one) => one.box === box);
    return fill === undefined ? keptHedge(kept, box) : fill.hedge;
  });
  const digits = Array.from(
    { length },
    (_, box) => fills.find((one) => one.box === box)?.digits ?? keptDigits(kept, box),
  );
  const bounds = hedges.some((hedge) => hedge !== null) ? { hedges } : {};
  const meant = scheme ?? (kept !== null && 'scheme' in kept ? kept.scheme : undefined);
  const scale =
    'schemes' in spec && spec.schemes !== undefined && meant !== undefined ? { scheme: meant } : {};
  switch (spec.type) {
    case 'count':
      return { kind: 'count', counts: digits, ...bounds, ...scale };
    case 'money':
      return { kind: 'money', dong: digits, ...bounds };
    case 'percentage':
      return { kind: 'percentage', percents: digits, ...bounds };
    case 'ratio': {
      const [part = null, whole = null, stated = null] = digits;
      return { kind: 'ratio', part, whole, stated, ...bounds, ...scale };
    }
    case 'compliance':
    case 'yes-no':
    case 'date':
    case 'text':
    case 'choice':
    case 'choices':
    case 'table':
    case 'photo':
      throw new TypeError(`an item of type ${spec.type} takes no figures`);
  }
}

/** How many boxes it fills: more than there are parts where another version of the item asked for more. */
function boxCount(kept: AnswerValue | null): number {
  switch (kept?.kind) {
    case 'count':
      return kept.counts.length;
    case 'money':
      return kept.dong.length;
    case 'percentage':
      return kept.percents.length;
    default:
      return 0;
  }
}

function keptDigits(kept: AnswerValue | null, box: number): string | null {
  switch (kept?.kind) {
    case 'count':
      return kept.counts[box] ?? null;
    case 'money':
      return kept.dong[box] ?? null;
    case 'percentage':
      return kept.percents[box] ?? null;
    case 'ratio':
      return [kept.part, kept.whole, kept.stated][box] ?? null;
    default:
      return null;
  }
}

function keptHedge(kept: AnswerValue | null, box: number): Hedge | null {
  return kept !== null && 'hedges' in kept ? (kept.hedges?.[box] ?? null) : null;
}
