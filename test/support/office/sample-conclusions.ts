import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';

/** The notice of a delegation that saw two communes in two days; nobody in it is real. */
export function shortConclusion(): ConclusionInput {
  return {
    version: 1,
    superiorBody: 'UBND huyện Tiên Lữ',
    issuingBody: 'Đoàn kiểm tra số 2',
    number: 5,
    symbol: 'TB-ĐKT',
    place: 'Tiên Lữ',
    date: '2022-04-20',
    subject: 'Kết luận kiểm tra công tác cải cách hành chính\ntại xã Nhật Tân và xã Trung Dũng',
    units: ['xã Nhật Tân', 'xã Trung Dũng'],
    basis: [
      'Thực hiện Quyết định số 07/QĐ-UBND ngày 08 tháng 02 năm 2022 của Ủy ban nhân dân huyện về việc thành lập Đoàn kiểm tra công tác cải cách hành chính năm 2022;',
    ],
    period: { from: '2021-01-01', to: '2022-04-08' },
    visitDates: ['2022-04-13', '2022-04-14'],
    statements: [
      {
        id: 's1',
        section: 'strength',
        heading: null,
        text: 'Thủ tục hành chính thuộc thẩm quyền được niêm yết đầy đủ, công khai tại Bộ phận tiếp nhận và trả kết quả của hai xã.',
      },
      {
        id: 's2',
        section: 'strength',
        heading: null,
        text: 'Xã Nhật Tân tiếp nhận 1.800 hồ sơ từ ngày 01/01/2021 đến ngày 08/4/2022, đều giải quyết sớm và đúng hạn.',
      },
      {
        id: 's3',
        section: 'strength',
        heading: null,
        text: 'Hệ thống quản lý chất lượng ISO 9001:2015 đã được công bố và áp dụng tại hai xã.',
      },
      {
        id: 's4',
        section: 'limitation',
        heading: null,
        text: 'Triển khai chứng thư số, chữ ký số còn chậm.',
      },
      {
        id: 's5',
        section: 'limitation',
        heading: null,
        text: 'Tài khoản tiếp nhận hồ sơ tại xã Trung Dũng dùng chung cho hai công chức.',
      },
      {
        id: 's6',
        section: 'limitation',
        heading: null,
        text: 'Việc nhập dữ liệu vào phần mềm chưa đầy đủ; tỷ lệ báo cáo 52 % tính lại là 52,72 % (600/1.138 hồ sơ).',
      },
    ],
    recommendations: [
      {
        id: 'r1',
        content: 'Cấp chứng thư số cho mọi công chức trực tiếp giải quyết thủ tục hành chính.',
        owner: 'Chủ tịch UBND xã Nhật Tân, xã Trung Dũng',
        due: '2022-06-30',
        product: 'Danh sách chứng thư số đã cấp',
      },
      {
        id: 'r2',
        content: 'Tách tài khoản tiếp nhận hồ sơ, mỗi công chức một tài khoản.',
        owner: 'Văn phòng UBND xã Trung Dũng',
        due: '2022-05-05',
        product: 'Báo cáo kèm ảnh màn hình',
      },
    ],
    unitProposals: ['Đề nghị UBND huyện hỗ trợ kinh phí thay thế máy quét hồ sơ đã hư hỏng.'],
    reportBy: '2022-07-15',
    reportTo: 'Phòng Nội vụ huyện',
    signer: { authority: null, titleLines: ['Trưởng đoàn'], name: 'Vũ Thị Ví Dụ' },
    recipients: [
      'UBND huyện (b/c)',
      'UBND xã Nhật Tân, xã Trung Dũng (t/h)',
      'Các thành viên Đoàn kiểm tra',
    ],
    archive: 'VT, CCHC',
  };
}

const LONG_TEXT =
  'Việc rà soát, cập nhật quy trình nội bộ, niêm yết công khai và số hóa hồ sơ, kết quả giải quyết thủ tục hành chính được thực hiện theo kế hoạch, nhưng kết quả giữa các lĩnh vực chưa đồng đều';

const HEADINGS = [
  'steering',
  'institutions',
  'procedures',
  'apparatus',
  'civil-service',
  'public-finance',
  'digital-government',
] as const;

/** All parts filled: seven headings, causes, twenty recommendations; more than three pages. */
export function longConclusion(): ConclusionInput {
  return {
    ...shortConclusion(),
    superiorBody: 'UBND tỉnh Hưng Yên',
    issuingBody: 'Sở Nội vụ',
    number: 115,
    symbol: 'TB-SNV',
    place: 'Hưng Yên',
    date: '2026-02-09',
    visitDates: ['2026-01-30', '2026-02-02'],
    statements: [
      ...HEADINGS.flatMap((heading, i) =>
        (['strength', 'limitation'] as const).flatMap((section) =>
          [1, 2].map((n) => ({
            id: `${section}-${i}-${n}`,
            section,
            heading,
            text: `${LONG_TEXT} (nhận xét ${section === 'strength' ? 'U' : 'T'}${i + 1}.${n}).`,
          })),
        ),
      ),
      {
        id: 'c1',
        section: 'cause-objective',
        heading: null,
        text: 'Phần mềm một cửa của tỉnh dừng hoạt động nhiều lần trong quý I.',
      },
      {
        id: 'c2',
        section: 'cause-subjective',
        heading: null,
        text: 'Một số công chức chưa chủ động; trách nhiệm trước hết thuộc người đứng đầu đơn vị.',
      },
    ],
    recommendations: Array.from({ length: 20 }, (_, i) => ({
      id: `r${i + 1}`,
      content: `Kiến nghị thứ ${i + 1}: hoàn thành việc số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực thuộc lĩnh vực được giao.`,
      owner:
        i % 2 === 0 ? 'Chủ tịch UBND xã Nhật Tân' : 'Công chức Văn phòng, thống kê xã Trung Dũng',
      due: i % 5 === 4 ? null : `2026-0${(i % 6) + 3}-${String((i % 28) + 1).padStart(2, '0')}`,
      product: i % 5 === 3 ? '' : 'Báo cáo kết quả kèm danh mục hồ sơ',
    })),
    signer: {
      authority: 'KT.',
      titleLines: ['Giám đốc', 'Phó Giám đốc'],
      name: 'Trần Văn Thí Điểm',
    },
  };
}

/** What the screen shows when a lead has just begun: nothing is decided yet. */
export function emptyConclusion(): ConclusionInput {
  return {
    version: 1,
    superiorBody: '',
    issuingBody: '',
    number: null,
    symbol: 'TB-ĐKT',
    place: '',
    date: null,
    subject: '',
    units: [],
    basis: [],
    period: null,
    visitDates: [],
    statements: [],
    recommendations: [],
    unitProposals: [],
    reportBy: null,
    reportTo: '',
    signer: { authority: null, titleLines: [], name: null },
    recipients: [],
    archive: '',
  };
}
