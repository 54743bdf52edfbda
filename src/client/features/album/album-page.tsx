import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { useChecklists } from '#client/services/use-checklists.ts';
import {
  recordsOfKind,
  useRecords,
  useVisit,
  type VisitContext,
} from '#client/services/use-records.ts';
import { usePhotosAtServer } from '#client/services/use-photos-at-server.ts';
import { buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { LoadedAlbum } from './loaded-album.tsx';

export interface AlbumPageProps {
  readonly visitId: string;
  readonly status: ReactNode;
}

/** The photos of a visit. */
export function AlbumPage({ visitId, status }: AlbumPageProps) {
  const context = useVisit(visitId);
  if (context) return <VisitAlbum key={visitId} context={context} status={status} />;
  return (
    <>
      <AlbumBar visitId={visitId} title={m.album_name()} status={status} />
      <Page>
        {context === null ? (
          <EmptyState
            title={m.fill_no_visit()}
            action={
              <Link href="/" className={buttonClass()}>
                {m.fill_to_visits()}
              </Link>
            }
          >
            {m.fill_no_visit_next()}
          </EmptyState>
        ) : (
          <Skeleton text={m.album_opening()} lines={8} />
        )}
      </Page>
    </>
  );
}

function VisitAlbum({
  context,
  status,
}: {
  readonly context: VisitContext;
  readonly status: ReactNode;
}) {
  const records = useRecords(context.scope);
  const photos = usePhotosAtServer(context.scope, records);
  const loaded = useChecklists(context.visit.checklists);
  const count = recordsOfKind(records ?? [], 'photo').length;
  return (
    <>
      <AlbumBar
        visitId={context.visit.id}
        title={m.album_title({ unit: context.unit.name })}
        subtitle={
          photos === undefined || photos.unknown > 0
            ? m.album_counts_unknown({ count })
            : m.album_counts({ count, received: photos.received })
        }
        status={status}
      />
      {records === undefined || loaded === undefined ? (
        <Page>
          <Skeleton text={m.album_opening()} lines={8} />
        </Page>
      ) : (
        <LoadedAlbum context={context} records={records} loaded={loaded} />
      )}
    </>
  );
}

function AlbumBar({
  visitId,
  title,
  subtitle,
  status,
}: {
  readonly visitId: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly status: ReactNode;
}) {
  return (
    <TopBar
      leading={
        <Link
          href={`/visits/${visitId}/fill`}
          className={iconButtonClass()}
          aria-label={m.album_back()}
        >
          <Icon name="caret-left" />
        </Link>
      }
      title={title}
      subtitle={subtitle}
    >
      {status}
    </TopBar>
  );
}
