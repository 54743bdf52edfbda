/**
 * What this page alone holds, and what is lost with it: words that are not stored, photos that are being
 * stored. One list, so that the browser's own question and the app's own buttons ask about the same;
 * Safari on a tablet asks nothing by itself, and a button that signs out must ask before it does.
 */

export interface Held {
  /**
   * - `words`: typed, and stored by nothing that goes on by itself;
   * - `photos`, `saving`: under way, and done in a moment;
   * - `failed`: over, and nobody has read yet that it came to nothing.
   */
  readonly type: 'words' | 'photos' | 'saving' | 'failed';
  /** The address of the screen where it is found again. */
  readonly path: string;
}

interface Hold {
  readonly look: () => Held | null;
  /** Begins to store what can be stored. */
  readonly flush?: () => void;
  /** Forgets what a person has given up, where it would outlive the page. */
  readonly drop?: () => void;
}

const holds = new Set<Hold>();

/** Holds the page from now on, whenever `look` finds something, until the answered function is called. */
export function holdPage(hold: Hold): () => void {
  window.addEventListener('beforeunload', askByBrowser);
  holds.add(hold);
  return () => {
    holds.delete(hold);
    if (holds.size === 0) window.removeEventListener('beforeunload', askByBrowser);
  };
}

/** Holds the page while the work is under way; answers the work. */
export function holdWhile<T>(type: Held['type'], work: Promise<T>): Promise<T> {
  const held = { type, path: location.pathname };
  const release = holdPage({ look: () => held });
  work.then(release, release);
  return work;
}

/** What would be lost if the page went now. */
export const heldByPage = (): readonly Held[] => [...holds].flatMap(({ look }) => look() ?? []);

/** What is under way may take so long before anybody is asked. */
const quietMilliseconds = 1_500;
const stepMilliseconds = 50;

let question: (() => unknown) | null = null;
const listeners = new Set<() => void>();

/** Leaves the page by `go`: at once where nothing is lost by it, otherwise when a person has said so. */
export async function leavePage(go: () => unknown): Promise<void> {
  flushAll();
  for (let waited = 0; waited < quietMilliseconds; waited += stepMilliseconds) {
    const held = heldByPage();
    if (held.length === 0) return leaveNow(go);
    if (!held.some(isUnderWay)) break;
    // eslint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, stepMilliseconds));
  }
  ask(go);
}

export const isUnderWay = ({ type }: Held): boolean => type === 'photos' || type === 'saving';

/** Of the app's own question: what is to be done when a person says so; null while nothing is asked. */
export const leaveQuestion = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  asked: () => question,
  stay: () => ask(null),
};

/**
 * Goes without asking anybody any more. A question that is open stays: closing it goes back in history
 * (`use-back-to-close.ts`), which would end the navigation that begins here.
 */
export function leaveNow(go: () => unknown): void {
  window.removeEventListener('beforeunload', askByBrowser);
  go();
}

function ask(next: typeof question): void {
  question = next;
  for (const listener of listeners) listener();
}

/** A person gives up what would be lost. */
export function dropHeld(): void {
  for (const { drop } of holds) drop?.();
}

function flushAll(): void {
  for (const { flush } of holds) flush?.();
}

/**
 * A page that goes away finishes no save: whoever reloads or closes within a moment of typing, or
 * with text that cannot be stored, is asked by the browser; staying is enough to have it stored.
 */
function askByBrowser(event: BeforeUnloadEvent): void {
  flushAll();
  if (heldByPage().length > 0) event.preventDefault();
}
