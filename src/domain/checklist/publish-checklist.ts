/**
 * Publishing gives a checklist the law that it rests on, so that a visit keeps the law of its version
 * and a tablet needs nothing else to show it (decision 0014).
 */
import type { Checklist } from './definition.ts';
import type { LawDocument, LawLibrary } from './law.ts';

/**
 * The checklist with `law`: each document that it cites with the cited articles alone, and by name
 * alone all documents before and after these in the chain of replacements, since the inspected period
 * may lie before or after. In the order of ids, so that the order of the library moves no hash; without
 * documents there is no `law`.
 *
 * References that the library has not are left out: the loader has refused them.
 */
export function publishChecklist(checklist: Checklist, library: LawLibrary): Checklist {
  const { law: _before, ...words } = checklist;
  const cited = citedArticles(checklist);
  const wanted = withReplacements(library, [...cited.keys()]);
  const law = library.documents
    .filter(({ id }) => wanted.has(id))
    .map((document) => embedded(document, cited.get(document.id) ?? new Set(), wanted))
    .toSorted(byId);
  return law.length === 0 ? words : { ...words, law };
}

/** Ids of the cited articles by the document's id. */
function citedArticles(checklist: Checklist): ReadonlyMap<string, ReadonlySet<string>> {
  const cited = new Map<string, Set<string>>();
  for (const { legal } of checklist.sections.flatMap(({ items }) => items)) {
    for (const reference of legal) {
      if (typeof reference !== 'string') continue;
      const [document = '', article] = reference.split('/');
      const articles = cited.get(document) ?? new Set();
      if (article !== undefined) articles.add(article);
      cited.set(document, articles);
    }
  }
  return cited;
}

/** These documents and all that replaced them or that they replaced, near and far. */
function withReplacements(library: LawLibrary, ids: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(ids);
  for (let size = -1; size !== wanted.size;) {
    size = wanted.size;
    for (const { id, replacedBy = [] } of library.documents) {
      const linked = [id, ...replacedBy];
      if (linked.some((name) => wanted.has(name))) linked.forEach((name) => wanted.add(name));
    }
  }
  return wanted;
}

function embedded(
  document: LawDocument,
  cited: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): LawDocument {
  const { articles: all = [], amendedBy = [], replacedBy = [], ...rest } = document;
  const articles = all.filter(({ id }) => cited.has(id)).toSorted(byId);
  // An amendment that is not in the version would be a name that leads nowhere.
  const amendments = amendedBy.filter((id) => wanted.has(id)).toSorted();
  return {
    ...rest,
    ...(replacedBy.length > 0 ? { replacedBy: replacedBy.toSorted() } : {}),
    ...(amendments.length > 0 ? { amendedBy: amendments } : {}),
    ...(articles.length > 0 ? { articles } : {}),
  };
}

const byId = (left: { readonly id: string }, right: { readonly id: string }): number =>
  left.id < right.id ? -1 : 1;
