import { useState } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { VersionSheet, type VersionSheetProps } from './version-sheet.tsx';

/** Says that a checklist of the visit has a newer version, and opens what is different. */
export function NewVersion(props: Omit<VersionSheetProps, 'onClose'>) {
  const { letter, from, to } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Message
        kind="info"
        live={false}
        title={m.versions_newer_of({ letter, version: to.version })}
        actions={
          <Button
            icon="list-checks"
            aria-label={m.versions_look_of({ letter })}
            onClick={() => setOpen(true)}
          >
            {m.versions_look()}
          </Button>
        }
      >
        {m.versions_newer_text({ version: from.version })}
      </Message>
      {open && <VersionSheet {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
