import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Meta } from '#client/ui/page.tsx';
import { useFillActions } from '../fill-context.ts';

/**
 * Names the writer of an answer where it is somebody whom one would not expect: neither oneself nor
 * one of those to whom the section was given. A conflict names both of its sides itself.
 */
export function WrittenBy({
  record,
  owners,
}: {
  readonly record: FoldedRecord | undefined;
  readonly owners: string;
}) {
  const { me, nameOf } = useFillActions();
  const field = record?.fields['value'];
  const writer = field?.heads[0]?.by;
  if (field === undefined || field.conflict || field.value === null) return null;
  if (writer === undefined || writer === me || owners.split(' ').includes(writer)) return null;
  return <Meta>{m.filling_written_by({ name: nameOf(writer) })}</Meta>;
}
