import type { Storage } from '#server/storage/port.ts';
import { readBook, type AuditCheck } from '#server/usecases/audit-book.ts';

/** Reads the whole audit book and checks its numbers and hashes. */
export function verifyAudit(storage: Storage): Promise<AuditCheck> {
  return storage.read((data) => readBook(data.audit, () => undefined));
}
