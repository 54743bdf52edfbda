import { Link } from 'wouter';
import { severities } from '#domain/visit/records.ts';
import type { DraftFinding } from '#domain/visit/overview-findings.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Leaf, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Meta, Question, Row, Stack } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { severityLook } from './severity-look.ts';

/** How many findings of which severity, and the ways to their list and to the visit's diary. */
export function OverviewFindings({
  visitId,
  findings,
}: {
  readonly visitId: string;
  readonly findings: readonly DraftFinding[];
}) {
  const limitations = findings.filter(({ kind }) => kind === 'limitation');
  const strengths = findings.length - limitations.length;
  const counts = severities.flatMap((severity) => {
    const count = limitations.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [{ severity, count }];
  });
  return (
    <Group title={m.compile_findings_title()}>
      <Leaf label={m.compile_findings_title()}>
        <LeafRow opens margin={<Icon name="flag" />}>
          <Stack tight>
            <Question>
              <Link href={`/visits/${visitId}/findings`} className={leafCoverClass()}>
                {m.findings_list_title()}
              </Link>
            </Question>
            {findings.length === 0 ? (
              <Meta>{m.compile_findings_empty_title()}</Meta>
            ) : (
              <Row>
                {counts.map(({ severity, count }) => (
                  <Tag key={severity} tone={severityLook(severity).tone}>
                    {m.compile_findings_of({ severity: severityLook(severity).text, count })}
                  </Tag>
                ))}
                {strengths > 0 && (
                  <Tag tone="ok">{m.compile_findings_strengths({ count: strengths })}</Tag>
                )}
              </Row>
            )}
          </Stack>
        </LeafRow>
        <LeafRow opens margin={<Icon name="clock-counter-clockwise" />}>
          <Question>
            <Link href={`/visits/${visitId}/diary`} className={leafCoverClass()}>
              {m.diary_title()}
            </Link>
          </Question>
          <Meta>{m.diary_about()}</Meta>
        </LeafRow>
      </Leaf>
    </Group>
  );
}
