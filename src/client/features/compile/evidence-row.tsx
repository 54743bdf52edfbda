import type { Evidence, EvidenceUse } from '#domain/visit/conclusion-draft-evidence.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { shownPicture } from '#domain/visit/shown-picture.ts';
import { labelText } from '#client/form/label-text.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { UnitStatements } from '#client/record/unit-statements.tsx';
import { Button } from '#client/ui/button.tsx';
import { LeafRow } from '#client/ui/leaf.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { useCompileActions } from './compile-context.ts';
import styles from './evidence.module.css';
import { PhotoView } from './photo-view.tsx';
import { sectionWords } from './section-words.ts';
import { severityLook } from './severity-look.ts';

export interface EvidenceActs {
  readonly bringIn: (evidence: Evidence) => void;
  readonly recommend: (evidence: Evidence) => void;
  readonly show: (record: RecordKey) => void;
}

/** One piece of evidence: what it is, where it is used, and what can be made of it. */
export function EvidenceRow({
  scope,
  evidence,
  acts,
}: {
  readonly scope: Scope;
  readonly evidence: Evidence;
  readonly acts: EvidenceActs;
}) {
  const { mayWrite } = useCompileActions();
  const text = evidenceText(evidence);
  const good = isGood(evidence);
  const section = sectionWords(good ? 'strength' : 'limitation');
  const stated = evidence.uses.some(({ type }) => type === 'statement');
  const recommended = evidence.uses.some(({ type }) => type === 'recommendation');
  const [photo] = evidence.photos;
  const picture = shownPicture(photo);
  return (
    <LeafRow
      margin={
        <>
          {evidence.code}
          <StateSymbol {...markOf(evidence)} />
        </>
      }
    >
      <div className={styles.row} data-used={evidence.uses.length > 0}>
        <p className={styles.text}>{text}</p>
        <div className={styles.facts}>
          <p className={styles.meta}>{factsOf(evidence)}</p>
          {picture !== undefined && (
            <span className={styles.thumb}>
              <PhotoView
                scope={scope}
                sha256={picture.thumbnail.sha256}
                alt={m.compile_photos_count({ count: evidence.photos.length })}
              />
            </span>
          )}
        </div>
        {evidence.type === 'finding' && <UnitStatements statements={evidence.explanations} />}
        {evidence.uses.length > 0 && (
          <div className={styles.uses}>
            {evidence.uses.map((use) => (
              <button
                key={`${use.type}${use.record}`}
                type="button"
                className={styles.use}
                onClick={() => acts.show(use.record)}
              >
                {placeWords(use)}
              </button>
            ))}
          </div>
        )}
        {mayWrite && (!stated || (!good && !recommended)) && (
          <div className={styles.acts}>
            {!stated && (
              <Button
                variant={evidence.uses.length > 0 ? 'text' : 'secondary'}
                aria-label={m.compile_bring_in_named({ section, text })}
                onClick={() => acts.bringIn(evidence)}
              >
                {m.compile_bring_in()}
              </Button>
            )}
            {!good && !recommended && (
              <Button
                variant="text"
                aria-label={m.compile_to_recommendation_named({ text })}
                onClick={() => acts.recommend(evidence)}
              >
                {m.compile_to_recommendation()}
              </Button>
            )}
          </div>
        )}
      </div>
    </LeafRow>
  );
}

export function isGood(evidence: Evidence): boolean {
  return evidence.type === 'finding' && evidence.finding.kind === 'strength';
}

export function evidenceText(evidence: Evidence): string {
  if (evidence.type === 'item') return labelText(evidence.item.text);
  return evidence.finding.text || m.compile_no_text();
}

function markOf(evidence: Evidence) {
  if (evidence.type === 'item') {
    return evidence.state === 'fail'
      ? ({ state: 'fail', label: m.compile_item_fail() } as const)
      : ({ state: 'part', label: m.compile_item_part() } as const);
  }
  return isGood(evidence)
    ? ({ state: 'ok', label: m.compile_strength() } as const)
    : ({ state: 'fail', label: m.compile_limitation() } as const);
}

function factsOf(evidence: Evidence): string {
  if (evidence.type === 'item') {
    const state = evidence.state === 'fail' ? m.compile_item_fail() : m.compile_item_part();
    return evidence.note === '' ? state : `${state}. ${evidence.note}`;
  }
  const { kind, severity, due } = evidence.finding;
  if (kind === 'strength') return m.compile_strength();
  const date = due === null ? m.compile_no_due() : m.compile_due({ date: formatDate(due) });
  return `${severityLook(severity).text} · ${date}`;
}

function placeWords(use: EvidenceUse): string {
  return use.type === 'statement'
    ? m.compile_use_statement({ section: sectionWords(use.section), number: use.number })
    : m.compile_use_recommendation({ number: use.number });
}
