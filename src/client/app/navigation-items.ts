import type { SessionAccount } from '#client/services/app-services.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { NavigationItem } from '#client/ui/navigation.tsx';

/** The parts of the app that exist for a role, with the one that is open marked: no entry leads nowhere. */
export function navigationItems(
  role: SessionAccount['role'],
  path: string,
): readonly NavigationItem[] {
  const isMine = path === '/me' || path === '/import-work';
  const me = item('/me', m.common_nav_me(), 'user-circle', 'user-circle-fill', isMine);
  switch (role) {
    case 'inspector':
      return [item('/', m.common_nav_visits(), 'notebook', 'notebook-fill', !isMine), me];
    case 'unit':
      return [
        item(
          '/',
          m.common_nav_recommendations(),
          'flag',
          'flag-fill',
          path === '/' || /^\/(recommendations|self-report)\//.test(path),
        ),
        item(
          '/conclusions',
          m.common_nav_conclusions(),
          'file-text',
          'file-text-fill',
          path === '/conclusions',
        ),
        me,
      ];
    case 'administrator':
      return [item('/', m.common_nav_office(), 'gear-six', 'gear-six-fill', path !== '/me'), me];
  }
}

function item(
  href: string,
  label: string,
  icon: NavigationItem['icon'],
  activeIcon: NavigationItem['activeIcon'],
  active: boolean,
): NavigationItem {
  return { href, label, icon, activeIcon, active };
}
