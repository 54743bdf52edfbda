import { useState } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';

/** Where an account does not open: a device that several people share must still let another one in. */
export function LeaveAccount() {
  const { session } = useServices();
  const [asking, setAsking] = useState(false);
  const leave = async (): Promise<void> => {
    await session.signOut();
    location.assign('/');
  };
  return (
    <>
      <Button variant="text" icon="sign-out" onClick={() => setAsking(true)}>
        {m.problems_sign_out()}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={m.common_me_sign_out_title()}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{m.common_me_sign_out_stay()}</Button>
            <Button variant="primary" onClick={() => void leave()}>
              {m.common_me_sign_out()}
            </Button>
          </>
        }
      >
        {m.problems_sign_out_text()}
      </Dialog>
    </>
  );
}
