/**
 * Which changes have left this device (S2), by one number in place of a mark on each: a change notes
 * the lot that is next to leave when it is written, and taking a lot moves that number on. One that
 * was not taken, because a request carries only so much, counts as left too: it is only not altered
 * any more.
 */
import type { ChangeRow, LocalDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

export async function readNextLot(database: LocalDatabase): Promise<number> {
  return (await readMeta(database, 'nextLot')) ?? 0;
}

/** All that is committed by now has left. Inside of the transaction that reads what goes out. */
export async function takeLot(database: LocalDatabase): Promise<void> {
  await writeMeta(database, 'nextLot', (await readNextLot(database)) + 1);
}

/** Whether bytes of a change may be somewhere else, so that it is never altered or folded away. */
export function hasLeft(row: Pick<ChangeRow, 'lot'>, nextLot: number): boolean {
  return row.lot !== nextLot;
}
