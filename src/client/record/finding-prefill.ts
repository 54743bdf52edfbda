import type { FailDefaults } from '#domain/checklist/fail-defaults.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { LegalBasis } from '#domain/checklist/legal-basis.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';

/** How a new finding begins, where somebody knows better than the item's own words. */
export interface FindingStart {
  readonly text: string | null;
  readonly proposal: string | null;
  /** Proposed last day for mending, yyyy-mm-dd. */
  readonly due: string | null;
}

/** What the checklist proposes for an item that failed. */
export function startOfFailing({ finding, proposal, due }: FailDefaults): FindingStart {
  return {
    text: finding === null ? null : labelText(finding),
    proposal: proposal === null ? null : labelText(proposal),
    due,
  };
}

/** All fields of a finding that is raised from an item, before anybody wrote a word. */
export function findingPrefill(
  item: ChecklistItem,
  answer: RecordKey,
  basis: readonly LegalBasis[],
  start: FindingStart | null,
): Readonly<Record<string, JsonValue>> {
  return {
    answer,
    kind: 'limitation',
    text: start?.text ?? labelText(item.text),
    severity: item.severity,
    rule: legalWords(basis),
    cause: null,
    proposal: start?.proposal ?? '',
    owner: '',
    due: start?.due ?? null,
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
