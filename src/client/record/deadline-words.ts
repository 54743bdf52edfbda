import { holidaysOfVietNam, type HolidayName } from '#domain/calendar/holidays-viet-nam.ts';
import type { Deadline, SkippedHoliday } from '#domain/calendar/deadline.ts';
import { formatDate, formatDateWithWeekday, formatDayMonth } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

const names: Readonly<Record<HolidayName, () => string>> = {
  'new-year': m.findings_holiday_new_year,
  tet: m.findings_holiday_tet,
  'hung-kings': m.findings_holiday_hung_kings,
  victory: m.findings_holiday_victory,
  'national-day': m.findings_holiday_national_day,
};

/** How a deadline was counted: from where, what was left out, and how sure it is. */
export function countedWords(
  visitDate: string,
  days: number,
  { date, skipped, worked, certainty }: Deadline,
): readonly { readonly text: string; readonly doubt: boolean }[] {
  const lines = [
    {
      text: m.findings_due_counted({
        days,
        date: formatDateWithWeekday(date),
        from: formatDate(visitDate),
      }),
      doubt: false,
    },
    {
      text:
        skipped.length === 0
          ? m.findings_due_weekends()
          : m.findings_due_skipped({ holidays: skipped.map(stretch).join('; ') }),
      doubt: false,
    },
  ];
  if (worked.length > 0)
    lines.push({
      text: m.findings_due_worked({ days: worked.map(formatDate).join(', ') }),
      doubt: false,
    });
  const year = (day: string) => day.slice(0, 4);
  if (certainty === 'usual')
    lines.push({ text: m.findings_due_usual({ year: year(date) }), doubt: true });
  if (certainty === 'unknown')
    lines.push({
      text: m.findings_due_unknown({
        from: year(holidaysOfVietNam.from),
        to: year(holidaysOfVietNam.to),
      }),
      doubt: true,
    });
  return lines;
}

function stretch({ name, from, to }: SkippedHoliday): string {
  const days = from === to ? formatDayMonth(from) : `${formatDayMonth(from)}–${formatDayMonth(to)}`;
  return m.findings_holiday_days({ holiday: names[name](), days });
}
