import { emptySum } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { ChangeWriter, KnownChangeRow, LogHead, LoggedChange, LogView } from '../port.ts';
import type { Journal } from './journal.ts';
import type { LogRow, MemoryState, ScopeLog } from './memory-state.ts';

/** The logs of all scopes, see `ChangeWriter`. */
export function memoryChanges(state: MemoryState, journal: Journal): ChangeWriter {
  const logOf = (scope: Scope): ScopeLog => {
    const known = state.logs.get(scope);
    if (known) return known;
    const log: ScopeLog = {
      rows: [],
      byId: new Map(),
      unitRows: [],
      visible: new Map(),
      published: false,
    };
    journal.set(state.logs, scope, log);
    return log;
  };
  const rowsOf = (scope: Scope, view: LogView): readonly LogRow[] => {
    const log = state.logs.get(scope);
    return (view === 'whole' ? log?.rows : log?.unitRows) ?? [];
  };
  return {
    scopes: async () => [...state.logs.keys()].toSorted(),
    heads: async (scopes, view) => {
      const heads = new Map<Scope, LogHead>();
      for (const scope of scopes) {
        const last = rowsOf(scope, view).at(-1);
        if (last) heads.set(scope, headOf(last, view));
      }
      return heads;
    },
    sumAt: async (scope, view, seq) => {
      if (seq === 0) return emptySum;
      const row = rowsOf(scope, view)[seq - 1];
      return row ? headOf(row, view).sum : null;
    },
    page: async (scope, view, after, maxBytes) => {
      const rows = rowsOf(scope, view);
      const page: LoggedChange[] = [];
      let bytes = 0;
      for (let index = after; index < rows.length; index += 1) {
        const row = rows[index]!;
        bytes += Buffer.byteLength(row.change.content);
        if (page.length > 0 && bytes > maxBytes) break;
        const { id, content, received, relayedBy } = row.change;
        page.push({ id, content, received, relayedBy, ...headOf(row, view) });
      }
      return page;
    },
    find: async (scope, ids) => {
      const byId = state.logs.get(scope)?.byId;
      const found = new Map<string, KnownChangeRow>();
      for (const id of ids) {
        const row = byId?.get(id);
        if (row) found.set(id, known(row));
      }
      return found;
    },
    visibleRecords: async (scope) => new Set(state.logs.get(scope)?.visible.keys()),
    hiddenOf: async (scope, records) =>
      (state.logs.get(scope)?.rows ?? [])
        .filter((row) => row.view === null && records.includes(row.change.record))
        .map(known),
    publishedScopes: async () =>
      [...state.logs].filter(([, log]) => log.published).map(([scope]) => scope),
    append: async (scope, changes) => {
      const log = logOf(scope);
      for (const change of changes) {
        if (change.seq !== log.rows.length + 1) throw new Error(`gap in the log of ${scope}`);
        if (log.byId.has(change.id)) throw new Error(`change ${change.id} is in ${scope} already`);
        const row: LogRow = { change, view: null };
        log.rows.push(row);
        journal.add(() => log.rows.pop());
        journal.set(log.byId, change.id, row);
      }
    },
    addVisibleRecords: async (scope, records) => {
      for (const record of records) journal.set(logOf(scope).visible, record, true);
    },
    addToUnitView: async (scope, entries) => {
      const log = logOf(scope);
      for (const { seq, view } of entries) {
        const row = log.rows[seq - 1];
        if (!row || row.view || view.seq !== log.unitRows.length + 1) {
          throw new Error(`gap in the unit's view of ${scope}`);
        }
        row.view = view;
        log.unitRows.push(row);
        journal.add(() => {
          row.view = null;
          log.unitRows.pop();
        });
      }
    },
    markPublished: async (scope) => {
      const log = logOf(scope);
      if (log.published) return;
      log.published = true;
      state.counters.directory += 1;
      journal.add(() => {
        log.published = false;
        state.counters.directory -= 1;
      });
    },
  };
}

function headOf(row: LogRow, view: LogView): LogHead {
  if (view === 'whole') return { seq: row.change.seq, sum: row.change.sum };
  if (!row.view) throw new Error('a row of the unit view has its number');
  return row.view;
}

function known(row: LogRow): KnownChangeRow {
  const { id, seq, digest, received } = row.change;
  return { id, seq, digest, received, inUnitView: row.view !== null };
}
