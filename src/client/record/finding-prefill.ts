import type { FailDefaults } from '#domain/checklist/fail-defaults.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { Label } from '#domain/checklist/label.ts';
import type { LegalBasis } from '#domain/checklist/legal-basis.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';

/** How a new finding begins. */
export interface FindingStart {
  readonly text: string;
  readonly proposal: string | null;
  /** Proposed last day for mending, yyyy-mm-dd. */
  readonly due: string | null;
  /** The working days that it comes from. */
  readonly dueDays?: number | null;
}

/**
 * What is wrong at an item: the checklist's words for it, else what was noted there. Never the item's own
 * words: they state the requirement, and recorded as a failing they would say that it is met.
 */
export function failingWords(finding: Label | null | undefined, note: string): string {
  return finding ? labelText(finding) : note;
}

/** What the checklist proposes for an item that failed, of which somebody noted something. */
export function startOfFailing(
  { finding, proposal, due, dueDays }: FailDefaults,
  note: string,
): FindingStart {
  return {
    text: failingWords(finding, note),
    proposal: proposal === null ? null : labelText(proposal),
    due,
    dueDays,
  };
}

/** The item that a finding is raised from. */
export interface FindingSource {
  readonly item: ChecklistItem;
  readonly answer: RecordKey;
  /** The law that the item rests on in the inspected period. */
  readonly basis: readonly LegalBasis[];
  readonly start: FindingStart;
}

/** All fields of a finding before anybody wrote a word; `null`: it stands alone. */
export function findingPrefill(source: FindingSource | null): Readonly<Record<string, JsonValue>> {
  const { item, start } = source ?? {};
  const days = start?.dueDays ?? null;
  return {
    answer: source?.answer ?? null,
    kind: 'limitation',
    text: start?.text ?? '',
    severity: item?.severity ?? 'major',
    rule: legalWords(source?.basis ?? []),
    cause: null,
    proposal: start?.proposal ?? '',
    owner: '',
    ...(days !== null && { dueDays: days }),
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
