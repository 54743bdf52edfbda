import { adjoins } from '#domain/cross-check/judge-sums.ts';
import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import type { PreviousVisit } from '#client/services/use-previous-visit.ts';
import { checkWords } from '#client/form/check-words.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Message } from '#client/ui/message.tsx';

/** Which period the figures are for, against the inspected one; and with which earlier one they are compared. */
export function PeriodLines({
  period,
  outcomes,
  previous,
}: {
  readonly period: Period;
  readonly outcomes: readonly CheckOutcome[];
  readonly previous: PreviousVisit;
}) {
  const ofPeriod = outcomes.find(({ kind }) => kind === 'same-period');
  const inspected = m.figures_inspected(datesOf(period));
  const comparesPeriods = outcomes.some(({ kind }) => kind === 'previous');
  return (
    <>
      {ofPeriod?.state === 'fails' ? (
        <Message
          kind="warning"
          icon="calendar-dots"
          live={false}
          title={checkWords(ofPeriod).title}
        >
          {checkWords(ofPeriod).detail}
        </Message>
      ) : (
        <Message
          kind={ofPeriod?.state === 'holds' ? 'ok' : 'info'}
          icon="calendar-dots"
          live={false}
          title={ofPeriod?.state === 'holds' ? checkWords(ofPeriod).title : inspected}
        >
          {ofPeriod?.state === 'open' ? m.figures_period_missing() : null}
        </Message>
      )}
      {comparesPeriods && previous !== undefined && (
        <Message
          kind="info"
          icon="clock-counter-clockwise"
          live={false}
          title={
            previous === null || !adjoins(previous.period, period)
              ? m.figures_no_previous()
              : m.figures_previous(datesOf(previous.period))
          }
        />
      )}
    </>
  );
}

const datesOf = ({ from, to }: Period) => ({ from: formatDate(from), to: formatDate(to) });
