import { vietNamTime } from '#domain/kernel/viet-nam-time.ts';

/** The minute on the walls of Viet Nam, yyyy-mm-ddThh:mm, of an instant; whatever zone the device is set to. */
export function localMinute(instant: number): string {
  return vietNamTime(instant).slice(0, 16);
}
