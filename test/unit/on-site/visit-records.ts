/** Folded records of a visit from plain values, as if one person had written them. */
import { isKnownField } from '#domain/access/judge-change.ts';
import { changeIdSchema, type Change, type JsonValue } from '#domain/sync/change.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import { makeScope, recordKeySchema, recordParts } from '#domain/sync/scope.ts';

export type PlainRecords = Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;

export function visitRecordsOf(plain: PlainRecords): readonly FoldedRecord[] {
  let count = 0;
  return Object.entries(plain).flatMap(([key, fields]) => {
    const record = recordKeySchema.parse(key);
    const changes = Object.entries(fields).map(([field, value]): Change => {
      count += 1;
      return {
        id: changeIdSchema.parse(`0198b000-0000-7000-8000-${String(count).padStart(12, '0')}`),
        ...{ scope: makeScope('visit', 'v1'), record, field, value: value as Change['value'] },
        ...{ over: [], by: 'a', device: 'd' },
        at: `2022-04-14T02:00:00.000Z-${count.toString(16).padStart(4, '0')}` as Change['at'],
      };
    });
    const known = (field: string) => isKnownField('visit', recordParts(record).kind, field);
    const folded = foldRecord(changes, known);
    return folded ? [folded] : [];
  });
}
