import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { LegalBasis } from '#domain/checklist/legal-basis.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useFillActions } from './fill-context.ts';
import styles from './item-context.module.css';

/**
 * The law that an item rests on, each line with its time in force in the inspected period. An article
 * stands only where its passage was read, otherwise the document alone; of a document that was not
 * confirmed nothing more is said than its name, and one of several that may be meant is told as such.
 */
export function LegalLines({ item }: { readonly item: ChecklistItem }) {
  const { legalBasisOf, period } = useFillActions();
  const lines = legalBasisOf(item);
  if (lines.length === 0) return <p className={styles.quiet}>{m.fill_legal_none()}</p>;
  return (
    <>
      <p className={styles.quiet}>
        {m.figures_inspected({ from: formatDate(period.from), to: formatDate(period.to) })}
      </p>
      <ul role="list" className={styles.legal}>
        {lines.map((line) => (
          <li key={`${line.document} ${line.article ?? ''}`}>
            {line.document}
            {line.article !== null && <span>{articleWords(line.article, line.passage)}</span>}
            {(line.citable || line.toCheck) && line.inForce !== 'undated' && (
              <span className={styles.inForce}>{inForceWords(line)}</span>
            )}
            {line.toCheck && <span className={styles.inForce}>{m.fill_legal_to_check()}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** 'Điều 15 (có hiệu lực đến hết 30/6/2026)', where it has a time of its own. */
function articleWords(article: string, passage: LegalBasis['passage']): string {
  const time = passage === null ? null : timeWords(passage);
  return time === null ? article : m.fill_legal_article({ article, time });
}

/** 'Có hiệu lực đến hết 30/6/2025, sau đó thay bằng Nghị định 118/2025/NĐ-CP' */
function inForceWords({ inForce, replacedBy, ...time }: LegalBasis): string {
  const words =
    inForce === 'outside' ? outsideWords(time) : (timeWords(time) ?? m.fill_legal_whole());
  return replacedBy.length === 0
    ? words
    : m.fill_legal_replaced({ time: words, documents: replacedBy.join(', ') });
}

type Time = Pick<LegalBasis, 'from' | 'to'>;

/** `null`: the whole period. */
function timeWords({ from, to }: Time): string | null {
  if (from !== null && to !== null) {
    return m.fill_legal_from_to({ from: dateWords(from), to: dateWords(to) });
  }
  if (from !== null) return m.fill_legal_from({ from: dateWords(from) });
  return to === null ? null : m.fill_legal_to({ to: dateWords(to) });
}

function outsideWords({ from, to }: Time): string {
  return from === null
    ? m.fill_legal_no_longer({ to: dateWords(to ?? '') })
    : m.fill_legal_not_yet({ from: dateWords(from) });
}

/** As exactly as it is known: '2025-07-01' is 1/7/2025, '2025-07' tháng 7/2025, '2025' năm 2025. */
function dateWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (day !== undefined) return formatDate(date);
  return month === undefined
    ? m.fill_legal_year({ year })
    : m.fill_legal_month({ month: String(Number(month)), year });
}
