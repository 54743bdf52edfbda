/**
 * Which law an item rests on in the inspected period. The period decides, not today: a visit in
 * November 2026 may examine a time under two regimes.
 */
import type { Checklist } from './definition.ts';
import type { LawArticle, LawDocument } from './law.ts';
import type { LegalReference } from './legal-reference.ts';

export interface Period {
  /** yyyy-mm-dd, both days included. */
  readonly from: string;
  readonly to: string;
}

/** One line of an item's legal basis. */
export interface LegalBasis {
  /** Name and number, and where known the date of signing is in `issued`. */
  readonly document: string;
  readonly issued: string | null;
  /** Only where the passage was read and is in force in the period. */
  readonly article: string | null;
  /**
   * `whole`: in force during all of the period. `part`: during a part of it, between `from` and `to`.
   * `outside`: not in the period at all; shown only where nothing else of the same subject is known.
   * `undated`: written out in an old version, without dates.
   */
  readonly inForce: 'whole' | 'part' | 'outside' | 'undated';
  /** First day in force, where that is not at the beginning of the period already. */
  readonly from: string | null;
  /** Last day in force, where the period goes on behind it. */
  readonly to: string | null;
  /** The same of the article, where it has a time of its own in the document. */
  readonly passage: { readonly from: string | null; readonly to: string | null } | null;
  /** Names of what took its place behind `to`. */
  readonly replacedBy: readonly string[];
  /** May be cited to a unit: a legal document or standard whose number is confirmed, not practice or memory. */
  readonly citable: boolean;
  /**
   * One of several that the cited document took the place of, or that took its place: which of them holds
   * for the item nobody wrote down. Shown, never cited, until the item cites the one that is meant.
   */
  readonly toCheck: boolean;
}

/**
 * The legal basis of an item in a period: each cited document that was in force, and in its place or
 * beside it what it replaced or what replaced it, by name alone; never what another document replaced
 * together with it. In the order in which the item cites, each document once.
 */
export function legalBasis(
  checklist: Pick<Checklist, 'law'>,
  legal: readonly LegalReference[],
  period: Period,
): readonly LegalBasis[] {
  const library = new Map((checklist.law ?? []).map((document) => [document.id, document]));
  const named = new Set(legal.flatMap((one) => (typeof one === 'string' ? documentOf(one) : [])));
  const lines = legal.flatMap((reference) => basisOf(library, named, reference, period));
  return uniqueLines(lines);
}

const documentOf = (reference: string): string => reference.split('/')[0] ?? '';

type Library = ReadonlyMap<string, LawDocument>;

function basisOf(
  library: Library,
  named: ReadonlySet<string>,
  reference: LegalReference,
  period: Period,
): readonly LegalBasis[] {
  if (typeof reference !== 'string') {
    return [
      {
        document: reference.document,
        issued: null,
        article: 'article' in reference ? (reference.article ?? null) : null,
        inForce: 'undated',
        ...{ from: null, to: null, passage: null, replacedBy: [] },
        citable: reference.verified === 'V',
        toCheck: false,
      },
    ];
  }
  const [documentId = '', articleId] = reference.split('/');
  const cited = library.get(documentId);
  if (cited === undefined) return [];
  const article = cited.articles?.find(({ id }) => id === articleId);
  const own = lineOf(library, cited, article, period);
  const others = related(library, cited, named)
    .map(({ document, certain }) => {
      const line = lineOf(library, document, undefined, period);
      return certain ? line : { ...line, citable: false, toCheck: true };
    })
    .filter(({ inForce }) => inForce !== 'outside');
  if (own.inForce === 'whole') return [own];
  if (own.inForce === 'part') return [own, ...others];
  return others.length > 0 ? others : [own];
}

function lineOf(
  library: Library,
  document: LawDocument,
  article: LawArticle | undefined,
  period: Period,
): LegalBasis {
  const own = {
    issued: document.issued,
    from: article?.from ?? document.from,
    to: article?.to ?? document.to,
  };
  const stands = article !== undefined && inForceDuring(own, period) !== 'outside';
  const ends = endsWithin(document, period);
  return {
    document: document.name,
    issued: document.issued ?? null,
    article: stands ? article.cite : null,
    inForce: inForceDuring(document, period),
    ...ends,
    passage: stands && hasOwnTime(article) ? endsWithin(own, period) : null,
    replacedBy: ends.to === null ? [] : successors(library, document),
    citable:
      (document.kind === 'law' || document.kind === 'standard') &&
      (document.verified === 'V' || document.verified === 'D'),
    toCheck: false,
  };
}

const hasOwnTime = ({ from, to }: LawArticle): boolean => from !== undefined || to !== undefined;

function successors(library: Library, { replacedBy = [] }: LawDocument): readonly string[] {
  return replacedBy.flatMap((id) => library.get(id)?.name ?? []).toSorted();
}

/**
 * How far a document was in force in a period. A year or a month alone covers all its days: what may lie
 * inside is not ruled out, but nothing is in force before it is signed.
 */
export function inForceDuring(time: TimeInForce, period: Period): 'whole' | 'part' | 'outside' {
  const [first, last] = [firstDay(time), lastDay(time)];
  if (first > period.to || last < period.from) return 'outside';
  return first <= period.from && last >= period.to ? 'whole' : 'part';
}

type TimeInForce = Pick<LawDocument, 'issued' | 'from' | 'to'>;

/** Its first and last day as written, each only where the period reaches beyond it. */
function endsWithin(time: TimeInForce, period: Period) {
  return {
    from: firstDay(time) > period.from ? time.from : null,
    to: lastDay(time) < period.to ? (time.to ?? null) : null,
  };
}

export function firstDay({ issued = '', from }: TimeInForce): string {
  const written = `${from}-01-01`.slice(0, 10);
  const signed = `${issued}-01-01`.slice(0, 10);
  return written === from || issued === '' || signed < written ? written : signed;
}

const lastDay = ({ to }: TimeInForce): string =>
  to === undefined ? '9999-12-31' : `${to}${'-12-31'.slice(to.length - 4)}`;

interface Related {
  readonly document: LawDocument;
  /** It alone can be meant. */
  readonly certain: boolean;
}

/**
 * Documents before this one in the chain of replacements, and those after it, near and far. One way at a
 * time: what was replaced together with it stood beside it, and is about something else.
 */
function related(
  library: Library,
  start: LawDocument,
  named: ReadonlySet<string>,
): readonly Related[] {
  const documents = [...library.values()];
  const before = ({ id }: LawDocument) =>
    documents.filter(({ replacedBy }) => replacedBy?.includes(id));
  const after = ({ replacedBy = [] }: LawDocument) =>
    documents.filter(({ id }) => replacedBy.includes(id));
  return [...along(before, start, named), ...along(after, start, named)];
}

/** Of several at once the item's own word decides (`named`); without it none of them is certain. */
function along(
  step: (document: LawDocument) => readonly LawDocument[],
  start: LawDocument,
  named: ReadonlySet<string>,
): readonly Related[] {
  const found = new Map<string, Related>();
  const follow = ({ document: from, certain }: Related): void => {
    const all = step(from).filter(({ id }) => id !== start.id);
    const ofItem = all.filter(({ id }) => named.has(id));
    const meant = ofItem.length > 0 ? ofItem : all;
    const alone = withoutAmendments(meant).length <= 1;
    for (const document of meant) {
      const one = { document, certain: certain && alone };
      const known = found.get(document.id);
      if (known !== undefined && known.certain >= one.certain) continue;
      found.set(document.id, one);
      follow(one);
    }
  };
  follow({ document: start, certain: true });
  return [...found.values()];
}

/** What amends another of them is no rival of it: they were replaced as one. */
const withoutAmendments = (documents: readonly LawDocument[]): readonly LawDocument[] =>
  documents.filter(({ id }) => !documents.some(({ amendedBy }) => amendedBy?.includes(id)));

function uniqueLines(lines: readonly LegalBasis[]): readonly LegalBasis[] {
  const seen = new Set<string>();
  const withArticle = new Set(
    lines.flatMap(({ document, article }) => (article === null ? [] : [document])),
  );
  const certain = new Set(lines.flatMap(({ document, toCheck }) => (toCheck ? [] : [document])));
  return lines.filter(({ document, article, toCheck }) => {
    const key = `${document} ${article ?? ''}`;
    if (seen.has(key) || (article === null && withArticle.has(document))) return false;
    if (toCheck && certain.has(document)) return false;
    seen.add(key);
    return true;
  });
}
