import type { Candidate, FigureProposal } from '#domain/figures/proposal.ts';
import type { ReportReading } from '#domain/figures/reading.ts';

/** The first candidate of each: "97,33% -> E16 {3385; 3478; 97.33} with 3385, 3478 whole by percentage". */
export function proposalLines(
  { figures }: ReportReading,
  proposals: readonly FigureProposal[],
): readonly string[] {
  const textOf = (id: number) => figures.find((figure) => figure.id === id)?.text ?? '?';
  return proposals.flatMap(({ figure, candidates: [first] }) => {
    if (first === undefined) return [];
    const others = first.uses.slice(1).map(textOf);
    return [
      [
        `${textOf(figure)} -> ${placeText(first)} {${boxesText(first)}}`,
        others.length === 0 ? '' : ` with ${others.join(', ')}`,
        first.wholeByPercentage ? ' whole by percentage' : '',
      ].join(''),
    ];
  });
}

function placeText({ place: { code, cell } }: Candidate): string {
  return [code, cell?.column, cell?.row]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
}

function boxesText({ fills }: Candidate): string {
  if (fills.length === 0) return 'none';
  const last = Math.max(...fills.map(({ box }) => box));
  return Array.from({ length: last + 1 }, (_, box) => {
    const fill = fills.find((one) => one.box === box);
    if (fill === undefined) return '-';
    return fill.hedge === null ? fill.digits : `${fill.digits} ${fill.hedge}`;
  }).join('; ');
}
