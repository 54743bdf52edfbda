import type { Evidence } from '#domain/visit/conclusion-draft-evidence.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { EvidenceRow, type EvidenceActs } from './evidence-row.tsx';
import styles from './evidence.module.css';

/** What was found: first what is not in the conclusion yet, then where the rest went. */
export function EvidencePane({
  scope,
  evidence,
  acts,
}: {
  readonly scope: Scope;
  readonly evidence: readonly Evidence[];
  readonly acts: EvidenceActs;
}) {
  const unused = evidence.filter(({ uses }) => uses.length === 0);
  const used = evidence.filter(({ uses }) => uses.length > 0);
  if (evidence.length === 0) {
    return (
      <EmptyState title={m.compile_evidence_empty_title()}>
        {m.compile_evidence_empty_text()}
      </EmptyState>
    );
  }
  return [
    { key: 'unused', title: m.compile_unused(), list: unused },
    { key: 'used', title: m.compile_used(), list: used },
  ]
    .filter(({ list }) => list.length > 0)
    .map(({ key, title, list }) => (
      <section key={key} className={styles.group}>
        <h3 className={styles.title}>{title}</h3>
        <Leaf label={title}>
          {list.map((one) => (
            <EvidenceRow key={one.record} scope={scope} evidence={one} acts={acts} />
          ))}
        </Leaf>
      </section>
    ));
}
