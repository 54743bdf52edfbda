import { useRef, type ReactNode } from 'react';
import styles from './compile.module.css';

export interface PaneTab {
  readonly key: string;
  readonly label: string;
  readonly badge?: ReactNode;
}

/** Which of the panes is shown where there is room for one; arrow keys move between them. */
export function PaneTabs({
  label,
  tabs,
  current,
  onSelect,
}: {
  readonly label: string;
  readonly tabs: readonly PaneTab[];
  readonly current: string;
  readonly onSelect: (key: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const at = tabs.findIndex(({ key }) => key === current);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onSelect(next.key);
    list.current?.querySelector<HTMLElement>(`#tab-${next.key}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles.tabs}>
      {tabs.map(({ key, label: text, badge }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`tab-${key}`}
          aria-selected={key === current}
          aria-controls={`pane-${key}`}
          tabIndex={key === current ? 0 : -1}
          onClick={() => onSelect(key)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') step(1);
            else if (event.key === 'ArrowLeft') step(-1);
            else return;
            event.preventDefault();
          }}
        >
          {text}
          {badge}
        </button>
      ))}
    </div>
  );
}
