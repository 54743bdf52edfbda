/**
 * The floors at the server: changes in batches, each checked by its schema, asked for by its id,
 * numbered and summed, in one durable transaction a batch; photos by PUT, hashed and synced.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import Database from 'libsql';
import { z } from 'zod';
import { judgeChange } from '#domain/access/judge-change.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { addToSum, changeSchema, emptySum, type Change } from '#domain/sync/change.ts';
import { servePage } from './serve-page.ts';

export interface Floor {
  readonly url: string;
  /** Changes in the log. */
  readonly count: () => number;
  readonly stop: () => Promise<void>;
}

/**
 * `withRights`: each change is also judged by the rights of a member, digested as canonical JSON, and
 * entered in an audit book whose rows are chained, as a server has to that answers for what it takes.
 */
export async function startFloor(
  pages: string,
  dataDir: string,
  withRights = false,
): Promise<Floor> {
  const log = openLog(join(dataDir, 'floor.db'), withRights);
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const { method, url = '/' } = request;
      if (method === 'GET') return servePage(pages, url, response);
      if (method === 'POST') {
        const changes = z
          .array(changeSchema)
          .parse(JSON.parse(String(gunzipSync(await bodyOf(request)))));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(log.append(changes)));
        return;
      }
      const hash = createHash('sha256');
      request.on('data', (chunk: Uint8Array) => hash.update(chunk));
      const name = url.replaceAll('/', '-');
      await pipeline(request, createWriteStream(join(dataDir, name), { flush: true }));
      response.setHeader('x-sha256', hash.digest('hex'));
      response.writeHead(204).end();
    };
    answer().catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: log.count,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      log.close();
    },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function openLog(file: string, withRights: boolean) {
  const database = new Database(file);
  for (const setting of ['journal_mode = WAL', 'synchronous = FULL']) database.pragma(setting);
  database.exec(`create table change (
    seq integer primary key, id text not null unique, content text not null, digest text not null,
    sum text not null
  ) strict`);
  const enter = withRights ? openBook(database) : null;
  const known = database.prepare('select 1 from change where id = ?');
  const insert = database.prepare('insert into change values (?, ?, ?, ?, ?)');
  let head = { seq: 0, sum: emptySum };
  return {
    append: (changes: readonly Change[]) => {
      const from = head.seq + 1;
      database.exec('begin immediate');
      for (const change of changes) {
        if (known.get(change.id) !== undefined) throw new Error(`${change.id} is known`);
        if (withRights && judgeChange(change, 'member', true).type !== 'accept')
          throw new Error(`${change.id} is not a member's`);
        const content = withRights ? canonicalJson(change) : JSON.stringify(change);
        const digest = sha256(content).slice(0, 32);
        head = { seq: head.seq + 1, sum: addToSum(head.sum, digest) };
        insert.run(head.seq, change.id, content, digest, head.sum);
        enter?.(canonicalJson({ digest, id: change.id, seq: head.seq }));
      }
      database.exec('commit');
      return { from, sum: head.sum };
    },
    count: () => head.seq,
    close: () => database.close(),
  };
}

function openBook(database: Database.Database) {
  database.exec(`create table audit (
    number integer primary key, at text not null, actor text not null, details text not null,
    previous text not null, hash text not null
  ) strict`);
  const insert = database.prepare('insert into audit values (?, ?, ?, ?, ?, ?)');
  let last = { number: 0, hash: '' };
  return (details: string): void => {
    const row = { actor: 'member', at: new Date().toISOString(), details };
    const number = last.number + 1;
    const hash = sha256(canonicalJson({ ...row, number, previous: last.hash }));
    insert.run(number, row.at, row.actor, details, last.hash, hash);
    last = { number, hash };
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
