import type { FileRow } from './database.ts';

/** As if it had never had its receipt. */
export function awaitingReceipt(row: FileRow): FileRow {
  const { receivedAt: _receivedAt, ...rest } = row;
  return { ...rest, waiting: 1 };
}
