import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maxDriftMilliseconds,
  nextStamp,
  observeStamp,
  stampMilliseconds,
  stampSchema,
  type Stamp,
} from '#domain/sync/hybrid-clock.ts';
import { propertyRun } from '../../property/checklist/property-run.ts';

const noon = Date.UTC(2022, 3, 14, 12);
const stamp = (text: string): Stamp => stampSchema.parse(text);

describe('S6: `at` is a hybrid logical clock', () => {
  it('is the wall clock as long as that moves on', () => {
    expect(nextStamp(noon, null)).toBe('2022-04-14T12:00:00.000Z-0000');
    expect(nextStamp(noon + 1, nextStamp(noon, null))).toBe('2022-04-14T12:00:00.001Z-0000');
  });

  it('counts where the wall clock stands still', () => {
    expect(nextStamp(noon, nextStamp(noon, null))).toBe('2022-04-14T12:00:00.000Z-0001');
  });

  it('goes on from the last stamp where the wall clock went back', () => {
    expect(nextStamp(noon - 3_600_000, nextStamp(noon, null))).toBe(
      '2022-04-14T12:00:00.000Z-0001',
    );
  });

  it('carries into the next millisecond when the counter is full', () => {
    expect(nextStamp(noon, stamp('2022-04-14T12:00:00.000Z-ffff'))).toBe(
      '2022-04-14T12:00:00.001Z-0000',
    );
  });

  it('takes a remote stamp over up to 24 hours ahead, and not a millisecond more', () => {
    const last = nextStamp(noon, null);
    const within = nextStamp(noon + maxDriftMilliseconds, null);
    const beyond = nextStamp(noon + maxDriftMilliseconds + 1, null);
    expect(observeStamp(within, noon, last)).toBe(within);
    expect(observeStamp(beyond, noon, last)).toBe(last);
    expect(observeStamp(beyond, noon, null)).toBeNull();
  });

  it('never goes back for a remote stamp', () => {
    const last = nextStamp(noon, null);
    expect(observeStamp(nextStamp(noon - 5, null), noon, last)).toBe(last);
  });

  it('drops a last own stamp that is more than 24 hours ahead: the clock was wrong and is right again', () => {
    const wrong = nextStamp(Date.UTC(2031, 0, 1), null);
    expect(nextStamp(noon, wrong)).toBe('2022-04-14T12:00:00.000Z-0000');
  });

  it('stays well-formed at the ends of time', () => {
    for (const wall of [-1, 0, 253_402_300_799_999, 1e16]) {
      expect(stampSchema.safeParse(nextStamp(wall, null)).success).toBe(true);
    }
  });

  it('refuses stamps of days that there are not', () => {
    expect(stampSchema.safeParse('2022-13-14T12:00:00.000Z-0000').success).toBe(false);
    expect(stampSchema.safeParse('2022-04-14T12:00:00.000Z').success).toBe(false);
  });

  it('is always later than the one before, and text order is time order, unless the last was far ahead', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ move: fc.integer({ min: -maxDriftMilliseconds, max: maxDriftMilliseconds }) }),
        fc.record({ remote: fc.integer({ min: -5000, max: maxDriftMilliseconds * 2 }) }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (moves) => {
        let [wall, last] = [noon, null as Stamp | null];
        for (const step of moves) {
          if ('remote' in step) {
            last = observeStamp(nextStamp(wall + step.remote, null), wall, last);
            continue;
          }
          wall = Math.max(noon - maxDriftMilliseconds, wall + step.move);
          const next = nextStamp(wall, last);
          const farAhead = last !== null && stampMilliseconds(last) - wall > maxDriftMilliseconds;
          if (last !== null && !farAhead) expect(next > last).toBe(true);
          expect(stampMilliseconds(next) - wall).toBeLessThanOrEqual(maxDriftMilliseconds + 1);
          last = next;
        }
      }),
      propertyRun,
    );
  });
});
