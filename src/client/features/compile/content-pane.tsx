import { statementSections } from '#domain/documents/conclusion-input.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import type { DraftRecommendation, DraftStatement } from '#domain/visit/conclusion-draft.ts';
import type { Evidence } from '#domain/visit/conclusion-draft-evidence.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { ContentSection } from './content-section.tsx';
import { RecommendationRow } from './recommendation-row.tsx';
import { sectionSymbol, sectionWords } from './section-words.ts';
import { StatementRow } from './statement-row.tsx';
import type { DraftActs } from './use-draft-acts.ts';

export interface ContentPaneProps {
  readonly statements: readonly DraftStatement[];
  readonly recommendations: readonly DraftRecommendation[];
  readonly evidence: ReadonlyMap<RecordKey, Evidence>;
  readonly active: RecordKey | null;
  readonly acts: DraftActs;
  readonly onActivate: (record: RecordKey | null) => void;
}

/** The sentences of the conclusion, part by part, then what is recommended. */
export function ContentPane(props: ContentPaneProps) {
  const { statements, recommendations, active, acts, onActivate, ...rest } = props;
  const addAndOpen = (adding: Promise<RecordKey | null>) =>
    void adding.then((record) => record !== null && onActivate(record));
  return (
    <>
      {statementSections.map((section) => {
        const list = statements.filter((one) => one.section === section);
        const title = sectionWords(section);
        return (
          <ContentSection
            key={section}
            title={title}
            symbol={sectionSymbol[section]}
            count={m.compile_count_statements({ count: list.length })}
            empty={m.compile_empty_section()}
            addLabel={m.compile_add_statement()}
            addName={m.compile_add_statement_named({ section: title })}
            onAdd={() => addAndOpen(acts.addStatement(list, { section, text: '', evidence: [] }))}
            rows={list.map((statement, index) => (
              <StatementRow
                key={statement.record}
                {...{ ...rest, statement, list, index, acts, onActivate }}
                active={active === statement.record}
              />
            ))}
          />
        );
      })}
      <ContentSection
        title={m.compile_section_recommendations()}
        symbol={null}
        count={m.compile_count_recommendations({ count: recommendations.length })}
        empty={m.compile_empty_recommendations()}
        addLabel={m.compile_add_recommendation()}
        addName={m.compile_add_recommendation()}
        onAdd={() => addAndOpen(acts.addRecommendation(recommendations, { content: '' }))}
        rows={recommendations.map((recommendation, index) => (
          <RecommendationRow
            key={recommendation.record}
            {...{ ...rest, recommendation, index, acts, onActivate }}
            list={recommendations}
            active={active === recommendation.record}
          />
        ))}
      />
    </>
  );
}
