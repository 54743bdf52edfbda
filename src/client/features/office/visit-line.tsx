import { Link } from 'wouter';
import { dateParts, formatDate, formatWeekdayShort } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { DateMark, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Meta, Note, Row } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useOffice } from './office-context.ts';
import type { Visit } from './office-types.ts';
import { visitKindWords } from './role-words.ts';
import styles from './office.module.css';

/** A visit with its date in the margin; the whole row opens it, or its campaign. */
export function VisitLine({
  visit,
  onOpen,
}: {
  readonly visit: Visit;
  readonly onOpen?: () => void;
}) {
  const { directory, checklistId } = useOffice();
  const { date, period, kind, checklists } = visit;
  const { day = 0, month = 0, year = 0 } = dateParts(date) ?? {};
  const unit = directory.units.find(({ id }) => id === visit.unitId)?.name ?? visit.unitId;
  const delegation = directory.delegations.find(({ id }) => id === visit.delegationId)?.name ?? '';
  const letters = checklists.map(
    (hash) => directory.checklists.find(({ id }) => id === checklistId(hash))?.letter ?? '?',
  );
  return (
    <LeafRow
      opens
      margin={<DateMark top={formatWeekdayShort(date)} day={day} bottom={`${month}/${year}`} />}
    >
      <div className={styles.visit}>
        <div>
          <p className={styles.unit}>
            {onOpen ? (
              <button type="button" className={leafCoverClass()} onClick={onOpen}>
                {unit}
              </button>
            ) : (
              <Link href={`/office/campaigns/${visit.campaignId}`} className={leafCoverClass()}>
                {unit}
              </Link>
            )}
          </p>
          <Note>{delegation}</Note>
          <Meta>
            {m.admin_visit_period({ from: formatDate(period.from), to: formatDate(period.to) })}
          </Meta>
        </div>
        <Row>
          {kind !== 'planned' && <Tag>{visitKindWords[kind]()}</Tag>}
          {letters.length > 0 ? (
            <Tag outlined>{m.admin_visit_checklists({ letters: letters.join(', ') })}</Tag>
          ) : (
            <Tag tone="part" icon="warning-fill">
              {m.admin_visit_no_checklist()}
            </Tag>
          )}
          {!visit.disclosed && (
            <Tag icon="eye-slash" outlined>
              {m.admin_visit_hidden()}
            </Tag>
          )}
        </Row>
      </div>
    </LeafRow>
  );
}
