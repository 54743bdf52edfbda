import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import type { ChecklistEntry } from './checklist-entry.ts';
import styles from './fill-page.module.css';

/** A checklist whose questions are not on this device, or which this version cannot read. */
export function MissingChecklist({ entry }: { readonly entry: ChecklistEntry }) {
  const workspace = useWorkspace();
  const missing = entry.state === 'missing';
  return (
    <main className={styles.page}>
      <EmptyState
        title={
          missing
            ? m.fill_checklist_missing({ letter: entry.letter, title: entry.title })
            : m.fill_checklist_unreadable({ letter: entry.letter, title: entry.title })
        }
        action={
          missing && (
            <Button icon="download-simple" onClick={workspace.syncNow}>
              {m.fill_checklist_fetch()}
            </Button>
          )
        }
      >
        {missing ? m.fill_checklist_missing_next() : m.fill_checklist_unreadable_next()}
      </EmptyState>
    </main>
  );
}
