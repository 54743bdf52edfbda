/**
 * A checklist of any length, made from a seed: types as often as in the real ones, Vietnamese texts
 * of their length, sections of 20 to 30 items. What is too long to write by hand is tried with it.
 */
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';

export interface GeneratedChecklistOptions {
  readonly items: number;
  /** The same seed gives the same checklist. */
  readonly seed: number;
  readonly letter?: string;
  readonly id?: string;
}

export function generatedChecklist({
  items,
  seed,
  letter = 'Z',
  id = 'phieu-thu',
}: GeneratedChecklistOptions): Checklist {
  const draw = createDraw(seed);
  const sections: unknown[] = [];
  let made = 0;
  while (made < items) {
    const size = Math.min(items - made, 20 + draw.below(11));
    const place = draw.of(places);
    sections.push({
      id: `phan-${sections.length + 1}`,
      title: { vi: `${sections.length + 1}. ${place}`, en: `Part ${sections.length + 1}` },
      items: Array.from({ length: size }, (_, index) =>
        generatedItem(`${letter}${String(made + index + 1).padStart(2, '0')}`, draw),
      ),
    });
    made += size;
  }
  return checklistSchema.parse({
    id,
    letter,
    title: { vi: 'Phiếu dài để thử', en: 'A long checklist for trials' },
    shortTitle: { vi: 'Phiếu dài', en: 'Long' },
    version: '2026.1',
    sections,
  });
}

function generatedItem(code: string, draw: Draw): unknown {
  const common = {
    code,
    text: { vi: question(draw) },
    lookAt: { vi: `${draw.of(papers)}; ${draw.of(papers).toLowerCase()}; ${draw.of(looks)}` },
    severity: draw.of(['critical', 'major', 'major', 'minor']),
    legal: draw.below(3) === 0 ? [] : [{ document: draw.of(documents), verified: 'D' }],
  };
  const type = draw.weighted(typeWeights);
  switch (type) {
    case 'compliance':
      return {
        ...common,
        type,
        ...(draw.below(4) === 0 && { requires: { photo: 'unmet', note: 'partial-or-unmet' } }),
      };
    case 'ratio':
      return {
        ...common,
        type,
        labels: { part: label(draw.of(parts)), whole: label(draw.of(wholes)) },
        unit: label('hồ sơ'),
      };
    case 'count':
      return { ...common, type, unit: label('hồ sơ') };
    case 'money':
      return {
        ...common,
        type,
        ...(draw.below(3) === 0 && {
          parts: [{ label: label('Dự toán được giao') }, { label: label('Đã thực hiện') }],
        }),
      };
    case 'choice':
    case 'choices':
      return {
        ...common,
        type,
        options: options.map((vi, index) => ({ code: `cach-${index + 1}`, label: label(vi) })),
      };
    case 'text':
      return { ...common, type, length: 'long' };
    case 'yes-no':
      return { ...common, type, failsOn: 'no' };
    case 'table':
      return {
        ...common,
        type,
        rowName: label('Hồ sơ'),
        columns: [
          { id: 'number', type: 'text', length: 'short', label: label('Mã hồ sơ') },
          { id: 'received', type: 'date', label: label('Ngày nhận') },
          { id: 'onTime', type: 'compliance', label: label('Đúng hạn') },
        ],
      };
    case 'date':
    case 'percentage':
    case 'photo':
      return { ...common, type };
  }
}

const label = (vi: string) => ({ vi });

/** About 70 letters, as in the real checklists; now and then two sentences. */
function question(draw: Draw): string {
  const first = `${draw.of(subjects)} ${draw.of(predicates)}`;
  return draw.below(4) === 0 ? `${first}, ${draw.of(additions)}` : first;
}

type GeneratedType = (typeof typeWeights)[number][0];

/** How often each type comes, out of a hundred or so; the rare ones are there too. */
const typeWeights = [
  ['compliance', 56],
  ['ratio', 16],
  ['count', 7],
  ['money', 7],
  ['date', 4],
  ['yes-no', 3],
  ['text', 2],
  ['choice', 2],
  ['choices', 1],
  ['percentage', 1],
  ['table', 1],
  ['photo', 1],
] as const;

const places = [
  'Niêm yết, công khai',
  'Quầy tiếp nhận hồ sơ',
  'Giải quyết và trả kết quả',
  'Phần mềm một cửa điện tử',
  'Sổ sách và lưu trữ',
  'Thu, chi ngân sách',
  'Tài sản công',
  'Chỉ đạo, điều hành',
];
const subjects = [
  'Danh mục thủ tục hành chính tiếp nhận tại Trung tâm',
  'Sổ theo dõi hồ sơ và phiếu kiểm soát quá trình giải quyết',
  'Tài khoản phần mềm của công chức bộ phận một cửa',
  'Hồ sơ thuộc thẩm quyền của Chủ tịch UBND xã',
  'Báo cáo định kỳ về công tác cải cách hành chính',
  'Quyết định giao dự toán và công khai ngân sách năm',
  'Kết quả số hóa thành phần hồ sơ khi tiếp nhận',
  'Thiết bị, mạng nội bộ và chữ ký số chuyên dùng',
];
const predicates = [
  'được công khai đầy đủ tại trụ sở và trên trang thông tin điện tử',
  'khớp với số liệu trên hệ thống thông tin giải quyết',
  'được phê duyệt, ban hành đúng thời hạn trong kỳ kiểm tra',
  'có người chịu trách nhiệm và được kiểm soát hằng quý',
  'không có trường hợp quá hạn mà thiếu văn bản xin lỗi',
  'được cập nhật',
];
const additions = [
  'ghi rõ người nhận, ngày hẹn trả và kết quả',
  'kể cả các trường hợp tiếp nhận qua dịch vụ bưu chính công ích',
  'đối chiếu với quyết định công bố hiện hành của Chủ tịch UBND tỉnh',
];
const papers = [
  'Sổ theo dõi',
  'Phiếu hẹn trả kết quả',
  'Quyết định công bố',
  'Báo cáo quý',
  'Ảnh chụp màn hình thống kê',
];
const looks = ['chọn ngẫu nhiên 5-10 hồ sơ', 'đếm tại chỗ', 'hỏi công chức trực quầy'];
const documents = [
  'Nghị định 61/2018/NĐ-CP',
  'Nghị định 118/2025/NĐ-CP',
  'Thông tư 01/2018/TT-VPCP',
  'Luật Ngân sách nhà nước 83/2015/QH13',
];
const parts = ['Giải quyết đúng hạn', 'Đã số hóa', 'Tiếp nhận trực tuyến'];
const wholes = ['Đã giải quyết', 'Tổng tiếp nhận', 'Phải thực hiện'];
const options = ['Đã nối với hệ thống của tỉnh', 'Chạy riêng tại xã', 'Chưa có phần mềm'];

interface Draw {
  /** A whole number from 0 up to but not including `limit`. */
  readonly below: (limit: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
  readonly weighted: (weights: typeof typeWeights) => GeneratedType;
}

/** Mulberry32: small, and the same on every machine. */
function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    of: (list) => {
      const drawn = list[below(list.length)];
      if (drawn === undefined) throw new Error('nothing to draw from');
      return drawn;
    },
    weighted: (weights) => {
      let left = below(weights.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [type, weight] of weights) {
        if (left < weight) return type;
        left -= weight;
      }
      return 'compliance';
    },
  };
}
