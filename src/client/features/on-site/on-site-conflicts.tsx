import { useState } from 'react';
import { z } from 'zod';
import { drawnFields } from '#domain/on-site/drawn-fields.ts';
import { isOnSiteKind } from '#domain/on-site/records.ts';
import { deletedField, type FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { openConflicts } from '#domain/visit/overview.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { ConflictBlock } from '#client/record/conflict-block.tsx';
import { deletionIds } from '#client/record/use-delete-record.ts';
import { useReadToEnd } from '#client/services/use-read-to-end.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { conflictFieldWords, conflictValueWords } from './conflict-value-words.ts';
import { useOnSite } from './on-site-context.ts';

/** What two people wrote differently and what has no place of its own on the page: settled here. */
export function OnSiteConflicts() {
  const { records, scope, mayWrite } = useOnSite();
  const open = openConflicts(records).filter(({ record }) =>
    isOnSiteKind(recordParts(record).kind),
  );
  const isDrawn = open.length === 0 ? () => true : drawnFields(records);
  const shown = open.flatMap(({ folded, fields }) =>
    fields.flatMap((field) => (isDrawn(folded.record, field) ? [] : [{ folded, field }])),
  );
  const deleted = open.filter(({ deletedMeanwhile }) => deletedMeanwhile);
  return (
    <>
      {shown.map(({ folded, field }) => (
        <ConflictBlock
          key={`${folded.record} ${field}`}
          {...{ scope, field, maySettle: mayWrite, record: folded.record }}
          name={conflictFieldWords(folded, field)}
          heads={readField(folded, field, z.unknown()).heads}
          renderValue={(value) => conflictValueWords(folded.record, field, value)}
        />
      ))}
      {deleted.map(({ record, folded }) => (
        <DeletedMeanwhile key={record} folded={folded} />
      ))}
    </>
  );
}

/** One removed it, another went on writing: it stands until somebody says which. */
function DeletedMeanwhile({ folded }: { readonly folded: FoldedRecord }) {
  const { scope, mayWrite, save } = useOnSite();
  const workspace = useWorkspace();
  const readToEnd = useReadToEnd(scope);
  const [busy, setBusy] = useState(false);
  const { record } = folded;
  async function keep() {
    setBusy(true);
    const seen = deletionIds(await workspace.history(scope, record));
    await save([{ scope, record, field: deletedField, value: null, seen }]);
    setBusy(false);
  }
  return (
    <Message
      kind="conflict"
      live={false}
      title={`${conflictFieldWords(folded, deletedField)}: ${m.conflicts_deleted_meanwhile()}`}
      actions={
        mayWrite && readToEnd ? (
          <Button busy={busy} onClick={() => void keep()}>
            {m.onsite_keep()}
          </Button>
        ) : undefined
      }
    >
      {readToEnd ? m.conflicts_deleted_meanwhile_next() : m.conflicts_unread()}
    </Message>
  );
}
