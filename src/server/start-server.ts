/**
 * Puts the server together: settings in, a listening server out. `main.ts` calls it, and so do the
 * demo and the tests, so that what they try is what runs.
 */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import { planSchema, type Plan, type PlanProblem } from '#protocol/office.ts';
import type { ServerAnswer } from '#protocol/session.ts';
import {
  createAccounts,
  createCredentials,
  newFirstPassword,
  sessionSeconds,
} from './auth/accounts.ts';
import { createAttemptLimits } from './auth/attempt-limits.ts';
import { createAuth } from './auth/create-auth.ts';
import { createOneTimeLink } from './auth/one-time-link.ts';
import { createPasswordHasher } from './auth/password-hash.ts';
import { readOrCreateSecret } from './auth/secret.ts';
import { openFilesystemBlobs } from './blobs/filesystem/open-filesystem-blobs.ts';
import type { ChecklistProblem } from './checklists/checklist-problem.ts';
import { loadChecklists } from './checklists/load-checklists.ts';
import type { ServerConfig } from './config.ts';
import { createUploads } from './files/create-uploads.ts';
import { createApp } from './http/create-app.ts';
import { listen, type ListenFailure } from './http/listen.ts';
import { createRoutes } from './http/route-table.ts';
import { createSessionEnds } from './http/session-ends.ts';
import { createStaticFiles } from './http/static-files.ts';
import type { Log } from './log/create-log.ts';
import { samplePlan } from './sample/sample-plan.ts';
import { openPostgresStorage } from './storage/postgres/open-postgres-storage.ts';
import { openSqliteStorage } from './storage/sqlite/open-sqlite-storage.ts';
import { createApplyPlan, type FirstPassword } from './usecases/apply-plan.ts';
import { ensureEpoch } from './usecases/epoch.ts';
import { createFactsReader } from './usecases/directory-facts.ts';
import { createHintHub } from './usecases/hint-hub.ts';
import { createJudgeHeld } from './usecases/judge-held.ts';
import { registerChecklists, type AlteredChecklist } from './usecases/register-checklists.ts';
import { createReceiveFile } from './usecases/receive-file.ts';
import { createCheckFiles } from './usecases/check-files.ts';
import { createServeFile } from './usecases/serve-file.ts';
import type { StartRate } from './usecases/start-times.ts';
import { watchFiles } from './watch-files.ts';
import { watchHeld } from './watch-held.ts';

export interface RunningServer {
  /** Address to open: the public one where it is set. */
  readonly url: string;
  /** Address that this machine listens on. */
  readonly localUrl: string;
  readonly https: boolean;
  /** The prepared plan was applied at this start, not at an earlier one. */
  readonly isFresh: boolean;
  /** Page for the first administrator, while there is no account. */
  readonly setupUrl: string | null;
  /** Takes no more, ends streams, lets requests finish, closes the database. */
  readonly stop: () => Promise<void>;
}

export type StartFailure =
  | { readonly type: 'checklists'; readonly problems: readonly ChecklistProblem[] }
  | { readonly type: 'altered-checklists'; readonly altered: readonly AlteredChecklist[] }
  | { readonly type: 'plan'; readonly problems: readonly PlanProblem[] }
  | { readonly type: 'data-dir'; readonly reason: string }
  | { readonly type: 'database'; readonly reason: string }
  | { readonly type: 'listen'; readonly reason: ListenFailure };

export interface StartOptions {
  readonly log: Log;
  readonly clock?: Clock;
  /** Accounts that the sign-in page lists: on the demo server only. */
  readonly demo?: ServerAnswer['demo'];
  /**
   * A plan that is applied before anybody can reach the server, with passwords that are known: demo
   * and tests. Only to a server without accounts.
   */
  readonly prepared?: { readonly plan: Plan; readonly firstPassword: FirstPassword };
  /** How many tablets begin anew at once after a restore; that of a country where it is not said. */
  readonly startRate?: StartRate;
  /** How the folder of checklists is read. */
  readonly readChecklists?: typeof loadChecklists;
}

export async function startServer(
  config: ServerConfig,
  options: StartOptions,
): Promise<Result<RunningServer, StartFailure>> {
  const { log, clock = Date.now, demo = null, prepared, startRate } = options;
  const { readChecklists = loadChecklists } = options;
  const loaded = await readChecklists(config.checklistsDir);
  if (!loaded.ok) return err({ type: 'checklists', problems: loaded.error });
  const opened = await openData(config, log);
  if (!opened.ok) return opened;
  const { storage, blobs, secret } = opened.value;
  const https = config.tls !== null || config.publicUrl?.startsWith('https:') === true;
  const facts = createFactsReader(storage);
  const hub = createHintHub({ storage, readFacts: facts });
  const sessionEnds = createSessionEnds();
  const stopping = new AbortController();
  // One listener an open event stream, and there are as many as tablets.
  setMaxListeners(0, stopping.signal);
  const auth = await createAuth({
    database: { db: storage.db, type: storage.type },
    whileAlone: storage.whileAlone,
    secret,
    baseUrl: config.publicUrl ?? `${https ? 'https' : 'http'}://localhost:${config.port}`,
    secure: https,
    hasher: createPasswordHasher({ atOnce: 4, waiting: 50 }),
    sessionSeconds: async (id, replacing) =>
      sessionSeconds(await storage.read((data) => data.accounts.profile(id)), clock(), replacing),
    log,
  });
  const link = createOneTimeLink();
  const accounts = createAccounts({
    ...{ storage, auth, link, clock, log, hints: hub, sessionsEnded: sessionEnds.tell },
    limits: createAttemptLimits(clock, secret),
  });
  const registered = await registerChecklists(storage, clock, loaded.value);
  if (!registered.ok) {
    await storage.close();
    return err({ type: 'altered-checklists', altered: registered.error });
  }
  await ensureEpoch(storage, randomUUID);
  const plans = { storage, clock, hints: hub, credentials: createCredentials(auth) };
  const isFresh =
    prepared !== undefined && !(await storage.read((data) => data.accounts.hasProfiles()));
  if (isFresh) {
    const applied = await createApplyPlan({
      ...plans,
      firstPassword: () => prepared.firstPassword,
    })('server', prepared.plan);
    if (applied.problems.length > 0) {
      await storage.close();
      return err({ type: 'plan', problems: applied.problems });
    }
  }
  const receive = createReceiveFile(storage, blobs, clock);
  const routes = createRoutes({
    ...{ storage, accounts, demo, hub, sessionEnds, facts, log, clock, receive },
    ...(startRate ? { startRate } : {}),
    applyPlan: createApplyPlan({
      ...plans,
      firstPassword: () => ({ password: newFirstPassword(), mustChange: true }),
    }),
    samplePlan: planSchema.parse(samplePlan()),
    uploads: createUploads(blobs, receive),
    serve: createServeFile(storage, blobs),
    stopping: stopping.signal,
  });
  const app = createApp({
    ...{ routes, accounts, https, log },
    staticFiles: createStaticFiles(config.clientDir, config.serviceWorker),
    trustProxy: config.trustProxy,
    allowedOrigins: new Set([
      ...config.trustedOrigins,
      ...(config.publicUrl ? [config.publicUrl] : []),
    ]),
  });
  const listening = await listen(app, config);
  if (!listening.ok) {
    await storage.close();
    return err({ type: 'listen', reason: listening.error });
  }
  const localUrl = localAddress(config, listening.value.port);
  const url = config.publicUrl ?? localUrl;
  const endWatch = watchFiles({
    ...{ clock, log, removeStale: blobs.removeStalePartials },
    checkFiles: createCheckFiles(storage, blobs, clock),
  });
  const endJudging = watchHeld({
    ...{ clock, log },
    judgeHeld: createJudgeHeld({ storage, clock, hints: hub, readFacts: facts }),
  });
  const hasAccounts = await storage.read((data) => data.accounts.hasProfiles());
  return ok({
    ...{ url, localUrl, https, isFresh },
    setupUrl: hasAccounts ? null : `${url}${link.path}`,
    async stop() {
      stopping.abort();
      await listening.value.close();
      await Promise.all([endWatch(), endJudging()]);
      await storage.close();
    },
  });
}

async function openData({ dataDir, databaseUrl }: ServerConfig, log: Log) {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const secret = await readOrCreateSecret(dataDir);
    const blobs = await openFilesystemBlobs(dataDir);
    if (databaseUrl === null) {
      return ok({ secret, blobs, storage: await openSqliteStorage(join(dataDir, 'so-doan.db')) });
    }
    const opened = await openPostgres(databaseUrl, log);
    return opened.ok ? ok({ secret, blobs, storage: opened.value }) : opened;
  } catch (error) {
    return err({ type: 'data-dir', reason: reasonOf(error) } as const);
  }
}

async function openPostgres(databaseUrl: string, log: Log) {
  try {
    const lost = ({ message }: Error): void =>
      log.warn({ error: message }, 'connection to the database lost');
    return ok(await openPostgresStorage(databaseUrl, lost));
  } catch (error) {
    return err({ type: 'database', reason: reasonOf(error) } as const);
  }
}

/** A name with several addresses, none of which answers, fails with one error for each. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function localAddress({ host, tls }: ServerConfig, port: number): string {
  const shown =
    host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${shown}:${port}`;
}
