/** Rules of files that are broken, each put around the product's store or server from outside. */
import type { FileRules } from './sim-files.ts';

export const brokenFiles: Readonly<Record<string, FileRules>> = {
  'S28: a receipt goes by the book alone': {
    receive: (receive, storage) => ({
      ...receive,
      received: async (scope, _view, sha256) => {
        const files = await storage.read((data) => data.files.find(scope, sha256));
        return files.map((file) => file.sha256);
      },
    }),
  },
  'S28: room is made of what waits, and nobody is asked': {
    store: (_store, { database }) => ({
      receivedPictures: async () => {
        const rows = await database.files.where('[waiting+priority]').equals([1, 1]).toArray();
        await database.bytes.bulkDelete(
          rows.map(({ scope, sha256 }): [string, string] => [scope, sha256]),
        );
        return [];
      },
    }),
  },
  'S28: room is made of what was received a moment ago': {
    store: (_store, { store }, now) => {
      const later = () => now() + 4 * 24 * 3600 * 1000;
      return {
        receivedPictures: (from) => store.receivedPictures(from, later()),
        dropBytes: (scope, sha256) => store.dropBytes(scope, sha256, later()),
      };
    },
  },
  'S26: what was sent counts as received': {
    store: (store) => ({
      readFile: async (scope, sha256) => {
        const file = await store.readFile(scope, sha256);
        if (file) await store.markReceived(scope, [sha256]);
        return file;
      },
    }),
  },
  'S28: what has its receipt is never asked for again': {
    store: () => ({ receivedFiles: async () => [] }),
  },
};
