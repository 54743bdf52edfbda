import type { ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

/** Answers a file of the built pages. */
export async function servePage(
  folder: string,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const file = join(folder, normalize(path));
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(bytes);
}
