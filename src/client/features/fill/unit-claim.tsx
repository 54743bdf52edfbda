import { useState } from 'react';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { canBeClaimed, claimDiffers } from '#domain/followup/self-report.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AnswerValueView } from '#client/record/answer-value.tsx';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { Button } from '#client/ui/button.tsx';
import { Meta } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { useBeside, type Beside } from './beside.ts';
import { useFillActions } from './fill-context.ts';
import styles from './item-context.module.css';
import { useRecentSave } from './recent/use-recent-save.ts';
import { storedWords } from './stored-words.ts';

interface OfItem {
  readonly item: ChecklistItem;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
}

/** What the unit says of itself at the item, once it has handed that in. It becomes the answer by a tap, never by itself. */
export function UnitClaim({ item, recordKey, record }: OfItem) {
  const { report } = useBeside();
  const { mayAnswer } = useFillActions();
  const showToast = useToast();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const standing = readField(record, 'value', answerFields.value);
  const today = standing.value ?? null;
  const save = useRecentSave({
    ...{ recordKey, record, field: 'value', code: item.code, blank: null },
    words: (value, before) => ({
      words: m.filling_act_answer({ code: item.code, answer: storedWords(item, value) }),
      wordsBefore: storedWords(item, before),
    }),
  });
  if (!canBeClaimed(item)) return <p className={styles.quiet}>{m.beside_seen_on_spot()}</p>;
  if (report === undefined) return <p className={styles.quiet}>{m.fill_history_opening()}</p>;
  if (report.handedIn === null) {
    const words = report.request
      ? m.beside_report_due({ date: formatDate(report.request.due) })
      : m.report_none();
    return <p className={styles.quiet}>{words}</p>;
  }
  const claim = claimOf({ report }, recordKey);
  if (claim === null) {
    return <p className={styles.quiet}>{m.report_no_claim()}</p>;
  }
  const { value } = claim;
  const isToday = value !== null && today !== null && canonicalJson(value) === canonicalJson(today);
  // What two differ in, or what cannot be read, is settled where it is shown, not by the way.
  const mayTake = mayAnswer && !isToday && !standing.conflict && !standing.unreadable;
  const take = async (): Promise<void> => {
    const saved = await save(value, seenHeads(record, 'value'));
    setProblem(saved.ok ? null : saved.error);
    if (saved.ok) showToast({ text: m.report_used({ code: item.code }) });
  };
  return (
    <div className={styles.beside}>
      {value !== null && <AnswerValueView item={item} value={value} />}
      {claim.note !== '' && <Meta>{claim.note}</Meta>}
      {claimDiffers(value, today) && (
        <Tag tone="part" icon="question">
          {m.report_differs()}
        </Tag>
      )}
      {claim.corrected && (
        <Tag tone="neutral" icon="pencil-simple">
          {m.report_corrected()}
        </Tag>
      )}
      {mayTake && value !== null && (
        <Button
          variant={today === null ? 'secondary' : 'text'}
          icon={today === null ? 'copy' : undefined}
          onClick={() => void take()}
        >
          {today === null
            ? m.report_use({ answer: inShort(answerWords(item, value)) })
            : m.report_replace({
                answer: inShort(answerWords(item, value)),
                before: inShort(answerWords(item, today)),
              })}
        </Button>
      )}
      {mayTake && problem !== null && (
        <SaveProblemMessage problem={problem} onRetry={() => void take()} />
      )}
    </div>
  );
}

const MAX_LETTERS = 60;

/** A long text does not fit on a button. */
function inShort(words: string): string {
  return words.length > MAX_LETTERS ? `${words.slice(0, MAX_LETTERS).trimEnd()}…` : words;
}

/** What a unit that handed its report in says of an item; null where it says nothing. */
export function claimOf({ report }: Pick<Beside, 'report'>, recordKey: RecordKey) {
  const claim = report?.handedIn ? report.claims.get(recordKey) : undefined;
  return claim === undefined || (claim.value === null && claim.note === '') ? null : claim;
}

/** On a button: the claim itself. */
export function claimLabel(
  beside: Beside,
  { item, recordKey }: Pick<OfItem, 'item' | 'recordKey'>,
): string {
  const value = claimOf(beside, recordKey)?.value ?? null;
  if (value === null) return m.report_unit_claims();
  return m.report_unit_claims_short({ answer: answerWords(item, value) });
}
