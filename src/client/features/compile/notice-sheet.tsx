import { signingAuthorities } from '#domain/documents/conclusion-input.ts';
import {
  noticeRecord,
  readNotice,
  type DraftContext,
  type NoticeField,
} from '#domain/visit/conclusion-draft-notice.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Field } from '#client/ui/field.tsx';
import { Group, Note, Stack } from '#client/ui/page.tsx';
import { Select } from '#client/ui/select.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { useCompileActions } from './compile-context.ts';
import { DraftDate, DraftLine, DraftText } from './draft-fields.tsx';
import { FieldConflict } from './field-conflict.tsx';
import { useDraftField } from './use-draft-field.ts';

/** Head and foot of the document; each box saves by itself. */
export function NoticeSheet({
  records,
  context,
  onClose,
}: {
  readonly records: readonly FoldedRecord[];
  readonly context: DraftContext;
  readonly onClose: () => void;
}) {
  const folded = records.find(({ record }) => record === noticeRecord);
  const notice = readNotice(folded, context);
  const at = (field: NoticeField) => ({
    ...{ record: noticeRecord, folded, field },
    standing: notice[field],
  });
  return (
    <Sheet open onClose={onClose} title={m.compile_layout_title()}>
      <Stack>
        <Note>{m.compile_layout_note()}</Note>
        <Group title={m.compile_layout_head()}>
          <DraftLine {...at('superiorBody')} label={m.compile_superior_body()} />
          <DraftLine {...at('issuingBody')} label={m.compile_issuing_body()} />
          <DraftLine {...at('symbol')} label={m.compile_symbol()} />
          <DraftLine {...at('place')} label={m.compile_place()} />
          <DraftText {...at('subject')} label={m.compile_subject()} />
          <DraftText {...at('basis')} label={m.compile_basis()} />
        </Group>
        <Group title={m.compile_layout_foot()}>
          <DraftText {...at('unitProposals')} label={m.compile_unit_proposals()} />
          <DraftLine {...at('reportTo')} label={m.compile_report_to()} />
          <DraftDate
            {...{ record: noticeRecord, folded, field: 'reportBy', standing: notice.reportBy }}
            label={m.compile_report_by()}
          />
          <AuthorityField folded={folded} standing={notice.signerAuthority} />
          <DraftText {...at('signerTitle')} label={m.compile_signer_title()} />
          <DraftLine {...at('signerName')} label={m.compile_signer_name()} />
          <DraftText {...at('recipients')} label={m.compile_recipients()} rows={4} />
        </Group>
      </Stack>
    </Sheet>
  );
}

const authorityWords = {
  'TM.': m.compile_authority_tm,
  'KT.': m.compile_authority_kt,
  'TL.': m.compile_authority_tl,
  'TUQ.': m.compile_authority_tuq,
  'Q.': m.compile_authority_q,
} as const satisfies Record<(typeof signingAuthorities)[number], () => string>;

/** A select has no empty choice of its own, so signing in person is a word here and blank in the store. */
const IN_PERSON = 'none';

function AuthorityField({
  folded,
  standing,
}: {
  readonly folded: FoldedRecord | undefined;
  readonly standing: string;
}) {
  const { mayWrite } = useCompileActions();
  const place = { record: noticeRecord, folded, field: 'signerAuthority' } as const;
  const { control, answer } = useDraftField({ ...place, standing });
  return (
    <div>
      <Field label={m.compile_signer_authority()}>
        {(aria) => (
          <Select
            {...aria}
            disabled={!mayWrite}
            value={control.value === '' ? IN_PERSON : control.value}
            onValueChange={(value) => answer(value === IN_PERSON ? '' : value)}
            options={[
              { value: IN_PERSON, label: m.compile_authority_none() },
              ...signingAuthorities.map((value) => ({ value, label: authorityWords[value]() })),
            ]}
          />
        )}
      </Field>
      <FieldConflict {...place} />
    </div>
  );
}
