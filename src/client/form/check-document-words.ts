import type { CitationFinding } from '#domain/cross-check/check-citations.ts';
import type { CheckFacts } from '#domain/cross-check/outcome.ts';
import { formatDate, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { ProblemWords } from './answer-problem-words.ts';

type DocumentFacts = Extract<CheckFacts, { kind: 'documents' }>;

export function documentsHold({ findings }: DocumentFacts): string {
  return m.checks_documents_hold({ count: formatNumber(findings.length) });
}

/** The gravest citation is the title, the others follow. */
export function documentsFail({ findings }: DocumentFacts): ProblemWords {
  const wrong = findings.filter(({ verdict }) => verdict !== 'right');
  const [first, ...others] = [
    ...wrong.filter(({ level }) => level === 'error'),
    ...wrong.filter(({ level }) => level === 'notice'),
  ];
  const unknown = wrong.some(({ verdict }) => verdict === 'unknown');
  return {
    title: first === undefined ? '' : citationWords(first),
    detail: [
      ...others.map(citationWords),
      ...(unknown ? [m.checks_document_unknown_next()] : []),
      m.checks_safe(),
    ].join(' '),
  };
}

function citationWords({ quote, verdict, document, inForce }: CitationFinding): string {
  if (document === null) return m.checks_document_unknown({ quote });
  const { name, issued, from, to } = document;
  const others = inForce.join(', ');
  switch (verdict) {
    case 'right':
      return name;
    case 'unknown':
      return m.checks_document_unknown({ quote });
    case 'wrong-kind':
      return m.checks_document_wrong_kind({ quote, name });
    case 'wrong-date':
      return m.checks_document_wrong_date({ quote, issued: formatDate(issued ?? '') });
    case 'no-longer-in-force':
      return others === ''
        ? m.checks_document_no_longer({ name, to: formatDate(to ?? '') })
        : m.checks_document_in_force({ name, others });
    case 'not-yet-in-force':
      return others === ''
        ? m.checks_document_not_yet({ name, from: formatDate(from) })
        : m.checks_document_not_yet_but({ name, others });
  }
}
