/**
 * What a cross-check comes to, as facts; the words are the screen's (`client/form/check-words.ts`).
 * Sums, true percentages and differences are here, so that a screen computes nothing.
 */
import type { Hedge } from '#domain/checklist/answer.ts';
import type { Label } from '#domain/checklist/label.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import type { Candidates } from '#domain/checklist/missing-number.ts';
import type { StatedPercentFacts } from '#domain/checklist/stated-percent.ts';
import type { CitationFinding } from './check-citations.ts';
import type { CheckLevel, CrossCheckKind, RuleId } from './cross-check.ts';
import type { FigureRef } from './figure-ref.ts';

/** A figure by name: what a screen calls it, known or not. */
export interface FigureName {
  readonly ref: FigureRef;
  /** Checklist and item; null for a date of the visit, which has no words of its own here either. */
  readonly checklistId: string | null;
  readonly code: string | null;
  /** The item in short, and which of its figures it is, where it has several. */
  readonly item: Label | null;
  readonly member: Label | null;
  readonly type: 'count' | 'money' | 'percent' | 'date' | 'rows' | 'text';
  /** What is counted: hồ sơ, người. */
  readonly unit: Label | null;
}

/** A figure that is known: digits, a percentage ('95.07') or a date (yyyy-mm-dd), as reported. */
export interface Figure extends FigureName {
  readonly value: string;
  /** The word beside it, which makes it a bound (R11). */
  readonly hedge: Hedge | null;
  /** Blank, and counted as 0 because the check says so. */
  readonly assumed: boolean;
  /** The time that an amount is for; such amounts are added by the year (R17). */
  readonly per: 'month' | 'quarter' | 'year' | null;
}

/** A row of a table in which something does not hold. `index` counts from 1; `name` is its first cell of words. */
export interface WrongRow {
  readonly record: string;
  readonly index: number;
  readonly name: string | null;
  /** The cells that were held against each other, in the order of the check. */
  readonly cells: readonly {
    readonly column: string;
    readonly label: Label;
    readonly value: string | null;
  }[];
  /** Of figures: largest less smallest; of dates: days between. */
  readonly difference: string;
}

export interface TableFacts {
  readonly table: FigureName;
  readonly wrong: readonly WrongRow[];
  /** Rows that could be judged, and rows with a blank cell, which could not. */
  readonly judged: number;
  readonly blank: number;
}

/** Figures of a check with what was computed of them, by kind. */
export type CheckFacts =
  | {
      readonly kind: 'sum';
      readonly left: readonly Figure[];
      readonly right: readonly Figure[];
      /** By the year where the amounts are for unlike times. */
      readonly leftSum: string;
      readonly rightSum: string;
      readonly byYear: boolean;
      readonly difference: string;
      readonly more: 'left' | 'right' | null;
    }
  | {
      readonly kind: 'at-most';
      readonly small: readonly Figure[];
      readonly large: readonly Figure[];
      readonly smallSum: string;
      readonly largeSum: string;
      /** By how much the small exceeds the large; '0' where it does not. */
      readonly excess: string;
    }
  | {
      readonly kind: 'percent';
      readonly part: readonly Figure[];
      readonly whole: readonly Figure[];
      readonly stated: Figure;
      readonly percent: StatedPercentFacts;
    }
  | {
      readonly kind: 'base';
      readonly stated: Figure;
      /** Empty where the number is missing. */
      readonly part: readonly Figure[];
      readonly whole: readonly Figure[];
      readonly candidates: Candidates | null;
    }
  | {
      readonly kind: 'complement';
      readonly percents: readonly Figure[];
      readonly sum: string;
      /** Distance from 100, and how much rounding alone can explain. */
      readonly deviation: string;
      readonly tolerance: string;
    }
  | {
      readonly kind: 'same';
      readonly figures: readonly Figure[];
      /** Largest less smallest; null for dates. */
      readonly difference: string | null;
    }
  | {
      readonly kind: 'target';
      /** The percentage as stated, or computed of part and whole to two digits more than the target. */
      readonly result: string;
      readonly resultOf: readonly Figure[];
      readonly resultHedge: Hedge | null;
      readonly target: string;
      readonly targetOf: Figure | null;
      readonly above: boolean;
      readonly shortfall: string;
    }
  | {
      readonly kind: 'date-order';
      readonly dates: readonly Figure[];
      /** Neighbours in the wrong order, with the days by which they are. */
      readonly wrong: readonly {
        readonly first: Figure;
        readonly second: Figure;
        readonly days: number;
      }[];
    }
  | {
      readonly kind: 'same-period';
      readonly from: Figure;
      readonly to: Figure;
      readonly period: Period;
    }
  | ({ readonly kind: 'three-way'; readonly tolerance: string } & TableFacts)
  | ({ readonly kind: 'row-order'; readonly strict: boolean } & TableFacts)
  | ({ readonly kind: 'row-limit'; readonly atMost: string } & TableFacts)
  | {
      readonly kind: 'daily';
      readonly mean: Figure;
      readonly total: Figure;
      readonly peak: Figure | null;
      readonly workingDays: number;
      /** The mean over all working days, and how far the total may be from it. */
      readonly expected: string;
      readonly tolerance: string;
      readonly wrong: readonly ('total' | 'peak')[];
    }
  | {
      readonly kind: 'none-left';
      readonly stated: Figure;
      readonly none: readonly Figure[];
      /** Those that are not 0. */
      readonly left: readonly Figure[];
    }
  /** Every citation, the right ones included. */
  | { readonly kind: 'documents'; readonly findings: readonly CitationFinding[] }
  | {
      readonly kind: 'previous';
      readonly now: readonly Figure[];
      readonly before: readonly Figure[];
      readonly nowSum: string;
      readonly beforeSum: string;
      readonly difference: string;
      readonly more: 'now' | 'before' | null;
      /** Inspected period of the earlier visit. */
      readonly beforePeriod: Period;
    }
  | {
      readonly kind: 'same-scheme';
      readonly figures: readonly { readonly figure: Figure; readonly scheme: LevelScheme }[];
      readonly schemes: readonly LevelScheme[];
    };

/** Why a check says nothing. `ref` or the code of a table, where one of them is the reason. */
export type SilentReason =
  /** Its checklist is not in the visit, or the version in the visit has no such figure. */
  | 'absent'
  | 'hidden'
  | 'not-applicable'
  /** No percentage is stated, or it is not the claim that the check is about (100 %). */
  | 'nothing-claimed'
  | 'nothing-cited'
  /** The visit's version is from before the law library. */
  | 'no-library'
  | 'no-rows'
  | 'nothing-to-measure'
  /** None whose period ended on the day before this one began. */
  | 'no-previous-visit'
  /** An amount for a time beside one for none: they cannot be added. */
  | 'unlike-times';

export type CheckVerdict =
  | { readonly state: 'holds'; readonly facts: CheckFacts }
  | { readonly state: 'fails'; readonly facts: CheckFacts }
  /**
   * Not to be judged yet: figures are blank, or they are bounds that leave it open (R11). `facts` are
   * there where something can be said all the same.
   */
  | {
      readonly state: 'open';
      readonly missing: readonly FigureName[];
      readonly bounds: readonly Figure[];
      /** Figures of the check that are there; none: nobody has begun. */
      readonly known: readonly Figure[];
      readonly facts: CheckFacts | null;
    }
  | { readonly state: 'silent'; readonly because: SilentReason; readonly ref: string | null };

/**
 * A check written in a checklist, or one that an item implies by its type (a ratio's stated
 * percentage). What the unit says to it is kept at `check:<checklist>/<id>`, of an implied one as the
 * explanation of its answer.
 */
export type CheckSource =
  | { readonly type: 'check'; readonly id: string; readonly title: Label }
  | { readonly type: 'item'; readonly code: string };

export type CheckOutcome = CheckVerdict & {
  readonly checklistId: string;
  readonly source: CheckSource;
  readonly kind: CrossCheckKind;
  readonly rule: RuleId;
  /** How grave it is: of a failing check by what was found, 'ask' of an open one. */
  readonly level: CheckLevel;
  /** Items whose figures it reads, in the order in which it names them. */
  readonly codes: readonly string[];
  /** The item at which it is shown first; null where it reads none of the checklist's own. */
  readonly at: string | null;
};
