import type { ResponseReading } from '#domain/followup/recommendation-state.ts';
import { responseFields } from '#domain/followup/records.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { timeWords, wallTime } from '#client/record/time-words.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { usePeople } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { Meta, Note, Row, Stack, StatusLine } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { After } from './before-after.tsx';
import { photosOf } from './shared-photo.tsx';

/** A unit's own people are in no directory of theirs: then it is somebody else, as far as is known. */
function useWriter(): (by: string) => string {
  const people = usePeople();
  return (by) => {
    const name = people(by)?.name;
    return name === undefined ? m.followup_other_draft() : m.followup_other_draft_of({ name });
  };
}

/** Whose words stand in the box, where somebody else has written them: they look like one's own. */
export function WhoseDraft({ folded }: { readonly folded: FoldedRecord | undefined }) {
  const { clock } = useServices();
  const { account } = useWorkspace();
  const writer = useWriter();
  const [words] = readField(folded, 'draft', responseFields.draft).heads;
  // One of photos alone has no words yet.
  const head = words ?? folded?.fields['recommendation']?.heads[0];
  if (head === undefined || head.by === account.id) return null;
  const written = wallTime(head.at);
  return (
    <Stack>
      <StatusLine icon="pen-nib-fill">{writer(head.by)}</StatusLine>
      <Meta>
        {written !== null && m.followup_other_draft_at({ when: timeWords(written, clock()) })}{' '}
        {m.followup_other_draft_in_box()}
      </Meta>
    </Stack>
  );
}

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
  const { clock } = useServices();
  const { account } = useWorkspace();
  const writer = useWriter();
  const whose = (by: string): string =>
    by === account.id ? m.followup_other_draft_own() : writer(by);
  return drafts.map(({ record, folded }) => {
    const draft = readField(folded, 'draft', responseFields.draft);
    const photos = photosOf(records, record);
    const begun = folded.fields['recommendation']?.heads[0];
    const written = wallTime((draft.heads[0] ?? begun)?.at ?? '');
    return (
      <Panel key={record}>
        <Stack>
          <StatusLine icon="pen-nib-fill">{whose(begun?.by ?? '')}</StatusLine>
          {written !== null && (
            <Meta>{m.followup_other_draft_at({ when: timeWords(written, clock()) })}</Meta>
          )}
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
