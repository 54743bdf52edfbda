import { useRef, useState, type ReactNode } from 'react';
import type { RecommendationReading } from '#domain/followup/recommendation-state.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { createShelf } from '#client/form/shelf.ts';
import { useTextEdit } from '#client/form/use-text-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { PhotoFailures } from '#client/record/photo/photo-failures.tsx';
import type { PhotoProblem } from '#client/record/photo/photo-problem-words.ts';
import { usePhotoBatch } from '#client/record/photo/use-photo-batch.ts';
import { TextEditField } from '#client/record/text-edit-field.tsx';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Page, Row, Stack, StatusLine } from '#client/ui/page.tsx';
import { ThumbBar } from '#client/ui/thumb-bar.tsx';
import { BeforeAfter } from './before-after.tsx';
import { WhoseDraft } from './other-drafts.tsx';
import { photosOf } from './shared-photo.tsx';
import type { Saver } from './use-saver.ts';

/** Drafts that could not be stored when their form was left, by record; a page has one account. */
const kept = createShelf<string>();

/**
 * The unit's report on what it mended. The draft is saved while one types, photos as they are taken;
 * "send" writes the report once, and from then on it is the delegation's to judge. It is a page, as the
 * button that sends stands below all of it, in reach.
 */
export function ReportForm({
  scope,
  item,
  records,
  saver,
  record,
  children,
}: {
  readonly scope: Scope;
  readonly item: RecommendationReading;
  readonly records: readonly FoldedRecord[];
  readonly saver: Saver;
  /** The draft that is written on, or one that its first word begins. */
  readonly record: RecordKey;
  /** What is reported on. */
  readonly children: ReactNode;
}) {
  const services = useServices();
  const workspace = useWorkspace();
  const storeBatch = usePhotoBatch();
  const { connection } = useSyncState();
  const open = item.responses.find((response) => response.record === record);
  const begun = open?.folded.fields['recommendation'] !== undefined;
  const [failures, setFailures] = useState<readonly PhotoProblem[]>([]);
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);

  /** The first write to a response says what it answers. */
  const opening = begun
    ? []
    : [{ scope, record, field: 'recommendation', value: item.record, seen: [] }];
  const text = useTextEdit({
    record: open?.folded,
    field: 'draft',
    save: (value, seen) =>
      workspace.save([...opening, { scope, record, field: 'draft', value, seen }]),
    keep: {
      take: () => {
        const shelved = kept.get(record);
        kept.delete(record);
        return shelved;
      },
      put: (shelved) => {
        kept.set(record, shelved);
      },
    },
  });

  const storePhoto = async (file: Blob, source: 'camera' | 'file') => {
    const captured = await workspace.photos.capture(file, source);
    if (!captured.ok) return captured.error;
    const photo = newRecordKey(services, 'remedy-photo');
    const { picture, taken, files } = captured.value;
    const seen = [] as const;
    const saved = await workspace.save(
      [
        ...opening,
        { scope, record: photo, field: 'picture', value: { ...picture }, seen },
        { scope, record: photo, field: 'of', value: record, seen },
        { scope, record: photo, field: 'taken', value: { ...taken }, seen },
      ],
      files,
    );
    return saved.ok ? null : saved.error;
  };
  const send = async () => {
    text.flush();
    const report = { text: text.value, at: new Date(services.clock()).toISOString() };
    const seen = seenHeads(open?.folded, 'report');
    await saver.save([...opening, { scope, record, field: 'report', value: report, seen }]);
  };
  const take = (input: HTMLInputElement, source: 'camera' | 'file') => {
    const files = [...(input.files ?? [])];
    input.value = '';
    void storeBatch(files, m.sync_kind_response(), async (file) => {
      const problem = await storePhoto(file, source);
      if (problem !== null) setFailures((before) => [...before, problem]);
      return problem;
    });
  };
  const ready = text.value.trim() !== '';
  return (
    <>
      <Page width="text">
        <Stack>
          {children}
          <WhoseDraft folded={open?.folded} />
          <TextEditField
            {...{ scope, edit: text, record: open?.folded, recordKey: record, field: 'draft' }}
            label={m.followup_report_label()}
            rows={4}
            mayWrite
          />
          <BeforeAfter
            scope={scope}
            before={photosOf(records, item.record)}
            after={photosOf(records, record)}
          />
          <PhotoFailures failures={failures} onSeen={() => setFailures([])} />
          <Row>
            <Button icon="camera" onClick={() => camera.current?.click()}>
              {m.followup_add_photo()}
            </Button>
            <Button icon="images" variant="text" onClick={() => gallery.current?.click()}>
              {m.followup_from_gallery()}
            </Button>
          </Row>
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            aria-label={m.followup_add_photo()}
            onChange={(event) => take(event.currentTarget, 'camera')}
          />
          <input
            ref={gallery}
            type="file"
            accept="image/*"
            multiple
            hidden
            aria-label={m.followup_from_gallery()}
            onChange={(event) => take(event.currentTarget, 'file')}
          />
        </Stack>
      </Page>
      <ThumbBar
        label={m.followup_send()}
        leadingWhenNarrow="above"
        leading={
          connection !== 'online' && (
            <StatusLine icon="wifi-slash">{m.followup_offline()}</StatusLine>
          )
        }
      >
        <Button
          variant="primary"
          size="lg"
          icon="paper-plane-tilt"
          busy={saver.busy}
          disabledReason={
            text.conflict
              ? m.followup_send_needs_choice()
              : ready
                ? undefined
                : m.followup_send_needs_text()
          }
          onClick={() => void send()}
        >
          {m.followup_send()}
        </Button>
      </ThumbBar>
    </>
  );
}
