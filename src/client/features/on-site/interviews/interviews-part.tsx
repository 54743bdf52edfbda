import { useMemo } from 'react';
import { interviewTally } from '#domain/on-site/interviews.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Group, Note, Stack } from '#client/ui/page.tsx';
import { useOnSite } from '../on-site-context.ts';
import { AskForm } from './ask-form.tsx';
import { InterviewTotals } from './interview-totals.tsx';

/** A few questions to citizens at the counter; what others said stands folded, out of the sight of who is asked. */
export function InterviewsPart() {
  const { records, mayWrite } = useOnSite();
  const tally = useMemo(() => interviewTally(records), [records]);
  return (
    <>
      <Group title={m.onsite_ask()}>
        <Note>{m.onsite_ask_text()}</Note>
        {mayWrite && <AskForm asked={tally.people} />}
      </Group>
      <Disclosure icon="chart-bar" title={m.onsite_totals({ count: tally.people })}>
        <Stack>
          <InterviewTotals tally={tally} />
        </Stack>
      </Disclosure>
    </>
  );
}
