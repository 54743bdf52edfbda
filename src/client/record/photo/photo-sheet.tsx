import { useMemo, useState } from 'react';
import { mayWrite } from '#domain/access/judge-change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import { makeScope, scopeParts, type RecordKey } from '#domain/sync/scope.ts';
import { photoUses } from '#domain/visit/photo-uses.ts';
import { photoFields, type Picture } from '#domain/visit/records.ts';
import { publishedCopies, shownPicture } from '#domain/visit/shown-picture.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { useFiles, useRecords, useVisit } from '#client/services/use-records.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useUploading } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { ConflictBlock } from '../conflict-block.tsx';
import { keptWork } from '../kept-edits.ts';
import { RecordField } from '../record-field.tsx';
import { SaveProblemMessage } from '../save-problem-message.tsx';
import type { SaveProblem } from '../save-problem-words.ts';
import { useDeleteRecord } from '../use-delete-record.ts';
import { useSaveField } from '../use-save-field.ts';
import { PhotoDetails } from './photo-details.tsx';
import { PhotoEditor } from './photo-editor.tsx';
import { fileStateOf, marksOf } from './photo-facts.ts';
import styles from './photo-sheet.module.css';
import { PhotoViewer } from './photo-viewer.tsx';
import { publishedBeforeWords } from './publish-words.ts';
import { RebindSheet } from './rebind-sheet.tsx';

export interface PhotoSheetProps {
  readonly photo: FoldedRecord;
  /** The neighbours in the list that it was opened from; null: there is none. */
  readonly onPrevious?: (() => void) | null;
  readonly onNext?: (() => void) | null;
  readonly onClose: () => void;
}

type Layer = 'viewer' | 'editor' | 'rebind';

/** An act that could not be stored, with the photo that it was about. */
interface FailedAct {
  readonly photo: RecordKey;
  readonly problem: SaveProblem;
  readonly again: () => void;
}

const nothing: readonly FoldedRecord[] = [];

/** One photo with all that is known of it and all that may be done to it. */
export function PhotoSheet({ photo, onPrevious = null, onNext = null, onClose }: PhotoSheetProps) {
  const { scope } = photo;
  const visitId = scopeParts(scope).id;
  const followupScope = makeScope('followup', visitId);
  const workspace = useWorkspace();
  const context = useVisit(visitId);
  const records = useRecords(scope) ?? nothing;
  const followup = useRecords(followupScope) ?? nothing;
  const toast = useToast();
  const remove = useDeleteRecord();
  const [layer, setLayer] = useState<Layer | null>(null);
  const [failed, setFailed] = useState<FailedAct | null>(null);
  const { kept } = keptWork(workspace, scope);
  const mayEdit = mayWrite('visit', 'photo', 'caption', context?.role ?? null);
  const uses = useMemo(() => photoUses(photo, records), [photo, records]);
  const code = uses.code ?? '';
  const title = m.photos_title({ code });
  const original = readField(photo, 'picture', photoFields.picture).value;
  const annotated = readField(photo, 'annotated', photoFields.annotated);
  const shown = shownPicture(photo);
  const caption = useSaveField(scope, photo.record, 'caption');
  const words = readField(photo, 'caption', photoFields.caption).value ?? '';
  const told = (problem: SaveProblem | null, again: () => void) =>
    setFailed(problem === null ? null : { photo: photo.record, problem, again });

  async function removePhoto() {
    const problem = await remove(photo, m.photos_removed({ code }));
    told(problem, () => void removePhoto());
    if (problem === null) onClose();
  }

  async function rebind(answer: RecordKey, newCode: string) {
    const edit = { scope, record: photo.record, field: 'of', value: answer } as const;
    const saved = await workspace.save([{ ...edit, seen: seenHeads(photo, 'of') }]);
    told(saved.ok ? null : saved.error, () => void rebind(answer, newCode));
    setLayer(null);
    if (saved.ok) toast({ text: m.photos_rebound({ code: newCode }) });
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          {mayEdit && (
            <>
              <Button
                icon="pencil-simple"
                disabledReason={
                  annotated.conflict
                    ? m.photos_mark_conflict()
                    : annotated.unreadable
                      ? m.photos_mark_unreadable()
                      : undefined
                }
                onClick={() => setLayer('editor')}
              >
                {m.photos_mark()}
              </Button>
              <Button icon="link-simple" onClick={() => setLayer('rebind')}>
                {m.photos_rebind()}
              </Button>
            </>
          )}
          <Button onClick={onClose}>{m.photos_done()}</Button>
        </>
      }
    >
      {/* Another photo may take this one's place on the same sheet: no word of one is stored with the other. */}
      <div key={photo.record} className={styles.stack}>
        {photo.deletedMeanwhile && (
          <Message kind="conflict" title={m.conflicts_deleted_meanwhile()}>
            {m.conflicts_deleted_meanwhile_next()}
          </Message>
        )}
        {shown === undefined ? (
          <Message kind="warning" title={m.fill_unreadable()}>
            {m.fill_unreadable_next()}
          </Message>
        ) : (
          <LargePicture
            photo={photo}
            picture={shown}
            alt={words === '' ? title : `${title}: ${words}`}
            onOpen={() => setLayer('viewer')}
          />
        )}
        <SendingTags photo={photo} />
        {annotated.conflict && (
          <ConflictBlock
            scope={scope}
            record={photo.record}
            field="annotated"
            name={`${title}, ${m.photos_annotated()}`}
            heads={annotated.heads}
            maySettle={mayEdit}
            renderValue={(value) => <AnnotatedHead photo={photo} value={value} />}
          />
        )}
        {annotated.unreadable && (
          <Message kind="warning" live={false} title={m.fill_unreadable()}>
            {m.fill_unreadable_next()}
          </Message>
        )}
        <RecordField
          scope={scope}
          kept={kept}
          record={photo}
          recordKey={photo.record}
          field="caption"
          schema={photoFields.caption}
          label={m.photos_caption()}
          initial=""
          mayWrite={mayEdit}
          save={caption}
          write={String}
          read={(text) => ({ value: text })}
          words={String}
        >
          {(bindings) => <TextArea {...bindings} dictate maxLength={2000} />}
        </RecordField>
        <PhotoDetails photo={photo} uses={uses} followup={followup} followupScope={followupScope} />
        {failed?.photo === photo.record && (
          <SaveProblemMessage problem={failed.problem} onRetry={failed.again} />
        )}
        {mayEdit && (
          <div className={styles.actions}>
            <Button variant="danger" icon="trash" onClick={() => void removePhoto()}>
              {m.photos_remove()}
            </Button>
          </div>
        )}
      </div>
      {layer === 'viewer' && shown !== undefined && (
        <PhotoViewer
          scope={scope}
          title={title}
          alt={words === '' ? title : words}
          sha256={shown.original.sha256}
          {...(original !== undefined &&
            original.original.sha256 !== shown.original.sha256 && {
              other: {
                sha256: original.original.sha256,
                words: m.photos_view_original(),
                back: m.photos_view_annotated(),
              },
            })}
          onPrevious={onPrevious}
          onNext={onNext}
          onClose={() => setLayer(null)}
        />
      )}
      {layer === 'editor' && original !== undefined && (
        <PhotoEditor
          photo={photo}
          picture={original}
          code={code}
          warning={publishedBeforeWords(publishedCopies(photo, followup))}
          onClose={() => setLayer(null)}
        />
      )}
      {layer === 'rebind' && context && (
        <RebindSheet
          checklists={context.visit.checklists}
          onChoose={(answer, newCode) => void rebind(answer, newCode)}
          onClose={() => setLayer(null)}
        />
      )}
    </Sheet>
  );
}

function LargePicture({
  photo,
  picture,
  alt,
  onOpen,
}: {
  readonly photo: FoldedRecord;
  readonly picture: Picture;
  readonly alt: string;
  readonly onOpen: () => void;
}) {
  const url = usePhotoUrl(photo.scope, picture.original.sha256);
  if (url.type === 'missing') {
    return (
      <Message kind="info" title={`${m.photos_not_here()}.`}>
        {m.photos_not_here_next()}
      </Message>
    );
  }
  return (
    <button
      type="button"
      className={`${styles.frame} ${styles.open}`}
      style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
      aria-label={`${m.photos_view()}. ${alt}`}
      onClick={onOpen}
    >
      {url.type === 'ready' && <img src={url.url} alt={alt} />}
    </button>
  );
}

/** Only of what was written or fetched here does this device know whether the server has it. */
function SendingTags({ photo }: { readonly photo: FoldedRecord }) {
  const files = useFiles(photo.scope);
  const uploading = useUploading();
  const state = fileStateOf(photo, files, uploading);
  const marks = marksOf(photo);
  return (
    <p className={styles.facts}>
      {state === 'waiting' && <Tag icon="arrow-up">{m.photos_waiting_long()}</Tag>}
      {state === 'received' && (
        <Tag tone="ok" icon="cloud-check-fill">
          {m.photos_received()}
        </Tag>
      )}
      {state !== null && typeof state === 'object' && (
        <Tag icon="cloud-arrow-up">{m.photos_sending_percent({ percent: state.percent })}</Tag>
      )}
      {marks !== null && (
        <Tag icon={marks.covers > 0 ? 'eye-slash' : 'pencil-simple'}>
          {marks.covers > 0 ? m.photos_covered() : m.photos_marked()}
        </Tag>
      )}
    </p>
  );
}

/** One of two annotated copies that differ; null cannot be read by this version. */
function AnnotatedHead({
  photo,
  value,
}: {
  readonly photo: FoldedRecord;
  readonly value: unknown;
}) {
  const parsed = photoFields.annotated.safeParse(value);
  const original = readField(photo, 'picture', photoFields.picture).value;
  const picture = parsed.success ? (parsed.data?.picture ?? original) : undefined;
  const url = usePhotoUrl(photo.scope, picture?.thumbnail.sha256);
  if (!parsed.success) return m.fill_unreadable();
  return (
    <>
      {url.type === 'ready' && <img src={url.url} alt="" width={160} />}
      <p>
        {parsed.data === null
          ? m.photos_detail_original()
          : m.photos_marks_words({
              count: parsed.data.edit.marks.filter(({ kind }) => kind !== 'cover').length,
              covers: parsed.data.edit.marks.filter(({ kind }) => kind === 'cover').length,
            })}
      </p>
    </>
  );
}
