import type { Clock, RandomSource } from '#domain/kernel/sources.ts';

/** The device's own clock and randomness: the only place of the client that reads them. */
export const systemClock: Clock = () => Date.now();

export const systemRandom: RandomSource = (length) =>
  crypto.getRandomValues(new Uint8Array(length));

export async function sha256Hex(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
