/**
 * Periods that go on to the day of the report: "từ 01/01/2022 đến nay". The text does not say their last
 * day, so they are no month, quarter or year with which they begin, and nothing is made up for it.
 */
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import type { Span } from './text-structure.ts';

/** `from` is null where the day of the beginning is not said. */
type Begun = Span & { readonly from: string | null };

const TO_NOW =
  /(?:(?<![\p{L}\d])(?:cho )?(?:đến|tới) (?:nay|hôm nay|bây giờ|hiện (?:nay|tại)|(?:thời điểm|ngày) (?:này|hôm nay|hiện (?:nay|tại)|(?:lập )?báo cáo|kiểm tra))|(?<!\p{L})[-–] ?nay|(?<!\p{L})trở lại đây)(?!\p{L})/gu;
const YEAR_BEFORE = /(?<![\p{L}\d/.,])(?:(?:đầu )?năm )?((?:19|20)\d\d)$/u;
const MONTH_BEFORE = /(?<![\p{L}\d/.,])(\d{1,2})\/((?:19|20)\d\d)$/u;
/** "Từ đầu năm", "từ khi thành lập", "từ tháng 7": begun on a day that is not said. */
const SINCE = /(?<!\p{L})từ ((?:ngày )?[^\d,.;:()\n]{1,50}(?:(?<=tháng )\d{1,2})?)$/u;
// Longer words before it are another matter.
const LONGEST_BEGINNING = 64;

/** In their order; `periods` are the closed ones with which they may begin. */
export function openPeriods(
  plain: string,
  dates: readonly (Span & { readonly date: string | null })[],
  periods: readonly Begun[],
): readonly Begun[] {
  const begun = new Map<number, Pick<Begun, 'start' | 'from'>>();
  for (const { start, end, date } of dates) {
    const isDay = date !== null && isCalendarDate(date);
    begun.set(end, { start, from: isDay ? date : null });
  }
  for (const { start, end, from } of periods) begun.set(end, { start, from });
  return [...plain.matchAll(TO_NOW)].flatMap((match) => {
    const at = plain[match.index - 1] === ' ' ? match.index - 1 : match.index;
    const beginning = begun.get(at) ?? beginningInWords(plain, at);
    return beginning === null ? [] : [{ ...beginning, end: match.index + match[0].length }];
  });
}

/** Null where the words that end here name no beginning: "đến nay, xã có 5 hồ sơ". */
function beginningInWords(plain: string, end: number): Pick<Begun, 'start' | 'from'> | null {
  const before = plain.slice(Math.max(0, end - LONGEST_BEGINNING), end);
  const [month, year] = [MONTH_BEFORE.exec(before), YEAR_BEFORE.exec(before)];
  if (month !== null) {
    const first = `${month[2]}-${(month[1] ?? '').padStart(2, '0')}-01`;
    return { start: end - month[0].length, from: isCalendarDate(first) ? first : null };
  }
  if (year !== null) {
    // "Cuối năm 2022" is begun on a day that is not said.
    const isMidway = /(?:giữa|cuối|tháng|quý) $/u.test(before.slice(0, -year[0].length));
    return { start: end - year[0].length, from: isMidway ? null : `${year[1]}-01-01` };
  }
  const since = SINCE.exec(before);
  return since === null ? null : { start: end - (since[1] ?? '').length, from: null };
}
