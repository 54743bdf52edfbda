import type { DraftRecommendation } from '#domain/visit/conclusion-draft.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Meta, Row, Stack } from '#client/ui/page.tsx';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useCompileActions } from './compile-context.ts';
import styles from './content.module.css';
import { DraftDate, DraftLine, DraftText } from './draft-fields.tsx';
import { DueTag } from './due-tag.tsx';
import { EvidenceTags } from './evidence-tags.tsx';
import { FieldConflict } from './field-conflict.tsx';
import { MeanwhileDeleted } from './meanwhile-deleted.tsx';
import { OpenRow } from './open-row.tsx';
import { RowTools } from './row-tools.tsx';
import type { RowPlace } from './statement-row.tsx';

type Props = RowPlace<DraftRecommendation> & { readonly recommendation: DraftRecommendation };

/** What the unit will be asked to do: what, why, who, by when, what must be there in the end. */
export function RecommendationRow(props: Props) {
  const { mayWrite } = useCompileActions();
  const { recommendation, index, active, evidence, onActivate } = props;
  const { record, folded, content, product, owner, due } = recommendation;
  const number = index + 1;
  const disputed =
    folded.deletedMeanwhile || Object.values(folded.fields).some(({ conflict }) => conflict);
  return (
    <LeafRow
      active={active}
      data-record={record}
      margin={
        <>
          {number}
          {disputed && <StateSymbol state="conflict" label={m.compile_conflicts_title()} />}
        </>
      }
    >
      <Stack>
        {active && mayWrite ? (
          <OpenRecommendation {...props} />
        ) : (
          <>
            <button
              type="button"
              className={`${leafCoverClass()} ${styles.sentence}`}
              aria-label={
                mayWrite
                  ? m.compile_edit_recommendation({
                      number,
                      text: content || m.compile_blank_text(),
                    })
                  : undefined
              }
              onClick={() => onActivate(record)}
            >
              {content === '' ? (
                <span className={styles.blank}>{m.compile_blank_text()}</span>
              ) : (
                content
              )}
            </button>
            {product !== '' && <Meta>{`${m.compile_product_label()}: ${product}`}</Meta>}
            <Row>
              {owner === '' ? (
                <Tag tone="part" icon="warning-fill">
                  {m.compile_no_owner()}
                </Tag>
              ) : (
                <Tag icon="user-circle">{owner}</Tag>
              )}
              <DueTag due={due} />
            </Row>
            <EvidenceTags keys={recommendation.evidence} evidence={evidence} />
          </>
        )}
      </Stack>
    </LeafRow>
  );
}

function OpenRecommendation({ recommendation, list, index, evidence, acts, onActivate }: Props) {
  const { record, folded } = recommendation;
  const number = index + 1;
  const field = { record, folded };
  return (
    <OpenRow>
      <DraftText
        {...field}
        field="content"
        standing={recommendation.content}
        label={m.compile_content_label()}
      />
      <DraftText
        {...field}
        field="reason"
        standing={recommendation.reason}
        label={m.compile_reason_label()}
      />
      <div className={styles.pair}>
        <DraftLine
          {...field}
          field="owner"
          standing={recommendation.owner}
          label={m.compile_owner_label()}
        />
        <DraftDate
          {...field}
          field="due"
          standing={recommendation.due}
          label={m.compile_due_label()}
        />
      </div>
      <DraftLine
        {...field}
        field="product"
        standing={recommendation.product}
        label={m.compile_product_label()}
      />
      <EvidenceTags keys={recommendation.evidence} evidence={evidence} />
      {(['order', 'evidence'] as const).map((name) => (
        <FieldConflict key={name} {...field} field={name} />
      ))}
      <MeanwhileDeleted folded={folded} acts={acts} words={m.compile_deleted_recommendation()} />
      <RowTools
        name={m.compile_name_recommendation({ number })}
        index={index}
        count={list.length}
        deleteLabel={m.compile_delete_recommendation()}
        onMove={(to) => acts.move(list, index, to)}
        onDelete={() => {
          onActivate(null);
          acts.remove(folded, m.compile_deleted_recommendation());
        }}
        onDone={() => onActivate(null)}
      />
    </OpenRow>
  );
}
