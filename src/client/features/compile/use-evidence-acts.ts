import type { Placed } from '#domain/visit/conclusion-draft-order.ts';
import type { DraftStatement } from '#domain/visit/conclusion-draft.ts';
import type { Evidence } from '#domain/visit/conclusion-draft-evidence.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { failingWords } from '#client/record/finding-prefill.ts';
import { isGood, type EvidenceActs } from './evidence-row.tsx';
import type { DraftActs } from './use-draft-acts.ts';

/** From evidence to a sentence or a recommendation that names it; the new one opens. */
export function useEvidenceActs({
  acts,
  statements,
  recommendations,
  show,
}: {
  readonly acts: DraftActs;
  readonly statements: readonly DraftStatement[];
  readonly recommendations: readonly Placed[];
  readonly show: (record: RecordKey) => void;
}): EvidenceActs {
  const open = (making: Promise<RecordKey | null>) =>
    void making.then((record) => record !== null && show(record));
  return {
    show,
    bringIn: (evidence) => {
      const section = isGood(evidence) ? 'strength' : 'limitation';
      const list = statements.filter((one) => one.section === section);
      open(
        acts.addStatement(list, {
          section,
          text: sentenceOf(evidence),
          evidence: [evidence.record],
        }),
      );
    },
    recommend: (evidence) => {
      open(acts.addRecommendation(recommendations, recommendationOf(evidence)));
    },
  };
}

function sentenceOf(evidence: Evidence): string {
  if (evidence.type === 'finding') return evidence.finding.text;
  return failingWords(evidence.item.onFail?.finding, evidence.note);
}

/** Proposal, person and day go along; what was found is the reason. */
function recommendationOf(evidence: Evidence) {
  const named = { evidence: [evidence.record] };
  if (evidence.type === 'item')
    return { ...named, content: '', reason: sentenceOf(evidence), due: null };
  const { text, rule, proposal, owner, due } = evidence.finding;
  const reason = rule === '' ? text : `${text} (${rule})`;
  return { ...named, content: proposal, reason, owner, due };
}
