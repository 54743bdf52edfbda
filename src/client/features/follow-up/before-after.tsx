import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Meta } from '#client/ui/page.tsx';
import styles from './before-after.module.css';
import { SharedPhotos } from './shared-photo.tsx';

/** What the delegation saw and what the unit made of it, side by side. */
export function BeforeAfter({
  scope,
  before,
  after,
}: {
  readonly scope: Scope;
  readonly before: readonly FoldedRecord[];
  readonly after: readonly FoldedRecord[];
}) {
  return (
    <div className={styles.pair}>
      <Before scope={scope} photos={before} />
      <After scope={scope} photos={after} />
    </div>
  );
}

interface SideProps {
  readonly scope: Scope;
  readonly photos: readonly FoldedRecord[];
}

/** What the delegation saw. It stands alone before the unit has anything to show beside it. */
export function Before({ scope, photos }: SideProps) {
  return (
    <section aria-label={m.followup_before()} className={styles.side}>
      <h3 className={styles.title}>{m.followup_before()}</h3>
      {photos.length === 0 && <Meta>{m.followup_no_before()}</Meta>}
      <SharedPhotos scope={scope} photos={photos} own={false} />
    </section>
  );
}

/** What the unit made of it. */
export function After({ scope, photos }: SideProps) {
  return (
    <section aria-label={m.followup_after()} className={styles.side}>
      <h3 className={styles.title}>{m.followup_after()}</h3>
      {photos.length === 0 && <Meta>{m.followup_no_after()}</Meta>}
      <SharedPhotos scope={scope} photos={photos} own />
    </section>
  );
}
