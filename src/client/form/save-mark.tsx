import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';
import styles from './save-mark.module.css';
import type { SaveProgress } from './use-save-progress.ts';

/**
 * Where the text of a field is, in a corner that is empty otherwise: nothing moves when it comes or
 * goes. Slowness is read aloud; that all is stored is looked at, or every pause in typing would speak.
 */
export function SaveMark({ progress }: { readonly progress: SaveProgress }) {
  return (
    <span className={styles.mark} role="status">
      {progress === 'slow' && <span>{m.filling_saving()}</span>}
      {progress === 'saved' && (
        <span className={styles.saved} aria-hidden="true">
          <Icon name="check" size="s" />
          {m.filling_saved()}
        </span>
      )}
    </span>
  );
}
