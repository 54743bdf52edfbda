/** PouchDB over IndexedDB, one document a change, replicated to a server of CouchDB's protocol. */
import PouchDB from 'pouchdb-browser';
import { sampleChanges } from '../../sync/page/sample-answers.ts';

const local = new PouchDB('changes', { auto_compaction: true });

Object.assign(window, {
  bench: {
    prepareChanges: async (count: number) => {
      const documents = sampleChanges(count).map(({ id, ...change }) => ({ _id: id, ...change }));
      await local.bulkDocs(documents);
    },
    exchange: async () => {
      const remote = new PouchDB(`${location.origin}/db/changes`);
      const started = performance.now();
      const outcome = await local.replicate.to(remote, { batch_size: 500 });
      if (outcome.doc_write_failures > 0) throw new Error('not all were taken');
      return { ms: performance.now() - started, written: outcome.docs_written };
    },
  },
});
