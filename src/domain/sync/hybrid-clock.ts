import { z } from 'zod';

/**
 * Hybrid logical clock (S6). A stamp is wall time plus a counter, written so that text order is
 * time order: `2022-04-14T02:42:07.123Z-0003`. Time never decides what is kept, only which of
 * several heads is shown first.
 */
export const stampSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z-[0-9a-f]{4}$/)
  .refine((stamp) => Number.isFinite(Date.parse(stamp.slice(0, 24))))
  .brand<'Stamp'>();
export type Stamp = z.infer<typeof stampSchema>;

/** How far ahead of the wall clock a stamp may be before it is taken for a broken clock. */
export const maxDriftMilliseconds = 24 * 60 * 60 * 1000;

export function stampMilliseconds(stamp: Stamp): number {
  return Date.parse(stamp.slice(0, 24));
}

/**
 * The next own stamp: later than `last` (the newest stamp made or taken over so far) even where the
 * wall clock stands still or went back. A `last` more than a day ahead of the wall clock is dropped:
 * one tablet that lived in 2031 for an hour must not push all others there.
 */
export function nextStamp(wall: number, last: Stamp | null): Stamp {
  if (last === null || isFarAhead(last, wall)) return makeStamp(wall, 0);
  const lastTime = stampMilliseconds(last);
  if (wall > lastTime) return makeStamp(wall, 0);
  const counter = Number.parseInt(last.slice(25), 16);
  return counter < 0xffff ? makeStamp(lastTime, counter + 1) : makeStamp(lastTime + 1, 0);
}

/** The clock's new `last` after a stamp from elsewhere was read: never one that is far ahead. */
export function observeStamp(remote: Stamp, wall: number, last: Stamp | null): Stamp | null {
  if (isFarAhead(remote, wall)) return last;
  return last === null || remote > last ? remote : last;
}

function isFarAhead(stamp: Stamp, wall: number): boolean {
  return stampMilliseconds(stamp) - wall > maxDriftMilliseconds;
}

function makeStamp(milliseconds: number, counter: number): Stamp {
  const iso = new Date(Math.min(Math.max(0, milliseconds), 253_402_300_799_999)).toISOString();
  return `${iso}-${counter.toString(16).padStart(4, '0')}` as Stamp;
}
