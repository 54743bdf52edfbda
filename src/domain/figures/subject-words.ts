/** Whom a figure is about: "cấp huyện", "cấp xã", "xã Nhật Tân". */
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
  return found.sort((a, b) => a.start - b.start);
}

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
