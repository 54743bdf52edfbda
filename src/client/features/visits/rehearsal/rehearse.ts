/**
 * The day without a network, tried before it comes: each part that the day needs is opened from this
 * device alone, one after the other; room for the day's photos is tried by writing as much. Nothing here
 * asks the server, and nothing is left behind.
 */

export const rehearsedParts = [
  ...(['app', 'store', 'checklists', 'records', 'last', 'report'] as const),
  ...(['photos', 'room'] as const),
] as const;
export type RehearsedPart = (typeof rehearsedParts)[number];

/** Why something does not open. */
export interface Trouble {
  readonly why: 'missing' | 'damaged' | 'unreadable' | 'unread' | 'refused' | 'full' | 'unknown';
  /** What it is: a file of the app, a checklist, an item whose photo it is, what room was found; empty for the part itself. */
  readonly name: string;
}

/** One cell of the progress. */
export interface Step {
  readonly part: RehearsedPart;
  /** Things that it opens. */
  readonly things: number;
  /** `null`: it was stopped, and tells nothing. */
  readonly open: (signal: AbortSignal) => Promise<readonly Trouble[] | Found | null>;
}

/** Where how much there is of a thing is known only in the end. */
export interface Found {
  readonly things: number;
  readonly troubles: readonly Trouble[];
}

export interface PartResult {
  readonly part: RehearsedPart;
  /** Things that were opened, the troubled ones included. */
  readonly things: number;
  readonly troubles: readonly Trouble[];
}

export interface Rehearsal {
  readonly done: number;
  readonly total: number;
  readonly state: 'running' | 'stopped' | 'ended';
  /** Of the parts that were reached, in their order. */
  readonly parts: readonly PartResult[];
}

/**
 * Tells after each step how far it is. Stopping lets the step at hand end, unless that can be stopped
 * itself, and tells what was found so far.
 */
export async function rehearse(
  steps: readonly Step[],
  tell: (rehearsal: Rehearsal) => void,
  signal: AbortSignal,
): Promise<Rehearsal> {
  const results = new Map<RehearsedPart, PartResult>();
  const now = (done: number, state: Rehearsal['state']): Rehearsal => ({
    done,
    total: steps.length,
    state,
    parts: rehearsedParts.flatMap((part) => results.get(part) ?? []),
  });
  let done = 0;
  tell(now(done, 'running'));
  for (const { part, things, open } of steps) {
    if (signal.aborted) break;
    const opened = await open(signal).catch((cause: unknown): readonly Trouble[] => {
      console.error(cause);
      return [{ why: 'unreadable', name: '' }];
    });
    if (opened === null) break;
    const found = 'troubles' in opened ? opened : { things, troubles: opened };
    const before = results.get(part);
    results.set(part, {
      part,
      things: (before?.things ?? 0) + found.things,
      troubles: [...(before?.troubles ?? []), ...found.troubles],
    });
    done += 1;
    tell(now(done, 'running'));
  }
  const ended = now(done, done < steps.length ? 'stopped' : 'ended');
  tell(ended);
  return ended;
}
