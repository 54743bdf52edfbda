import { expect, it } from 'vitest';
import { followupRecords } from '#domain/followup/records.ts';
import { linesField, markField } from '#domain/on-site/records.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { visitRecords } from '#domain/visit/records.ts';
import { fieldWords } from '#client/record/field-words.ts';

const words = (kind: string, field: string): string => fieldWords(makeRecordKey(kind, 'r1'), field);

it('every field that a record of a visit can have is called by a word of its own', () => {
  const unnamed = [visitRecords, followupRecords].flatMap((records) =>
    Object.entries(records).flatMap(([kind, fields]) =>
      Object.keys(fields)
        .map((field) => (field === 'cell' ? 'cellReceived' : field))
        .filter((field) => words(kind, field) === 'một phần khác')
        .map((field) => `${kind}.${field}`),
    ),
  );
  expect(unnamed).toEqual([]);
  expect(words('answer', 'ofALaterVersion')).toBe('một phần khác');
});

it('a name is what it is the name of, and a mark what was marked', () => {
  expect(words('explanation', 'name')).toBe('người giải trình');
  expect(words('register', 'name')).toBe('tên sổ');
  expect(words('room', 'name')).toBe('tên');
  expect(words('notice', 'place')).toBe('địa danh');
  expect(words('photo', 'place')).toBe('vị trí');
  expect(words('person', 'post')).toBe('chức danh');
  expect(words('person', markField('a1'))).toBe('điểm danh');
  expect(words('dossier', markField('a1'))).toBe('kết quả đối chiếu');
  expect(words('draw', linesField(0))).toBe('danh sách lúc rút');
});
