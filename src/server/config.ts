/**
 * All settings of the server: this file alone reads the environment. Every wrong setting is
 * reported at once, so that an administrator does not learn of them one start at a time.
 */
import { accessSync, constants, readFileSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '#domain/kernel/result.ts';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export interface ServerConfig {
  /** 0: the system gives a free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder with database, files and secret. */
  readonly dataDir: string;
  /** Address of a PostgreSQL database, with its password; `null`: the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Origin under which people reach the server, when it is not the one that it listens on. */
  readonly publicUrl: string | null;
  readonly trustedOrigins: readonly string[];
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Whether `X-Forwarded-For` comes from a proxy of ours and may be believed. */
  readonly trustProxy: boolean;
  readonly logLevel: (typeof logLevels)[number];
  readonly checklistsDir: string;
  /** Folder with the built client. */
  readonly clientDir: string;
  /** `retired`: browsers are given a worker that ends the one they have (see `http/retiring-worker.ts`). */
  readonly serviceWorker: 'served' | 'retired';
}

/** One bad setting, in a form that tells what to do. */
export interface SettingProblem {
  readonly name: string;
  readonly value: string;
  readonly expected: string;
}

export function settingProblemLine({ name, value, expected }: SettingProblem): string {
  return `${name}=${JSON.stringify(value)}: expected ${expected}`;
}

const expected = {
  PORT: 'a port number from 0 (any free one) to 65535',
  HOST: 'an address to listen on, such as 127.0.0.1 (this machine only) or 0.0.0.0 (the network), or a host name',
  DATA_DIR: 'the path of a folder',
  DATABASE_URL:
    'nothing, for the embedded database in DATA_DIR, or the address of a PostgreSQL database such as postgres://so_doan@db.example.vn/so_doan',
  PUBLIC_URL: 'an origin such as https://sodoan.example.vn, without a path',
  TRUSTED_ORIGINS: 'origins such as https://sodoan.example.vn, separated by commas',
  TLS_CERT: 'the path of a readable PEM file, together with TLS_KEY',
  TLS_KEY: 'the path of a readable PEM file, together with TLS_CERT',
  TRUST_PROXY: 'true or false',
  LOG_LEVEL: `one of ${logLevels.join(', ')}`,
  CHECKLISTS_DIR: 'the path of a readable folder with checklists (*.yaml)',
  CLIENT_DIR: 'the path of a folder with the built client',
  SERVICE_WORKER:
    'served, or retired while a worker that was given out broken is taken away from browsers',
} as const;
type SettingName = keyof typeof expected;

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  if (isOrigin) return url.origin;
  context.addIssue({ code: 'custom', message: 'not an origin' });
  return z.NEVER;
});

const settingsSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(8080),
  HOST: z.string().refine(isHost).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().refine(isPostgresUrl).optional(),
  PUBLIC_URL: origin.optional(),
  TRUSTED_ORIGINS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(origin))
    .default([]),
  TLS_CERT: z.string().transform(readableFile).optional(),
  TLS_KEY: z.string().transform(readableFile).optional(),
  TRUST_PROXY: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  CHECKLISTS_DIR: z.string().refine(isReadable).default('./checklists'),
  CLIENT_DIR: z.string().min(1).default('./dist/client'),
  SERVICE_WORKER: z.enum(['served', 'retired']).default('served'),
});

/**
 * Reads settings. An empty variable counts as absent, as compose files write it.
 *
 * Without HOST only this machine is reached, unless there is a certificate: on a network, plain http
 * would carry passwords in the clear, and browsers run no offline app from it, so it would serve nobody.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<ServerConfig, readonly SettingProblem[]> {
  const given = Object.fromEntries(
    Object.keys(expected).flatMap((name) => {
      const value = environment[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = settingsSchema.safeParse(given);
  const wrong = new Set<SettingName>(
    parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0] as SettingName),
  );
  if (given['TLS_CERT'] !== undefined && given['TLS_KEY'] === undefined) wrong.add('TLS_KEY');
  if (given['TLS_KEY'] !== undefined && given['TLS_CERT'] === undefined) wrong.add('TLS_CERT');
  if (!parsed.success || wrong.size > 0) {
    return err(
      [...wrong].map((name) => ({
        name,
        value: shownValue(name, given[name]),
        expected: expected[name],
      })),
    );
  }
  const settings = parsed.data;
  const tls =
    settings.TLS_CERT !== undefined && settings.TLS_KEY !== undefined
      ? { cert: settings.TLS_CERT, key: settings.TLS_KEY }
      : null;
  return ok({
    port: settings.PORT,
    host: settings.HOST ?? (tls ? '0.0.0.0' : '127.0.0.1'),
    dataDir: resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    publicUrl: settings.PUBLIC_URL ?? null,
    trustedOrigins: settings.TRUSTED_ORIGINS,
    tls,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    checklistsDir: resolve(settings.CHECKLISTS_DIR),
    clientDir: resolve(settings.CLIENT_DIR),
    serviceWorker: settings.SERVICE_WORKER,
  });
}

/** The settings of this process. */
export function readProcessConfig(): Result<ServerConfig, readonly SettingProblem[]> {
  return readConfig(process.env);
}

/** Settings that the demo start looks at before it fixes the rest. */
export function readProcessEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** A database address holds a password: it must reach neither terminal nor log. */
function shownValue(name: SettingName, value: string | undefined): string {
  if (value === undefined) return '';
  return name === 'DATABASE_URL' ? `${value.split(':', 1)[0]}:...` : value;
}

/** A database's address as it may be shown: without password and options. */
export function shownDatabase(databaseUrl: string): string {
  const { protocol, username, host, pathname } = new URL(databaseUrl);
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

/** A server, by its name or by the folder of its socket (`?host=`), and a database on it. */
function isPostgresUrl(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, searchParams } = new URL(text);
  return (hostname !== '' || searchParams.has('host')) && pathname.length > 1;
}

function isHost(text: string): boolean {
  return (
    isIPv4(text) || isIPv6(text) || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(text)
  );
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function readableFile(path: string, context: z.core.$RefinementCtx<string>): string {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.includes('-----BEGIN')) return text;
  } catch {
    // Falls through to the one answer for all files that cannot be used.
  }
  context.addIssue({ code: 'custom', message: 'not a readable PEM file' });
  return z.NEVER;
}
