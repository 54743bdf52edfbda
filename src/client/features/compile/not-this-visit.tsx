import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';

/** The address names a visit that is not on this device or not this account's. */
export function NotThisVisit() {
  return (
    <Page width="text">
      <EmptyState
        title={m.compile_no_visit_title()}
        action={
          <Link href="/" className={buttonClass()}>
            {m.compile_back_to_visits()}
          </Link>
        }
      >
        {m.compile_no_visit_text()}
      </EmptyState>
    </Page>
  );
}
