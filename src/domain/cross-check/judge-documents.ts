import type { Checklist } from '#domain/checklist/definition.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import type { LawDocument } from '#domain/checklist/law.ts';
import { checkCitations } from './check-citations.ts';
import type { CheckOf } from './cross-check.ts';
import type { FigureReader, Place } from './figure-reader.ts';
import { open } from './gather-figures.ts';
import type { CheckVerdict, FigureName } from './outcome.ts';

/** R19: the documents cited in these answers and in the notes beside them. */
export function judgeDocuments(
  check: CheckOf<'documents'>,
  reader: FigureReader,
  library: readonly LawDocument[],
  period: Period,
): CheckVerdict {
  const places = check.texts.map((code) => reader.place(code));
  const absent = places.indexOf(null);
  if (absent >= 0) {
    return { state: 'silent', because: 'absent', ref: check.texts[absent] ?? null };
  }
  if (library.length === 0) return { state: 'silent', because: 'no-library', ref: null };
  const read = places.filter((place) => place !== null);
  const texts = read.flatMap(textsOf);
  if (texts.length === 0) {
    const hidden = read.find(({ shown }) => !shown);
    if (hidden !== undefined) return { state: 'silent', because: 'hidden', ref: hidden.item.code };
    return open({ missing: read.map(textName), known: [] });
  }
  const findings = texts.flatMap(({ text, ...place }) =>
    checkCitations(text, place, library, period),
  );
  if (findings.length === 0) return { state: 'silent', because: 'nothing-cited', ref: null };
  const holds = findings.every(({ verdict }) => verdict === 'right');
  return { state: holds ? 'holds' : 'fails', facts: { kind: 'documents', findings } };
}

/** The documents that the visit's checklists carry, each once. */
export function visitLibrary(
  checklists: readonly Pick<Checklist, 'law'>[],
): readonly LawDocument[] {
  const byId = new Map<string, LawDocument>();
  for (const document of checklists.flatMap(({ law = [] }) => law)) byId.set(document.id, document);
  return [...byId.values()];
}

function textsOf({ item: { code }, answer }: Place) {
  const written = answer.value?.kind === 'text' ? answer.value.text : '';
  return [
    { code, within: 'text' as const, text: written },
    { code, within: 'note' as const, text: answer.note },
  ].filter(({ text }) => text.trim() !== '');
}

function textName({ checklistId, item }: Place): FigureName {
  return {
    ...{ ref: item.code, checklistId, code: item.code },
    ...{ item: item.short ?? item.text, member: null, type: 'text', unit: null },
  };
}
