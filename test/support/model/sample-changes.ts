/** Real changes for tests of the domain: short names become well-formed ids, stamps and keys. */
import { changeIdSchema, type Change, type ChangeId } from '#domain/sync/change.ts';
import { stampSchema, type Stamp } from '#domain/sync/hybrid-clock.ts';
import { recordKeySchema, scopeSchema } from '#domain/sync/scope.ts';

/** A UUID whose last digits are the number, so that text order is number order. */
export function sampleId(number: number): ChangeId {
  return changeIdSchema.parse(`01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`);
}

export function sampleStamp(milliseconds: number, counter = 0): Stamp {
  const iso = new Date(Date.UTC(2022, 3, 14) + milliseconds).toISOString();
  return stampSchema.parse(`${iso}-${counter.toString(16).padStart(4, '0')}`);
}

export interface SampleChange {
  readonly id: number;
  readonly over?: readonly number[];
  readonly value?: Change['value'];
  readonly at?: number;
  readonly scope?: string;
  readonly record?: string;
  readonly field?: string;
  readonly by?: string;
  readonly device?: string;
}

export function sampleChange(sample: SampleChange): Change {
  return {
    id: sampleId(sample.id),
    scope: scopeSchema.parse(sample.scope ?? 'visit/v1'),
    record: recordKeySchema.parse(sample.record ?? 'answer:list/1'),
    field: sample.field ?? 'note',
    value: sample.value === undefined ? `value ${sample.id}` : sample.value,
    over: (sample.over ?? []).map((id) => sampleId(id)),
    at: sampleStamp(sample.at ?? sample.id),
    by: sample.by ?? 'an',
    device: sample.device ?? 'tablet-1',
  };
}
