import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { useDeviceSetting } from '#client/ui/device-settings.ts';
import { Note, Stack } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { keyList } from './key-list.ts';
import styles from './keys.module.css';

/** Shown where there is a keyboard to press. */
export function KeysButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <span className={styles.button}>
      <Button variant="text" icon="question" onClick={onOpen}>
        {m.filling_keys()}
      </Button>
    </span>
  );
}

/** All single keys, and whether they are on. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  const on = useDeviceSetting('shortcuts') === 'on';
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.filling_keys()}
      footer={<Button onClick={onClose}>{m.ui_close()}</Button>}
    >
      <Stack>
        <Note>{on ? m.filling_keys_rest() : m.filling_keys_off()}</Note>
        <dl className={styles.list}>
          {keyList.map(({ keys, words }) => (
            <div key={keys}>
              <dt>
                {keys.split(' ').map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{words()}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </Sheet>
  );
}
