/** What a cross-check asks for, as a sentence or an equation in Vietnamese for the printed page. */
import type { CheckLevel, CrossCheck } from '#domain/cross-check/cross-check.ts';
import type { FigureRef } from '#domain/cross-check/figure-ref.ts';
import { columnOf, columnWords, figureWords, type ItemsByCode } from './figure-words.ts';

export const checkLevelWords: Readonly<Record<CheckLevel, string>> = {
  error: 'Sai số liệu',
  finding: 'Tồn tại',
  notice: 'Lưu ý',
  ask: 'Hỏi đơn vị',
};

/** Equal allowed, and not. */
const DATE_ORDER = ['không sau', 'trước'] as const;
const FIGURE_ORDER = ['không lớn hơn', 'nhỏ hơn'] as const;

export function checkWords(check: CrossCheck, items: ItemsByCode): string {
  const figure = (ref: FigureRef): string => figureWords(ref, items);
  const list = (refs: FigureRef | readonly FigureRef[], sign: string): string =>
    [refs].flat().map(figure).join(sign);
  const sum = (refs: FigureRef | readonly FigureRef[]): string => list(refs, ' + ');
  const rows = (table: string): string => `Từng dòng của bảng ${figure(table)}`;
  switch (check.kind) {
    case 'sum':
      return `${sum(check.left)} = ${sum(check.right)}${mayBeBlank(check.optional, list)}`;
    case 'at-most':
      return `${sum(check.small)} không lớn hơn ${sum(check.large)}`;
    case 'percent':
      return `${figure(check.stated)} là tỷ lệ của ${sum(check.part)} trên ${sum(check.whole)}`;
    case 'base':
      return `${figure(check.stated)} phải kèm số để tính${baseWords([check.part, check.whole], figure)}`;
    case 'complement':
      return `${sum(check.percents)} = 100 %`;
    case 'same':
      return list(check.figures, ' = ');
    case 'target':
      return `${figure(check.result)} ${check.above === true ? 'vượt' : 'không dưới'} ${bound(check.atLeast, figure)}`;
    case 'date-order':
      return `Theo thứ tự thời gian: ${list(check.dates, ', ')}`;
    case 'same-period':
      return `Số liệu từ ${figure(check.from)} đến ${figure(check.to)} đúng thời kỳ kiểm tra`;
    case 'three-way': {
      const columns = check.columns.map((column) => columnWords(check.table, column, items));
      const tolerance = check.tolerance === undefined ? '' : `, lệch không quá ${check.tolerance}`;
      return `${rows(check.table)}: ${columns.join(', ')} bằng nhau${tolerance}`;
    }
    case 'row-order': {
      const small = columnWords(check.table, check.small, items);
      const large = columnWords(check.table, check.large, items);
      const isDate = columnOf(check.table, check.small, items)?.type === 'date';
      const order = (isDate ? DATE_ORDER : FIGURE_ORDER)[check.strict === true ? 1 : 0];
      return `${rows(check.table)}: ${small} ${order} ${large}`;
    }
    case 'row-limit':
      return `${rows(check.table)}: ${columnWords(check.table, check.column, items)} không quá ${check.atMost}`;
    case 'daily': {
      const peak =
        check.peak === undefined ? '' : `; ${figure(check.peak)} không nhỏ hơn mức bình quân`;
      return `${figure(check.mean)} × số ngày làm việc của thời kỳ = ${figure(check.total)}, lệch không quá ${check.percent ?? 10} %${peak}`;
    }
    case 'none-left':
      return `Khi ${figure(check.stated)} là 100 %: ${list(check.none, ', ')} phải được báo bằng 0`;
    case 'documents':
      return `Văn bản nêu ở ${list(check.texts, ', ')} đúng số, đúng ngày và có hiệu lực trong thời kỳ kiểm tra`;
    case 'previous':
      return `${sum(check.now)} = ${sum(check.before)} của kỳ kiểm tra trước${mayBeBlank(check.optional, list)}`;
    case 'same-scheme':
      return `${list(check.figures, ', ')} theo cùng một cách phân mức`;
  }
}

type Joined = (refs: FigureRef | readonly FigureRef[], sign: string) => string;

function mayBeBlank(optional: readonly FigureRef[] | undefined, list: Joined): string {
  return optional === undefined ? '' : ` (${list(optional, ', ')} có thể để trống)`;
}

function baseWords(
  numbers: readonly (FigureRef | undefined)[],
  figure: (ref: FigureRef) => string,
): string {
  const given = numbers.filter((ref) => ref !== undefined);
  return given.length === 0 ? '' : `: ${given.map(figure).join(' trên ')}`;
}

/** A bound written out is a percentage (`97.5`); anything else names a figure. */
function bound(atLeast: string, figure: (ref: FigureRef) => string): string {
  return /^\d/.test(atLeast) ? `${atLeast.replace('.', ',')} %` : figure(atLeast);
}
