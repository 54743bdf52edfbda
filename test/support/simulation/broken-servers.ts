/** Servers with one rule broken, put around the product's use cases and storage from outside. */
import { scopeParts } from '#domain/sync/scope.ts';
import type { SyncRequest } from '#protocol/sync.ts';
import type {
  ChangeReader,
  ChangeWriter,
  Readable,
  Storage,
  Writable,
} from '#server/storage/port.ts';
import type { ServerWrappers, SimServer } from './sim-server.ts';

/** Both kinds of transactions see the changes through `edit`. */
function withChanges(edit: (changes: ChangeReader) => Partial<ChangeWriter>): ServerWrappers {
  const through = <D extends Readable | Writable>(data: D): D => ({
    ...data,
    changes: { ...data.changes, ...edit(data.changes) },
  });
  return {
    storage: (storage): Storage => ({
      read: (work) => storage.read((data) => work(through(data))),
      write: (lock, work) => storage.write(lock, (data) => work(through(data))),
      close: () => storage.close(),
    }),
  };
}

const withRequest = (
  edit: (request: SyncRequest, server: SimServer, account: string) => Promise<SyncRequest>,
): ServerWrappers => ({
  sync: (sync, server) => async (account, request) =>
    sync(account, await edit(request, server, account)),
});

export const brokenServers: Readonly<Record<string, ServerWrappers>> = {
  'S12: the account in the request is not compared': withRequest(
    async (request, _server, account) => ({
      ...request,
      account,
    }),
  ),
  'S13: the same push is taken for a new one': withChanges(() => ({ find: async () => new Map() })),
  'S14: a number becomes visible after a later one': withChanges((changes) => ({
    page: async (scope, view, after, maxBytes) => {
      const rows = await changes.page(scope, view, after, maxBytes);
      return rows.length > 1 ? rows.filter((_row, index) => index !== rows.length - 2) : rows;
    },
  })),
  'S15: the sum is not looked at': withRequest(async (request, server, account) => {
    const view = account === 'id-unit' ? 'unit' : 'whole';
    const cursors = await Promise.all(
      Object.entries(request.cursors).map(async ([scope, cursor]) => {
        const here = await server.sumAt(scope as never, view, cursor.seq);
        return [scope, here === null ? cursor : { seq: cursor.seq, sum: here }] as const;
      }),
    );
    return { ...request, cursors: Object.fromEntries(cursors) };
  }),
  'S18: one change that cannot be taken stops the rest': {
    sync: (sync) => async (account, request) => {
      const bad = request.push.some((entry) => String(entry['record']).startsWith('novel:'));
      return bad ? { ok: false, error: { code: 'signed-out' } } : sync(account, request);
    },
  },
  'S19: reserved fields need not be pushed as mine': {
    sync: (sync) => async (account, request) => {
      const usurped = request.push.filter((entry) => entry['by'] === 'id-lead');
      if (account !== 'id-lead' && usurped.length > 0)
        await sync('id-lead', {
          ...{ ...request, account: 'id-lead', cursors: {} },
          push: usurped.map((entry) => ({ ...entry, mine: true })),
        });
      return sync(account, request);
    },
  },
  'S20: said to be proven although the server holds another past': {
    sync: (sync) => async (account, request) => {
      const answer = await sync(account, request);
      if (!answer.ok) return answer;
      const revoked = answer.value.revoked.map(({ scope }) => ({ scope, proven: true }));
      return { ok: true, value: { ...answer.value, revoked } };
    },
  },
  'S21: the unit reads the whole log': withChanges((changes) => ({
    heads: (scopes) => changes.heads(scopes, 'whole'),
    sumAt: (scope, _view, seq) => changes.sumAt(scope, 'whole', seq),
    page: (scope, _view, after, maxBytes) =>
      changes.page(scope, scopeParts(scope).kind === 'followup' ? 'whole' : _view, after, maxBytes),
  })),
};
