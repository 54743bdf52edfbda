import type {
  AcknowledgementReading,
  RecommendationReading,
} from '#domain/followup/recommendation-state.ts';
import { formatDayOf } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { FactList, type Fact } from '#client/ui/fact-list.tsx';
import { Panel } from '#client/ui/panel.tsx';

/** The way of one recommendation: what has been done, what is under way, what is still to come. */
export function RecommendationSteps({
  item,
  draft,
  waits,
}: {
  readonly item: RecommendationReading;
  /** The unit has begun to write a report that is not sent. */
  readonly draft: boolean;
  /** Something of it has not reached the server. */
  readonly waits: boolean;
}) {
  return (
    <Panel>
      <FactList
        facts={[acknowledgedFact(item), reportFact(item, draft, waits), verdictFact(item)]}
      />
    </Panel>
  );
}

function acknowledgedFact({ acknowledgements }: RecommendationReading): Fact {
  if (acknowledgements.length === 0) {
    return { key: 'ack', icon: 'circle-dashed', title: m.followup_step_not_acknowledged() };
  }
  return {
    key: 'ack',
    icon: 'check-circle-fill',
    tone: 'ok',
    title: m.followup_step_acknowledged(),
    detail: acknowledgements.map(takenOn).join('; '),
  };
}

function takenOn({ at, plan }: AcknowledgementReading): string {
  const when = formatDayOf(at);
  return plan.trim() === '' ? when : m.followup_step_plan({ when, plan });
}

function reportFact(item: RecommendationReading, draft: boolean, waits: boolean): Fact {
  const sent = item.responses.findLast((response) => response.report !== undefined);
  if (sent?.report && item.stage !== 'returned') {
    const detail = formatDayOf(sent.report.at);
    return waits
      ? {
          key: 'report',
          icon: 'arrow-up',
          tone: 'neutral',
          title: m.followup_step_reported_waiting(),
          detail,
        }
      : {
          key: 'report',
          icon: 'check-circle-fill',
          tone: 'ok',
          title: m.followup_step_reported(),
          detail,
        };
  }
  return {
    key: 'report',
    icon: draft ? 'pen-nib-fill' : 'circle-dashed',
    tone: draft ? 'action' : undefined,
    title: m.followup_step_writing(),
    detail: draft ? m.followup_step_writing_saved() : undefined,
  };
}

function verdictFact(item: RecommendationReading): Fact {
  const verdict = item.responses.findLast((response) => response.verdict)?.verdict;
  if (item.stage === 'accepted') {
    return {
      key: 'verdict',
      icon: 'check-circle-fill',
      tone: 'ok',
      title: m.followup_step_accepted(),
      detail: verdict?.reason || undefined,
    };
  }
  if (item.stage === 'returned') {
    return {
      key: 'verdict',
      icon: 'arrow-counter-clockwise',
      tone: 'part',
      title: m.followup_step_returned({ reason: verdict?.reason ?? '' }),
    };
  }
  return { key: 'verdict', icon: 'circle-dashed', title: m.followup_step_verdict() };
}
