/** A report as proposals are looked for in it, and what the words beside a figure point to. */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { AnswerBox, FillablePlace } from './answer-places.ts';
import { beside, neighbourhoods, type Beside, type Neighbourhood } from './neighbourhood.ts';
import type { PlainText } from './plain-text.ts';
import type { Doubt } from './proposal.ts';
import type { FigureContext, ReportReading, StatedFigure } from './reading.ts';
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
}

export function readReport(
  reading: ReportReading,
  source: PlainText,
  hits: readonly WordHit[],
): ReadReport {
  const around = neighbourhoods(source, reading);
  return {
    reading,
    source,
    hits,
    around,
    byId: new Map(reading.figures.map((figure) => [figure.id, figure])),
    bySentence: groupBy(reading.figures, ({ id }) => around.get(id)?.sentence ?? -1),
    shared: new Set(reading.figures.flatMap(({ shareOf }) => shareOf ?? [])),
  };
}

export interface Sign extends Beside {
  readonly target: FillablePlace;
  readonly box: AnswerBox;
  readonly doubts: readonly Doubt[];
}

/** What the words beside a figure point to; only places whose unit and row fit. */
export function signsOf(
  report: ReadReport,
  figure: FigureContext,
  at: Neighbourhood,
): readonly Sign[] {
  const near = beside(report.source, report.hits, at);
  const signs = near.length > 0 ? near : carriedOver(report, at);
  const doubts: readonly Doubt[] = near.length > 0 ? [] : ['carried-over'];
  return signs.flatMap((sign) =>
    sign.hit.boxes
      .filter(
        ({ target }) => unitFits(figure, target) && (figure.isNone || rowFits(report, at, target)),
      )
      .map(({ target, box }) => ({ ...sign, target, box, doubts })),
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

function rowFits(
  { source }: ReadReport,
  { from, to }: Neighbourhood,
  { place }: FillablePlace,
): boolean {
  if (place.cell === null || place.cell.row === null) return true;
  const row = foldForSearch(place.cell.row);
  const near = source.folded.slice(from, to);
  const at = near.indexOf(row);
  return at !== -1 && !isWordCharacter(near[at - 1]) && !isWordCharacter(near[at + row.length]);
}
