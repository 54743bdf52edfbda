import { utf8Length } from '#domain/sync/change.ts';
import type {
  AuditWriter,
  ChecklistVersion,
  ChecklistWriter,
  EpochWriter,
  FileWriter,
  HeldKey,
  HeldWriter,
  NamedBy,
  StoredFile,
} from '../port.ts';
import { withinLength } from '#domain/kernel/within-length.ts';
import type { Journal } from './journal.ts';
import type { MemoryState } from './memory-state.ts';

const keyOf = ({ changeId, digest, pushedBy }: HeldKey): string =>
  `${changeId} ${digest} ${pushedBy}`;

/** Held changes, see `HeldWriter`. */
export function memoryHeld(state: MemoryState, journal: Journal): HeldWriter {
  return {
    list: async ({ before, limit, maxLength, maxContent }) => {
      const rows = [...state.held.values()]
        .filter(({ number }) => before === null || number < before)
        .toSorted((a, b) => b.number - a.number)
        .slice(0, limit)
        .map((row) => ({ ...row, content: row.content.slice(0, maxContent) }));
      return withinLength(rows, maxLength, ({ content }) => utf8Length(content));
    },
    amountOf: async (pushedBy) => {
      const rows = [...state.held.values()].filter((row) => row.pushedBy === pushedBy);
      return {
        rows: rows.length,
        bytes: rows.reduce((sum, { content }) => sum + utf8Length(content), 0),
      };
    },
    known: async <T extends HeldKey>(changes: readonly T[]) =>
      new Map(
        changes.flatMap((change) => {
          const row = state.held.get(keyOf(change));
          return row === undefined ? [] : [[change, row.code] as const];
        }),
      ),
    get: async (number) => [...state.held.values()].find((row) => row.number === number) ?? null,
    keep: async (changes) => {
      for (const change of changes) {
        const key = keyOf(change);
        let number = state.held.get(key)?.number;
        if (number === undefined) number = state.counters.held += 1;
        journal.set(state.held, key, { ...change, number });
      }
    },
    release: async (accepted) => {
      for (const { changeId, digest } of accepted) {
        for (const [key, row] of state.held) {
          if (row.changeId === changeId && row.digest === digest) journal.delete(state.held, key);
        }
      }
    },
  };
}

/** Checklist versions, see `ChecklistWriter`. */
export function memoryChecklists(state: MemoryState, journal: Journal): ChecklistWriter {
  const versions = (hashes: Iterable<string>): readonly ChecklistVersion[] =>
    [...hashes].flatMap((hash) => state.checklists.get(hash) ?? []);
  const current = async () =>
    versions(state.currentChecklists.values()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    byHash: async (hashes) => versions(new Set(hashes)),
    byVersion: async (id, version) =>
      [...state.checklists.values()].find(
        (entry) => entry.id === id && entry.version === version,
      ) ?? null,
    current,
    inForce: async () => (await current()).map(({ id, hash }) => ({ id, hash })),
    setCurrent: async (current) => {
      for (const id of state.currentChecklists.keys()) journal.delete(state.currentChecklists, id);
      for (const version of current) {
        if (!state.checklists.has(version.hash)) {
          journal.set(state.checklists, version.hash, version);
        }
        journal.set(state.currentChecklists, version.id, version.hash);
      }
    },
  };
}

/** Which bytes are complete for which scope, see `FileWriter`. */
export function memoryFiles(state: MemoryState, journal: Journal): FileWriter {
  return {
    find: async (scope, hashes) =>
      [...new Set(hashes)].flatMap((sha256) =>
        state.lostBytes.has(sha256) ? [] : (state.files.get(`${scope} ${sha256}`) ?? []),
      ),
    known: async (scope, hashes) =>
      new Set(hashes.filter((sha256) => state.files.has(`${scope} ${sha256}`))),
    page: async (after, limit) =>
      [...new Map([...state.files.values()].map(({ sha256, size }) => [sha256, size]))]
        .filter(([sha256]) => sha256 > after)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([sha256, size]) => ({ sha256, size, lost: state.lostBytes.has(sha256) })),
    named: async (scope, view, hashes) => {
      const rows = (state.logs.get(scope)?.rows ?? []).filter(
        (row) => view === 'whole' || row.view !== null,
      );
      const named = new Map<string, NamedBy>();
      for (const { change } of rows) {
        for (const sha256 of change.files) {
          if (!change.byUnit) named.set(sha256, 'others');
          else if (!named.has(sha256)) named.set(sha256, 'unit');
        }
      }
      return new Map([...named].filter(([sha256]) => hashes.includes(sha256)));
    },
    add: async (files) => {
      const added: StoredFile[] = [];
      for (const file of files) {
        const key = `${file.scope} ${file.sha256}`;
        const standing = state.files.get(key);
        if (!standing) {
          journal.set(state.files, key, file);
          added.push(file);
        } else if (file.byUnit) journal.set(state.files, key, { ...standing, byUnit: true });
      }
      return added;
    },
    markLost: async (hashes, since) => {
      const lost = [...new Set(hashes)].filter((sha256) => !state.lostBytes.has(sha256));
      for (const sha256 of lost) journal.set(state.lostBytes, sha256, since);
      return lost;
    },
    markFound: async (hashes) => {
      const found = [...new Set(hashes)].filter((sha256) => state.lostBytes.has(sha256));
      for (const sha256 of found) journal.delete(state.lostBytes, sha256);
      return found;
    },
  };
}

/** The audit book, see `AuditWriter`. */
export function memoryAudit(state: MemoryState, journal: Journal): AuditWriter {
  return {
    last: async () => state.audit.at(-1) ?? null,
    page: async (afterNumber, limit) => state.audit.slice(afterNumber, afterNumber + limit),
    append: async (rows) => {
      for (const row of rows) {
        if (row.number !== state.audit.length + 1) throw new Error('gap in the audit book');
        state.audit.push(row);
        journal.add(() => state.audit.pop());
      }
    },
  };
}

/** The epoch, see `EpochWriter`. */
export function memoryEpoch(state: MemoryState, journal: Journal): EpochWriter {
  return {
    current: async () => state.counters.epoch,
    replace: async (epoch) => {
      const before = state.counters.epoch;
      state.counters.epoch = epoch;
      journal.add(() => (state.counters.epoch = before));
    },
  };
}
