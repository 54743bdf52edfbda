/**
 * What a figure counts: the word after it. Words of one kind are compared as one, so that "28 TTHC"
 * and "28 thủ tục hành chính" are the same quantity, and a number of procedures is never proposed for
 * an item that counts dossiers.
 */

/** `PlainText` looks for units where lines were wrapped, so that nothing of it is known here. */
interface WordAt {
  readonly start: number;
  readonly end: number;
}

/** Kind, then its words as they are written in reports. */
const UNITS: readonly (readonly [kind: string, ...words: readonly string[]])[] = [
  ['dossier', 'hồ sơ', 'bộ hồ sơ', 'lượt hồ sơ', 'hs'],
  ['procedure', 'thủ tục hành chính', 'tthc', 'thủ tục'],
  ['online-service', 'dịch vụ công trực tuyến', 'dịch vụ công', 'dvctt', 'dvc'],
  [
    'document',
    'văn bản đến',
    'văn bản đi',
    'văn bản quy phạm pháp luật',
    'văn bản qppl',
    'văn bản',
    'vb',
  ],
  ['document', 'công văn', 'thông báo', 'báo cáo'],
  ['resolution', 'nghị quyết'],
  ['decision', 'quyết định'],
  ['plan', 'kế hoạch'],
  ['process', 'quy trình'],
  ['task', 'nhiệm vụ'],
  ['transaction', 'giao dịch'],
  ['result', 'kết quả'],
  ['petition', 'đơn thư', 'đơn', 'lượt đơn'],
  [
    'feedback',
    'phản ánh, kiến nghị',
    'phản ánh kiến nghị',
    'phản ánh',
    'kiến nghị',
    'pakn',
    'ý kiến',
  ],
  ['case', 'trường hợp', 'vụ việc', 'vụ', 'việc'],
  ['questionnaire', 'phiếu'],
  ['event', 'cuộc', 'lớp tập huấn', 'lớp', 'buổi', 'hội nghị', 'đợt', 'lần'],
  ['turn', 'lượt người', 'lượt công dân', 'lượt'],
  ['person', 'người', 'cán bộ', 'công chức', 'viên chức', 'đồng chí', 'nhân viên', 'hộ'],
  ['group', 'tổ công nghệ số cộng đồng', 'tổ công nghệ số', 'tổ', 'nhóm'],
  ['unit', 'đơn vị', 'cơ quan', 'bộ phận', 'phòng, ban', 'phòng', 'ban'],
  ['commune', 'xã, phường, thị trấn', 'xã, phường', 'xã, thị trấn', 'xã', 'phường', 'thị trấn'],
  ['village', 'thôn', 'tổ dân phố', 'xóm', 'bản', 'ấp'],
  ['field', 'lĩnh vực'],
  ['issue', 'vấn đề', 'nội dung', 'tồn tại', 'hạn chế'],
  ['target', 'chỉ tiêu', 'mục tiêu', 'tiêu chí'],
  ['point', 'điểm'],
  ['device', 'bộ máy tính', 'bộ máy vi tính', 'máy tính', 'máy in', 'máy quét', 'máy scan'],
  ['device', 'máy', 'camera', 'thiết bị', 'bộ thiết bị', 'bộ bàn ghế'],
  ['account', 'tài khoản', 'hộp thư', 'hòm thư'],
  ['certificate', 'chứng thư số', 'chứng thư', 'chữ ký số'],
  ['article', 'tin, bài', 'tin bài', 'tin', 'bài viết', 'bài'],
  ['working-day', 'ngày làm việc'],
  ['day', 'ngày'],
  ['hour', 'giờ'],
  ['minute', 'phút'],
  ['week', 'tuần'],
  ['month', 'tháng'],
  ['quarter', 'quý'],
  ['year', 'năm'],
  ['dong', 'đồng', 'vnđ', 'vnd', 'đ'],
];

/** Things of which there is no half: "1,234 hồ sơ" is no number of them. */
const WHOLE = new Set(
  [
    'dossier',
    'procedure',
    'document',
    'person',
    'petition',
    'feedback',
    'case',
    'event',
    'turn',
  ].concat([
    'questionnaire',
    'commune',
    'unit',
    'task',
    'process',
    'transaction',
    'resolution',
    'decision',
  ]),
);

/** "Đồng chí" is a comrade, "đồng bộ" in step, "lần lượt" one after the other: no units. */
const NO_UNIT_BUT_ALIKE =
  /^(?:đồng (?:chí|bộ|phục|thời|nghiệp|bào|loạt|thuận|ý|hồ|đều)|lần lượt|tổ chức|ban hành|bản đồ|tin học|việc làm)(?!\p{L})/u;
/** Words after which no unit of the figure comes: "giải quyết được 45 so với kế hoạch". */
const NO_UNIT = new Set(
  [
    'và',
    'trong',
    'trên',
    'dưới',
    'so',
    'đạt',
    'chiếm',
    'của',
    'là',
    'thì',
    'tại',
    'từ',
    'đến',
    'cho',
    'với',
  ].concat(
    [
      'còn',
      'đã',
      'đang',
      'được',
      'có',
      'không',
      'bằng',
      'tăng',
      'giảm',
      'theo',
      'do',
      'ở',
      'hoặc',
      'nhưng',
    ],
    [
      'đúng',
      'trước',
      'sớm',
      'trễ',
      'quá',
      'tiếp',
      'trực',
      'trở',
      'tính',
      'như',
      'tỷ',
      'tỉ',
      'nên',
      'vào',
      // Sets of whatever it may be: "1.000 bộ" are dossiers as well as devices.
      'bộ',
    ],
  ),
);

const MULTIPLIERS: readonly (readonly [word: string, factor: bigint])[] = [
  ['chục', 10n],
  ['trăm', 100n],
  ['nghìn', 1000n],
  ['ngàn', 1000n],
  ['vạn', 10_000n],
  ['triệu', 1_000_000n],
  ['tr', 1_000_000n],
  ['tỷ', 1_000_000_000n],
  ['tỉ', 1_000_000_000n],
];

/** "90% các văn bản đi", "10% tổng số hồ sơ". */
const COUNTING = /^ ((?:trên )?(?:tổng số|tổng|số lượng|số|các|những) )/;

/** "Đạt 95% năm 2025": a time of the calendar, no unit. */
const CALENDAR = /^(?:tháng|quý|năm) (?:\d|i{1,3}(?!\p{L})|iv(?!\p{L})|nay|này|qua|trước|ngoái)/u;

interface UnitWord {
  readonly word: string;
  readonly kind: string;
}

/** By first letter, the longest word first. */
const BY_LETTER = new Map<string, UnitWord[]>();
for (const [kind, ...words] of UNITS) {
  for (const word of words) {
    const first = word[0] ?? '';
    BY_LETTER.set(first, [...(BY_LETTER.get(first) ?? []), { word, kind }]);
  }
}
for (const words of BY_LETTER.values()) words.sort((a, b) => b.word.length - a.word.length);

/** A unit that is known at this offset of `plain`, as a whole word. */
export function knownUnitAt(
  plain: string,
  at: number,
): (WordAt & { readonly kind: string }) | null {
  for (const { word, kind } of BY_LETTER.get(plain[at] ?? '') ?? []) {
    if (!plain.startsWith(word, at) || isWordCharacter(plain[at + word.length])) continue;
    if (!word.includes(' ') && NO_UNIT_BUT_ALIKE.test(plain.slice(at, at + 14))) continue;
    return { start: at, end: at + word.length, kind };
  }
  return null;
}

/** The unit after a figure that ends at this offset: a known one, else the word that stands there. */
export function unitAfter(
  { plain }: { readonly plain: string },
  end: number,
): (WordAt & { readonly kind: string }) | null {
  const at =
    (plain[end] === ' ' ? end + 1 : end) +
    (COUNTING.exec(plain.slice(end, end + 16))?.[1]?.length ?? 0);
  const known = knownUnitAt(plain, at);
  if (known !== null && CALENDAR.test(plain.slice(at, at + 12))) return null;
  if (known !== null || at === end) return known;
  const word = /^\p{L}+/u.exec(plain.slice(at, at + 24))?.[0];
  if (word === undefined || NO_UNIT.has(word)) return null;
  return { start: at, end: at + word.length, kind: `other:${word}` };
}

/** "Nghìn", "triệu", "tỷ" at this offset, and by how much they multiply. */
export function multiplierAt(
  plain: string,
  at: number,
): (WordAt & { readonly factor: bigint }) | null {
  for (const [word, factor] of MULTIPLIERS) {
    const end = at + word.length;
    if (!plain.startsWith(word, at)) continue;
    // "850trđ" only lacks a blank.
    if (isWordCharacter(plain[end]) && knownUnitAt(plain, end)?.kind !== 'dong') continue;
    // "Đạt 95 tỷ lệ" holds no thousand million.
    return plain.startsWith(' lệ', end) ? null : { start: at, end, factor };
  }
  return null;
}

/** The kind of a unit as a checklist names it: "hồ sơ" is 'dossier'. Null for words that are not known. */
export function unitKindOf(words: string): string | null {
  const plain = words.normalize('NFC').toLowerCase().trim();
  return knownUnitAt(plain, 0)?.kind ?? null;
}

export const isWholeUnit = (kind: string): boolean => WHOLE.has(kind);

export const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** True where a match that begins here would cut a word or a number in two. */
export function isInsideWord(plain: string, start: number): boolean {
  const before = plain[start - 1];
  return isWordCharacter(before) || (/\d/.test(plain[start] ?? '') && /[.,/]/.test(before ?? ' '));
}

/** True where a unit or a multiplier follows the number that ends here. */
export const countsSomething = (plain: string, end: number): boolean =>
  knownUnitAt(plain, end + 1) !== null || multiplierAt(plain, end + 1) !== null;
