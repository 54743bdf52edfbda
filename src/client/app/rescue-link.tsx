import { m } from '#client/i18n/paraglide/messages.js';
import { buttonClass } from '#client/ui/button.tsx';
import { PageLink } from '#client/ui/page-link.tsx';

/** Out of whatever has failed. A page load of its own: what hangs in this one hangs no more in that. */
export function RescueLink() {
  return (
    <PageLink href="/rescue" className={buttonClass({ variant: 'text' })}>
      {m.problems_rescue()}
    </PageLink>
  );
}
