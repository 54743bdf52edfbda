/** What a visit found, item by item: carried over to whoever inspects the unit next. */
import {
  outcomeKey,
  readOutcomes,
  type FormerFinding,
  type Outcome,
} from '#domain/followup/outcomes.ts';
import type { outcomeFields } from '#domain/followup/records.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { answerFields, findingFields, recommendationFields } from './records.ts';

/**
 * The outcomes of a visit's working file by the key of the item's answer. `published` tells which
 * published recommendation a draft has become; a draft that has become none is left out.
 */
export function visitOutcomes(
  records: readonly FoldedRecord[],
  published: ReadonlyMap<RecordKey, RecordKey>,
): ReadonlyMap<RecordKey, Outcome> {
  const outcomes = new Map<RecordKey, Draft>();
  const at = (answer: RecordKey): Draft => {
    const known = outcomes.get(answer) ?? { value: null, findings: [], recommendations: [] };
    outcomes.set(answer, known);
    return known;
  };
  const itemOf = new Map<RecordKey, RecordKey>();
  for (const record of records) {
    if (record.deleted) continue;
    const { kind } = recordParts(record.record);
    if (kind === 'answer') {
      const { value } = readField(record, 'value', answerFields.value);
      itemOf.set(record.record, record.record);
      if (value) at(record.record).value = value;
    } else if (kind === 'finding') {
      const answer = readField(record, 'answer', findingFields.answer).value;
      if (!answer) continue;
      itemOf.set(record.record, answer);
      at(answer).findings.push(readFinding(record));
    }
  }
  for (const record of records) {
    const target = published.get(record.record);
    if (target === undefined || record.deleted) continue;
    const evidence = readField(record, 'evidence', recommendationFields.evidence).value ?? [];
    for (const answer of new Set(evidence.flatMap((entry) => itemOf.get(entry) ?? []))) {
      at(answer).recommendations.push(target);
    }
  }
  return outcomes;
}

interface Draft {
  value: Outcome['value'];
  readonly findings: FormerFinding[];
  readonly recommendations: RecordKey[];
}

function readFinding(record: FoldedRecord): FormerFinding {
  return {
    kind: readField(record, 'kind', findingFields.kind).value ?? 'limitation',
    text: readField(record, 'text', findingFields.text).value ?? '',
    severity: readField(record, 'severity', findingFields.severity).value ?? 'minor',
    fixedOnSpot: readField(record, 'fixedOnSpot', findingFields.fixedOnSpot).value ?? false,
  };
}

const nothingFound: Outcome = { value: null, findings: [], recommendations: [] };

/**
 * The edits that bring the follow-up's outcomes to these; what says the same already is left alone, and
 * one of an earlier notice that nothing stands behind any more is emptied.
 */
export function planOutcomes(input: {
  readonly visit: Scope;
  readonly followup: Scope;
  readonly outcomes: ReadonlyMap<RecordKey, Outcome>;
  /** Records of the follow-up as they stand. */
  readonly standing: readonly FoldedRecord[];
}): readonly Edit[] {
  const { visit, followup, standing } = input;
  const known = new Map(standing.map((folded) => [folded.record, folded]));
  const outcomes = new Map(input.outcomes);
  for (const answer of readOutcomes(standing).keys())
    if (!outcomes.has(answer)) outcomes.set(answer, nothingFound);
  return [...outcomes].flatMap(([answer, { value, findings, recommendations }]) => {
    const record = outcomeKey(answer);
    const before = known.get(record);
    const fields: Readonly<Record<keyof typeof outcomeFields, JsonValue>> = {
      source: { scope: visit, record: answer },
      value,
      findings: findings.slice(0, 50).map((finding) => ({ ...finding })),
      recommendations: recommendations.slice(0, 50),
    };
    return Object.entries(fields).flatMap(([field, next]): readonly Edit[] => {
      const stands = before?.fields[field]?.value;
      if (stands !== undefined && canonicalJson(stands) === canonicalJson(next)) return [];
      return [{ scope: followup, record, field, value: next, seen: seenHeads(before, field) }];
    });
  });
}
