/** What survives a crash of the tablet, and what a backup or a clone of it copies. */
import type { ModelChange } from './model-change.ts';
import type { ModelDirectory } from './model-directory.ts';
import type { ModelCursor } from './model-server.ts';

/** The model's time is in ticks; a day is a thousand of them. */
export const modelDay = 1000;

export interface Entry {
  readonly change: ModelChange;
  left: boolean;
  /** For the checker: bytes of it really went out from here, or came in from elsewhere. */
  reallyLeft: boolean;
  readBack: boolean;
  held: string | null;
  /** Version of the directory under which a held change was judged. */
  heldUnder: number | null;
  readonly written: boolean;
}

export interface Disk {
  epoch: string | null;
  directory: ModelDirectory | null;
  cursors: Map<string, ModelCursor>;
  log: Map<string, Entry>;
  /** Own contents whose id stands for another one at the server (S1), by content. */
  heldList: Map<
    string,
    { readonly change: ModelChange; readonly mine: boolean; heldUnder: number | null }
  >;
  hidden: Set<string>;
  lastStamp: number | null;
  /** For the checker: every content that was ever on this disk and had no right to leave it. */
  everHeld: Set<string>;
}

export function copyDisk(disk: Disk): Disk {
  return {
    ...disk,
    cursors: new Map(disk.cursors),
    log: new Map([...disk.log].map(([id, entry]) => [id, { ...entry }])),
    heldList: new Map([...disk.heldList].map(([key, item]) => [key, { ...item }])),
    hidden: new Set(disk.hidden),
    everHeld: new Set(disk.everHeld),
  };
}
