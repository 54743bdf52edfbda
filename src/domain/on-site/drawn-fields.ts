/**
 * Which fields the page of work on the spot draws, with their two values where they conflict. What it
 * does not draw (a mark of a removed criterion, a note of a dossier outside the sample) has to be shown
 * elsewhere: an open conflict blocks issuing.
 */
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { markColumn } from './records.ts';
import { gatherRegisters } from './registers.ts';
import { gatherRollCalls } from './roll-calls.ts';
import { gatherRooms } from './rooms.ts';
import { currentSample } from './sample-tally.ts';

const registerTexts = new Set(['name', 'period', 'source', 'note']);

export function drawnFields(
  records: readonly FoldedRecord[],
): (record: RecordKey, field: string) => boolean {
  const used = gatherRegisters(records).filter(({ struck }) => !struck);
  const registers = new Set<RecordKey>(used.map(({ record }) => record));
  const criteria = new Set(used.flatMap((one) => one.criteria.map(({ record }) => record)));
  const columnsOf = new Map(
    used.flatMap((register) => {
      const columns = new Set(register.criteria.map(({ id }) => id));
      return currentSample(register).map(({ record }) => [record, columns] as const);
    }),
  );
  const rollCalls = new Set(gatherRollCalls(records).map(({ id }) => id));
  const observations = new Set(
    gatherRooms(records).flatMap((room) => room.observations.map(({ record }) => record)),
  );
  return (record, field) => {
    const column = markColumn(field);
    switch (recordParts(record).kind) {
      case 'register':
        return registers.has(record) && registerTexts.has(field);
      case 'criterion':
        return criteria.has(record) && field === 'text';
      case 'dossier': {
        const columns = columnsOf.get(record);
        if (columns === undefined) return false;
        return column === null ? field === 'note' : columns.has(column);
      }
      case 'person':
        return column === null ? field === 'name' || field === 'post' : rollCalls.has(column);
      case 'roll-call':
        return field === 'place';
      case 'room':
        return field === 'name';
      case 'observation':
        return observations.has(record) && field === 'text';
      default:
        return false;
    }
  };
}
