import { severities } from '#domain/visit/records.ts';
import type { DraftFinding } from '#domain/visit/overview-findings.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Meta, Question, Row, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { DueTag } from './due-tag.tsx';
import { severityLook } from './severity-look.ts';

/** Limitations from the gravest down, then strengths. */
export function OverviewFindings({ findings }: { readonly findings: readonly DraftFinding[] }) {
  if (findings.length === 0) {
    return (
      <Group title={m.compile_findings_title()}>
        <EmptyState title={m.compile_findings_empty_title()}>
          {m.compile_findings_empty_text()}
        </EmptyState>
      </Group>
    );
  }
  const groups = [
    ...severities.map((severity) => ({
      key: severity as string,
      title: m.compile_limitations_of({ severity: severityLook(severity).text }),
      items: findings.filter((one) => one.kind === 'limitation' && one.severity === severity),
    })),
    {
      key: 'strength',
      title: m.compile_findings_strengths(),
      items: findings.filter((one) => one.kind === 'strength'),
    },
  ];
  return groups
    .filter(({ items }) => items.length > 0)
    .map(({ key, title, items }) => (
      <Group key={key} title={title} aside={<Meta>{items.length}</Meta>}>
        <Leaf label={title}>
          {items.map((finding) => (
            <FindingRow key={finding.record} finding={finding} />
          ))}
        </Leaf>
      </Group>
    ));
}

function FindingRow({ finding }: { readonly finding: DraftFinding }) {
  const look = severityLook(finding.severity);
  const limitation = finding.kind === 'limitation';
  return (
    <LeafRow
      margin={
        <>
          {finding.code}
          <StateSymbol
            state={limitation ? 'fail' : 'ok'}
            label={limitation ? m.compile_limitation() : m.compile_strength()}
          />
        </>
      }
    >
      <Stack tight>
        <Question>{finding.text || m.compile_no_text()}</Question>
        {finding.rule !== '' && <Meta>{finding.rule}</Meta>}
        {limitation && (
          <Row>
            <Tag tone={look.tone}>{look.text}</Tag>
            <DueTag due={finding.due} />
            {finding.owner !== '' && <Tag icon="user-circle">{finding.owner}</Tag>}
          </Row>
        )}
      </Stack>
    </LeafRow>
  );
}
