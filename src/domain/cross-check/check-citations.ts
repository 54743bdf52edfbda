/**
 * Cited documents held against the law library that the visit carries (R19): number, day of signing and
 * kind, and whether the document was in force in the inspected period. What the library says only from
 * memory accuses nobody: then it is a notice. Local plans and practice of one province accuse nobody either:
 * another commune's plan has the same number. The subject is not compared; it is free words.
 */
import { firstDay, inForceDuring, type Period } from '#domain/checklist/legal-basis.ts';
import type { LawDocument } from '#domain/checklist/law.ts';
import { citationKey, findCitations, type Citation } from './find-citations.ts';

export type CitationVerdict =
  | 'right'
  /** The library has no such number: a local document, or a slip. */
  | 'unknown'
  /** "Thông tư 61/2018/NĐ-CP". */
  | 'wrong-kind'
  | 'wrong-date'
  | 'not-yet-in-force'
  | 'no-longer-in-force';

export interface CitationFinding {
  /** The item in whose answer or note it stands. */
  readonly code: string;
  readonly within: 'text' | 'note';
  readonly quote: string;
  readonly verdict: CitationVerdict;
  readonly level: 'error' | 'notice';
  /** The day that was written beside it. */
  readonly statedDate: string | null;
  /** The document of the library; null when it is unknown. */
  readonly document: {
    readonly name: string;
    /** Dates as exactly as they are known. */
    readonly issued: string | null;
    readonly from: string;
    readonly to: string | null;
  } | null;
  /** What took its place and was in force in the period; of one not yet in force, what it replaced. */
  readonly inForce: readonly string[];
}

/** All citations of a text with what is wrong with each; those that are right included. */
export function checkCitations(
  text: string,
  place: Pick<CitationFinding, 'code' | 'within'>,
  library: readonly LawDocument[],
  period: Period,
): readonly CitationFinding[] {
  return findCitations(text).map((citation) => {
    const document = documentOf(citation, library);
    const verdict = verdictOf(citation, document, period);
    const fromMemory = document !== null && isFromMemory(document, verdict);
    return {
      ...place,
      quote: citation.quote,
      verdict,
      level: verdict === 'unknown' || fromMemory ? 'notice' : 'error',
      statedDate: citation.date,
      document:
        document === null
          ? null
          : {
              name: document.name,
              issued: document.issued ?? null,
              from: document.from,
              to: document.to ?? null,
            },
      inForce: document === null ? [] : inItsPlace(document, verdict, library, period),
    };
  });
}

/** What the verdict rests on: the document itself, of one that ended its end as well. */
function isFromMemory({ verified, toVerified }: LawDocument, verdict: CitationVerdict): boolean {
  return verified === 'M' || (verdict === 'no-longer-in-force' && toVerified === 'M');
}

/**
 * Numbers without a year come back each year (76/NQ-CP): the date tells which is meant. A citation without
 * its symbol ("NĐ 61/2018") is the document of that kind.
 */
function documentOf(citation: Citation, library: readonly LawDocument[]): LawDocument | null {
  const { key, kind, date } = citation;
  const hasSymbol = /\/[A-Z]/.test(key) || key.startsWith('ISO');
  const found = library.filter(({ number, kind: standing }) => {
    if (number === undefined || standing === 'plan' || standing === 'practice') return false;
    const own = citationKey(number);
    return hasSymbol ? own === key : kind !== null && own.startsWith(`${key}/${kind}`);
  });
  const hasYear = /\/\d{4}/.test(key);
  const sameYear = found.filter(
    ({ issued }) => hasYear || date === null || (issued ?? date).slice(0, 4) === date.slice(0, 4),
  );
  return sameYear.find(({ issued }) => agrees(date, issued)) ?? sameYear[0] ?? null;
}

function verdictOf(
  { kind, key, date }: Citation,
  document: LawDocument | null,
  period: Period,
): CitationVerdict {
  if (document === null) return 'unknown';
  const symbol = /\/([A-Z]+)/.exec(key)?.[1];
  if (kind !== null && symbol !== undefined && symbol !== kind) return 'wrong-kind';
  if (!agrees(date, document.issued)) return 'wrong-date';
  if (inForceDuring(document, period) !== 'outside') return 'right';
  return firstDay(document) > period.to ? 'not-yet-in-force' : 'no-longer-in-force';
}

/** A day that is known only by its year or month is compared as far as it is known. */
function agrees(stated: string | null, issued: string | undefined): boolean {
  return stated === null || issued === undefined || stated.startsWith(issued);
}

/** Along the chain of replacements to the nearest documents that were in force in the period. */
function inItsPlace(
  document: LawDocument,
  verdict: CitationVerdict,
  library: readonly LawDocument[],
  period: Period,
): readonly string[] {
  if (verdict !== 'no-longer-in-force' && verdict !== 'not-yet-in-force') return [];
  const next = ({ id, replacedBy = [] }: LawDocument) =>
    verdict === 'no-longer-in-force'
      ? library.filter((other) => replacedBy.includes(other.id))
      : library.filter((other) => other.replacedBy?.includes(id));
  const names: string[] = [];
  const seen = new Set([document.id]);
  let open = next(document);
  while (open.length > 0) {
    const fresh = open.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const standing = fresh.filter((other) => inForceDuring(other, period) !== 'outside');
    names.push(...standing.map(({ name }) => name));
    open = fresh.filter((other) => !standing.includes(other)).flatMap(next);
  }
  return [...new Set(names)];
}
