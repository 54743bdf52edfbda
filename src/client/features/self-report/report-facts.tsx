import type { Checklist } from '#domain/checklist/definition.ts';
import type { SelfReport } from '#domain/followup/self-report.ts';
import { labelText } from '#client/form/label-text.ts';
import { calendarDateOf, formatDate, formatDateTime, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { usePeople } from '#client/services/use-records.ts';
import { FactList, type Fact } from '#client/ui/fact-list.tsx';
import { lateWords } from './late-words.ts';

/** Whether it was asked for, until when, and what has come. */
export function ReportFacts({
  report,
  checklists,
}: {
  readonly report: SelfReport;
  readonly checklists: readonly Checklist[];
}) {
  const people = usePeople();
  const { clock } = useServices();
  const { request, handedIn, claims } = report;
  const late = lateWords(report, calendarDateOf(clock()));
  const corrected = [...claims.values()].filter((claim) => claim.corrected).length;
  const asked: Fact = request
    ? {
        key: 'asked',
        icon: 'clipboard-text',
        tone: 'neutral',
        title: m.report_fact_asked({ date: formatDate(request.due) }),
        detail: m.report_fact_checklists({ count: formatNumber(request.checklists.length) }),
      }
    : { key: 'asked', icon: 'minus', tone: 'neutral', title: m.report_fact_not_asked() };
  const come: Fact =
    handedIn === null
      ? {
          key: 'come',
          icon: late ? 'warning-circle-fill' : 'hourglass-medium',
          tone: late ? 'fail' : request ? 'part' : 'neutral',
          title: late ?? m.report_fact_none(),
        }
      : {
          key: 'come',
          icon: 'check-circle-fill',
          tone: 'ok',
          title: m.report_handed_in({ time: formatDateTime(Date.parse(handedIn.at)) }),
          detail: [
            people(handedIn.by)?.name ?? '',
            m.report_claims({ count: formatNumber(claims.size) }),
            corrected > 0 ? m.report_fact_corrected({ count: formatNumber(corrected) }) : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
        };
  // Until it is handed in it is the unit's draft: nothing is said of what stands in it.
  const letters = (handedIn === null ? [] : checklists)
    .filter((checklist) =>
      [...claims.keys()].some((key) => key.startsWith(`answer:${checklist.id}/`)),
    )
    .map((checklist) => `${checklist.letter} ${labelText(checklist.shortTitle)}`);
  return (
    <FactList
      facts={[
        asked,
        come,
        ...(letters.length === 0
          ? []
          : [
              {
                key: 'letters',
                icon: 'list-checks',
                tone: 'neutral',
                title: m.report_fact_covers(),
                detail: letters.join(', '),
              } satisfies Fact,
            ]),
      ]}
    />
  );
}
