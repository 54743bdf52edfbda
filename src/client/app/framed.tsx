import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useWorkspace } from '#client/services/services-context.tsx';
import { NavRail, TabBar } from '#client/ui/navigation.tsx';
import styles from './framed.module.css';
import { navigationItems } from './navigation-items.ts';
import { Notices } from './notices.tsx';
import { Screen } from './screen.tsx';

/** A screen beside the app's navigation: a column on tablet and desktop, tabs on a phone. */
export function Framed({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { account } = useWorkspace();
  const [path] = useLocation();
  const items = navigationItems(account.role, path);
  return (
    <div className={styles.frame}>
      <div className={styles.rail}>
        <NavRail items={items} link={Link} />
      </div>
      <div className={styles.screen}>
        <Notices />
        <Screen title={title}>{children}</Screen>
      </div>
      <div className={styles.tabs}>
        <TabBar items={items} link={Link} />
      </div>
    </div>
  );
}

/** A screen that brings its own frame: inside a visit the rail of sections takes the navigation's place. */
export function Bare({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.bare}>
      <Notices />
      <Screen title={title}>{children}</Screen>
    </div>
  );
}
