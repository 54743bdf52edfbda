import type { Clock, RandomSource } from '#domain/kernel/sources.ts';

/** Wall time at which an id was made, as its maker's clock told it; for showing, never for ordering. */
export function uuidTime(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}

/**
 * A UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits. The time part
 * only keeps ids that were made together close in an index; nothing is ever ordered by it.
 */
export function uuidV7(clock: Clock, random: RandomSource): string {
  const bytes = random(16);
  const milliseconds = Math.max(0, Math.floor(clock()));
  for (let index = 0; index < 6; index += 1) {
    bytes[index] = Math.floor(milliseconds / 2 ** (8 * (5 - index))) % 256;
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
