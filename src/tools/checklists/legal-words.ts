import type { Checklist } from '#domain/checklist/definition.ts';
import type { LawDocument } from '#domain/checklist/law.ts';
import type { LegalReference } from '#domain/checklist/legal-reference.ts';

/**
 * The legal basis of an item as printed: article before document, with the time in force. Paper does
 * not know the inspected period, so every document that is cited stands there with its dates, and who
 * holds the sheet sees which one counts.
 */
export function legalWords(
  checklist: Pick<Checklist, 'law'>,
  legal: readonly LegalReference[],
): readonly string[] {
  const library = new Map((checklist.law ?? []).map((document) => [document.id, document]));
  return legal.flatMap((reference) => {
    if (typeof reference !== 'string') {
      const article = 'article' in reference ? reference.article : undefined;
      return [article === undefined ? reference.document : `${article} ${reference.document}`];
    }
    const [documentId = '', articleId] = reference.split('/');
    const document = library.get(documentId);
    return document === undefined ? [] : [citation(document, articleId)];
  });
}

function citation(document: LawDocument, articleId: string | undefined): string {
  const article = document.articles?.find(({ id }) => id === articleId);
  const name = article === undefined ? document.name : `${article.cite} ${document.name}`;
  const from = article?.from ?? document.from;
  const to = article?.to ?? document.to;
  return `${name} (từ ${dateWords(from)}${to === undefined ? '' : ` đến ${dateWords(to)}`})`;
}

/** `2025-07-01` is 1/7/2025, `2025` stays. */
const dateWords = (date: string): string => date.split('-').toReversed().map(Number).join('/');
