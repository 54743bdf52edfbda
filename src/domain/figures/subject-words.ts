/** Whom a figure is about: "cấp huyện", "cấp xã", "xã Nhật Tân", "UBND tỉnh", "Công an xã". */
import type { PlainText } from './plain-text.ts';
import type { Subject } from './reading.ts';
import type { Span } from './text-structure.ts';
import { isWordCharacter } from './unit-words.ts';

export interface SubjectWords extends Span {
  readonly subject: Subject;
}

const LEVEL_OF: Readonly<Record<string, Subject['level']>> = {
  tỉnh: 'province',
  'thành phố': 'province',
  huyện: 'district',
  quận: 'district',
  xã: 'commune',
  phường: 'commune',
  'thị trấn': 'commune',
  'đặc khu': 'commune',
};
const AT_LEVEL = /cấp (tỉnh|huyện|xã)(?:(?:, ?| và )(?:cấp )?(tỉnh|huyện|xã))?/g;
const ALL_LEVELS = /các cấp|toàn (?:huyện|tỉnh|thành phố|quận)/g;
const NAMED = /(?:xã|phường|thị trấn|đặc khu|huyện|quận) (?=\p{L})/gu;
const LONGEST_NAME = 5;
const COMMITTEE =
  /(?:ubnd|hđnd|[uủ][yỷ] ban nhân dân|hội đồng nhân dân) (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)/g;
/** Bodies that are no people's committee of a commune, and work beside it. */
const BODY =
  /(?:công an|quân sự|viện kiểm sát|tòa án|toà án|chi cục|kho bạc|bảo hiểm xã hội|bhxh|ngân hàng)(?: (?:nhân dân|thuế|thi hành án))?(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn))?|sở (?=\p{L})|phòng (?:nội vụ|tư pháp|tài chính|lao động|văn hóa|văn hoá|giáo dục|y tế|nông nghiệp)(?= huyện| quận)|văn phòng đăng ký đất đai/gu;
/** "Huyện tiếp nhận 12.000 hồ sơ": the level alone, where it does something. */
const ALONE =
  /(tỉnh|huyện|quận|xã|phường|thị trấn) (?=(?:(?:đã|đang|có|còn|được|cũng) )?(?:tiếp nhận|giải quyết|xử lý|trả|thực hiện|nhận|thu|đạt|cập nhật|số hóa|số hoá|niêm yết)(?!\p{L}))/gu;
const DONE_BY = /^ (?:đã )?(?:tiếp nhận|giải quyết|xử lý|thực hiện)/;
/** Beside these words a body gives orders and gets reports; the figure is not its own. */
const NOT_ABOUT =
  /(?:báo cáo|trình|theo|gửi|cho|với|số|đề nghị|kiến nghị|kế hoạch|quyết định|chỉ thị|công văn|văn bản|phối hợp) $|(?:\d|kế hoạch|quyết định|nghị quyết|chỉ thị|công văn|văn bản|chỉ đạo|chương trình|hướng dẫn|yêu cầu|giao) của $/;

export function subjectWords(source: PlainText): readonly SubjectWords[] {
  const { plain } = source;
  const found: SubjectWords[] = [];
  const add = (match: RegExpExecArray, end: number, subject: Subject) => {
    if (!isWordCharacter(plain[match.index - 1])) found.push({ start: match.index, end, subject });
  };
  for (const match of plain.matchAll(AT_LEVEL)) {
    const level =
      match[2] === undefined || match[2] === match[1] ? LEVEL_OF[match[1] ?? ''] : 'all';
    const end = match.index + match[0].length;
    if (!isWordCharacter(plain[end])) add(match, end, { level: level ?? 'all', name: null });
  }
  for (const match of plain.matchAll(ALL_LEVELS)) {
    add(match, match.index + match[0].length, { level: 'all', name: null });
  }
  for (const match of plain.matchAll(NAMED)) {
    const start = match.index + match[0].length;
    const end = nameEnd(source, start);
    if (end === start) continue;
    const place = source.placeOf(start, end);
    add(match, end, {
      level: LEVEL_OF[match[0].trim()] ?? 'commune',
      name: source.text.slice(place.start, place.end),
    });
  }
  const alone: SubjectWords[] = [];
  for (const match of plain.matchAll(COMMITTEE)) {
    const end = match.index + match[0].length;
    if (isWordCharacter(plain[end]) || isNotAbout(plain, match.index)) continue;
    // "263 thủ tục do UBND tỉnh công bố" are the commune's all the same.
    if (plain.endsWith(' do ', match.index) && !DONE_BY.test(plain.slice(end, end + 16))) continue;
    // "UBND huyện Gio Linh" is named above.
    if (nameEnd(source, end + 1) > end + 1) continue;
    const subject: Subject = { level: LEVEL_OF[match[1] ?? ''] ?? 'district', name: null };
    if (subject.level !== 'commune') add(match, end, subject);
    else if (DONE_BY.test(plain.slice(end, end + 16)))
      alone.push({ start: match.index, end, subject });
  }
  for (const match of plain.matchAll(BODY)) {
    // "Trụ sở" and "cơ sở" are no bodies, "Sở" with a capital letter is one.
    const isSo = match[0].startsWith('sở');
    const level = match.index + match[0].length;
    const end = nameEnd(source, isSo ? level : level + 1);
    if (isSo && (end === level || !source.isCapital(match.index))) continue;
    if (isWordCharacter(plain[level]) && !isSo) continue;
    if (isNotAbout(plain, match.index)) continue;
    const span = { start: match.index, end: Math.max(level, end) };
    // The commune in its name is not whom the figure is about: "Công an xã Nhật Tân".
    const inside = found.filter(({ start }) => start >= span.start && start < span.end);
    for (const one of inside) found.splice(found.indexOf(one), 1);
    add(match, span.end, { level: 'other', name: null });
  }
  for (const match of plain.matchAll(ALONE)) {
    if (!opensClause(plain, match.index)) continue;
    const level = LEVEL_OF[match[1] ?? ''] ?? 'all';
    alone.push({
      start: match.index,
      end: match.index + (match[1]?.length ?? 0),
      subject: { level, name: null },
    });
  }
  // "Xã" alone is the inspected one, and needs no word, but for what another level or body did before.
  const others = alone.some(({ subject }) => subject.level !== 'commune');
  const bodies = found.filter(({ subject }) => subject.level === 'other');
  const needed = alone.filter(
    ({ start }) => others || bodies.some((body) => isInOneSentence(plain, body.end, start)),
  );
  found.push(...needed);
  return found.sort((a, b) => a.start - b.start);
}

const LONGEST_SENTENCE = 300;

const isInOneSentence = (plain: string, from: number, to: number): boolean =>
  from < to && to - from < LONGEST_SENTENCE && !/[.!?] |\n/.test(plain.slice(from, to));

const isNotAbout = (plain: string, start: number): boolean =>
  NOT_ABOUT.test(plain.slice(Math.max(0, start - 24), start));

const opensClause = (plain: string, start: number): boolean =>
  /(?:^|[.,;:(–\n-] ?)(?:(?:và|còn|riêng|trong đó|tại|ở) )?$/.test(
    plain.slice(Math.max(0, start - 16), start),
  );

/** A name goes on as long as its words begin with a capital letter: "Nhật Tân", "Trung Dũng". */
function nameEnd(source: PlainText, start: number): number {
  let end = start;
  for (let word = 0, at = start; word < LONGEST_NAME; word += 1) {
    const letters = /^\p{L}+/u.exec(source.plain.slice(at, at + 20))?.[0].length ?? 0;
    // A word in capitals throughout ("UBND") is no name.
    if (letters === 0 || !source.isCapital(at) || (letters > 1 && source.isCapital(at + 1))) break;
    end = at + letters;
    if (source.plain[end] !== ' ') break;
    at = end + 1;
  }
  return end;
}
