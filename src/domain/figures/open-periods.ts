/**
 * Periods that go on to the day of the report: "từ 01/01/2022 đến nay", "từ tháng 7/2025, xã tiếp nhận". The
 * text does not say their last day, so they are no month, quarter or year with which they begin, and nothing
 * is made up for it.
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
const SINGLE =
  /^(?:(?:tháng |t)\d{1,2}(?: ?[/-] ?| năm )\d{4}|(?:quý |q\.? ?)(?:i{1,3}|iv|[1-4])(?:[^\d]{0,10}\d{4})?)$/;
const ENDS = /^ ?(?:cho )?(?:đến|tới|[-–])/;
const OPENS =
  /(?:(?:^|[\n.;:,(–+-]) ?(?:và |còn |riêng )?|(?<!\p{L})(?:kể|tính) )từ (?:đầu |sau )?(?:ngày )?$/u;
const IN_FORCE = /(?:hiệu lực|thi hành|áp dụng|ban hành|thực hiện|giá trị) ?$/u;
const SINCE_YEAR =
  /(?<=(?:^|[\n.;:,(–+-] ?|kể |tính )(?:và |còn )?từ )((?:đầu )?năm ((?:19|20)\d\d))(?![\d/]|[.,]\d| ?(?:cho )?(?:đến|tới|[-–]))/g;
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
  const toNow = [...plain.matchAll(TO_NOW)].flatMap((match) => {
    const at = plain[match.index - 1] === ' ' ? match.index - 1 : match.index;
    const beginning = begun.get(at) ?? beginningInWords(plain, at);
    return beginning === null ? [] : [{ ...beginning, end: match.index + match[0].length }];
  });
  const ranges = new Set(periods.map(({ end }) => end));
  const single = [
    ...dates.filter(({ end }) => !ranges.has(end)),
    ...periods.filter(({ start, end }) => SINGLE.test(plain.slice(start, end))),
  ];
  const since = single.flatMap(({ start, end }) => {
    const from = begun.get(end)?.from ?? null;
    return isSince(plain, { start, end }) ? [{ start, end, from }] : [];
  });
  const sinceYear = [...plain.matchAll(SINCE_YEAR)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? '').length, end, from: `${match[2]}-01-01` };
  });
  return [...toNow, ...since, ...sinceYear].sort((a, b) => a.start - b.start);
}

/** "Từ ngày 01/7/2025, xã tiếp nhận", without an end; not the day from which a decree is in force. */
function isSince(plain: string, { start, end }: Span): boolean {
  if (ENDS.test(plain.slice(end, end + 8))) return false;
  const before = plain.slice(Math.max(0, start - 40), start);
  const opens = OPENS.exec(before);
  // Within a clause "từ tháng 7/2025" is still no July, and "từ 01/7/2025" the day of anything.
  return opens !== null
    ? !IN_FORCE.test(before.slice(0, opens.index))
    : /^[tq]/.test(plain.slice(start, end)) && /(?<!\p{L})từ $/u.test(before);
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
