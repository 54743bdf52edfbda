import { afterEach, expect, it, vi } from 'vitest';
import { createSaveRecord } from '#client/main.save-state.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';

const edit = (field: string, id = 'a1') => ({
  scope: makeScope('visit', 'v1'),
  record: makeRecordKey('answer', id),
  ...{ field, value: 'x', seen: [] },
});
const tooLarge = { type: 'too-large', bytes: 70_000 } as const;
const noSpace = { type: 'no-space' } as const;

afterEach(() => void vi.useRealTimers());

it('does not call all saved while the words of one field are not, whatever else is saved', () => {
  const record = createSaveRecord(() => undefined);
  expect(record.state()).toEqual({ savedAt: null, problem: null });
  record.failed([edit('note')], [], tooLarge);
  record.saved([edit('explanation')], 5);
  record.saved([edit('note', 'a2')], 6);
  expect(record.state()).toEqual({ savedAt: 6, problem: tooLarge });
  record.saved([edit('note'), edit('explanation')], 7);
  expect(record.state()).toEqual({ savedAt: 7, problem: null });
});

it('takes acts that are done anew by their last outcome, and gives the same state until it moves', () => {
  const record = createSaveRecord(() => undefined);
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

it('tells of a save that has not ended after five seconds, until it has', () => {
  vi.useFakeTimers();
  const onSlow = vi.fn();
  const record = createSaveRecord(onSlow);
  const endQuick = record.begun();
  const endSlow = record.begun();
  vi.advanceTimersByTime(4_000);
  endQuick();
  expect(record.state().problem).toBeNull();
  vi.advanceTimersByTime(1_000);
  expect(record.state().problem).toEqual({ type: 'not-finished' });
  expect(onSlow).toHaveBeenCalledTimes(1);
  // What has surely failed is told first.
  record.failed([edit('note')], [], tooLarge);
  expect(record.state().problem).toEqual(tooLarge);
  record.saved([edit('note')], 5);
  endSlow();
  expect(record.state()).toEqual({ savedAt: 5, problem: null });
  expect(onSlow).toHaveBeenCalledTimes(2);
});
