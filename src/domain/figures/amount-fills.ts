/** Where a count, an amount of money or a pair may go: wherever a word beside it points. */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { AnswerBox } from './answer-places.ts';
import type { BoxFill } from './answer-with.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { spokenFor, type Possibility } from './possibility.ts';
import type { StatedFigure } from './reading.ts';
import { signsOf, type ReadReport, type Sign } from './signs.ts';

export function amountFills(
  report: ReadReport,
  figure: StatedFigure,
  at: Neighbourhood,
): readonly Possibility[] {
  const signs = signsOf(report, figure, at);
  return signs.flatMap((sign) => {
    const { target, box } = sign;
    if (figure.isNone && target.place.cell !== null) {
      if (!isWhatThereIsNoneOf(figure, sign)) return [];
      return [
        {
          ...spokenFor(figure, sign),
          target,
          fills: [],
          uses: [figure.id],
          wholeByPercentage: false,
        },
      ];
    }
    const fills = amountFill(report, figure, sign, signs);
    if (fills.length === 0 || !perFits(figure, box)) return [];
    const known = spokenFor(figure, sign);
    const isLoneWhole = target.spec.type === 'ratio' && fills.every((fill) => fill.box === 1);
    const score = known.score - (isLoneWhole ? LONE_WHOLE : 0);
    return [{ ...known, score, target, fills, uses: [figure.id], wholeByPercentage: false }];
  });
}

// Who states how many there were says it for the item that counts them, before one of which they are the whole.
const LONE_WHOLE = 15;

/** "Không có đơn thư" says of a list of petitions that it is empty; "không có hồ sơ trực tuyến" of no list. */
const isWhatThereIsNoneOf = ({ unit }: StatedFigure, { hit }: Sign): boolean =>
  unit !== null && hit.word === foldForSearch(unit.text);

function amountFill(
  report: ReadReport,
  figure: StatedFigure,
  sign: Sign,
  signs: readonly Sign[],
): readonly BoxFill[] {
  const { box, target, side } = sign;
  const hedge = figure.hedge?.hedge ?? null;
  switch (figure.value.kind) {
    case 'count':
      return box.takes === 'count' ? [{ box: box.box, digits: figure.value.digits, hedge }] : [];
    case 'money':
      return box.takes === 'money' ? [{ box: box.box, digits: figure.value.dong, hedge }] : [];
    case 'pair': {
      const { part, whole } = figure.value;
      if (target.spec.type === 'ratio') {
        // The percentage that is stated of the pair proposes it together with both numbers.
        return report.shared.has(figure.id)
          ? []
          : [
              { box: 0, digits: part, hedge },
              { box: 1, digits: whole, hedge: null },
            ];
      }
      // "Giải quyết 1/3 hồ sơ" says a fraction, not how many.
      const takes = figure.unit?.kind === 'dong' ? 'money' : 'count';
      if (box.takes !== takes || BigInt(whole) < 10n) return [];
      return [
        side === 'before' || isShareWord(sign, signs)
          ? { box: box.box, digits: part, hedge }
          : { box: box.box, digits: whole, hedge: null },
      ];
    }
    case 'percentage':
    case 'decimal':
      return [];
  }
}

/** "3.100/3.120 hồ sơ đúng hạn" says how many of them were in time, "3.100/3.120 hồ sơ tiếp nhận" of how many. */
const isShareWord = ({ hit }: Sign, signs: readonly Sign[]): boolean =>
  signs.some(
    (other) =>
      other.target.spec.type === 'ratio' &&
      other.box.box !== 1 &&
      other.hit.start < hit.end &&
      hit.start < other.hit.end,
  );

const TIMES: Readonly<Record<string, AnswerBox['per']>> = {
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
};

/** An amount for a month goes where amounts for a month are asked for, and nowhere else (R17). */
function perFits({ per }: StatedFigure, box: AnswerBox): boolean {
  if (box.per === null) return per.length === 0;
  return per.some((word) => TIMES[word] === box.per);
}
