/** A checklist with a check of each kind, and what each of them says of which answers. */
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { checklistSchema } from '#domain/checklist/definition.ts';
import { parse } from 'yaml';
import { openChecklists, type Scenario } from '../../support/checklist/scenario.ts';

const words = 'lookAt: { vi: Sổ }, severity: major, legal: []';
const item = (code: string, type: string, vi: string) =>
  `{ code: ${code}, type: ${type}, text: { vi: ${vi} }, ${words} }`;
const checklist = checklistSchema.parse({
  ...parse(`
id: so-lieu
letter: E
title: { vi: Số liệu, en: Figures }
shortTitle: { vi: Số liệu, en: Figures }
version: '2026.1'
sections:
  - id: chung
    title: { vi: Chung, en: General }
    items:
      - ${item('E04', 'count', 'Tiếp nhận')}
      - ${item('E08', 'count', 'Đã giải quyết')}
      - ${item('E12', 'count', 'Đang giải quyết')}
      - ${item('E13', 'count', 'Quá hạn')}
      - { code: E15, type: ratio, text: { vi: Cập nhật }, unit: { vi: hồ sơ }, ${words}, labels: { part: { vi: Đã cập nhật }, whole: { vi: Tổng tiếp nhận } } }
      - ${item('E16', 'percentage', 'Đúng hạn')}
      - ${item('E17', 'percentage', 'Trễ hạn')}
      - { code: E20, type: date, text: { vi: Kỳ số liệu }, parts: [{ label: { vi: Từ ngày } }, { label: { vi: Đến ngày } }], ${words} }
      - { code: E21, type: count, text: { vi: TTHC mức độ 3 }, schemes: [four-levels, full-or-partial], ${words} }
      - { code: E22, type: count, text: { vi: Toàn trình }, schemes: [four-levels, full-or-partial], ${words} }
      - { code: E23, type: text, length: long, text: { vi: Căn cứ }, ${words} }
      - { code: E24, type: money, text: { vi: Hỗ trợ }, parts: [{ label: { vi: Mỗi tháng }, per: month }, { label: { vi: Đồng phục }, per: year }, { label: { vi: Cả năm }, per: year }], ${words} }
      - code: E30
        type: table
        text: { vi: Hồ sơ trễ }
        rowName: { vi: Hồ sơ }
        lookAt: { vi: Sổ }
        severity: major
        legal: []
        columns:
          - { id: file, type: text, length: short, label: { vi: Mã } }
          - { id: apology, type: date, label: { vi: Ngày xin lỗi } }
          - { id: due, type: date, label: { vi: Ngày hẹn } }
          - { id: again, type: count, label: { vi: Số lần hẹn lại } }
          - { id: report, type: count, label: { vi: Báo cáo } }
          - { id: system, type: count, label: { vi: Hệ thống } }
checks:
  - { kind: sum, id: sum, rule: R1, title: { vi: a }, left: [E04], right: [E08, E12] }
  - { kind: sum, id: money, rule: R17, title: { vi: a }, left: [E24.1, E24.2], right: [E24.3] }
  - { kind: at-most, id: at-most, rule: R5, title: { vi: a }, small: E13, large: E12 }
  - { kind: base, id: base, rule: R8, title: { vi: a }, stated: E16, part: E08 }
  - { kind: complement, id: complement, rule: R7, title: { vi: a }, percents: [E16, E17] }
  - { kind: same, id: same, rule: R13, title: { vi: a }, figures: [E04, E15.whole] }
  - { kind: target, id: target, rule: R14, title: { vi: a }, result: E15, atLeast: '10', above: true }
  - { kind: date-order, id: date-order, rule: R10, title: { vi: a }, dates: [E20.2, visit.date] }
  - { kind: same-period, id: same-period, rule: R10, title: { vi: a }, from: E20.1, to: E20.2 }
  - { kind: three-way, id: three-way, rule: R16, title: { vi: a }, table: E30, columns: [report, system] }
  - { kind: row-order, id: row-order, rule: R21, title: { vi: a }, table: E30, small: apology, large: due }
  - { kind: row-limit, id: row-limit, rule: R21, title: { vi: a }, table: E30, column: again, atMost: 1 }
  - { kind: daily, id: daily, rule: R15, title: { vi: a }, mean: E12, total: E04, peak: E13 }
  - { kind: none-left, id: none-left, rule: R18, title: { vi: a }, stated: E16, none: [E13] }
  - { kind: documents, id: documents, rule: R19, title: { vi: a }, texts: [E23] }
  - { kind: previous, id: previous, rule: R20, title: { vi: a }, now: E08, before: E12 }
  - { kind: same-scheme, id: same-scheme, rule: R22, title: { vi: a }, figures: [E21, E22] }
`),
  law: [
    {
      ...{ id: 'nd-61-2018', name: 'Nghị định 61/2018/NĐ-CP', number: '61/2018/NĐ-CP' },
      ...{ issued: '2018-04-23', kind: 'law', from: '2018', to: '2025-06-30', verified: 'D' },
      replacedBy: ['nd-118-2025'],
    },
    {
      ...{ id: 'nd-118-2025', name: 'Nghị định 118/2025/NĐ-CP', number: '118/2025/NĐ-CP' },
      ...{ issued: '2025-06-09', kind: 'law', from: '2025-07-01', verified: 'V' },
    },
  ],
});
export const visit = () => openChecklists(checklist);

export const text = (said: string): AnswerValue => ({ kind: 'text', text: said });
export const count = (figure: string): AnswerValue => ({ kind: 'count', counts: [figure] });
export const date = (day: string): AnswerValue => ({ kind: 'date', dates: [day] });
const by = (scheme: 'four-levels' | 'full-or-partial'): AnswerValue => ({
  ...{ kind: 'count', counts: ['5'], scheme },
});
/** A kind, what was answered, its state, and the sentence that says it. */
export const told: readonly (readonly [string, string, Scenario, string])[] = [
  [
    'sum',
    'holds',
    visit().answer('E04', '3743').answer('E08', '3478').answer('E12', '265'),
    '3.478 + 265 = 3.743.',
  ],
  [
    'sum',
    'fails',
    visit().answer('E04', '3863').answer('E08', '3478').answer('E12', '265'),
    '3.478 + 265 = 3.743, nhưng tiếp nhận là 3.863: lệch 120.',
  ],
  [
    'sum',
    'open',
    visit().answer('E04', '3863').answer('E08', '3478'),
    'Chưa đối chiếu được, còn thiếu: “đang giải quyết” (E12).',
  ],
  ['sum', 'silent', visit().answer('E04', 'na'), 'Không đối chiếu: có mục ghi không áp dụng.'],
  [
    'sum',
    'open',
    visit()
      .answerAs('E04', { kind: 'count', counts: ['600'], hedges: ['over'] })
      .answer('E08', '600')
      .answer('E12', '40'),
    'Tiếp nhận hơn 600 chỉ là mức ước, chưa đủ để kết luận.',
  ],
  [
    'money',
    'holds',
    visit().answer('E24', ['500000', '1400000', '7400000']),
    '500.000 × 12 + 1.400.000 = 7.400.000. Các khoản tính theo năm.',
  ],
  [
    'money',
    'fails',
    visit().answer('E24', ['500000', '1400000', '1900000']),
    '500.000 × 12 + 1.400.000 = 7.400.000, nhưng hỗ trợ: Cả năm là 1.900.000: lệch 5.500.000. Các khoản tính theo năm.',
  ],
  [
    'at-most',
    'holds',
    visit().answer('E13', '4').answer('E12', '50'),
    '“Quá hạn” 4 không lớn hơn “đang giải quyết” 50.',
  ],
  [
    'at-most',
    'fails',
    visit().answer('E13', '54').answer('E12', '50'),
    '“Quá hạn” 54 lớn hơn “đang giải quyết” 50; vượt 4.',
  ],
  [
    'E15',
    'holds',
    visit().answer('E15', { part: '38388', whole: '40378', stated: '95.07' }),
    '38.388/40.378 là 95,07 %.',
  ],
  [
    'E15',
    'fails',
    visit().answer('E15', { part: '38388', whole: '42092', stated: '95.07' }),
    '38.388/42.092 là 91,20 %, không phải 95,07 %.',
  ],
  [
    'E15',
    'fails',
    visit().answerAs('E15', {
      kind: 'ratio',
      part: '600',
      whole: '1138',
      stated: '52',
      hedges: ['over', null, null],
    }),
    'Hơn 600/1.138 là hơn 52,72 %, không phải 52 %.',
  ],
  [
    'E15',
    'fails',
    visit().answer('E15', { part: '0', whole: '0', stated: '100' }),
    'Tổng là 0 nên không có tỷ lệ, nhưng đơn vị báo 100 %.',
  ],
  [
    'E15',
    'open',
    visit().answer('E15', { whole: '273', stated: '98.17' }),
    'Có 98,17 % nhưng thiếu số để tính.',
  ],
  [
    'base',
    'fails',
    visit().answer('E08', '486').answer('E16', '96.7'),
    'Không có tổng nào để 486 thành 96,7 %.',
  ],
  ['base', 'open', visit().answer('E16', '98.5'), 'Có 98,5 % nhưng thiếu số để tính.'],
  ['base', 'silent', visit(), 'Không đối chiếu: đơn vị không báo tỷ lệ này.'],
  [
    'complement',
    'holds',
    visit().answer('E16', '97.33').answer('E17', '2.67'),
    '97,33 % + 2,67 % = 100 %.',
  ],
  [
    'complement',
    'holds',
    visit().answer('E16', '97.33').answer('E17', '2.68'),
    '97,33 % + 2,68 % = 100,01 %; chênh lệch là do làm tròn.',
  ],
  [
    'complement',
    'fails',
    visit().answer('E16', '97.33').answer('E17', '2.69'),
    '97,33 % + 2,69 % = 100,02 %, lệch 0,02 điểm so với 100 %; làm tròn chỉ giải thích được 0,01.',
  ],
  [
    'same',
    'holds',
    visit().answer('E04', '42092').answer('E15', { whole: '42092' }),
    'Các nơi đều ghi 42.092.',
  ],
  [
    'same',
    'fails',
    visit().answer('E04', '40673').answer('E15', { whole: '42092' }),
    'Một số liệu ghi khác nhau: E04 ghi 40.673; E15 ghi 42.092.',
  ],
  [
    'target',
    'holds',
    visit().answer('E15', { part: '664', whole: '3743' }),
    '664/3.743 là 17,74 %, đạt chỉ tiêu trên 10 %.',
  ],
  [
    'target',
    'fails',
    visit().answer('E15', { part: '0', whole: '42092' }),
    '0/42.092 là 0,00 %, chưa đạt chỉ tiêu trên 10 %: thiếu 10,00 điểm.',
  ],
  [
    'target',
    'fails',
    visit().answer('E15', { part: '10', whole: '100' }),
    '10/100 là 10,00 %, bằng mức chỉ tiêu nhưng phải trên 10 %.',
  ],
  [
    'target',
    'silent',
    visit().answer('E15', { part: '0', whole: '0' }),
    'Không đối chiếu: tổng là 0.',
  ],
  [
    'date-order',
    'holds',
    visit().answer('E20', ['2021-01-01', '2021-06-30']),
    'Các ngày đúng thứ tự: 30/6/2021, 15/7/2021.',
  ],
  [
    'date-order',
    'fails',
    visit().answer('E20', ['2021-01-01', '2021-07-31']),
    'Kỳ số liệu: Đến ngày (31/7/2021) sau ngày kiểm tra (15/7/2021): 16 ngày.',
  ],
  [
    'same-period',
    'holds',
    visit().answer('E20', ['2021-01-01', '2021-06-30']),
    'Số liệu đúng thời kỳ kiểm tra, từ 1/1/2021 đến 30/6/2021.',
  ],
  [
    'same-period',
    'fails',
    visit().answer('E20', ['2021-01-01', '2021-07-31']),
    'Số liệu từ 1/1/2021 đến 31/7/2021, nhưng thời kỳ kiểm tra từ 1/1/2021 đến 30/6/2021.',
  ],
  [
    'three-way',
    'holds',
    visit().addRow('E30', { report: count('40'), system: count('40') }),
    '1 dòng đều khớp.',
  ],
  [
    'three-way',
    'fails',
    visit().addRow('E30', { report: count('40'), system: count('38') }),
    '1 dòng không khớp.',
  ],
  [
    'three-way',
    'silent',
    visit().answer('E30', 'none'),
    'Không đối chiếu: bảng không có dòng nào.',
  ],
  [
    'row-order',
    'holds',
    visit()
      .addRow('E30', { apology: date('2022-04-01'), due: date('2022-04-02') })
      .addRow('E30', {}),
    '1 dòng khớp, 1 dòng chưa đủ số.',
  ],
  ['row-limit', 'holds', visit().addRow('E30', { again: count('1') }), '1 dòng đều khớp.'],
  [
    'daily',
    'holds',
    visit().answer('E12', '70').answer('E04', '8500').answer('E13', '100'),
    '70 mỗi ngày × 120 ngày làm việc = 8.400, phù hợp với tiếp nhận: 8.500.',
  ],
  [
    'daily',
    'fails',
    visit()
      .answer('E12', '70')
      .answerAs('E04', { kind: 'count', counts: ['5000'], hedges: ['under'] })
      .answer('E13', '60'),
    '70 mỗi ngày × 120 ngày làm việc = 8.400, nhưng tiếp nhận là gần 5.000. Bình quân 70 mỗi ngày, lớn hơn quá hạn: 60.',
  ],
  [
    'none-left',
    'holds',
    visit().answer('E16', '100').answer('E13', '0'),
    'Báo 100 %, và quá hạn 0.',
  ],
  [
    'none-left',
    'fails',
    visit().answer('E16', '100').answer('E13', '133'),
    'Báo 100 % nhưng quá hạn 133.',
  ],
  ['none-left', 'open', visit().answer('E16', '100'), 'Báo 100 % nhưng chưa có: “quá hạn” (E13).'],
  [
    'documents',
    'holds',
    visit().answer('E23', { text: 'NĐ 61/2018/NĐ-CP' }),
    '1 văn bản viện dẫn, đúng số và còn hiệu lực.',
  ],
  [
    'documents',
    'fails',
    visit().answer('E23', { text: 'NĐ 61/2018/NĐ-CP ngày 24/3/2018' }),
    '“NĐ 61/2018/NĐ-CP ngày 24/3/2018”: văn bản này ký ngày 23/4/2018.',
  ],
  [
    'documents',
    'fails',
    visit().answer('E23', { text: 'TT 61/2018/NĐ-CP' }),
    '“TT 61/2018/NĐ-CP”: số này là của Nghị định 61/2018/NĐ-CP.',
  ],
  [
    'documents',
    'fails',
    visit().answer('E23', { text: 'QĐ 9/QĐ-UBND' }),
    'Không thấy “QĐ 9/QĐ-UBND” trong thư viện văn bản.',
  ],
  [
    'documents',
    'fails',
    visit().during('2025-10-01', '2025-12-31').answer('E23', { text: 'NĐ 61/2018' }),
    'Nghị định 61/2018/NĐ-CP hết hiệu lực trước thời kỳ kiểm tra; văn bản thay thế: Nghị định 118/2025/NĐ-CP.',
  ],
  [
    'documents',
    'fails',
    visit().answer('E23', { text: 'NĐ 118/2025' }),
    'Nghị định 118/2025/NĐ-CP chưa có hiệu lực trong thời kỳ kiểm tra; khi đó áp dụng: Nghị định 61/2018/NĐ-CP.',
  ],
  [
    'previous',
    'silent',
    visit(),
    'Không đối chiếu: chưa có buổi kiểm tra kỳ liền trước của đơn vị.',
  ],
  [
    'previous',
    'holds',
    visit()
      .answer('E08', '265')
      .after(visit().during('2020-07-01', '2020-12-31').answer('E12', '265')),
    'Khớp với kỳ trước: 265.',
  ],
  [
    'previous',
    'fails',
    visit()
      .answer('E08', '260')
      .after(visit().during('2020-07-01', '2020-12-31').answer('E12', '265')),
    'Kỳ trước (từ 1/7/2020 đến 31/12/2020), “đang giải quyết” là 265; kỳ này, “đã giải quyết” là 260: lệch 5.',
  ],
  [
    'same-scheme',
    'holds',
    visit().answerAs('E21', by('four-levels')).answerAs('E22', by('four-levels')),
    'Các số cùng một thang: bốn mức, 1 đến 4 (đến giữa năm 2022).',
  ],
  [
    'same-scheme',
    'fails',
    visit().answerAs('E21', by('four-levels')).answerAs('E22', by('full-or-partial')),
    'Các số tính theo thang khác nhau, không cộng được: TTHC mức độ 3 (bốn mức, 1 đến 4 (đến giữa năm 2022)); toàn trình (toàn trình hoặc một phần).',
  ],
];
