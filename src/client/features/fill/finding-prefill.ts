import type { ChecklistItem } from '#domain/checklist/definition.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';

/** All fields of a finding that is raised from an item, before anybody wrote a word. */
export function findingPrefill(
  item: ChecklistItem,
  answer: RecordKey,
): Readonly<Record<string, JsonValue>> {
  return {
    answer,
    kind: 'limitation',
    text: labelText(item.text),
    severity: item.severity,
    rule: legalWords(item),
    cause: null,
    proposal: '',
    owner: '',
    due: null,
    fixedOnSpot: false,
    guidance: '',
  };
}

/** The legal basis as it may be cited: only passages that were read (V). */
export function legalWords(item: ChecklistItem): string {
  return item.legal
    .filter((reference) => reference.verified === 'V')
    .map((reference) =>
      'article' in reference && reference.article !== undefined
        ? `${reference.article} ${reference.document}`
        : reference.document,
    )
    .join('; ');
}
