import { useState } from 'react';
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { readyChecklists, useChecklists } from '#client/services/use-checklists.ts';
import { Sheet } from '#client/ui/sheet.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import styles from './photo-sheet.module.css';

/** Choosing the item that a photo belongs to. */
export function RebindSheet({
  checklists,
  onChoose,
  onClose,
}: {
  /** Hashes of the visit's checklists. */
  readonly checklists: readonly string[];
  readonly onChoose: (answer: RecordKey, code: string) => void;
  readonly onClose: () => void;
}) {
  const loaded = useChecklists(checklists);
  const [query, setQuery] = useState('');
  const wanted = foldForSearch(query);
  const items = readyChecklists(loaded ?? []).flatMap((checklist) =>
    checklist.sections.flatMap((section) =>
      section.items.map((item) => ({
        key: answerKey(checklist.id, item.code),
        code: item.code,
        text: labelText(item.text),
      })),
    ),
  );
  const found = items.filter(({ code, text }) => foldForSearch(`${code} ${text}`).includes(wanted));
  return (
    <Sheet open onClose={onClose} title={m.photos_rebind_title()}>
      <div className={styles.stack}>
        <TextInput
          type="search"
          aria-label={m.photos_rebind_search()}
          placeholder={m.photos_rebind_search()}
          value={query}
          onValueChange={setQuery}
        />
        {loaded !== undefined && found.length === 0 && (
          <p role="status">{m.photos_rebind_none()}</p>
        )}
        <ul role="list" className={styles.items}>
          {found.map(({ key, code, text }) => (
            <li key={key}>
              <button type="button" onClick={() => onChoose(key, code)}>
                <b>{code}</b> {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
