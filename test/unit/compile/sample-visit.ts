import type { Checklist } from '#domain/checklist/definition.ts';
import { changeIdSchema, type Change, type JsonValue } from '#domain/sync/change.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import type { Stamp } from '#domain/sync/hybrid-clock.ts';
import { makeScope, recordKeySchema, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import type { DraftContext } from '#domain/visit/conclusion-draft-notice.ts';

export const visitScope = makeScope('visit', 'v1');
export const followupScope = makeScope('followup', 'v1');

export const context: DraftContext = {
  visit: { date: '2022-04-14', period: { from: '2022-01-01', to: '2022-03-31' } },
  unit: { name: 'UBND xã Trung Dũng', district: 'Huyện Tiên Lữ' },
  campaign: { basis: 'Kế hoạch số 12/KH-UBND' },
  delegation: { name: 'Đoàn kiểm tra số 2' },
  leadName: 'Trần Thị Mẫu',
};

export const key = (text: string): RecordKey => recordKeySchema.parse(text);

let made = 0;

/** A change whose id counts up, so that a record can be told by when it was made. */
export function change(
  record: string,
  field: string,
  value: JsonValue,
  more: { by?: string; over?: readonly Change['id'][]; scope?: Scope } = {},
): Change {
  made += 1;
  const count = String(made).padStart(12, '0');
  return {
    id: changeIdSchema.parse(`01890000-0000-7000-8000-${count}`),
    scope: more.scope ?? visitScope,
    record: key(record),
    field,
    value: value as Change['value'],
    over: [...(more.over ?? [])],
    at: `2022-04-14T02:00:00.000Z-${String(made).padStart(4, '0')}` as Stamp,
    by: more.by ?? 'lead',
    device: 'tablet-1',
  };
}

export function fold(changes: readonly Change[]): FoldedRecord {
  const folded = foldRecord(changes, () => true);
  if (!folded) throw new Error('no changes to fold');
  return folded;
}

/** A record with one head a field. */
export function record(
  name: string,
  fields: Readonly<Record<string, JsonValue>>,
  more: { by?: string; scope?: Scope } = {},
): FoldedRecord {
  return fold(Object.entries(fields).map(([field, value]) => change(name, field, value, more)));
}

/** A record in which two people wrote the same field without knowing of each other. */
export function disputed(
  name: string,
  field: string,
  values: readonly [JsonValue, JsonValue],
  fields: Readonly<Record<string, JsonValue>> = {},
): FoldedRecord {
  return fold([
    ...Object.entries(fields).map(([other, value]) => change(name, other, value)),
    change(name, field, values[0], { by: 'lead' }),
    change(name, field, values[1], { by: 'secretary' }),
  ]);
}

export const checklist: Checklist = {
  id: 'cong-nghe',
  letter: 'C',
  title: { vi: 'Công nghệ thông tin', en: 'Information technology' },
  shortTitle: { vi: 'CNTT', en: 'IT' },
  version: '2022.1',
  sections: [
    {
      id: 'tai-khoan',
      title: { vi: 'Tài khoản', en: 'Accounts' },
      items: ['C15', 'C17', 'C18'].map((code) => ({
        type: 'compliance' as const,
        code,
        text: { vi: `Câu hỏi ${code}` },
        lookAt: { vi: 'Xem màn hình' },
        severity: 'major' as const,
        legal: [],
      })),
    },
  ],
};
