import { useMemo, useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { fileStateOf } from '#client/record/photo/photo-facts.ts';
import { PhotoSheet } from '#client/record/photo/photo-sheet.tsx';
import { readyChecklists, type LoadedChecklist } from '#client/services/use-checklists.ts';
import { useFiles, type VisitContext } from '#client/services/use-records.ts';
import { useUploading } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { Select } from '#client/ui/select.tsx';
import {
  albumEntries,
  albumPlaces,
  albumStates,
  filteredEntries,
  type AlbumEntry,
  type AlbumState,
} from './album-entries.ts';
import { AlbumPhoto } from './album-photo.tsx';
import styles from './album.module.css';

/** All photos of a visit, with what to find one by. */
export function LoadedAlbum({
  context,
  records,
  loaded,
}: {
  readonly context: VisitContext;
  readonly records: readonly FoldedRecord[];
  readonly loaded: readonly LoadedChecklist[];
}) {
  const checklists = useMemo(() => readyChecklists(loaded), [loaded]);
  const entries = useMemo(() => albumEntries(records, checklists), [records, checklists]);
  const places = useMemo(() => albumPlaces(entries, checklists, labelText), [entries, checklists]);
  const [place, setPlace] = useState('');
  const [state, setState] = useState<AlbumState>('all');
  const [byTime, setByTime] = useState(false);
  const [open, setOpen] = useState<RecordKey | null>(null);
  const files = useFiles(context.scope);
  const uploading = useUploading();
  const answers = places.find(({ value }) => value === place)?.answers ?? null;
  const shown = useMemo(
    () => filteredEntries(entries, { answers, state, byTime }),
    [entries, answers, state, byTime],
  );
  const showAll = () => {
    setPlace('');
    setState('all');
  };
  if (entries.length === 0) {
    return (
      <Page>
        <EmptyState title={m.album_empty()}>{m.album_empty_next()}</EmptyState>
      </Page>
    );
  }
  return (
    <Page width="full">
      <div className={styles.filters}>
        <Select
          aria-label={m.album_order()}
          value={byTime ? 'time' : 'item'}
          onValueChange={(value) => setByTime(value === 'time')}
          options={[
            { value: 'item', label: m.album_by_item() },
            { value: 'time', label: m.album_by_time() },
          ]}
        />
        <Select
          aria-label={m.album_section()}
          value={place}
          placeholder={m.album_all_sections()}
          onValueChange={setPlace}
          options={places}
        />
        <Select
          aria-label={m.album_state()}
          value={state}
          onValueChange={(value) => setState(albumStates.find((one) => one === value) ?? 'all')}
          options={albumStates.map((value) => ({ value, label: stateWords[value]() }))}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={m.album_none()}
          action={<Button onClick={showAll}>{m.album_show_all()}</Button>}
        />
      ) : (
        <ul role="list" className={styles.grid} aria-label={m.album_list()}>
          {shown.map((entry) => (
            <AlbumPhoto
              key={entry.photo.record}
              entry={entry}
              state={fileStateOf(entry.photo, files, uploading)}
              onOpen={setOpen}
            />
          ))}
        </ul>
      )}
      <OpenPhoto entries={shown} all={entries} open={open} onOpen={setOpen} />
    </Page>
  );
}

/** The photo that is looked at; it stays open where a filter no longer finds it. */
function OpenPhoto({
  entries,
  all,
  open,
  onOpen,
}: {
  readonly entries: readonly AlbumEntry[];
  readonly all: readonly AlbumEntry[];
  readonly open: RecordKey | null;
  readonly onOpen: (photo: RecordKey | null) => void;
}) {
  const entry = all.find(({ photo }) => photo.record === open);
  if (entry === undefined) return null;
  const at = entries.findIndex(({ photo }) => photo.record === open);
  const go = (to: AlbumEntry | undefined) =>
    at < 0 || to === undefined ? null : () => onOpen(to.photo.record);
  return (
    <PhotoSheet
      photo={entry.photo}
      onPrevious={go(entries[at - 1])}
      onNext={go(entries[at + 1])}
      onClose={() => onOpen(null)}
    />
  );
}

const stateWords: Readonly<Record<AlbumState, () => string>> = {
  all: m.album_all,
  covered: m.album_covered,
  annotated: m.album_annotated,
  open: m.album_open,
  'no-caption': m.album_no_caption,
};
