/**
 * `npm run demo`: the same server on this machine alone, with a campaign, known accounts and a
 * little work done. Nothing in it is true but the figures of the two communes.
 */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLoopback, readConfig, readProcessEnvironment, settingProblemLine } from '../config.ts';
import { createLog } from '../log/create-log.ts';
import { startFailureLines } from '../start-failure-lines.ts';
import { startServer } from '../start-server.ts';
import { stopOnSignal } from '../stop-on-signal.ts';
import { demoAccounts, demoPassword, demoPlan } from './demo-plan.ts';
import { enterDemoWork } from './demo-work.ts';

await main();

async function main(): Promise<void> {
  const environment = readProcessEnvironment();
  const config = readConfig(environment);
  const problems = config.ok ? [] : config.error.map(settingProblemLine);
  const host = environment['HOST']?.trim() || '127.0.0.1';
  if (!isLoopback(host)) {
    problems.push(
      'HOST: the demo has known passwords and is for this machine only; leave HOST out',
    );
  }
  if (!config.ok || problems.length > 0) {
    fail([
      'The demo does not start. Wrong settings:',
      ...problems.map((problem) => `  ${problem}`),
    ]);
    return;
  }
  const given = environment['DATA_DIR']?.trim();
  const isThrowAway = given === undefined || given === '';
  const dataDir = isThrowAway
    ? await mkdtemp(join(tmpdir(), 'so-doan-demo-'))
    : config.value.dataDir;
  const removeData = async (): Promise<void> => {
    if (isThrowAway) await rm(dataDir, { recursive: true, force: true });
  };
  // What it prints is for a person: requests enter the log only where that was asked for.
  const logLevel = environment['LOG_LEVEL'] ? config.value.logLevel : ('warn' as const);
  // Its data is its own, wherever the office's is: what is made up must not get among it.
  const own = { dataDir, databaseUrl: null };
  const full = { ...config.value, ...own, host, logLevel, tls: null, publicUrl: null };
  const log = createLog(full.logLevel, process.stdout.isTTY);
  const plan = demoPlan();
  const accounts = demoAccounts(plan);
  await mkdir(dataDir, { recursive: true });
  const firstPassword = { password: demoPassword, mustChange: false };
  const started = await startServer(full, {
    log,
    demo: accounts,
    prepared: { plan, firstPassword },
  });
  if (!started.ok) {
    await removeData();
    fail(startFailureLines(started.error, full));
    return;
  }
  const { localUrl, stop } = started.value;
  const accountsFile = join(dataDir, 'demo-accounts.json');
  await writeFile(accountsFile, `${JSON.stringify(accounts, null, 2)}\n`);
  if (started.value.isFresh) await enterDemoWork(localUrl, demoPassword);
  stopOnSignal(log, async () => {
    await stop();
    await removeData();
  });
  const lines = [
    '',
    `Sổ Đoàn, a demo on this machine only: ${localUrl}`,
    'A delegation visits the communes Nhật Tân and Trung Dũng in April 2022. The people are made up; the sign-in page lists them.',
    `Everybody's password: ${demoPassword}`,
    ...accounts.map(
      ({ username, role, name }) => `  ${username.padEnd(14)} ${role.padEnd(14)} ${name}`,
    ),
    `Accounts also in ${accountsFile}${isThrowAway ? '; this folder is removed when the demo ends' : ''}`,
    '',
  ];
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function fail(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
