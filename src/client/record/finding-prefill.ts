import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { LegalBasis } from '#domain/checklist/legal-basis.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';

/** All fields of a finding that is raised from an item, before anybody wrote a word. */
export function findingPrefill(
  item: ChecklistItem,
  answer: RecordKey,
  basis: readonly LegalBasis[],
  text: string = labelText(item.text),
): Readonly<Record<string, JsonValue>> {
  return {
    answer,
    kind: 'limitation',
    text,
    severity: item.severity,
    rule: legalWords(basis),
    cause: null,
    proposal: '',
    owner: '',
    due: null,
    fixedOnSpot: false,
    guidance: '',
  };
}

/** The legal basis as it may be cited: documents that are confirmed, articles only where they were read. */
function legalWords(basis: readonly LegalBasis[]): string {
  return basis
    .filter(({ citable, inForce }) => citable && inForce !== 'outside')
    .map(({ article, document }) => (article === null ? document : `${article} ${document}`))
    .join('; ');
}
