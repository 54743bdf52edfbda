/**
 * What a paragraph of a unit's report states, as read from its text. A reading is a proposal to look
 * at, never an answer: it holds what stands there, digit by digit, and where.
 *
 * Laws:
 * - Every place cuts out the very text: `text.slice(place.start, place.end)`.
 * - Nothing is guessed. What is no number as Vietnamese write it is `malformed`, with the numbers that
 *   may be meant; a person chooses one (`choose-reading.ts`), or none.
 * - Every number of the text is a figure, malformed, or ignored with the reason.
 */
import type { Hedge } from '#domain/checklist/answer.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';

/** Offsets into the text, in UTF-16 units; `end` is the first that no longer belongs to it. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A stated value in digits as answers store them. "1,4 triệu đồng" is 1400000 đồng. */
export type FigureValue =
  | { readonly kind: 'count'; readonly digits: string }
  | { readonly kind: 'money'; readonly dong: string }
  /** With the precision that was stated: "95,07%" is '95.07'. */
  | { readonly kind: 'percentage'; readonly percent: string }
  /** "38.388/42.092". */
  | { readonly kind: 'pair'; readonly part: string; readonly whole: string }
  /** A number with a fraction that is neither money nor a percentage: "2,5 ngày". No item takes it. */
  | { readonly kind: 'decimal'; readonly decimal: string };

/** Whom a figure is about. District and communes are different populations, and so are two communes. */
export interface Subject {
  /**
   * `all`: levels together ("các cấp", "toàn huyện", "cấp huyện, cấp xã"). `other`: a body that is no
   * people's committee ("Công an xã", "Sở Tư pháp").
   */
  readonly level: 'province' | 'district' | 'commune' | 'all' | 'other';
  /** The unit where it is named, as it is written: "Nhật Tân". */
  readonly name: string | null;
}

/** Levels of online service beside a figure: "mức độ 3, 4". Their numbers are no figures. */
export interface OnlineLevel {
  readonly place: Place;
  readonly text: string;
  /** The scheme that is meant; null where it can be more than one, and has to be asked (R22). */
  readonly scheme: LevelScheme | null;
}

/** What stands around a figure and belongs to it. */
export interface FigureContext {
  /** Start of its place; names the figure in this reading. */
  readonly id: number;
  /** 0 in words: "không có hồ sơ trễ hẹn". */
  readonly isNone: boolean;
  /** The number with what makes its value: "1,4 triệu", "96,7%", both numbers of a pair. */
  readonly place: Place;
  readonly text: string;
  /** What is counted, as it is written ("hồ sơ"), and the kind by which units are compared. */
  readonly unit: { readonly text: string; readonly kind: string } | null;
  /** "/người/tháng" is ['người', 'tháng'], "mỗi ngày" ['ngày']: amounts for unlike times are never added (R17). */
  readonly per: readonly string[];
  /** "Trung bình 70": a mean, no total (R15). */
  readonly mean: boolean;
  readonly hedge: { readonly hedge: Hedge; readonly text: string } | null;
  /** Something to be reached ("tối thiểu", "phấn đấu", what is planned), kept apart from results (R14). */
  readonly target: boolean;
  /** "Chưa đạt 95%": what was not reached. */
  readonly denied: boolean;
  /** "Tăng 200 hồ sơ", "âm 50 triệu": by how much something differs, no amount of it. */
  readonly difference: boolean;
  /** "Cùng kỳ năm trước tiếp nhận 1.304", "từ 1.304 lên": of the time that is compared with, not reported on. */
  readonly compared: boolean;
  /** "Từ 200 lên 350": of 350 the id of 200. */
  readonly grewFrom: number | null;
  /** The period that governs it, as an index into `periods`. */
  readonly period: number | null;
  readonly level: OnlineLevel | null;
  readonly subject: Subject | null;
  /** For a percentage: the figure of which it says the share ("3385 hồ sơ đạt 97,33%", "98,57% (345/350)"). */
  readonly shareOf: number | null;
  /** The figure of which this one is a copy, because its sentence stands there twice; counted once. */
  readonly repeats: number | null;
}

export interface StatedFigure extends FigureContext {
  readonly value: FigureValue;
  /** True where a person chose among the readings of something malformed. */
  readonly chosen: boolean;
}

export interface MalformedFigure {
  readonly kind: 'figure';
  /** What cannot be read: "98/952" in "98.582/98/952". */
  readonly place: Place;
  readonly text: string;
  /** What may be meant; empty where nothing suggests itself. */
  readonly readings: readonly FigureValue[];
  readonly context: FigureContext;
}

/** Words that do not go with the date: "tháng 1/1/2021"; or a day that no calendar has. */
export interface MalformedDate {
  readonly kind: 'date';
  readonly place: Place;
  readonly text: string;
  /** yyyy-mm-dd; empty where there is no such day. */
  readonly readings: readonly string[];
}

/**
 * Why a number is no reported figure. `alone`: nothing on its line says what it counts. `page`: it
 * belongs to the web page. `range`: "2-3 ngày" is no single number. `score`: points, as in "8,5/10".
 */
export type IgnoredWhy =
  | 'alone'
  | 'article'
  | 'code'
  | 'date'
  | 'document'
  | 'level'
  | 'list-number'
  | 'name'
  | 'ordinal'
  | 'page'
  | 'period'
  | 'phone'
  | 'range'
  | 'score'
  | 'standard'
  | 'time'
  | 'year';

export interface IgnoredNumber {
  readonly place: Place;
  readonly text: string;
  readonly why: IgnoredWhy;
}

export interface StatedDate {
  readonly place: Place;
  /** yyyy-mm-dd; the year is missing in "22/10", and then this is null. */
  readonly date: string | null;
}

/** "Tháng 6" is one month from the sixth on, "tuần qua" none, "trong 9 tháng" nine from whichever on. */
export interface YearlessPeriod {
  readonly months: number;
  readonly first: number | null;
}

export interface StatedPeriod {
  readonly place: Place;
  readonly text: string;
  /** Calendar dates; null where the text does not say the year, or the end. */
  readonly from: string | null;
  readonly to: string | null;
  /** What is known without the year; null where nothing is. */
  readonly yearless: YearlessPeriod | null;
  /** It stands in a title. */
  readonly title: boolean;
  /** "so với cùng kỳ năm 2021": compared with, not reported on. */
  readonly compared: boolean;
  /** "Từ 01/01/2022 đến nay": it goes on to the day of the report, which is not said; `to` is null. */
  readonly openEnd: boolean;
}

/** Sentences that stand in the text a second time; their figures are counted once (R13). */
export interface RepeatedText {
  readonly first: Place;
  readonly again: Place;
  /** Ids of the figures in `again`. */
  readonly figures: readonly number[];
}

/** The same quantity stated in several places of unlike text, with the same value (R13). */
export interface RepeatedQuantity {
  readonly figures: readonly number[];
}

/** A stated number of things, and the things that are listed after it (R12). */
export interface StatedList {
  readonly figure: number;
  readonly stated: string;
  readonly items: readonly Place[];
}

/** Periods that should be one (R10): the title's and the figures', or those of two units side by side. */
export interface PeriodDisagreement {
  readonly between: 'title-and-figures' | 'units';
  readonly periods: readonly [number, number];
}

export interface ReportReading {
  readonly text: string;
  readonly figures: readonly StatedFigure[];
  readonly malformed: readonly (MalformedFigure | MalformedDate)[];
  readonly ignored: readonly IgnoredNumber[];
  readonly dates: readonly StatedDate[];
  readonly periods: readonly StatedPeriod[];
  readonly repeatedTexts: readonly RepeatedText[];
  readonly repeatedQuantities: readonly RepeatedQuantity[];
  readonly lists: readonly StatedList[];
  readonly periodDisagreements: readonly PeriodDisagreement[];
}
