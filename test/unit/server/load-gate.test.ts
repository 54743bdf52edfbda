import { describe, expect, it } from 'vitest';
import { createLoadGate } from '#server/http/load-gate.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';

function newGate() {
  const random = seededRandom(7);
  return createLoadGate((bytes) => Uint8Array.from({ length: bytes }, () => random.below(256)));
}

describe('the gate before the work', () => {
  it('lets a hundred in at once, and the next one when one has left', () => {
    const gate = newGate();
    const inside = Array.from({ length: 100 }, () => gate.enter('record'));
    expect(inside.every((place) => 'leave' in place)).toBe(true);
    expect(gate.enter('record')).toHaveProperty('wait');
    expect(gate.enter('upload')).toHaveProperty('leave');
    const [first] = inside;
    if (first && 'leave' in first) first.leave();
    expect(gate.enter('record')).toHaveProperty('leave');
    expect(gate.enter('record')).toHaveProperty('wait');
  });

  it('sends people away for different times, between 2 and 10 seconds', () => {
    const gate = newGate();
    for (let count = 0; count < 100; count += 1) gate.enter('record');
    const waits = Array.from({ length: 500 }, () => {
      const place = gate.enter('record');
      return 'wait' in place ? place.wait : Number.NaN;
    });
    expect(Math.min(...waits)).toBe(2);
    expect(Math.max(...waits)).toBe(10);
    expect(new Set(waits).size).toBe(9);
  });
});
