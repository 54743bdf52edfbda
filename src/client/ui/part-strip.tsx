import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './part-strip.module.css';

export interface PartStripProps {
  /** Accessible name of the navigation. */
  readonly label: string;
  /** Address of the open part: when it changes, its link comes into sight. */
  readonly current: string;
  /** Stands across the screen under the bar, not within the page. */
  readonly bar?: boolean | undefined;
  /** Links, the open one with `aria-current`. */
  readonly children: ReactNode;
}

/** The parts of a screen in one line, which scrolls sideways where room is short. */
export function PartStrip({ label, current, bar = false, children }: PartStripProps) {
  const nav = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (nav.current) showOpenLink(nav.current);
    // Another part was opened from inside the page: what it shows begins here.
    if (first.current) first.current = false;
    else nav.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    const onResize = () => nav.current && showOpenLink(nav.current);
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return (
    <nav ref={nav} className={classNames(styles.strip, bar && styles.bar)} aria-label={label}>
      {children}
    </nav>
  );
}

/** Sideways alone: a turned tablet must not lose its place on the page. */
function showOpenLink(nav: HTMLElement): void {
  const link = nav.querySelector<HTMLElement>('[aria-current]');
  if (link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2;
}
