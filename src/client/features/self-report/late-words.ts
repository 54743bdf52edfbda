import { daysLate, type SelfReport } from '#domain/followup/self-report.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** "Quá hạn gửi 5 ngày"; null where the report is in time, handed in, or not asked for. */
export function lateWords(
  report: Pick<SelfReport, 'request' | 'handedIn'>,
  today: string,
): string | null {
  const days = daysLate(report, today);
  return days === 0 ? null : m.report_state_late({ days: formatNumber(days) });
}
