import { useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { formatDateTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { useFillActions, usePhotoStatus } from './fill-context.ts';
import { RecordField } from '#client/record/record-field.tsx';
import styles from './photo-sheet.module.css';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { useDeleteRecord } from '#client/record/use-delete-record.ts';
import { useSaveField } from '#client/record/use-save-field.ts';

/** One photo large, with its caption; taking it away can be undone. */
export function PhotoSheet({
  photo,
  onClose,
}: {
  readonly photo: FoldedRecord;
  readonly onClose: () => void;
}) {
  const { scope, kept, mayPhotograph } = useFillActions();
  const { files } = usePhotoStatus();
  const remove = useDeleteRecord();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const picture = readField(photo, 'picture', photoFields.picture).value;
  const taken = readField(photo, 'taken', photoFields.taken).value;
  const of = readField(photo, 'of', photoFields.of).value;
  const code = of === undefined ? '' : (recordParts(of).id.split('/').at(-1) ?? '');
  const url = usePhotoUrl(scope, picture?.original.sha256);
  const caption = useSaveField(scope, photo.record, 'caption');
  // Only of what was written here does this device know whether the server has it.
  const sent = picture && files?.get(picture.original.sha256);

  async function removePhoto() {
    const failed = await remove(photo, m.photos_removed({ code }));
    setProblem(failed);
    if (failed === null) onClose();
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={m.photos_title({ code })}
      footer={
        <>
          {mayPhotograph && (
            <Button variant="danger" icon="trash" onClick={() => void removePhoto()}>
              {m.photos_remove()}
            </Button>
          )}
          <Button onClick={onClose}>{m.photos_done()}</Button>
        </>
      }
    >
      <div className={styles.stack}>
        {photo.deletedMeanwhile && (
          <Message kind="conflict" title={m.conflicts_deleted_meanwhile()}>
            {m.conflicts_deleted_meanwhile_next()}
          </Message>
        )}
        {picture === undefined ? (
          <Message kind="warning" title={m.fill_unreadable()}>
            {m.fill_unreadable_next()}
          </Message>
        ) : url.type === 'missing' ? (
          <Message kind="info" title={m.photos_not_here()}>
            {m.photos_not_here_next()}
          </Message>
        ) : (
          <span
            className={styles.frame}
            style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
          >
            {url.type === 'ready' && <img src={url.url} alt={m.photos_title({ code })} />}
          </span>
        )}
        <p className={styles.facts}>
          {taken !== undefined && (
            <span>
              {(taken.source === 'camera' ? m.photos_taken : m.photos_from_file)({
                time: formatDateTime(Date.parse(taken.at)),
              })}
            </span>
          )}
          {sent === 'waiting' && <Tag icon="arrow-up">{m.photos_waiting_long()}</Tag>}
          {sent === 'received' && (
            <Tag tone="ok" icon="cloud-check-fill">
              {m.photos_received()}
            </Tag>
          )}
        </p>
        <RecordField
          scope={scope}
          kept={kept}
          record={photo}
          recordKey={photo.record}
          field="caption"
          schema={photoFields.caption}
          label={m.photos_caption()}
          initial=""
          mayWrite={mayPhotograph}
          save={caption}
          write={String}
          read={(text) => ({ value: text })}
          words={String}
        >
          {(bindings) => <TextArea {...bindings} dictate maxLength={2000} />}
        </RecordField>
        {problem !== null && (
          <SaveProblemMessage problem={problem} onRetry={() => void removePhoto()} />
        )}
      </div>
    </Sheet>
  );
}
