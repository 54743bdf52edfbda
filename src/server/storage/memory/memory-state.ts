import type { Scope } from '#domain/sync/scope.ts';
import type {
  AccountProfile,
  AuditRow,
  ChecklistVersion,
  DirectoryEntries,
  HeldRow,
  LogHead,
  NewChange,
  StoredFile,
} from '../port.ts';

export interface LogRow {
  readonly change: NewChange;
  view: LogHead | null;
}

export interface ScopeLog {
  readonly rows: LogRow[];
  readonly byId: Map<string, LogRow>;
  readonly unitRows: LogRow[];
  readonly visible: Map<string, true>;
  published: boolean;
}

export interface MemoryState {
  readonly logs: Map<Scope, ScopeLog>;
  readonly held: Map<string, HeldRow>;
  readonly counters: { held: number; directory: number; epoch: string | null };
  readonly entries: {
    readonly [Kind in keyof DirectoryEntries]: Map<string, DirectoryEntries[Kind][number]>;
  };
  readonly profiles: Map<string, AccountProfile>;
  readonly checklists: Map<string, ChecklistVersion>;
  readonly currentChecklists: Map<string, string>;
  readonly files: Map<string, StoredFile>;
  /** Lost bytes by hash, with the time at which that was noticed. */
  readonly lostBytes: Map<string, string>;
  readonly audit: AuditRow[];
}

export function emptyState(): MemoryState {
  return {
    logs: new Map(),
    held: new Map(),
    counters: { held: 0, directory: 0, epoch: null },
    entries: { units: new Map(), campaigns: new Map(), delegations: new Map(), visits: new Map() },
    profiles: new Map(),
    checklists: new Map(),
    currentChecklists: new Map(),
    files: new Map(),
    lostBytes: new Map(),
    audit: [],
  };
}
