import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Result } from '#domain/kernel/result.ts';
import { holdPage, type Held } from '#client/ui/page-hold.ts';
import { saveOrTell, type BrokenSave } from './save-or-tell.ts';

/** What the store holds of a field, as the control shows it. */
export interface StandingField<D> {
  readonly draft: D;
  /** Ids of the heads: what an edit that begins now has seen (S3). */
  readonly heads: readonly string[];
}

/** Typed text that could not be stored yet, kept while the page lives and its control does not. */
export interface KeptEdit<D> {
  readonly draft: D;
  readonly seen: readonly string[];
  /** The address of its screen. */
  readonly path: string;
}

export interface FieldEditOptions<D, V, P> {
  readonly standing: StandingField<D>;
  /** What the form holds. */
  readonly draft: D;
  readonly setDraft: (draft: D) => void;
  readonly sameDraft: (left: D, right: D) => boolean;
  /** `null`: cannot be stored as it stands; it stays in the box. */
  readonly read: (draft: D) => { readonly value: V } | null;
  readonly save: (
    value: V,
    seen: readonly string[],
  ) => Promise<Result<{ readonly ids: readonly string[] }, P>>;
  /** A shelf for what cannot be stored when the control goes away. */
  readonly keep?: {
    readonly take: () => KeptEdit<D> | undefined;
    readonly put: (kept: KeptEdit<D>) => void;
    /**
     * Text that is on its way to the store when the control goes away, for one that takes its place
     * meanwhile; what comes back takes it from the shelf again.
     */
    readonly lend?: (kept: KeptEdit<D>) => () => void;
  };
  /** `when-left`: what stands in the box on the way means something else than what is meant. */
  readonly saves?: 'as-typed' | 'when-left';
}

export interface FieldEdit<D, P> {
  /** A session is open: what stands in the store is not drawn over what is in the box. */
  readonly editing: boolean;
  /** The last attempt to store found text that cannot be read. */
  readonly unreadable: boolean;
  readonly problem: P | BrokenSave | null;
  /** The control got the focus: from here on `seen` is fixed. */
  readonly begin: () => void;
  readonly change: (draft: D) => void;
  /** One tap is one session: changed, stored and closed. */
  readonly answer: (draft: D) => void;
  readonly flush: () => void;
  /** Stores what is in the box; true once nothing of it is left to be stored. */
  readonly settle: () => Promise<boolean>;
  /** The control lost the focus. */
  readonly end: () => void;
}

interface Session<D> {
  readonly seen: readonly string[];
  readonly path: string;
  /** What stood in the box when the session began: back to it, with nothing saved, is no edit. */
  readonly first: D | null;
  draft: D;
  dirty: boolean;
  leaving: boolean;
  saving: number;
  lastSaved: string | null;
  /** Takes what was lent from the shelf. */
  release: () => void;
  /** A save failed and was told: going back to what stood is then stored, which takes that word away. */
  failed: boolean;
}

/** Rubbing out and typing again within this time is one save. */
const TYPING_DELAY_MS = 600;
/** Whoever types without a pause is saved after this time: a crash may take a second, no more. */
const LONGEST_UNSAVED_MS = 800;
/** How long a saved value may take to come back from the store before whatever stands is shown. */
const ECHO_MS = 1500;

/**
 * The session of one field: it opens with the first touch, fixes what was seen, saves what is typed
 * and closes when the control is left and everything is stored. A colleague's change that arrives
 * meanwhile neither replaces the text nor moves the caret; both stand as a conflict afterwards.
 */
export function useFieldEdit<D, V, P>(options: FieldEditOptions<D, V, P>): FieldEdit<D, P> {
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  const session = useRef<Session<D> | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Runs from the first change that is not stored; later ones do not put it off. */
  const longest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const mounted = useRef(true);
  /** Heads of what the box shows: after a save the store may hold newer ones that were not drawn. */
  const shown = useRef(options.standing.heads);
  const echoTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [editing, setEditing] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const [problem, setProblem] = useState<P | BrokenSave | null>(null);
  const [echo, setEcho] = useState<string | null>(null);

  const flush = useCallback(() => {
    clearTimeout(pause.current);
    clearTimeout(longest.current);
    pause.current = longest.current = undefined;
    const current = session.current;
    if (!current?.dirty) return;
    const { read, save, sameDraft } = latest.current;
    const untouched =
      current.lastSaved === null &&
      current.saving === 0 &&
      !current.failed &&
      current.first !== null;
    if (untouched && sameDraft(current.first, current.draft)) {
      current.dirty = false;
      if (mounted.current) setUnreadable(false);
      return;
    }
    const readable = read(current.draft);
    if (mounted.current) setUnreadable(readable === null);
    if (readable === null) return;
    current.dirty = false;
    current.saving += 1;
    // One after the other: two saves in flight could be stored in the wrong order.
    const work = queue.current.then(async () => {
      const outcome = await saveOrTell(() => save(readable.value, current.seen));
      current.saving -= 1;
      if (current.saving === 0) current.release();
      if (outcome.ok) current.lastSaved = outcome.value.ids.at(-1) ?? null;
      else current.dirty = current.failed = true;
      if (!mounted.current) {
        if (!outcome.ok) latest.current.keep?.put(keptOf(current));
        return;
      }
      setProblem(outcome.ok ? null : outcome.error);
      closeIfDone(current);
    });
    queue.current = work;
    // eslint-disable-next-line react/exhaustive-deps -- closeIfDone reads refs alone
  }, []);

  /**
   * In the middle of typing: "12," on its way to "12,5" is not called unreadable, and behind a save that
   * takes long no others pile up.
   */
  const flushTyped = useCallback(() => {
    longest.current = undefined;
    const current = session.current;
    if (!current?.dirty) return;
    if (current.saving === 0 && latest.current.read(current.draft) !== null) flush();
    else longest.current = setTimeout(flushTyped, LONGEST_UNSAVED_MS);
  }, [flush]);

  const settle = useCallback(async () => {
    const current = session.current;
    flush();
    await queue.current;
    return current === null || !current.dirty;
  }, [flush]);

  const onHidden = useCallback(() => {
    if (document.visibilityState === 'hidden') flush();
  }, [flush]);

  /** The session's words hold the page until they are stored. */
  const release = useRef(nothingLent);

  function stopListening() {
    document.removeEventListener('visibilitychange', onHidden);
    window.removeEventListener('pagehide', flush);
    release.current();
    release.current = nothingLent;
  }

  function closeIfDone(current: Session<D>) {
    if (session.current !== current) return;
    if (!current.leaving || current.dirty || current.saving > 0) return;
    stopListening();
    session.current = null;
    if (current.lastSaved !== null) {
      setEcho(current.lastSaved);
      clearTimeout(echoTimer.current);
      echoTimer.current = setTimeout(() => setEcho(null), ECHO_MS);
    }
    setEditing(false);
  }

  const begin = useCallback(() => {
    if (session.current) {
      session.current.leaving = false;
      return;
    }
    const { draft } = latest.current;
    session.current = {
      seen: shown.current,
      path: location.pathname,
      first: draft,
      draft,
      dirty: false,
      leaving: false,
      saving: 0,
      lastSaved: null,
      release: nothingLent,
      failed: false,
    };
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', flush);
    release.current = holdPage({
      look: () => heldBy(session.current, pause.current !== undefined),
      flush,
    });
    setEditing(true);
  }, [flush, onHidden]);

  const change = useCallback(
    (draft: D) => {
      begin();
      const current = session.current;
      if (!current) return;
      current.draft = draft;
      current.dirty = true;
      latest.current.setDraft(draft);
      if (latest.current.read(draft) !== null) setUnreadable(false);
      if (latest.current.saves === 'when-left') return;
      clearTimeout(pause.current);
      pause.current = setTimeout(flush, TYPING_DELAY_MS);
      longest.current ??= setTimeout(flushTyped, LONGEST_UNSAVED_MS);
    },
    [begin, flush, flushTyped],
  );

  const end = useCallback(() => {
    const current = session.current;
    if (!current) return;
    current.leaving = true;
    flush();
    closeIfDone(current);
    // eslint-disable-next-line react/exhaustive-deps -- closeIfDone reads refs alone
  }, [flush]);

  const answer = useCallback(
    (draft: D) => {
      change(draft);
      end();
    },
    [change, end],
  );

  // Outside of a session the box shows what stands. After a save it waits until the store's own
  // news holds that save, or the value before it would flash.
  const standingKey = options.standing.heads.join(' ');
  useEffect(() => {
    if (session.current) return;
    const { standing, draft, setDraft, sameDraft } = latest.current;
    if (echo !== null) {
      if (!standing.heads.includes(echo)) return;
      setEcho(null);
    }
    shown.current = standing.heads;
    if (!sameDraft(standing.draft, draft)) setDraft(standing.draft);
  }, [standingKey, editing, echo]);

  useEffect(() => {
    mounted.current = true;
    const kept = latest.current.keep?.take();
    if (kept) {
      begin();
      session.current = {
        seen: kept.seen,
        path: kept.path,
        first: null,
        draft: kept.draft,
        dirty: true,
        leaving: true,
        saving: 0,
        lastSaved: null,
        release: nothingLent,
        failed: false,
      };
      latest.current.setDraft(kept.draft);
      flush();
    }
    return () => {
      flush();
      mounted.current = false;
      clearTimeout(echoTimer.current);
      const current = session.current;
      if (current?.dirty) latest.current.keep?.put(keptOf(current));
      else if (current !== null && current.saving > 0)
        current.release = latest.current.keep?.lend?.(keptOf(current)) ?? current.release;
      session.current = null;
      stopListening();
    };
    // eslint-disable-next-line react/exhaustive-deps -- stopListening reads refs and callbacks that stay
  }, [begin, flush, onHidden]);

  return { editing, unreadable, problem, begin, change, answer, flush, settle, end };
}

const nothingLent = (): void => {};

const keptOf = <D>({ draft, seen, path }: Session<D>): KeptEdit<D> => ({ draft, seen, path });

/** `planned`: what was typed last is tried to be stored in a moment, without anybody doing anything. */
function heldBy<D>(session: Session<D> | null, planned: boolean): Held | null {
  if (session === null) return null;
  const { path, dirty, saving } = session;
  if (dirty && !planned) return { type: 'words', path };
  return dirty || saving > 0 ? { type: 'saving', path } : null;
}
