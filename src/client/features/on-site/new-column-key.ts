import type { RandomSource } from '#domain/kernel/sources.ts';
import { makeRecordKey, type RecordKey } from '#domain/sync/scope.ts';

/** A key that is short enough to be part of a field's name (`markField`): ten random bytes as hex. */
export function newColumnKey(random: RandomSource, kind: 'criterion' | 'roll-call'): RecordKey {
  const hex = Array.from(random(10), (byte) => byte.toString(16).padStart(2, '0'));
  return makeRecordKey(kind, hex.join(''));
}
