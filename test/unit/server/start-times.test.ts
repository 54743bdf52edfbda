import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStartTimes } from '#server/usecases/start-times.ts';

describe('fault 43: times to begin anew (S15, S24)', () => {
  it('lets the first ones in at once, and gives the others one time after the other', () => {
    const times = createStartTimes(() => 0, { atOnce: 3, gap: 2000 });
    const waits = ['a', 'b', 'c', 'd', 'e', 'f'].map((account) => times.ask(account));
    expect(waits).toEqual([0, 0, 0, 2, 4, 6]);
  });

  it('tells the same time again, and lets in who comes at it, also a second time', () => {
    let now = 0;
    const times = createStartTimes(() => now, { atOnce: 1, gap: 5000 });
    expect([times.ask('a'), times.ask('b')]).toEqual([0, 5]);
    now = 3000;
    expect(times.ask('b')).toBe(2);
    now = 5000;
    expect(times.ask('b')).toBe(0);
    now = 60_000;
    expect(times.ask('b')).toBe(0);
  });

  it('lets everybody in at once again after a quiet while', () => {
    let now = 0;
    const times = createStartTimes(() => now, { atOnce: 2, gap: 1000 });
    for (let index = 0; index < 50; index += 1) times.ask(`first ${index}`);
    now = 24 * 3_600_000;
    expect([times.ask('x'), times.ask('y'), times.ask('z')]).toEqual([0, 0, 1]);
  });

  it('begins anew when the clock was set back by a day: nobody waits for it to be there again', () => {
    let now = 48 * 3_600_000;
    const times = createStartTimes(() => now, { atOnce: 1, gap: 1000 });
    for (let index = 0; index < 50; index += 1) times.ask(`first ${index}`);
    now = 24 * 3_600_000;
    expect([times.ask('first 49'), times.ask('x')]).toEqual([0, 1]);
  });

  it('gives no more times in any stretch than the rate says, whoever asks when', () => {
    const seconds = 1000;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 80 }),
        (atOnce, arrivals) => {
          let now = 0;
          const gap = 2 * seconds;
          const times = createStartTimes(() => now, { atOnce, gap });
          const starts = arrivals.map((later, index) => {
            now += later * seconds;
            return now + times.ask(`account ${index}`) * seconds;
          });
          for (const [index, first] of starts.entries()) {
            for (const [other, last] of starts.entries()) {
              if (other < index) continue;
              const most = atOnce + Math.floor((last - first) / gap);
              expect(other - index + 1).toBeLessThanOrEqual(most);
            }
          }
        },
      ),
      { seed: 43, numRuns: 300 },
    );
  });
});
