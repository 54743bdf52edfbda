/** Options and offered rows that read alike: nobody could tell which of them an answer meant. */
import type { Checklist } from '#domain/checklist/definition.ts';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import type { Label } from '#domain/checklist/label.ts';
import type { Path, Report } from './problem-report.ts';

export function repeatedWordProblems({ sections }: Checklist, report: Report): void {
  sections.forEach(({ items }, s) => {
    items.forEach((item, i) => {
      const at: Path = ['sections', s, 'items', i];
      optionProblems(item, at, report);
      if (item.type !== 'table') return;
      item.columns.forEach((column, c) => optionProblems(column, [...at, 'columns', c], report));
      const rows = (item.rows ?? []).map((label, r) => ({ label, path: [...at, 'rows', r] }));
      // The app tells rows apart as a search does: "Bỏ" is listed where "Bó" is.
      reportAlike('row', rows, foldForSearch, report);
    });
  });
}

function optionProblems(spec: Pick<AnswerSpec, 'type'>, at: Path, report: Report): void {
  if (!hasOptions(spec)) return;
  const options = spec.options.map(({ label }, o) => ({
    label,
    path: [...at, 'options', o, 'label'],
  }));
  reportAlike('option', options, asRead, report);
}

type WithOptions = Extract<AnswerSpec, { type: 'choice' | 'choices' }>;

const hasOptions = (spec: Pick<AnswerSpec, 'type'>): spec is WithOptions =>
  spec.type === 'choice' || spec.type === 'choices';

/** "Khác" and "khác " are one word to a reader; "Có" and "Cỏ" are two. */
export const asRead = (words: string): string =>
  words.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();

/** Reports the later of two in the first language in which a person reads the same of both. */
function reportAlike(
  what: string,
  entries: readonly { readonly label: Label; readonly path: Path }[],
  keyOf: (words: string) => string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const { label, path } of entries) {
    const shown = [
      ['vi', label.vi],
      ['en', label.en ?? label.vi],
    ] as const;
    const keys = shown.map(([language, words]) => `${language} ${keyOf(words)}`);
    const [language, words] = shown[keys.findIndex((key) => seen.has(key))] ?? [];
    if (language !== undefined) {
      report([...path, language], `${what} "${words}" is already used in this item`);
    }
    for (const key of keys) seen.add(key);
  }
}
