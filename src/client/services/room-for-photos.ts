/** A photo with its thumbnail as it is stored, in bytes: at most 2,048 px, JPEG. */
const photoBytes = 700_000;

/** How many photos fit, rounded down to what can honestly be said: 13.142 becomes 13.000. */
export function photosThatFit(freeBytes: number): number {
  const count = Math.max(0, Math.floor(freeBytes / photoBytes));
  const step = 10 ** Math.max(0, String(count).length - 2);
  return Math.floor(count / step) * step;
}
