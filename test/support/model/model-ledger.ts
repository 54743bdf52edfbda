/**
 * What really happened, written down beside the protocol and never read by it: who wrote what, what
 * stood on the writer's screen, and what was shown as saved. The checker holds the outcome against it.
 */
import { contentOf, type ModelChange } from './model-change.ts';

export interface Act {
  readonly change: ModelChange;
  readonly author: string;
  /** Stood on the screen, or was the writer's own since: the writer saw it and wrote something else. */
  readonly saw: ReadonlySet<string>;
  /** For a deletion: the heads of the record that the deleter saw. */
  readonly sawInRecord: ReadonlySet<string>;
  /** What the writer's tablet held without having read it back: `over` must name through it. */
  readonly unread: ReadonlySet<string>;
  /** What the writer's tablet held of the record at all. */
  readonly known: ReadonlySet<string>;
  /** Made by a broken or hostile program: nothing can be said of its field. */
  readonly forged: boolean;
}

export class Ledger {
  readonly acts = new Map<string, Act>();
  /** Contents shown as saved that must be found again. */
  readonly owed = new Map<string, ModelChange>();
  /** Folded into a newer edit before any byte of them went out; where a clone kept one, it may return. */
  readonly folded = new Set<string>();
  readonly injectedIds = new Set<string>();
  readonly violations: string[] = [];
  physicallyLost = 0;

  saved(act: Act): void {
    this.acts.set(act.change.id, this.acts.get(act.change.id) ?? act);
    this.owed.set(contentOf(act.change), act.change);
  }

  foldedAway(change: ModelChange): void {
    this.folded.add(change.id);
    this.owed.delete(contentOf(change));
  }

  /** After a disaster: what no disk holds any more cannot be owed by any protocol. */
  writeOff(isHeldAnywhere: (content: string) => boolean): void {
    for (const content of [...this.owed.keys()]) {
      if (isHeldAnywhere(content)) continue;
      this.owed.delete(content);
      this.physicallyLost += 1;
    }
  }

  violate(invariant: string, facts: string): void {
    this.violations.push(`${invariant}: ${facts}`);
  }

  /** All that the writer of `id` replaced, at any remove: nothing else may leave the screen by it. */
  mayReplace(ids: Iterable<string>): ReadonlySet<string> {
    const reached = new Set<string>();
    const open = [...ids];
    while (open.length > 0) {
      const act = this.acts.get(open.pop()!);
      for (const seen of act?.saw ?? []) {
        if (reached.has(seen)) continue;
        reached.add(seen);
        open.push(seen);
      }
    }
    return reached;
  }

  /**
   * What must not come back beside `id`: what its writer saw, and what lay under that where the
   * tablet had not read it back, so that it could not count on its reaching the others.
   */
  mustReplace(
    act: Act,
    first: ReadonlySet<string>,
    isInLog: (id: string) => boolean,
  ): ReadonlySet<string> {
    const reached = new Set<string>();
    // What was folded into a change that the writer had read back is that one's to name: should a server
    // and every tablet lose it afterwards, it is lost, and what it replaced stands again.
    const readBack = [...act.known].filter((id) => !act.unread.has(id));
    const passedOn = new Set(readBack.flatMap((id) => [id, ...(this.acts.get(id)?.saw ?? [])]));
    // So too what an own change had replaced that was read back: naming all of a person's past in each
    // change is not what S3 asks for.
    const ownReadBack = readBack.filter((id) => first.has(id));
    const named = new Set(ownReadBack.flatMap((id) => [...(this.acts.get(id)?.saw ?? [])]));
    const open = [...first];
    while (open.length > 0) {
      const id = open.pop()!;
      if (reached.has(id) || named.has(id)) continue;
      reached.add(id);
      const wasFolded = this.folded.has(id) && !passedOn.has(id);
      const goesOn = !isInLog(id) && (act.unread.has(id) || wasFolded);
      if (goesOn) open.push(...(this.acts.get(id)?.saw ?? []));
    }
    return reached;
  }
}
