import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** "13/4/2022 đến 14/4/2022" of dates in order; empty where there is none. */
export function dateSpan(dates: readonly string[]): string {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last
    ? formatDate(first)
    : m.admin_from_to({ from: formatDate(first), to: formatDate(last) });
}
