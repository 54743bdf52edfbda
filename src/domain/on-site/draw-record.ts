import type { JsonValue } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import type { Draw } from './draw-sample.ts';
import { linesField } from './records.ts';

/** So many lines of at most 121 characters stay below the limit of a change, whatever their letters. */
const linesInPart = 160;

/** Most dossiers that one draw may take: their codes are one value. */
export const maxSampleSize = 300;

/** The fields of the record of a draw: everything that is needed to draw it again. */
export function drawRecord(
  register: RecordKey,
  draw: Draw,
  facts: { readonly at: string; readonly witness: string },
): Readonly<Record<string, JsonValue>> {
  const { algorithm, version, seed, count, digest, groups, lines } = draw;
  const parts = Math.ceil(lines.length / linesInPart);
  const ofParts = Array.from({ length: parts }, (_, part) => [
    linesField(part),
    lines.slice(part * linesInPart, (part + 1) * linesInPart),
  ]);
  return {
    drawn: {
      ...{ register, algorithm, version, seed, ...facts, count, digest, parts },
      groups: groups.map((one) => ({ ...one, codes: [...one.codes] })),
    },
    ...(Object.fromEntries(ofParts) as Record<string, string[]>),
  };
}
