import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dialog } from '#client/ui/dialog.tsx';
import { Sheet } from '#client/ui/sheet.tsx';

function Screen() {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Dữ liệu ở đâu
      </button>
      <Sheet open={open} onClose={() => setOpen(false)} title="Dữ liệu của bạn đang ở đâu">
        <p>Mọi thứ đã lưu trên máy này.</p>
        <button type="button" onClick={() => setAsked(true)}>
          Xóa máy này
        </button>
        <Dialog
          open={asked}
          onClose={() => setAsked(false)}
          title="Xóa dữ liệu trên máy này?"
          actions={
            <button type="button" onClick={() => setAsked(false)}>
              Giữ lại
            </button>
          }
        >
          17 thay đổi chưa gửi sẽ mất.
        </Dialog>
      </Sheet>
    </>
  );
}

async function openSheet() {
  const user = userEvent.setup();
  render(
    <StrictMode>
      <Screen />
    </StrictMode>,
  );
  const opener = screen.getByRole('button', { name: 'Dữ liệu ở đâu' });
  await user.click(opener);
  return { user, opener };
}

const sheet = () => screen.queryByRole('dialog', { name: 'Dữ liệu của bạn đang ở đâu' });

/** What the browser does on Back: the state of the entry below, then the event. */
function goBack(stateBelow: unknown) {
  history.replaceState(stateBelow, '');
  window.dispatchEvent(new PopStateEvent('popstate', { state: stateBelow }));
}

beforeEach(() => history.replaceState(null, ''));
afterEach(cleanup);

describe('Sheet', () => {
  it('opens as a named modal with the focus on its title', async () => {
    await openSheet();
    const element = sheet();
    expect(element).toBeInstanceOf(HTMLDialogElement);
    expect((element as HTMLDialogElement).open).toBe(true);
    expect(document.activeElement?.textContent).toBe('Dữ liệu của bạn đang ở đâu');
  });

  it('closes with its button and gives the focus back', async () => {
    const { user, opener } = await openSheet();
    await user.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(sheet()).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('closes with Escape and gives the focus back', async () => {
    const { user, opener } = await openSheet();
    await user.keyboard('{Escape}');
    expect(sheet()).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('closes with Back, by a history entry of its own', async () => {
    await openSheet();
    expect(history.state).toMatchObject({ openLayers: [expect.any(String)] });
    goBack(null);
    await waitFor(() => expect(sheet()).toBeNull());
  });

  it('keeps what the router holds in the history entry', async () => {
    history.replaceState({ route: 'kept' }, '');
    await openSheet();
    expect(history.state).toMatchObject({ route: 'kept' });
  });

  it('lets Escape and Back close the upper layer only', async () => {
    const { user } = await openSheet();
    const stateOfSheet: unknown = history.state;
    await user.click(screen.getByRole('button', { name: 'Xóa máy này' }));
    expect(screen.getByRole('alertdialog', { name: 'Xóa dữ liệu trên máy này?' })).toBeDefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(sheet()).not.toBeNull();

    await user.click(screen.getByRole('button', { name: 'Xóa máy này' }));
    goBack(stateOfSheet);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(sheet()).not.toBeNull();
  });

  it('closes by a press beside it, not by one inside', async () => {
    const { user } = await openSheet();
    await user.click(screen.getByText('Mọi thứ đã lưu trên máy này.'));
    const element = sheet();
    expect(element).not.toBeNull();
    if (element !== null) await user.click(element);
    expect(sheet()).toBeNull();
  });
});
