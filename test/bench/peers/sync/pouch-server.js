/**
 * CouchDB's protocol over LevelDB: `node pouch-server.js <folder of pages> <folder of data>` prints the
 * port that it listens on, and serves the pages beside the database.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import createPouchApp from 'express-pouchdb';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import mapReduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

const [pages, data] = process.argv.slice(2);
mkdirSync(data, { recursive: true });
PouchDB.plugin(leveldb).plugin(mapReduce).plugin(replication);
const Stored = PouchDB.defaults({ prefix: `${data}/`, adapter: 'leveldb' });
const app = express();
app.use('/pages', express.static(pages));
app.use(
  '/db',
  createPouchApp(Stored, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: join(data, 'log.txt'),
  }),
);
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
