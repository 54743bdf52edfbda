import { makeScope } from '#domain/sync/scope.ts';
import type { HeldChange, NewChange } from '#server/storage/port.ts';

export const scopeA = makeScope('followup', 'a');
export const scopeB = makeScope('followup', 'b');

/** A change that differs from all others by its number. */
export function newChange(seq: number, facts: Partial<NewChange> = {}): NewChange {
  const hex = seq.toString(16).padStart(12, '0');
  return {
    id: `00000000-0000-7000-8000-${hex}`,
    record: `photo:${seq}`,
    content: JSON.stringify({ seq, text: 'Trung Dũng' }),
    digest: hex.padStart(32, 'd'),
    seq,
    sum: hex.padStart(32, 'f'),
    received: '2022-04-14T02:00:00.000Z',
    relayedBy: null,
    files: [],
    byUnit: false,
    ...facts,
  };
}

export function heldChange(facts: Partial<HeldChange> = {}): HeldChange {
  return {
    changeId: newChange(1).id,
    scope: scopeA,
    code: 'forbidden',
    reason: 'not yours',
    received: '2022-04-14T02:00:00.000Z',
    pushedBy: 'an',
    device: 'tablet-1',
    mine: false,
    content: '{"a":1}',
    digest: 'd'.repeat(32),
    ...facts,
  };
}
