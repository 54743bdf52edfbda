import { useMemo } from 'react';
import { interviewTally } from '#domain/on-site/interviews.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Group, Note } from '#client/ui/page.tsx';
import { useOnSite } from '../on-site-context.ts';
import { AskForm } from './ask-form.tsx';
import { InterviewTotals } from './interview-totals.tsx';

/** A few questions to citizens at the counter, and what they come to. */
export function InterviewsPart() {
  const { records, mayWrite } = useOnSite();
  const tally = useMemo(() => interviewTally(records), [records]);
  return (
    <>
      <Group title={m.onsite_ask()}>
        <Note>{m.onsite_ask_text()}</Note>
        {mayWrite && <AskForm asked={tally.people} />}
      </Group>
      <Group title={m.onsite_totals({ count: tally.people })}>
        <InterviewTotals tally={tally} />
      </Group>
    </>
  );
}
