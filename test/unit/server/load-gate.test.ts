import { describe, expect, it } from 'vitest';
import { createLoadGate } from '#server/http/load-gate.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';

function gateAt() {
  let time = 0;
  const afterTurn: (() => void)[] = [];
  const random = seededRandom(7);
  const gate = createLoadGate({
    random: (bytes) => Uint8Array.from({ length: bytes }, () => random.below(256)),
    now: () => time,
    afterTurn: (callback) => void afterTurn.push(callback),
  });
  return {
    gate,
    pass: (milliseconds: number) => void (time += milliseconds),
    endTurn: () => afterTurn.splice(0).forEach((callback) => callback()),
  };
}

describe('the gate before the work', () => {
  it('lets a hundred in at once, and the next one when one has left', () => {
    const { gate } = gateAt();
    const inside = Array.from({ length: 100 }, () => gate.enter('record'));
    expect(inside.every((place) => 'leave' in place)).toBe(true);
    expect(gate.enter('record')).toHaveProperty('wait');
    expect(gate.enter('upload')).toHaveProperty('leave');
    expect(gate.enter('free')).toHaveProperty('leave');
    const [first] = inside;
    if (first && 'leave' in first) first.leave();
    expect(gate.enter('record')).toHaveProperty('leave');
    expect(gate.enter('record')).toHaveProperty('wait');
  });

  it('turns away who is still there when a turn of the loop has lasted over a second, and not in the next turn', () => {
    const { gate, pass, endTurn } = gateAt();
    expect(gate.enter('record')).toHaveProperty('leave');
    pass(999);
    expect(gate.enter('record')).toHaveProperty('leave');
    pass(2);
    expect(gate.enter('record')).toHaveProperty('wait');
    expect(gate.enter('upload')).toHaveProperty('wait');
    expect(gate.enter('free')).toHaveProperty('leave');
    endTurn();
    expect(gate.enter('record')).toHaveProperty('leave');
  });

  it('sends people away for different times, between 2 and 10 seconds', () => {
    const { gate, pass } = gateAt();
    gate.enter('record');
    pass(5000);
    const waits = Array.from({ length: 500 }, () => {
      const place = gate.enter('record');
      return 'wait' in place ? place.wait : Number.NaN;
    });
    expect(Math.min(...waits)).toBe(2);
    expect(Math.max(...waits)).toBe(10);
    expect(new Set(waits).size).toBe(9);
  });
});
