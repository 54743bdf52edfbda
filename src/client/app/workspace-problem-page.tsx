import { m } from '#client/i18n/paraglide/messages.js';
import type { WorkspaceProblem } from '#client/services/app-services.ts';
import { AppMark } from '#client/ui/app-mark.tsx';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meta, Note, Page, Row, Stack } from '#client/ui/page.tsx';
import { LeaveAccount } from './leave-account.tsx';
import { RescueLink } from './rescue-link.tsx';

/** The database of this account cannot be opened: what happened, what is safe, what to do. */
export function WorkspaceProblemPage({ problem }: { readonly problem: WorkspaceProblem }) {
  const texts = textsOf(problem);
  return (
    <Page width="text">
      <Stack>
        <AppMark label={m.ui_app_name()} />
        <h1>{texts.title}</h1>
        <Message kind={texts.kind} title={texts.fact} live={false}>
          {texts.safe}
        </Message>
        <Note>{texts.next}</Note>
        <Row>
          <Button variant="primary" size="lg" onClick={() => location.reload()}>
            {m.problems_open_again()}
          </Button>
          <RescueLink />
          <LeaveAccount />
        </Row>
        {problem.type === 'storage-failed' && (
          <Meta>{m.problems_for_support({ detail: problem.detail })}</Meta>
        )}
      </Stack>
    </Page>
  );
}

function textsOf(problem: WorkspaceProblem) {
  switch (problem.type) {
    case 'newer-schema':
      return {
        kind: 'warning',
        title: m.problems_newer_title(),
        fact: m.problems_newer_fact(),
        safe: m.problems_newer_safe(),
        next: m.problems_newer_next(),
      } as const;
    case 'blocked':
      return {
        kind: 'warning',
        title: m.problems_blocked_title(),
        fact: m.problems_blocked_fact(),
        safe: m.problems_blocked_safe(),
        next: m.problems_blocked_next(),
      } as const;
    case 'storage-failed':
      return {
        kind: 'error',
        title: m.problems_storage_title(),
        fact: m.problems_storage_fact(),
        safe: m.problems_storage_safe(),
        next: m.problems_storage_next(),
      } as const;
  }
}
