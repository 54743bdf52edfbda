/** When an item is asked, in words: Vietnamese for the printed page, English for the author's outline. */
import type { Condition, ConditionTest } from '#domain/checklist/condition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { ItemsByCode } from './figure-words.ts';

interface ConditionWording {
  readonly and: string;
  readonly or: string;
  readonly not: (inner: string) => string;
  readonly is: (item: string, answers: string) => string;
  readonly level: Readonly<Record<'met' | 'partial' | 'unmet', string>>;
  readonly yes: string;
  readonly no: string;
  readonly answered: (item: string) => string;
  readonly unanswered: (item: string) => string;
  readonly applicable: (item: string) => string;
  readonly notApplicable: (item: string) => string;
  readonly figure: Readonly<Record<'part' | 'whole' | 'stated' | 'rows', string>>;
  readonly place: (number: number) => string;
  readonly between: (figure: string, low: string, high: string) => string;
  readonly atLeast: (figure: string, low: string) => string;
  readonly atMost: (figure: string, high: string) => string;
}

export const conditionsInVietnamese: ConditionWording = {
  and: ' và ',
  or: ' hoặc ',
  not: (inner) => `không phải ${inner}`,
  is: (item, answers) => `${item} là ${answers}`,
  level: { met: '“Đạt”', partial: '“Một phần”', unmet: '“Không đạt”' },
  yes: '“Có”',
  no: '“Không”',
  answered: (item) => `${item} đã trả lời`,
  unanswered: (item) => `${item} chưa trả lời`,
  applicable: (item) => `${item} có áp dụng`,
  notApplicable: (item) => `${item} không áp dụng`,
  figure: { part: 'phần', whole: 'tổng', stated: 'tỷ lệ đơn vị báo', rows: 'số dòng' },
  place: (number) => `số thứ ${number}`,
  between: (figure, low, high) => `${figure} từ ${low} đến ${high}`,
  atLeast: (figure, low) => `${figure} từ ${low} trở lên`,
  atMost: (figure, high) => `${figure} không quá ${high}`,
};

/** In the terms of the YAML file, so that an author finds what he wrote. */
export const conditionsInEnglish: ConditionWording = {
  and: ' and ',
  or: ' or ',
  not: (inner) => `not ${inner}`,
  is: (item, answers) => `${item} is ${answers}`,
  level: { met: 'met', partial: 'partial', unmet: 'unmet' },
  yes: 'yes',
  no: 'no',
  answered: (item) => `${item} is answered`,
  unanswered: (item) => `${item} is not answered`,
  applicable: (item) => `${item} is applicable`,
  notApplicable: (item) => `${item} is not applicable`,
  figure: { part: 'part', whole: 'whole', stated: 'stated', rows: 'rows' },
  place: (number) => `figure ${number}`,
  between: (figure, low, high) => `${figure} is ${low} to ${high}`,
  atLeast: (figure, low) => `${figure} is at least ${low}`,
  atMost: (figure, high) => `${figure} is at most ${high}`,
};

/** Options are named by their Vietnamese labels, which is how people speak of them. */
export function conditionWords(
  condition: Condition,
  wording: ConditionWording,
  items: ItemsByCode,
): string {
  if ('all' in condition) return joined(condition.all, wording.and, wording, items);
  if ('any' in condition) return joined(condition.any, wording.or, wording, items);
  if ('not' in condition) return wording.not(`(${conditionWords(condition.not, wording, items)})`);
  return testWords(condition, wording, items.get(condition.item));
}

function joined(
  parts: readonly Condition[],
  word: string,
  wording: ConditionWording,
  items: ItemsByCode,
): string {
  return parts
    .map((part) => {
      const words = conditionWords(part, wording, items);
      return parts.length > 1 && ('all' in part || 'any' in part) ? `(${words})` : words;
    })
    .join(word);
}

function testWords(
  test: ConditionTest,
  wording: ConditionWording,
  item: ChecklistItem | undefined,
): string {
  const code = test.item;
  if ('answered' in test) return wording[test.answered ? 'answered' : 'unanswered'](code);
  if ('applicable' in test) return wording[test.applicable ? 'applicable' : 'notApplicable'](code);
  if ('level' in test) {
    return wording.is(code, test.level.map((level) => wording.level[level]).join(wording.or));
  }
  if ('yes' in test) return wording.is(code, test.yes ? wording.yes : wording.no);
  if ('option' in test) {
    return wording.is(code, test.option.map((option) => optionName(item, option)).join(wording.or));
  }
  const figure = figureWords(test.figure, code, wording);
  if (test.atLeast === undefined) return wording.atMost(figure, test.atMost ?? '');
  if (test.atMost === undefined) return wording.atLeast(figure, test.atLeast);
  return wording.between(figure, test.atLeast, test.atMost);
}

function optionName(item: ChecklistItem | undefined, code: string): string {
  const options = item !== undefined && 'options' in item ? item.options : [];
  return `“${options.find((option) => option.code === code)?.label.vi ?? code}”`;
}

function figureWords(
  figure: 'part' | 'whole' | 'stated' | 'rows' | number | undefined,
  code: string,
  wording: ConditionWording,
): string {
  if (figure === undefined) return code;
  return `${code} (${typeof figure === 'number' ? wording.place(figure) : wording.figure[figure]})`;
}
