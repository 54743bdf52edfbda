import { Client } from 'pg';
import type { StoredFile } from '../port.ts';

const patienceMilliseconds = 30_000;

/**
 * The files that count in a database which is not ours any more, or may be damaged: nothing of it is
 * changed, nor brought to another shape. Throws where they cannot be read.
 */
export async function readBookedFiles(url: string): Promise<readonly StoredFile[]> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMilliseconds,
    application_name: 'so-doan',
  });
  // A connection that breaks between two statements would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('set default_transaction_read_only = on');
    const { rows } = await client.query<Row>(
      `select scope, sha256, size, type, completed, by_unit from stored_file
       where sha256 not in (select sha256 from lost_bytes) order by sha256`,
    );
    return rows.map(({ by_unit, size, ...row }) => ({
      ...row,
      size: Number(size),
      byUnit: Number(by_unit) === 1,
    }));
  } finally {
    await client.end();
  }
}

type Row = Omit<StoredFile, 'byUnit' | 'size'> & {
  readonly size: number | string;
  readonly by_unit: number | string;
};
