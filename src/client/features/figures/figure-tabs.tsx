import { useEffect, useRef } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Tag } from '#client/ui/tag.tsx';
import styles from './figures-page.module.css';

export interface FigureTabsProps {
  readonly tabs: readonly { readonly id: string; readonly label: string; readonly wrong: number }[];
  readonly current: string;
  readonly onSelect: (id: string) => void;
}

/** One tab a checklist that has figures, with how many of its checks are wrong. */
export function FigureTabs({ tabs, current, onSelect }: FigureTabsProps) {
  const nav = useRef<HTMLElement>(null);
  // Of many checklists the current one may stand outside of a narrow strip, also of one that became narrow.
  useEffect(() => {
    const show = () =>
      nav.current
        ?.querySelector('[aria-current]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    show();
    globalThis.addEventListener('resize', show);
    return () => globalThis.removeEventListener('resize', show);
  }, [current]);
  return (
    <nav ref={nav} className={styles.tabs} aria-label={m.figures_tabs()}>
      {tabs.map(({ id, label, wrong }) => (
        <button
          key={id}
          type="button"
          aria-current={id === current ? 'true' : undefined}
          onClick={() => onSelect(id)}
        >
          {label}
          {wrong > 0 && (
            <Tag tone="fail" icon="warning-fill">
              {m.figures_wrong({ count: wrong })}
            </Tag>
          )}
        </button>
      ))}
    </nav>
  );
}
