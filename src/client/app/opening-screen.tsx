import { m } from '#client/i18n/paraglide/messages.js';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';

/** In the place of a screen whose code is coming. */
export function OpeningScreen() {
  return (
    <Page>
      <OpeningPart />
    </Page>
  );
}

/** The same inside of a screen. */
export function OpeningPart() {
  return <Skeleton text={m.common_opening_screen()} />;
}
