import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';

/**
 * Codes of a checklist at which something was written and which this version of it does not have, in
 * their order: the answers were given to another version. `keys`: the answers that anything belongs to.
 */
export function otherVersionCodes(
  checklist: Pick<Checklist, 'id' | 'sections'>,
  keys: Iterable<RecordKey>,
): readonly string[] {
  const known = new Set(checklist.sections.flatMap(({ items }) => items.map(({ code }) => code)));
  const prefix = `${checklist.id}/`;
  return [...keys]
    .map(recordParts)
    .filter(({ kind, id }) => kind === 'answer' && id.startsWith(prefix))
    .map(({ id }) => id.slice(prefix.length))
    .filter((code) => !known.has(code))
    .toSorted();
}

/**
 * Codes of items whose answer is of another type than this version asks for, in the order of the walk.
 */
export function otherTypeCodes(
  checklist: Pick<Checklist, 'sections'>,
  answers: AnswerLookup,
): readonly string[] {
  return checklist.sections
    .flatMap(({ items }) => items)
    .filter(({ code, type }) => {
      const { value, rows } = answers(code);
      const isOther = value !== null && value.kind !== 'na' && value.kind !== type;
      return isOther || (rows.length > 0 && type !== 'table');
    })
    .map(({ code }) => code);
}
