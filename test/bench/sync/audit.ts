/** Verifying the audit book, beside reading the same rows and hashing the same texts with nothing around it. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { writeAudit, type AuditEntry } from '#server/usecases/audit-book.ts';
import { median, table } from '../figures.ts';
import { inFolder, load } from './field.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

const rows = 100_000;

export function benchAudit(_folder: string, rounds: number): Promise<string> {
  return inFolder(async (folder) => {
    const file = join(folder, 'audit.db');
    const storage = await openSqliteStorage(file);
    try {
      for (let from = 0; from < rows; from += 1000) {
        const entries = Array.from({ length: 1000 }, (_, index) => entry(from + index));
        await storage.write('held', (data) => writeAudit(data.audit, entries));
      }
      const [product, floor]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        floor.push(await taken(() => readAndHash(file)));
        product.push(
          await taken(async () => {
            const check = await verifyAudit(storage);
            if (check.type !== 'whole' || check.rows !== rows) throw new Error('not whole');
          }),
        );
        console.error(`audit: ${Math.round(product.at(-1)!)} ms (${load()})`);
      }
      const row = (name: string, ms: number) => [
        ...[name, String(Math.round(ms)), String(Math.round(rows / ms))],
        (ms / median(floor)).toFixed(2),
      ];
      return table(
        [`audit book of 100,000 rows (${load()})`, 'ms', 'rows/ms', 'x floor'],
        [row('floor: read and hash', median(floor)), row('Sổ Đoàn', median(product))],
      );
    } finally {
      await storage.close();
    }
  });
}

function entry(index: number): AuditEntry {
  const digest = createHash('sha256').update(String(index)).digest('hex').slice(0, 32);
  const details = {
    scope: 'visit/visit-1',
    id: `01980000-0000-7000-8000-${digest.slice(0, 12)}`,
    seq: index + 1,
    digest,
  };
  return {
    at: new Date(1_649_900_000_000 + index * 1000).toISOString(),
    actor: 'QFjLw0vWcNqE2ZrT9hYk5sXaPd81mGbu',
    action: 'change-accepted',
    details,
  };
}

async function readAndHash(file: string): Promise<void> {
  const database = new Database(file);
  const select = database.prepare(
    'select * from audit where number > ? order by number limit 1000',
  );
  for (let after = 0; after < rows; after += 1000) {
    for (const { hash, ...row } of select.all(after) as Record<string, unknown>[]) {
      const own = createHash('sha256').update(JSON.stringify(row)).digest('hex');
      if (own === hash) throw new Error('another order of members is another text');
    }
  }
  database.close();
}

async function taken(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
