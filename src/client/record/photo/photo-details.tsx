import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { remedyPhotos } from '#domain/followup/remedies.ts';
import type { PhotoUses } from '#domain/visit/photo-uses.ts';
import { photoFields, sharedPhotoFields, type Picture } from '#domain/visit/records.ts';
import { publishablePicture, publishedCopies, shownPicture } from '#domain/visit/shown-picture.ts';
import { formatBytes, formatDateTime, formatDayOf } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { usePeople } from '#client/services/use-records.ts';
import { KvList, type KvEntry } from '#client/ui/kv-list.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meta } from '#client/ui/page.tsx';
import { PhotoThumb } from '#client/ui/photo-thumb.tsx';
import { marksOf } from './photo-facts.ts';
import styles from './photo-sheet.module.css';
import { publishableWords, publishedBeforeWords } from './publish-words.ts';

export interface PhotoDetailsProps {
  readonly photo: FoldedRecord;
  readonly uses: PhotoUses;
  /** What the delegation shares with the unit. */
  readonly followup: readonly FoldedRecord[];
  readonly followupScope: Scope;
}

/** What is original, what is published, where it is used: the questions that are asked later. */
export function PhotoDetails({ photo, uses, followup, followupScope }: PhotoDetailsProps) {
  const people = usePeople();
  const taken = readField(photo, 'taken', photoFields.taken).value;
  const place = readField(photo, 'place', photoFields.place).value;
  const { value: picture, heads } = readField(photo, 'picture', photoFields.picture);
  const marks = marksOf(photo);
  const copies = publishedCopies(photo, followup);
  const warning = publishedBeforeWords(copies);
  const name = people(heads[0]?.by ?? '')?.name;
  const entries: readonly (KvEntry | false)[] = [
    taken !== undefined && {
      key: 'taken',
      label: m.photos_detail_taken(),
      value: [
        taken.source === 'camera'
          ? formatDateTime(Date.parse(taken.at))
          : m.photos_from_file({ time: formatDateTime(Date.parse(taken.at)) }),
        name,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    },
    place !== undefined && {
      key: 'place',
      label: m.photos_detail_place(),
      value: `${m.photos_detail_place_words({
        latitude: place.latitude.toFixed(5).replace('.', ','),
        longitude: place.longitude.toFixed(5).replace('.', ','),
        accuracy: Math.round(place.accuracy),
      })}. ${m.photos_detail_place_note()}`,
    },
    picture !== undefined && {
      key: 'original',
      label: m.photos_detail_original(),
      value: <OriginalWords picture={picture} />,
    },
    marks !== null && {
      key: 'marks',
      label: m.photos_annotated(),
      value: m.photos_marks_words({ count: marks.marks, covers: marks.covers }),
    },
    {
      key: 'published',
      label: m.photos_detail_published(),
      value: copies.has('same')
        ? m.photos_published_same()
        : publishableWords(publishablePicture(photo)),
    },
    { key: 'uses', label: m.photos_detail_uses(), value: usesWords(uses) },
  ];
  const drafts = uses.uses.flatMap((use) => (use.type === 'recommendation' ? [use.record] : []));
  return (
    <>
      <KvList entries={entries.filter((entry) => entry !== false)} />
      {warning !== null && <Message kind="warning" live={false} title={warning} />}
      <BeforeAfter
        before={photo}
        after={remedyPhotos(drafts, followup)}
        followupScope={followupScope}
      />
    </>
  );
}

function OriginalWords({ picture: { original } }: { readonly picture: Picture }) {
  const hash = `${original.sha256.slice(0, 4)} ${original.sha256.slice(4, 8)}…`;
  const [before, after] = m
    .photos_detail_original_words({ size: formatBytes(original.size), hash: '|' })
    .split('|');
  return (
    <>
      {before}
      <span className={styles.hash}>{hash}</span>
      {after}
    </>
  );
}

function usesWords({ code, findings, uses }: PhotoUses): string {
  const parts = [
    ...(code === null ? [] : [m.photos_use_item({ code })]),
    ...findings.map((number) => m.photos_use_finding({ number })),
    ...uses.map(({ type, number }) =>
      type === 'statement'
        ? m.photos_use_statement({ number })
        : m.photos_use_recommendation({ number }),
    ),
  ];
  return parts.length === 0 ? m.photos_use_none() : parts.join(', ');
}

/** What the delegation saw, and the unit's own pictures of what it mended. */
function BeforeAfter({
  before,
  after,
  followupScope,
}: {
  readonly before: FoldedRecord;
  readonly after: readonly FoldedRecord[];
  readonly followupScope: Scope;
}) {
  if (after.length === 0) return null;
  return (
    <div className={styles.pair}>
      <section>
        <h3>{m.photos_before()}</h3>
        <Thumb
          scope={before.scope}
          sha256={shownPicture(before)?.thumbnail.sha256}
          alt={m.photos_before()}
          taken={readField(before, 'taken', photoFields.taken).value?.at}
        />
      </section>
      <section>
        <h3>{m.photos_after()}</h3>
        {after.map((photo) => (
          <Thumb
            key={photo.record}
            scope={followupScope}
            sha256={readField(photo, 'picture', sharedPhotoFields.picture).value?.thumbnail.sha256}
            alt={m.photos_after()}
            taken={readField(photo, 'taken', sharedPhotoFields.taken).value?.at}
          />
        ))}
      </section>
    </div>
  );
}

function Thumb({
  scope,
  sha256,
  alt,
  taken,
}: {
  readonly scope: Scope;
  readonly sha256: string | undefined;
  readonly alt: string;
  readonly taken: string | undefined;
}) {
  const url = usePhotoUrl(scope, sha256);
  const src = url.type === 'ready' ? url.url : url.type === 'missing' ? 'unreadable' : null;
  return (
    <figure>
      <PhotoThumb wide src={src} alt={alt} />
      {taken !== undefined && <Meta>{formatDayOf(taken)}</Meta>}
    </figure>
  );
}
