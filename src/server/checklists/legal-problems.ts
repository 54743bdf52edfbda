import type { Checklist } from '#domain/checklist/definition.ts';
import type { LawDocument } from '#domain/checklist/law.ts';
import type { Report } from './problem-report.ts';

/**
 * References that lead nowhere. `null` as articles of a document: the library breaks the schema there,
 * so that only its name is known.
 */
export type KnownLaw = ReadonlyMap<string, LawDocument['articles'] | null>;

export function legalProblems({ sections }: Checklist, law: KnownLaw, report: Report): void {
  sections.forEach(({ items }, s) => {
    items.forEach(({ legal }, i) => {
      legal.forEach((reference, r) => {
        if (typeof reference !== 'string') return;
        const path = ['sections', s, 'items', i, 'legal', r];
        const [document = '', article] = reference.split('/');
        const articles = law.get(document);
        if (!law.has(document)) report(path, `document "${document}" is not in law.yaml`);
        else if (article !== undefined && articles !== null) {
          if (articles?.some(({ id }) => id === article) === true) return;
          report(path, `document "${document}" has no article "${article}" in law.yaml`);
        }
      });
    });
  });
}
