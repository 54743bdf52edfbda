import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { inject, type TestContext } from 'vitest';
import { openPostgresStorage } from '#server/storage/postgres/open-postgres-storage.ts';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';

const postgres = inject('postgres');

/** For `beforeEach`: the tests of a machine without PostgreSQL are skipped, and say so. */
export function needsPostgres(context: TestContext): void {
  if ('unavailable' in postgres) context.skip(postgres.unavailable);
}

export interface FreshDatabase {
  /** With the password. */
  readonly url: string;
  /** Runs one statement, on a connection of its own. */
  readonly query: (statement: string) => Promise<readonly Record<string, unknown>[]>;
  /** Until so many transactions wait for a lock that another one holds. */
  readonly untilWaiting: (count: number) => Promise<void>;
  /** Also where somebody still has it open. */
  readonly drop: () => Promise<void>;
}

/** An empty database of the run's server. */
export async function freshDatabase(options = ''): Promise<FreshDatabase> {
  if ('unavailable' in postgres) throw new Error(postgres.unavailable);
  const { url: first } = postgres;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(first, `create database ${name} ${options}`);
  const url = first.replace(/[^/]+$/, name);
  return {
    url,
    query: (statement) => query(url, statement),
    untilWaiting: async (count) => {
      const waiting = `select from pg_locks where not granted and locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())`;
      while ((await query(url, waiting)).length < count) await setTimeout(20);
    },
    drop: async () => {
      await query(first, `drop database if exists ${name} with (force)`);
    },
  };
}

export interface OpenedOnPostgres {
  readonly storage: SqlStorage;
  readonly database: FreshDatabase;
  readonly discard: () => Promise<void>;
}

export async function openOnPostgres(): Promise<OpenedOnPostgres> {
  const database = await freshDatabase();
  const storage = await openPostgresStorage(database.url, () => undefined);
  return {
    storage,
    database,
    discard: async () => {
      await storage.close();
      await database.drop();
    },
  };
}

async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
