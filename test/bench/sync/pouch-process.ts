import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** CouchDB's protocol over LevelDB, in a process of its own. */
export async function startPouch(pages: string, data: string) {
  const program = join(import.meta.dirname, '../peers/sync/pouch-server.js');
  const child = spawn(process.execPath, [program, pages, data], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // However this run ends.
  process.once('exit', () => child.kill());
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (line: Uint8Array) => resolve(Number(String(line))));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((stopped) => {
        child.once('exit', () => stopped());
        child.kill();
      }),
  };
}
