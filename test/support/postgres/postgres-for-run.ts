import type { TestProject } from 'vitest/node';

import { NoPostgres, runPostgres } from './run-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: { readonly url: string } | { readonly unavailable: string };
  }
}

/**
 * Runs once, and only when tests on PostgreSQL are among those asked for. Where there is none for
 * this machine they skip themselves, and the end of the run counts and names each.
 */
export async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const started = Date.now();
  try {
    const { url, version, stop } = await runPostgres();
    provide('postgres', { url });
    console.log(`Tests on PostgreSQL: ${version}, started in ${Date.now() - started} ms.`);
    return stop;
  } catch (error) {
    if (!(error instanceof NoPostgres)) throw error;
    const unavailable = `no PostgreSQL: ${error.message}`;
    provide('postgres', { unavailable });
    console.log(`Tests on PostgreSQL are SKIPPED: ${unavailable}`);
    return undefined;
  }
}
