/**
 * A checklist of 500 items in the hand, on a processor slowed four times: the product beside static
 * HTML (the floor), a memoised React form and SurveyJS over the same items, in turn in one run.
 * Absolute times move with the machine; the ratios are what counts.
 */
import { generatedChecklist } from '../../support/checklist/generated-checklist.ts';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { prepareField, type Contender } from './contenders.ts';
import { measure, type Measured } from './measure.ts';
import { median, percentile, table } from '../figures.ts';

export async function benchChecklist(rounds: number): Promise<string> {
  const checklist = generatedChecklist({ items: 500, seed: 1 });
  const field = await prepareField(checklist);
  const results = new Map<Contender, Measured[]>();
  const every = Math.max(1, Math.floor(field.open.length / 24));
  const codes = field.open.filter((_, index) => index % every === 0).slice(0, 24);
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of field.contenders) {
        const browser = await launchBrowser();
        try {
          const measured = await measure(browser, contender, codes);
          results.set(contender, [...(results.get(contender) ?? []), measured]);
          console.error(
            `${contender.name}, round ${round + 1}: first item ${Math.round(measured.openMs)} ms`,
          );
        } finally {
          await browser.close();
        }
      }
    }
  } finally {
    await field.stop();
  }
  return report(results);
}

function report(results: ReadonlyMap<Contender, readonly Measured[]>): string {
  const rows = [...results].map(([{ name }, rounds]) => {
    const all = (figure: 'tapMs' | 'searchMs' | 'scrollMs' | 'jumpMs') =>
      rounds.flatMap((round) => round[figure]);
    const two = (figures: readonly number[]) =>
      figures.length === 0
        ? null
        : { median: median(figures), p95: percentile(figures, 95), count: figures.length };
    return {
      name,
      open: median(rounds.map(({ openMs }) => openMs)),
      nodes: median(rounds.map(({ nodes }) => nodes)),
      heap: median(rounds.map(({ heapMb }) => heapMb)),
      tap: two(all('tapMs')),
      jump: two(all('jumpMs')),
      search: two(all('searchMs')),
      scroll: two(all('scrollMs')),
      albums: rounds.flatMap(({ album }) => (album === null ? [] : [album])),
    };
  });
  const floor = rows.find(({ name }) => name.startsWith('static'));
  if (floor === undefined) throw new Error('the floor was not measured');
  const times = (value: number, of: number): string => (value / of).toFixed(2);
  const pair = (figure: { median: number; p95: number } | null): string =>
    figure === null ? '–' : `${Math.round(figure.median)} / ${Math.round(figure.p95)}`;
  return [
    table(
      [
        '500 items, CPU 4x',
        'first item ms',
        'x floor',
        'nodes',
        'heap MB',
        'tap→paint ms med / p95',
        'x floor',
        'next unanswered ms',
        'key→found ms',
        'longest frame ms',
      ],
      rows.map((row) => [
        row.name,
        String(Math.round(row.open)),
        times(row.open, floor.open),
        String(row.nodes),
        row.heap.toFixed(1),
        pair(row.tap),
        row.tap === null || floor.tap === null ? '–' : times(row.tap.median, floor.tap.median),
        pair(row.jump),
        pair(row.search),
        pair(row.scroll),
      ]),
    ),
    '',
    table(
      [
        'album of 200 photos, CPU 4x',
        'first picture ms',
        'x floor',
        'nodes',
        'heap MB',
        'longest frame ms',
      ],
      rows
        .filter(({ albums }) => albums.length > 0)
        .map(({ name, albums }) => {
          const open = (all: typeof albums): number => median(all.map(({ openMs }) => openMs));
          const frames = albums.flatMap(({ scrollMs }) => scrollMs);
          return [
            name,
            String(Math.round(open(albums))),
            times(open(albums), open(floor.albums)),
            String(median(albums.map(({ nodes }) => nodes))),
            median(albums.map(({ heapMb }) => heapMb)).toFixed(1),
            `${Math.round(median(frames))} / ${Math.round(percentile(frames, 95))}`,
          ];
        }),
    ),
  ].join('\n');
}
