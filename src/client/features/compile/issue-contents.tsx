import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import type { DraftRecommendation } from '#domain/visit/conclusion-draft.ts';
import type { PhotosAtServer } from '#client/services/use-photos-at-server.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { StatusLine } from '#client/ui/page.tsx';
import styles from './issue.module.css';
import { photosLacking } from './photo-fact.ts';

/** What the unit will see, counted, and what is worth a second look before. */
export function IssueContents({
  unit,
  recommendations,
  known,
  photos,
  unused,
  atServer,
  nameOf,
}: {
  readonly unit: string;
  readonly recommendations: readonly DraftRecommendation[];
  /** Drafts that the unit has from an earlier notice. */
  readonly known: ReadonlyMap<RecordKey, FoldedRecord>;
  readonly photos: number;
  readonly unused: number;
  readonly atServer: PhotosAtServer | undefined;
  readonly nameOf: (accountId: string) => string;
}) {
  const again = recommendations.filter(({ record }) => known.has(record)).length;
  const left = known.size - again;
  const undated = recommendations.flatMap(({ due }, index) => (due === null ? [index + 1] : []));
  return (
    <div>
      <p className={styles.sees}>{m.compile_issue_unit_sees({ unit })}</p>
      <ul className={styles.list}>
        <li>{m.compile_issue_sees_notice()}</li>
        <li>
          {again === 0
            ? m.compile_issue_sees_recommendations({ count: recommendations.length })
            : m.compile_issue_sees_new({ fresh: recommendations.length - again, known: again })}
        </li>
        {photos > 0 && <li>{m.compile_issue_sees_photos({ count: photos })}</li>}
        {left > 0 && <li>{m.compile_issue_sees_left({ count: left })}</li>}
      </ul>
      <p className={styles.only}>{m.compile_issue_sees_only()}</p>
      {undated.length > 0 && (
        <StatusLine icon="warning-fill" tone="part">
          {m.compile_issue_no_due({ numbers: undated.join(', ') })}
        </StatusLine>
      )}
      {unused > 0 && (
        <StatusLine icon="warning-fill" tone="part">
          {m.compile_issue_unused({ count: unused })}
        </StatusLine>
      )}
      {atServer !== undefined && atServer.received < atServer.total && (
        <StatusLine icon="warning-fill" tone="part">
          {[
            atServer.unknown > 0
              ? m.compile_issue_photos_unknown()
              : m.compile_issue_photos_lacking({ count: atServer.total - atServer.received }),
            ...photosLacking(atServer, nameOf),
          ].join(' · ')}
        </StatusLine>
      )}
    </div>
  );
}
