import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Tag } from '#client/ui/tag.tsx';

/** A deadline; a missing one is said, because what has no date is not followed up. */
export function DueTag({ due }: { readonly due: string | null }) {
  return due === null ? (
    <Tag tone="part" icon="warning-fill">
      {m.compile_no_due()}
    </Tag>
  ) : (
    <Tag icon="calendar-dots">{m.compile_due({ date: formatDate(due) })}</Tag>
  );
}
