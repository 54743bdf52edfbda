import { m } from '#client/i18n/paraglide/messages.js';
import { buttonClass } from '#client/ui/button.tsx';

/** Out of whatever has failed. A page load of its own: what hangs in this one hangs no more in that. */
export function RescueLink() {
  return (
    <a href="/rescue" className={buttonClass({ variant: 'text' })}>
      {m.problems_rescue()}
    </a>
  );
}
