import { expect, it } from 'vitest';
import { createSaveRecord } from '#client/main.save-state.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';

const edit = (field: string, id = 'a1') => ({
  scope: makeScope('visit', 'v1'),
  record: makeRecordKey('answer', id),
  ...{ field, value: 'x', seen: [] },
});
const tooLarge = { type: 'too-large', bytes: 70_000 } as const;
const noSpace = { type: 'no-space' } as const;

it('does not call all saved while the words of one field are not, whatever else is saved', () => {
  const record = createSaveRecord();
  expect(record.state()).toEqual({ savedAt: null, problem: null });
  record.failed([edit('note')], [], tooLarge);
  record.saved([edit('explanation')], 5);
  record.saved([edit('note', 'a2')], 6);
  expect(record.state()).toEqual({ savedAt: 6, problem: tooLarge });
  record.saved([edit('note'), edit('explanation')], 7);
  expect(record.state()).toEqual({ savedAt: 7, problem: null });
});

it('takes acts that are done anew by their last outcome, and gives the same state until it moves', () => {
  const record = createSaveRecord();
  const file = { sha256: 'f', type: 'image/jpeg', thumbnail: false, bytes: new ArrayBuffer(1) };
  record.failed([edit('picture')], [file], noSpace);
  expect(record.state()).toEqual({ savedAt: null, problem: noSpace });
  expect(record.state()).toBe(record.state());
  record.saved([edit('note')], 5);
  record.failed([edit('deleted')], [], noSpace);
  record.failed([edit('text'), edit('order')], [], noSpace);
  record.saved([edit('note')], 6);
  expect(record.state()).toEqual({ savedAt: 6, problem: null });
});
