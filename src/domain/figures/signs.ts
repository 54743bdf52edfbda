/** A report as proposals are looked for in it, and what the words beside a figure point to. */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { AnswerBox, FillablePlace } from './answer-places.ts';
import { isEarlyAlone, namedTogether } from './early-and-on-time.ts';
import { beside, neighbourhoods, type Beside, type Neighbourhood } from './neighbourhood.ts';
import type { PlainText } from './plain-text.ts';
import type { Doubt } from './proposal.ts';
import type { FigureContext, ReportReading, StatedFigure } from './reading.ts';
import type { Span } from './text-structure.ts';
import { isWordCharacter } from './unit-words.ts';
import type { WordHit } from './word-hits.ts';

export interface ReadReport {
  readonly reading: ReportReading;
  readonly source: PlainText;
  readonly hits: readonly WordHit[];
  readonly around: ReadonlyMap<number, Neighbourhood>;
  readonly byId: ReadonlyMap<number, StatedFigure>;
  readonly bySentence: ReadonlyMap<number, readonly StatedFigure[]>;
  /** Figures of which a percentage says the share. */
  readonly shared: ReadonlySet<number>;
  /** Figures of early dossiers alone, by sentence. */
  readonly early: ReadonlyMap<number, readonly StatedFigure[]>;
  readonly together: readonly Span[];
}

export function readReport(
  reading: ReportReading,
  source: PlainText,
  hits: readonly WordHit[],
): ReadReport {
  const around = neighbourhoods(source, reading);
  const isEarly = new Set(earlyFigures(reading, source, hits, around));
  return {
    reading,
    source,
    hits,
    around,
    early: groupBy(
      reading.figures.filter(({ id, shareOf }) => isEarly.has(id) || isEarly.has(shareOf ?? -1)),
      ({ id }) => around.get(id)?.sentence ?? -1,
    ),
    together: namedTogether(source),
    byId: new Map(reading.figures.map((figure) => [figure.id, figure])),
    bySentence: groupBy(reading.figures, ({ id }) => around.get(id)?.sentence ?? -1),
    shared: new Set(reading.figures.flatMap(({ shareOf }) => shareOf ?? [])),
  };
}

/** Those beside which nothing speaks more than a word for early dossiers. */
function earlyFigures(
  { figures }: ReportReading,
  source: PlainText,
  hits: readonly WordHit[],
  around: ReadonlyMap<number, Neighbourhood>,
): readonly number[] {
  if (!hits.some(({ word }) => isEarlyAlone(word))) return [];
  return figures.flatMap(({ id }) => {
    const at = around.get(id);
    const [best] =
      at === undefined
        ? []
        : beside(source, hits, at).toSorted((one, other) => other.score - one.score);
    return best !== undefined && isEarlyAlone(best.hit.word) ? [id] : [];
  });
}

export interface Sign extends Beside {
  readonly target: FillablePlace;
  readonly box: AnswerBox;
  readonly doubts: readonly Doubt[];
}

const NAMED_ROW = 20;
// Enough to come first, not to stand alone.
const AMONG_PENDING = 10;

/** What the words beside a figure point to; only places whose unit and row fit. */
export function signsOf(
  report: ReadReport,
  figure: FigureContext,
  at: Neighbourhood,
): readonly Sign[] {
  const near = beside(report.source, report.hits, at);
  const signs = near.length > 0 ? near : carriedOver(report, at);
  const doubts: readonly Doubt[] = near.length > 0 ? [] : ['carried-over'];
  const oneField = isOfOneField(report, at);
  const pending = isAmongPending(report, at);
  return signs.flatMap((sign) =>
    sign.hit.boxes
      .filter(
        ({ target }) => unitFits(figure, target) && (figure.isNone || rowFits(report, at, target)),
      )
      .map(({ target, box }) => ({
        ...sign,
        target,
        box,
        doubts: oneField && !target.place.cell?.row ? [...doubts, 'one-field' as const] : doubts,
        score:
          sign.score +
          // Who names a field speaks of that field, not of all.
          (target.place.cell?.row ? NAMED_ROW : 0) +
          (pending && isForPending(box) ? AMONG_PENDING : 0),
      })),
  );
}

/** "Cấp huyện tiếp nhận 920 hồ sơ, cấp xã 16.732": only from one subject to the next. */
function carriedOver(report: ReadReport, { figure, before }: Neighbourhood): readonly Beside[] {
  if (before === null || before.subject === null || figure.subject === null) return [];
  if (before.subject.level === figure.subject.level && before.subject.name === figure.subject.name)
    return [];
  const at = report.around.get(before.id);
  if (at === undefined || before.unit?.kind !== figure.unit?.kind) return [];
  return beside(report.source, report.hits, at).filter(({ side }) => side === 'before');
}

function unitFits({ unit }: FigureContext, target: FillablePlace): boolean {
  return unit === null || target.unit === null || unit.kind === target.unit;
}

/** Of a table with named rows, the row that is spoken of: named after the figure, else last before it. */
function rowFits(report: ReadReport, at: Neighbourhood, { place, item }: FillablePlace): boolean {
  if (place.cell === null || place.cell.row === null) return true;
  return item.type === 'table' && rowSpokenOf(report, at, item.rows ?? []) === place.cell.row;
}

function rowSpokenOf(
  { source }: ReadReport,
  { start, end, to, sentenceStart }: Neighbourhood,
  rows: readonly { readonly vi: string }[],
): string | null {
  const after = source.folded.slice(end, to);
  const before = source.folded.slice(Math.max(sentenceStart, start - FURTHEST_ROW), start);
  let last: { readonly row: string; readonly at: number } | null = null;
  for (const { vi } of rows) {
    const row = foldForSearch(vi);
    if (wordIndex(after, row) !== -1) return vi;
    const at = wordIndex(before, row);
    if (at !== -1 && (last === null || at > last.at)) last = { row: vi, at };
  }
  if (last === null) return null;
  const since = before.slice(last.at + last.row.length);
  // "Đất đai: tiếp nhận 30; giải quyết 29" goes on, "về đất đai, đã tuyên truyền; tiếp nhận 30" does not.
  const isOver = since.includes(';') && !/^ ?:/.test(since);
  return isOver || ANOTHER_FIELD.test(since) ? null : last.row;
}

// A row that is named further back in a sentence is not meant any more.
const FURTHEST_ROW = 300;
/** A field that is no row, as no row stands behind it. */
const ANOTHER_FIELD =
  /(?:^|[^a-z])linh vuc (?!nay(?![a-z]))[a-z]|[,;:.(] ?(?:con |rieng )?ve [a-z]/;

/** "Lĩnh vực môi trường tiếp nhận 20 hồ sơ", whether a row has its name or not. */
function isOfOneField(
  { source }: ReadReport,
  { start, to, sentenceStart }: Neighbourhood,
): boolean {
  const from = Math.max(sentenceStart, start - FURTHEST_ROW);
  const words = source.folded.slice(from, to);
  return ONE_FIELD.test(words.slice(words.lastIndexOf(';', start - from) + 1));
}

const ONE_FIELD =
  /(?<!(?:cac|ca|moi|tung|nhieu|nhung|so|\d) )(?<![a-z])linh vuc (?!(?:thuoc|duoc|co|nao|khac|cai cach|cchc|hanh chinh|chuyen doi|kiem soat)(?![a-z]))[a-z]/;

const PENDING = /(?:đang|chưa) (?:được )?(?:giải quyết|xử lý|thụ lý)|còn lại/;

/** "Đang giải quyết 90 hồ sơ (trong hạn 88; quá hạn 2)": its clause, or what is broken down here, is pending. */
function isAmongPending(
  { source: { plain } }: ReadReport,
  { start, sentenceStart }: Neighbourhood,
): boolean {
  const before = plain.slice(Math.max(sentenceStart, start - FURTHEST_ROW), start);
  if (PENDING.test(lastClause(before))) return true;
  const bracket = before.lastIndexOf('(');
  const opened = bracket > before.lastIndexOf(')') ? bracket : before.lastIndexOf('trong đó');
  if (opened === -1) return PENDING.test(lastClause(lineAbove(plain, sentenceStart)));
  return (
    PENDING.test(lastClause(before.slice(0, opened))) && !/đã |tiếp nhận/.test(before.slice(opened))
  );
}

const MOST_BULLETS = 8;

/** The line that a list of points like this one stands under; '' where this is none. */
function lineAbove(plain: string, start: number): string {
  const bullet = plain[start] ?? '';
  if (!/[-+*•–]/.test(bullet)) return '';
  for (let end = start - 1, points = 0; end > 0 && points < MOST_BULLETS; points += 1) {
    const line = plain.slice(
      Math.max(plain.lastIndexOf('\n', end - 1) + 1, end - FURTHEST_ROW),
      end,
    );
    if (!line.startsWith(bullet))
      return line.endsWith(':') ? line.replace(/(?:trong đó|cụ thể)?:$/, '') : '';
    end -= line.length + 1;
  }
  return '';
}

/** Without the marks at its end. */
const lastClause = (words: string): string => /([^,;()]*)[,:; ]*$/.exec(words)?.[1] ?? '';

const isForPending = ({ words }: AnswerBox): boolean =>
  words.some((word) => /dang (?:giai quyet|xu ly)/.test(word));

/** Where the word stands last; -1 where it does not stand as a word of its own. */
function wordIndex(text: string, word: string): number {
  const at = text.lastIndexOf(word);
  if (at === -1 || isWordCharacter(text[at - 1]) || isWordCharacter(text[at + word.length]))
    return -1;
  return at;
}
