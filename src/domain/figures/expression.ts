/** What digits of a text state, before its surroundings are read. Spans are of `plain`. */
import type { FigureValue, IgnoredWhy } from './reading.ts';
import type { Span } from './text-structure.ts';

interface UnitSpan extends Span {
  readonly kind: string;
}

export type Expression = Span &
  (
    | { readonly type: 'figure'; readonly value: FigureValue; readonly unit: UnitSpan | null }
    | {
        readonly type: 'malformed';
        /** What of the expression cannot be read. */
        readonly wrong: Span;
        readonly readings: readonly FigureValue[];
        readonly unit: UnitSpan | null;
      }
    | { readonly type: 'ignored'; readonly why: IgnoredWhy }
  );

/** Digits with points and commas between them. */
export interface Run extends Span {
  readonly text: string;
}

/** True where an answer can hold it: 18 digits, 6 before and after the point of a percentage. */
export function fits(value: FigureValue): boolean {
  switch (value.kind) {
    case 'count':
      return value.digits.length <= 18;
    case 'money':
      return value.dong.length <= 18;
    case 'pair':
      return value.part.length <= 18 && value.whole.length <= 18;
    case 'percentage':
      return /^\d{1,6}(?:\.\d{1,6})?$/.test(value.percent);
    case 'decimal':
      return true;
  }
}
