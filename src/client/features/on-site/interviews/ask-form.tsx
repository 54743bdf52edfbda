import { useEffect, useRef, useState } from 'react';
import { interviewQuestions } from '#domain/on-site/interview-questions.ts';
import { chosenOption, newInterviewKey } from '#domain/on-site/interviews.ts';
import { markField } from '#domain/on-site/records.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { keptWith } from '#client/form/kept-with.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import { useDeleteRecord } from '#client/record/use-delete-record.ts';
import type { SaveProblem } from '#client/services/app-services.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Row, Stack } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { localMinute } from '../local-minute.ts';
import { useOnSite } from '../on-site-context.ts';
import styles from '../on-site.module.css';

/** Who is being asked, and at which question: found again when one comes back to the page. */
interface Asking {
  key: RecordKey | null;
  at: number;
}

/** One question at a time, one tap an answer, one tap to the next person. */
export function AskForm({ asked }: { readonly asked: number }) {
  const { scope, records, save } = useOnSite();
  const services = useServices();
  const workspace = useWorkspace();
  const remove = useDeleteRecord();
  const shelf = keptWith<Asking>(workspace, `asking ${scope}`, () => ({ key: null, at: 0 }));
  const [{ key, at }, setAsking] = useState<Asking>({ ...shelf });
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  // A second tap before the first is stored would begin another person.
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const interview = records.find(({ record }) => record === key);
  const question = interviewQuestions[at];
  const go = (next: Asking) => {
    moved.current = true;
    Object.assign(shelf, next);
    setAsking(next);
  };

  // The next question is read out; the first one of the page is not taken for one.
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [key, at]);

  async function answer(option: string | null) {
    if (question === undefined || busy) return;
    setBusy(true);
    const record = key ?? newInterviewKey(services.random);
    const field = markField(question.id);
    const now = localMinute(services.clock());
    const half = Number(now.slice(11, 13)) < 12 ? 'morning' : 'afternoon';
    const saved = await save([
      ...(interview === undefined
        ? [{ scope, record, field: 'when', value: { day: now.slice(0, 10), half }, seen: [] }]
        : []),
      { scope, record, field, value: option, seen: seenHeads(interview, field) },
    ]);
    setBusy(false);
    if (saved.ok) go({ key: record, at: at + 1 });
  }
  async function discard() {
    const failed = interview ? await remove(interview, m.onsite_ask_discarded()) : null;
    setProblem(failed);
    if (failed === null) go({ key: null, at: 0 });
  }

  const counted = interviewQuestions.some(({ id }) => chosenOption(interview, id) !== null);
  const number = counted ? asked : asked + 1;
  return (
    <Panel>
      <Stack>
        {problem && <SaveProblemMessage problem={problem} onRetry={() => void discard()} />}
        <p className={styles.asked}>
          {question === undefined
            ? m.onsite_ask_done({ number })
            : m.onsite_ask_at({ number, at: at + 1, total: interviewQuestions.length })}
        </p>
        <h3 ref={heading} tabIndex={-1} className={styles.askedQuestion}>
          {question === undefined ? m.onsite_ask_thanks() : labelText(question.text)}
        </h3>
        {question !== undefined && (
          <div className={styles.askedOptions}>
            {question.options.map((option) => (
              <Button
                key={option.id}
                wide
                size="lg"
                aria-pressed={chosenOption(interview, question.id) === option.id}
                onClick={() => void answer(option.id)}
              >
                {labelText(option.label)}
              </Button>
            ))}
            <Button wide variant="text" size="lg" onClick={() => void answer(null)}>
              {m.onsite_ask_skip()}
            </Button>
          </div>
        )}
        {question === undefined && (
          <Button
            wide
            variant="primary"
            size="lg"
            icon="user-plus"
            onClick={() => go({ key: null, at: 0 })}
          >
            {m.onsite_ask_next_person()}
          </Button>
        )}
        {(at > 0 || interview !== undefined) && (
          <Row spread>
            <Button
              icon="caret-left"
              disabledReason={at === 0 ? m.onsite_ask_at_first() : undefined}
              onClick={() => go({ key, at: at - 1 })}
            >
              {m.onsite_ask_back()}
            </Button>
            {interview !== undefined && (
              <Button variant="danger" icon="trash" onClick={() => void discard()}>
                {m.onsite_ask_discard()}
              </Button>
            )}
          </Row>
        )}
      </Stack>
    </Panel>
  );
}
