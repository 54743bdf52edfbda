import { calendarDateOf, dateParts, formatMonthShort } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { DateMark } from '#client/ui/leaf.tsx';
import { Meta } from '#client/ui/page.tsx';

/** A calendar date (YYYY-MM-DD) in the margin, or that there is none; of another year than today's, the year is said. */
export function CalendarMark({ date }: { readonly date: string | null }) {
  const { clock } = useServices();
  const parts = date === null ? null : dateParts(date);
  if (parts === null) return <Meta>{m.followup_no_due()}</Meta>;
  const { day, month, year } = parts;
  const sameYear = dateParts(calendarDateOf(clock()))?.year === year;
  return <DateMark day={day} bottom={sameYear ? formatMonthShort(month) : `${month}/${year}`} />;
}
