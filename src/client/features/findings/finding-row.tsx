import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { severityTone, severityWords } from '#client/record/severity-words.ts';
import { UnitStatements } from '#client/record/unit-statements.tsx';
import { leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Meta, Question, Row, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { Tag } from '#client/ui/tag.tsx';
import type { ListedFinding } from './use-findings.ts';

/** One finding: number and kind in the margin, what it says and what is still wanting on the page. */
export function FindingRow({
  finding,
  onOpen,
}: {
  readonly finding: ListedFinding;
  readonly onOpen: () => void;
}) {
  const { number, code, kind, severity, due, owner, rule, folded, explanations, photos } = finding;
  const limitation = kind === 'limitation';
  const differs =
    folded.deletedMeanwhile || Object.values(folded.fields).some(({ conflict }) => conflict);
  return (
    <LeafRow
      opens
      margin={
        <>
          <span>{number}</span>
          <StateSymbol
            state={differs ? 'conflict' : limitation ? 'fail' : 'ok'}
            label={
              differs
                ? m.conflicts_state()
                : limitation
                  ? m.compile_limitation()
                  : m.compile_strength()
            }
          />
        </>
      }
    >
      <Stack tight>
        <Question>
          <button type="button" className={leafCoverClass()} onClick={onOpen}>
            {finding.text || m.compile_no_text()}
          </button>
        </Question>
        <Row>
          {code !== null && <Tag outlined>{m.findings_item({ code })}</Tag>}
          {code === null && <Tag outlined>{m.findings_free()}</Tag>}
          {limitation && <Tag tone={severityTone[severity]}>{severityWords(severity)}</Tag>}
          {limitation &&
            (finding.fixedOnSpot ? (
              <Tag tone="ok" icon="check">
                {m.findings_fixed()}
              </Tag>
            ) : (
              <>
                {due === null ? (
                  <Tag tone="part">{m.findings_no_due()}</Tag>
                ) : (
                  <Tag icon="calendar-dots">{m.findings_due_on({ date: formatDate(due) })}</Tag>
                )}
                {owner.trim() === '' ? (
                  <Tag tone="part">{m.findings_no_owner()}</Tag>
                ) : (
                  <Tag icon="user-circle">{owner}</Tag>
                )}
              </>
            ))}
          {photos > 0 && <Tag icon="image-square">{m.findings_photos({ count: photos })}</Tag>}
          {differs && (
            <Tag tone="conflict" icon="arrows-split-bold">
              {m.conflicts_tag()}
            </Tag>
          )}
        </Row>
        {rule !== '' && <Meta>{rule}</Meta>}
        <UnitStatements statements={explanations} />
      </Stack>
    </LeafRow>
  );
}
