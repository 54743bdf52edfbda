import { readField } from '#domain/sync/read-field.ts';
import { findingFields } from '#domain/visit/records.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useFillActions } from './fill-context.ts';
import styles from './item-row.module.css';
import { severityWords } from '#client/record/severity-words.ts';
import type { NumberedFinding } from '#domain/visit/number-findings.ts';

/** 'Tồn tại 3 · Nghiêm trọng · hạn 30/4/2022': what was found at an item, each to be opened. */
export function FindingChips({
  code,
  findings,
}: {
  readonly code: string;
  readonly findings: readonly NumberedFinding[];
}) {
  const { openFinding } = useFillActions();
  return (
    <div className={styles.chips}>
      {findings.map(({ number, record }) => {
        const kind = readField(record, 'kind', findingFields.kind).value;
        const severity = readField(record, 'severity', findingFields.severity);
        const due = readField(record, 'due', findingFields.due).value ?? null;
        const differs =
          record.deletedMeanwhile || Object.values(record.fields).some((field) => field.conflict);
        return (
          <button
            key={record.record}
            type="button"
            className={styles.chip}
            onClick={() => openFinding(code, record.record)}
          >
            <Icon name="flag-fill" size="s" />
            <span>
              <b>
                {kind === 'strength'
                  ? m.findings_strength_number({ number })
                  : m.findings_number({ number })}
              </b>
              {kind !== 'strength' && (
                <>
                  {' · '}
                  {severity.value === undefined
                    ? m.fill_unreadable()
                    : severityWords(severity.value)}
                  {' · '}
                  {due === null ? (
                    <span className={styles.noDue}>{m.findings_no_due()}</span>
                  ) : (
                    m.findings_due_on({ date: formatDate(due) })
                  )}
                </>
              )}
            </span>
            {differs && (
              <Tag tone="conflict" icon="arrows-split-bold">
                {m.conflicts_tag()}
              </Tag>
            )}
            <Icon name="caret-right" size="s" />
          </button>
        );
      })}
    </div>
  );
}
