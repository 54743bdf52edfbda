import type { ResponseReading } from '#domain/followup/recommendation-state.ts';
import { responseFields } from '#domain/followup/records.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePeople } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { Meta, Note, Row, Stack, StatusLine } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { After } from './before-after.tsx';
import { photosOf } from './shared-photo.tsx';

/**
 * Reports of the unit that were begun and not sent: two people who write without a network do not know
 * of each other, and neither's half hour may be out of sight.
 */
export function OtherDrafts({
  scope,
  drafts,
  records,
  onChoose,
}: {
  readonly scope: Scope;
  readonly drafts: readonly ResponseReading[];
  readonly records: readonly FoldedRecord[];
  /** Absent where nothing can be sent now. */
  readonly onChoose?: (record: RecordKey) => void;
}) {
  const people = usePeople();
  return drafts.map(({ record, folded }) => {
    const draft = readField(folded, 'draft', responseFields.draft);
    const photos = photosOf(records, record);
    const by = people(folded.fields['recommendation']?.heads[0]?.by ?? '')?.name;
    return (
      <Panel key={record}>
        <Stack>
          <StatusLine icon="pen-nib-fill">
            {by === undefined ? m.followup_other_draft() : m.followup_other_draft_of({ name: by })}
          </StatusLine>
          {draft.heads.map(({ id, value }) => (
            <Note key={id}>{String(value)}</Note>
          ))}
          {photos.length > 0 && <After scope={scope} photos={photos} />}
          {onChoose && (
            <>
              <Meta>{m.followup_other_draft_note()}</Meta>
              <Row>
                <Button icon="pencil-simple" onClick={() => onChoose(record)}>
                  {m.followup_other_draft_choose()}
                </Button>
              </Row>
            </>
          )}
        </Stack>
      </Panel>
    );
  });
}
