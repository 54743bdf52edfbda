import { useState } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { AssignSheet, type AssignProps } from './assign-sheet.tsx';

/** The way to who fills what; everybody may look. */
export function AssignButton(props: AssignProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="text" icon="users" onClick={() => setOpen(true)}>
        {m.filling_assign()}
      </Button>
      {open && <AssignSheet {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
