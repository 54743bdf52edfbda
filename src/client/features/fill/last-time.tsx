import { valueState } from '#domain/checklist/answer-state.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { Outcome } from '#domain/followup/outcomes.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { timesFailed } from '#domain/visit/earlier-visit.ts';
import { answerFields } from '#domain/visit/records.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AnswerValueView } from '#client/record/answer-value.tsx';
import { severityTone, severityWords } from '#client/record/severity-words.ts';
import { Meta } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useBeside, type Beside } from './beside.ts';
import styles from './item-context.module.css';

interface OfItem {
  readonly item: ChecklistItem;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
}

/** What the last visit found at the item: its answer, its findings, and what is still asked of the unit. */
export function LastTime({ item, recordKey, record }: OfItem) {
  const beside = useBeside();
  const { earlier, last } = beside;
  if (earlier === undefined) return <p className={styles.quiet}>{m.fill_history_opening()}</p>;
  if (earlier.known.length === 0) return <p className={styles.quiet}>{m.beside_first_visit()}</p>;
  if (last === undefined) return <p className={styles.quiet}>{m.beside_last_untold()}</p>;
  const date = formatDate(last.visit.date);
  const outcome = last.outcomes.get(recordKey);
  if (outcome === undefined) {
    return <p className={styles.quiet}>{m.beside_last_nothing({ date })}</p>;
  }
  const asked = last.recommendations.filter(
    (entry) => entry.stage !== 'accepted' && outcome.recommendations.includes(entry.record),
  );
  return (
    <div className={styles.beside}>
      {outcome.value !== null && (
        <AnswerValueView item={beside.formerItem(item.code) ?? item} value={outcome.value} />
      )}
      <Meta>{m.beside_last_date({ date })}</Meta>
      <Repeated item={item} recordKey={recordKey} record={record} />
      {outcome.findings.map(({ kind, text, severity, fixedOnSpot }, index) => (
        <div key={`${index} ${text}`} className={styles.former}>
          <p>{text}</p>
          {kind === 'limitation' && (
            <Tag tone={severityTone[severity]} icon="flag">
              {fixedOnSpot ? m.beside_fixed_on_spot() : severityWords(severity)}
            </Tag>
          )}
        </div>
      ))}
      {asked.map(({ record: key, content, due }) => (
        <div key={key} className={styles.former}>
          <p>{content}</p>
          <Tag tone="part" icon="hourglass-medium">
            {due === null
              ? m.beside_open_recommendation()
              : m.beside_open_recommendation_due({ date: formatDate(due) })}
          </Tag>
        </div>
      ))}
    </div>
  );
}

/** What failed before and fails again weighs more: said at once, in words. */
function Repeated({ item, recordKey, record }: OfItem) {
  const times = failedBefore(useBeside(), item, recordKey);
  const today = readField(record, 'value', answerFields.value).value ?? null;
  if (times === 0 || valueState(item, today) !== 'fail') return null;
  return (
    <Tag tone="fail" icon="warning-circle-fill">
      {m.beside_repeated({ count: times + 1 })}
    </Tag>
  );
}

function failedBefore({ earlier, formerItem }: Beside, item: ChecklistItem, key: RecordKey) {
  const asked = formerItem(item.code) ?? item;
  const fails = ({ value }: Outcome): boolean => valueState(asked, value) === 'fail';
  return timesFailed(earlier?.told ?? [], key, fails);
}

/** On a button: last time's answer itself, since it is what is wanted most. */
export function lastTimeLabel(
  { last, formerItem }: Beside,
  { item, recordKey }: Pick<OfItem, 'item' | 'recordKey'>,
): string {
  const value = last?.outcomes.get(recordKey)?.value ?? null;
  if (value === null) return m.beside_last();
  return m.beside_last_short({ answer: answerWords(formerItem(item.code) ?? item, value) });
}
