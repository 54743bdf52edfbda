/** What a stored version says of the law that it cites, read without the whole schema: the list of visits is the first screen. */
import { z } from 'zod';

const factsSchema = z.object({
  law: z
    .array(z.object({ id: z.string(), articles: z.array(z.object({ id: z.string() })).optional() }))
    .optional(),
  sections: z.array(
    z.object({ items: z.array(z.object({ legal: z.array(z.unknown()).optional() })) }),
  ),
});

export interface ChecklistLaw {
  /** Ids of the documents that items cite and that the version carries. */
  readonly documents: readonly string[];
  /** What items cite and the version does not carry. */
  readonly missing: readonly string[];
}

/** `null` where the version cannot be read. Old versions write their law out: that is always there. */
export function lawInChecklist(json: string): ChecklistLaw | null {
  const parsed = factsSchema.safeParse(parseJson(json));
  if (!parsed.success) return null;
  const carried = new Map(
    (parsed.data.law ?? []).map(({ id, articles = [] }) => [
      id,
      new Set(articles.map((article) => article.id)),
    ]),
  );
  const cited = new Set(
    parsed.data.sections
      .flatMap(({ items }) => items.flatMap(({ legal = [] }) => legal))
      .filter((reference) => typeof reference === 'string'),
  );
  const isCarried = (reference: string): boolean => {
    const [document = '', article] = reference.split('/');
    const articles = carried.get(document);
    return articles !== undefined && (article === undefined || articles.has(article));
  };
  return {
    documents: [...new Set([...cited].filter(isCarried).map((entry) => entry.split('/')[0] ?? ''))],
    missing: [...cited].filter((reference) => !isCarried(reference)),
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
