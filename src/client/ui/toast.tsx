import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from './icons/icon.tsx';
import styles from './toast.module.css';

export interface Toast {
  /** Only confirms: the same text always stands somewhere else too. */
  readonly text: string;
  /** Offered for 10 s; the act stays in the history and can be undone from there later. */
  readonly onUndo?: (() => void) | undefined;
}

const UNDO_MS = 10_000;
const PLAIN_MS = 5_000;

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** Shows a toast; a newer one takes the place of the one before. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast outside of ToastRegion');
  return show;
}

/** Holds the one toast of the app; stands around everything that may show one. */
export function ToastRegion({ children }: { readonly children: ReactNode }) {
  const [current, setCurrent] = useState<{ readonly toast: Toast; readonly number: number } | null>(
    null,
  );
  const show = useCallback(
    (toast: Toast) => setCurrent((before) => ({ toast, number: (before?.number ?? 0) + 1 })),
    [],
  );
  const dismiss = useCallback(() => setCurrent(null), []);
  const region = useMemo(
    () => (
      <div className={styles.region} role="status" aria-label={m.ui_notices()}>
        {current !== null && (
          <ToastCard key={current.number} toast={current.toast} onDone={dismiss} />
        )}
      </div>
    ),
    [current, dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  );
}

function ToastCard({ toast, onDone }: { readonly toast: Toast; readonly onDone: () => void }) {
  const [held, setHeld] = useState(false);
  // While a finger, pointer or the focus rests on it, the time does not run (WCAG 2.2.1).
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(onDone, toast.onUndo === undefined ? PLAIN_MS : UNDO_MS);
    return () => clearTimeout(timer);
  }, [held, onDone, toast]);
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name="check-circle-fill" />
      <span className={styles.text}>{toast.text}</span>
      {toast.onUndo !== undefined && (
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            toast.onUndo?.();
            onDone();
          }}
        >
          {m.ui_undo()}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={m.ui_close()} onClick={onDone}>
        <Icon name="x" />
      </button>
    </div>
  );
}
