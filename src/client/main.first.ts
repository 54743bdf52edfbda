/**
 * Part of the composition root, evaluated before all else: what others do for this page (the disk, the
 * service worker) is under way while the app's own code is evaluated, which takes a tablet a while.
 */
import { openedVisit } from '#client/app/opened-visit.ts';

if (openedVisit(location.pathname) !== null)
  import('#client/features/fill/fill-page.tsx').catch(() => undefined);
