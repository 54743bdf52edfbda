import { useState } from 'react';
import { asksForSatisfaction } from '#domain/on-site/item-feeds.ts';
import { interviewQuestions } from '#domain/on-site/interview-questions.ts';
import type { InterviewTally, QuestionTally } from '#domain/on-site/interviews.ts';
import { labelText } from '#client/form/label-text.ts';
import { formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { DataTable } from '#client/ui/data-table.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Field } from '#client/ui/field.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { Note } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Select } from '#client/ui/select.tsx';
import { FeedsOf } from '../feeds-of.tsx';
import styles from '../on-site.module.css';

/** Sums alone: nowhere is shown what one person said. */
export function InterviewTotals({ tally }: { readonly tally: InterviewTally }) {
  const [questionId, setQuestion] = useState('overall');
  if (tally.people === 0) return <Note>{m.onsite_totals_none()}</Note>;
  return (
    <>
      <Panel>
        <ul role="list" className={styles.shares}>
          {tally.questions.map((one) => (
            <li key={one.question.id}>
              <QuestionShares tally={one} />
            </li>
          ))}
        </ul>
      </Panel>
      <Disclosure title={m.onsite_totals_table()} icon="table">
        <TotalsTable tally={tally} />
      </Disclosure>
      <FeedsOf
        source={{ type: 'interviews', question: questionId }}
        suggested={asksForSatisfaction}
        choice={
          <Field label={m.onsite_feed_question()}>
            {(control) => (
              <Select
                {...control}
                value={questionId}
                onValueChange={setQuestion}
                options={interviewQuestions.map(({ id, short }) => ({
                  value: id,
                  label: labelText(short),
                }))}
              />
            )}
          </Field>
        }
      />
    </>
  );
}

const tones = { good: 'ok', fair: 'part', bad: 'fail', none: 'na' } as const;

function QuestionShares({ tally }: { readonly tally: QuestionTally }) {
  const { question, options, answered } = tally;
  const given = options.filter(({ count }) => count > 0);
  const words = given.map(shareWords).join('; ');
  const amounts = (['good', 'fair', 'bad', 'none'] as const).map((sense) => ({
    tone: tones[sense],
    amount: given.reduce((sum, { option, count }) => sum + (option.sense === sense ? count : 0), 0),
  }));
  return (
    <>
      <p className={styles.shareName}>{labelText(question.text)}</p>
      <Meter size="m" label={words} total={answered} parts={amounts} />
      <p className={styles.shareWords} aria-hidden="true">
        {answered === 0 ? m.onsite_totals_unanswered() : words}
      </p>
    </>
  );
}

/** "Hài lòng 7 (58,33 %)". */
function shareWords({ option, count, percent }: QuestionTally['options'][number]): string {
  return `${labelText(option.label)} ${count} (${formatPercent(percent ?? '0')})`;
}

function TotalsTable({ tally }: { readonly tally: InterviewTally }) {
  const rows = tally.questions.flatMap(({ question, options, answered }) =>
    options.map((option) => ({
      key: `${question.id} ${option.option.id}`,
      question: labelText(question.short),
      answered,
      ...option,
    })),
  );
  return (
    <DataTable
      caption={m.onsite_totals_table()}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'question', head: m.onsite_totals_question(), cell: ({ question }) => question },
        {
          key: 'option',
          head: m.onsite_totals_option(),
          rowHeader: true,
          cell: ({ option }) => labelText(option.label),
        },
        {
          key: 'count',
          head: m.onsite_totals_count(),
          numeric: true,
          cell: ({ count, answered }) => `${formatNumber(count)}/${formatNumber(answered)}`,
        },
        {
          key: 'percent',
          head: m.onsite_totals_share(),
          numeric: true,
          cell: ({ percent }) => (percent === null ? '' : formatPercent(percent)),
        },
      ]}
    />
  );
}
