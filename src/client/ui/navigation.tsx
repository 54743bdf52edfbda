import type { ComponentType, ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { AppMark } from './app-mark.tsx';
import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './navigation.module.css';

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** Shown while this part is open: the filled drawing of the same icon. */
  readonly activeIcon: IconName;
  readonly active: boolean;
}

/** The router's link; it must pass class and aria-current on to its anchor. */
export type NavigationLink = ComponentType<{
  readonly href: string;
  readonly className: string;
  readonly 'aria-current': 'page' | undefined;
  readonly children: ReactNode;
}>;

export interface NavigationProps {
  readonly items: readonly NavigationItem[];
  readonly link: NavigationLink;
}

/** The 92 px column of tablet and desktop: mark, then icon and word. */
export function NavRail({ items, link }: NavigationProps) {
  return (
    <nav className={styles.rail} aria-label={m.ui_main_navigation()}>
      <span className={styles.mark}>
        <AppMark label={m.ui_app_name()} />
      </span>
      <Links items={items} link={link} />
    </nav>
  );
}

/** The phone's tabs, 66 px at the bottom. */
export function TabBar({ items, link }: NavigationProps) {
  return (
    <nav className={styles.tabs} aria-label={m.ui_main_navigation()}>
      <Links items={items} link={link} />
    </nav>
  );
}

function Links({ items, link: Link }: NavigationProps) {
  return items.map((item) => (
    <Link
      key={item.href}
      href={item.href}
      className={classNames(styles.link, item.active && styles.active)}
      aria-current={item.active ? 'page' : undefined}
    >
      <Icon name={item.active ? item.activeIcon : item.icon} size="l" />
      <span>{item.label}</span>
    </Link>
  ));
}
