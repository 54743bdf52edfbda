import { Component, type ErrorInfo, type ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { leavePage } from '#client/ui/page-hold.ts';
import { Page, Stack } from '#client/ui/page.tsx';
import { RescueLink } from './rescue-link.tsx';

interface State {
  readonly error: unknown;
}

/**
 * Around each screen: when it breaks it says what is safe. What stands outside
 * (navigation, notices) goes on working. Nothing of the error's text is shown: it may name content.
 */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('thrown without a value') };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <Page width="text">
        <Stack>
          <h1>{m.problems_screen_title()}</h1>
          <Message
            kind="error"
            title={m.problems_screen_fact()}
            actions={
              <>
                <Button onClick={() => this.setState({ error: undefined })}>
                  {m.problems_try_again()}
                </Button>
                <Button variant="text" onClick={() => void leavePage(() => location.reload())}>
                  {m.problems_reload()}
                </Button>
                <RescueLink />
              </>
            }
          >
            {m.problems_screen_safe()}
          </Message>
        </Stack>
      </Page>
    );
  }
}
