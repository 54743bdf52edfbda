import { describe, expect, it } from 'vitest';
import { acceptedEdits, type MadeRow } from '#client/features/figures/accepted-edits.ts';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { isKnownField } from '#domain/access/judge-change.ts';
import { changeIdSchema, type Change } from '#domain/sync/change.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import type { Stamp } from '#domain/sync/hybrid-clock.ts';
import { makeRecordKey, makeScope, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';

const label = (vi: string) => ({ vi, en: vi });
const checklist = checklistSchema.parse({
  ...{ id: 'ho-so', letter: 'E', version: '2026.1' },
  ...{ title: label('Hồ sơ'), shortTitle: label('Hồ sơ') },
  sections: [
    {
      ...{ id: 'linh-vuc', title: label('Lĩnh vực') },
      items: [
        {
          ...{ code: 'E17', type: 'table', text: label('Theo lĩnh vực'), lookAt: label('Sổ') },
          ...{ severity: 'major', legal: [], rowName: label('Lĩnh vực') },
          columns: [
            { id: 'field', type: 'text', length: 'short', label: label('Lĩnh vực') },
            { id: 'received', type: 'count', label: label('Tiếp nhận') },
            { id: 'resolved', type: 'count', label: label('Giải quyết') },
          ],
        },
      ],
    },
  ],
});
const scope = makeScope('visit', 'v1');
const answer = answerKey('ho-so', 'E17');
const counted = (figure: string) => ({ kind: 'count' as const, counts: [figure] });
const place = (column: string, row: string | null) => ({
  ...{ checklist: 'ho-so', code: 'E17', cell: { column, row } },
});

let count = 0;
const nextRow = () => makeRecordKey('row', `new-${(count += 1)}`);

function record(key: RecordKey, fields: Readonly<Record<string, Change['value']>>): FoldedRecord {
  const changes = Object.entries(fields).map(([field, value]): Change => {
    count += 1;
    const id = changeIdSchema.parse(`0198b000-0000-7000-8000-${String(count).padStart(12, '0')}`);
    const at = '2022-04-14T02:42:00.000Z-0000' as Stamp;
    return { id, scope, record: key, field, value, over: [], at, by: 'b', device: 'd' };
  });
  const folded = foldRecord(changes, (field) =>
    isKnownField('visit', recordParts(key).kind, field),
  );
  if (folded === undefined) throw new Error('nothing to fold');
  return folded;
}

const accept = (
  column: string,
  row: string | null,
  records: readonly FoldedRecord[],
  made = new Map<string, MadeRow>(),
) =>
  acceptedEdits({
    ...{ scope, checklists: [checklist], place: place(column, row), value: counted('12'), made },
    records: new Map(records.map((one) => [one.record, one])),
    newRow: nextRow,
  });

describe('acceptedEdits', () => {
  const known = makeRecordKey('row', 'known');
  const landRow = record(known, {
    ...{ of: answer, order: 'a0', cellField: { kind: 'text', text: 'Đất đai' } },
    cellReceived: counted('9'),
  });

  it('writes into the row of that name, over what is seen there', () => {
    const seen = landRow.fields['cellReceived']?.heads.map(({ id }) => id);
    expect(accept('received', 'đất đai', [landRow])).toEqual([
      { scope, record: known, field: 'cellReceived', value: counted('12'), seen },
    ]);
  });

  it('makes a row behind the others where there is none of that name, whole', () => {
    const edits = accept('received', 'Hộ tịch', [landRow]);
    expect(new Set(edits.map(({ record: made }) => made)).size).toBe(1);
    expect(edits.map(({ field, value }) => [field, value])).toEqual([
      ['of', answer],
      ['order', 'a1'],
      ['cellField', { kind: 'text', text: 'Hộ tịch' }],
      ['cellReceived', counted('12')],
    ]);
  });

  it('puts further figures of a new row into it, before the store tells of it', () => {
    const made = new Map<string, MadeRow>();
    const [first] = accept('received', 'Hộ tịch', [], made);
    const second = accept('resolved', 'hộ tịch', [], made);
    expect(second.map(({ record: row, field }) => [row, field])).toEqual([
      [first?.record, 'cellResolved'],
    ]);
    const other = accept('received', 'Chứng thực', [], made);
    expect(other.find(({ field }) => field === 'order')?.value).toBe('a1');
  });

  it('takes back that there is nothing to list', () => {
    const none = record(answer, { value: { kind: 'table', none: true } });
    expect(accept('received', 'Hộ tịch', [none]).at(-1)).toEqual({
      ...{ scope, record: answer, field: 'value', value: null },
      seen: none.fields['value']?.heads.map(({ id }) => id),
    });
  });
});
