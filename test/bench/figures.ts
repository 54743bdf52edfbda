/** Medians and tables for the benchmarks. */

export function median(figures: readonly number[]): number {
  return percentile(figures, 50);
}

/** The figure below which `percent` of all lie (nearest rank). */
export function percentile(figures: readonly number[], percent: number): number {
  const sorted = figures.toSorted((left, right) => left - right);
  const at = Math.min(
    sorted.length - 1,
    Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1),
  );
  const figure = sorted[at];
  if (figure === undefined) throw new RangeError('nothing was measured');
  return figure;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}
