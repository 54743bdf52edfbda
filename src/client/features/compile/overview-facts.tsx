import { checklistProgress } from '#domain/checklist/progress.ts';
import { issuedConclusions } from '#domain/visit/conclusion-draft-issue.ts';
import type { DraftFinding } from '#domain/visit/overview-findings.ts';
import type { OpenConflict } from '#domain/visit/overview.ts';
import { visitAnswers } from '#domain/visit/visit-answers.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotosAtServer } from '#client/services/use-photos-at-server.ts';
import { useSituation } from '#client/services/use-records.ts';
import { FactList, type Fact } from '#client/ui/fact-list.tsx';
import { photoFact } from './photo-fact.ts';
import type { VisitData } from './use-visit-data.ts';

/** Six facts: what is recorded, what is open, and where it is. */
export function OverviewFacts({
  data,
  findings,
  conflicts,
}: {
  readonly data: VisitData;
  readonly findings: readonly DraftFinding[];
  readonly conflicts: readonly OpenConflict[];
}) {
  const photos = usePhotosAtServer(data.context.scope, data.records);
  const situation = useSituation();
  const [issued] = issuedConclusions(data.followup);
  const waiting = situation?.waitingByScope[data.context.scope] ?? 0;
  const answered = answeredFact(data);
  const limitations = findings.filter(({ kind }) => kind === 'limitation');
  const undated = limitations.filter(({ due }) => due === null).length;
  const facts: readonly Fact[] = [
    answered,
    {
      key: 'findings',
      icon: 'flag',
      tone: undated > 0 ? 'part' : 'neutral',
      title: m.compile_fact_findings({
        limitations: limitations.length,
        strengths: findings.length - limitations.length,
      }),
      detail:
        limitations.length === 0
          ? undefined
          : undated > 0
            ? m.compile_fact_no_due({ count: undated })
            : m.compile_fact_all_due(),
    },
    conflicts.length > 0
      ? {
          key: 'conflicts',
          icon: 'arrows-split-bold',
          tone: 'conflict',
          title: m.compile_fact_conflicts({ count: conflicts.length }),
          detail: m.compile_fact_conflicts_next(),
        }
      : {
          key: 'conflicts',
          icon: 'check-circle',
          tone: 'ok',
          title: m.compile_fact_conflicts_none(),
        },
    photoFact(photos, data.nameOf),
    waiting > 0
      ? {
          key: 'waiting',
          icon: 'arrow-up',
          tone: 'neutral',
          title: m.compile_fact_waiting({ count: waiting }),
          detail: m.compile_fact_waiting_next(),
        }
      : {
          key: 'waiting',
          icon: 'cloud-check-fill',
          tone: 'ok',
          title: m.compile_fact_waiting_none(),
        },
    issued
      ? {
          key: 'issued',
          icon: 'seal-check',
          tone: 'ok',
          title: m.compile_fact_issued({ number: `${issued.issue.number}/${issued.issue.symbol}` }),
          detail: m.compile_fact_issued_on({ date: formatDate(issued.issue.date) }),
        }
      : { key: 'issued', icon: 'file-text', tone: 'neutral', title: m.compile_fact_not_issued() },
  ];
  return <FactList facts={facts} columns={2} />;
}

function answeredFact({ checklists, records, isAsked }: VisitData): Fact {
  const answers = visitAnswers(records);
  const sums = checklists.map((checklist) =>
    checklistProgress(checklist, answers(checklist.id), isAsked),
  );
  const done = sums.reduce((sum, { answered }) => sum + answered, 0);
  const total = sums.reduce((sum, each) => sum + each.total, 0);
  const complete = total > 0 && done === total;
  return {
    key: 'answered',
    icon: complete ? 'check-circle' : 'list-checks',
    tone: complete ? 'ok' : 'neutral',
    title: m.compile_fact_answered({ done, total }),
    detail: complete ? m.compile_fact_complete() : m.compile_fact_open({ count: total - done }),
  };
}
