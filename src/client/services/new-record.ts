import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { makeRecordKey, type RecordKey } from '#domain/sync/scope.ts';
import type { AppServices } from './app-services.ts';

/** A key for a record that a person is about to make. */
export function newRecordKey(
  services: Pick<AppServices, 'clock' | 'random'>,
  kind: string,
): RecordKey {
  return makeRecordKey(kind, uuidV7(services.clock, services.random));
}
