/** The server's start from the command line: what it says to a person, and when it ends. */
import { networkInterfaces } from 'node:os';
import {
  isLoopback,
  readProcessConfig,
  settingProblemLine,
  shownDatabase,
  type ServerConfig,
} from './config.ts';
import { createLog } from './log/create-log.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { startFailureLines } from './start-failure-lines.ts';
import { startServer, type RunningServer } from './start-server.ts';

await main();

async function main(): Promise<void> {
  const config = readProcessConfig();
  if (!config.ok) {
    fail([
      'The server does not start. Wrong settings:',
      ...config.error.map((problem) => `  ${settingProblemLine(problem)}`),
    ]);
    return;
  }
  const log = createLog(config.value.logLevel, process.stdout.isTTY);
  const started = await startServer(config.value, { log });
  if (!started.ok) {
    fail(startFailureLines(started.error, config.value));
    return;
  }
  for (const line of startLines(config.value, started.value)) process.stdout.write(`${line}\n`);
  stopOnSignal(log, started.value.stop);
}

function startLines(config: ServerConfig, server: RunningServer): string[] {
  return [
    '',
    `Sổ Đoàn: ${server.url}`,
    ...networkAddresses(config, server).map((address) => `On the network: ${address}`),
    ...(config.databaseUrl === null ? [] : [`Database: ${shownDatabase(config.databaseUrl)}`]),
    `Data: ${config.dataDir}`,
    ...(server.https
      ? []
      : [
          'Tablets on the network need https: browsers run the offline app, the camera and storage from no other address.',
          isLoopback(config.host)
            ? 'This start is for this machine only. For the network set TLS_CERT and TLS_KEY, or PUBLIC_URL with a proxy that has a certificate.'
            : 'WARNING: this start is reachable without https: passwords cross the network in the clear. Set TLS_CERT and TLS_KEY, or PUBLIC_URL with a proxy.',
        ]),
    ...(server.setupUrl === null
      ? []
      : [
          '',
          'There is no account yet. Set up the first administrator here (this link works once):',
          `  ${server.setupUrl}`,
        ]),
    '',
  ];
}

/** Where others find a server that listens on every address of this machine. */
function networkAddresses(
  { host, publicUrl }: ServerConfig,
  { localUrl }: RunningServer,
): string[] {
  if (publicUrl !== null || (host !== '0.0.0.0' && host !== '::')) return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => localUrl.replace('localhost', address));
}

function fail(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
