import { describe, expect, it } from 'vitest';
import { drawnFields } from '#domain/on-site/drawn-fields.ts';
import { dossierKey } from '#domain/on-site/registers.ts';
import { makeRecordKey, recordKeySchema } from '#domain/sync/scope.ts';
import { localMinute } from '#client/features/on-site/local-minute.ts';
import { visitRecordsOf } from './visit-records.ts';

const register = makeRecordKey('register', 'r1');
const struck = makeRecordKey('register', 'r2');
const dossier = dossierKey(register, 'H-1');

describe('a conflict has its place on the page', () => {
  const isDrawn = drawnFields(
    visitRecordsOf({
      [register]: { name: 'Sổ' },
      [struck]: { name: 'Sổ cũ', struck: true },
      [dossier]: { entry: { code: 'H-1', group: '' } },
      [dossierKey(struck, 'H-2')]: { entry: { code: 'H-2', group: '' } },
      'criterion:c1': { of: register, text: 'Đúng hẹn', order: 'a0' },
      'roll-call:c2': { at: '2022-04-13T08:00', place: '' },
      'room:r1': { name: 'Kho', order: 'a0' },
      'observation:o1': { of: 'room:r1', state: 'in-order', text: '' },
      'observation:o2': { of: 'room:gone', state: 'in-order', text: '' },
    }),
  );

  it.each([
    [dossier, 'markXc1', true],
    [dossier, 'markXgone', false],
    [dossier, 'note', true],
    [dossier, 'entry', false],
    [dossierKey(struck, 'H-2'), 'note', false],
    [struck, 'name', false],
    ['person:p1', 'markXc2', true],
    ['person:p1', 'markXgone', false],
    ['observation:o1', 'text', true],
    ['observation:o2', 'text', false],
    ['feed:x/A17', 'source', false],
  ])('%s %s: %s', (record, field, drawn) => {
    expect(isDrawn(recordKeySchema.parse(record), field)).toBe(drawn);
  });
});

it('the time of work on the spot is that of Viet Nam', () => {
  expect(localMinute(Date.parse('2022-04-13T18:42:00Z'))).toBe('2022-04-14T01:42');
});
