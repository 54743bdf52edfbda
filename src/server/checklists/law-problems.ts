import type { LawDocument, LawLibrary } from '#domain/checklist/law.ts';
import type { Path, Report } from './problem-report.ts';

/** What the law library says that cannot be: documents that are not in it, an end before the beginning. */
export function lawProblems({ documents }: LawLibrary, report: Report): void {
  const ids = new Set(documents.map(({ id }) => id));
  documents.forEach((document, d) => {
    const at: Path = ['documents', d];
    for (const member of ['replacedBy', 'amendedBy'] as const) {
      document[member]?.forEach((id, index) => {
        const path = [...at, member, index];
        if (id === document.id) report(path, `${member} names the document itself`);
        else if (!ids.has(id)) report(path, `${member} names "${id}", which is not in law.yaml`);
      });
    }
    orderProblem(document, at, report);
    document.articles?.forEach(({ from = document.from, to }, a) => {
      orderProblem({ from, to }, [...at, 'articles', a], report);
    });
  });
}

/** Dates are as exact as they are known: '2025' to '2025-06-30' is no contradiction. */
function orderProblem(
  { from, to }: Pick<LawDocument, 'from' | 'to'>,
  at: Path,
  report: Report,
): void {
  if (to === undefined) return;
  const known = Math.min(from.length, to.length);
  if (to.slice(0, known) < from.slice(0, known)) {
    report([...at, 'to'], `to (${to}) is before from (${from})`);
  }
}
