import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { noHolidays } from '../../support/calendar/no-holidays.ts';
import { openChecklists } from '../../support/checklist/scenario.ts';

const words = 'lookAt: { vi: Sổ }, severity: major, legal: []';
const item = (code: string, type: string) =>
  `{ code: ${code}, type: ${type}, text: { vi: Mục ${code} }, ${words} }`;
const schemes = 'schemes: [four-levels, full-or-partial]';
const lists = `
id: bang
letter: B
title: { vi: Bảng, en: Tables }
shortTitle: { vi: Bảng, en: Tables }
version: '2026.1'
sections:
  - id: chung
    title: { vi: Chung, en: General }
    items:
      - { code: B01, type: date, text: { vi: Kỳ số liệu }, parts: [{ label: { vi: Từ } }, { label: { vi: Đến } }], ${words} }
      - ${item('B02', 'date')}
      - ${item('B03', 'count')}
      - ${item('B04', 'count')}
      - ${item('B05', 'count')}
      - { code: B06, type: count, text: { vi: Mức độ 3 }, ${schemes}, ${words} }
      - { code: B07, type: count, text: { vi: Toàn trình }, ${schemes}, ${words} }
      - code: B10
        type: table
        text: { vi: Hồ sơ trễ }
        rowName: { vi: Hồ sơ }
        lookAt: { vi: Sổ }
        severity: major
        legal: []
        columns:
          - { id: file, type: text, length: short, label: { vi: Mã hồ sơ } }
          - { id: apology, type: date, label: { vi: Ngày xin lỗi } }
          - { id: due, type: date, label: { vi: Ngày hẹn } }
          - { id: again, type: count, label: { vi: Số lần hẹn lại } }
          - { id: report, type: count, label: { vi: Báo cáo } }
          - { id: system, type: count, label: { vi: Hệ thống } }
          - { id: sample, type: count, label: { vi: Đếm } }
checks:
  - { kind: date-order, id: thu-tu, rule: R10, title: { vi: Thứ tự }, dates: [B01.1, B01.2, B02, visit.date] }
  - { kind: same-period, id: ky, rule: R10, title: { vi: Kỳ }, from: B01.1, to: B01.2 }
  - { kind: row-order, id: xin-loi, rule: R21, title: { vi: Xin lỗi trước hạn }, table: B10, small: apology, large: due, strict: true }
  - { kind: row-limit, id: hen-lai, rule: R21, title: { vi: Hẹn lại một lần }, table: B10, column: again, atMost: 1 }
  - { kind: three-way, id: doi-soat, rule: R16, title: { vi: Đối soát }, table: B10, columns: [report, system, sample], tolerance: 1 }
  - { kind: same, id: so-dong, rule: R12, title: { vi: Số hồ sơ }, figures: [B03, B10.rows] }
  - { kind: daily, id: moi-ngay, rule: R15, title: { vi: Mỗi ngày }, mean: B03, total: B04, peak: B05 }
  - { kind: same-scheme, id: thang, rule: R22, title: { vi: Thang }, figures: [B06, B07] }
`;
const open = () => openChecklists(lists);

const text = (words: string): AnswerValue => ({ kind: 'text', text: words });
const date = (day: string): AnswerValue => ({ kind: 'date', dates: [day] });
const count = (figure: string | null): AnswerValue => ({ kind: 'count', counts: [figure] });

describe('dates in their order (R10)', () => {
  test('holds up to the day of the visit, equal days allowed', () => {
    open()
      .answer('B01', ['2021-01-01', '2021-06-30'])
      .answer('B02', '2021-07-15')
      .expectCheck('thu-tu', { state: 'holds', at: 'B01', codes: ['B01', 'B02'] });
  });

  test('fails with the neighbours and the days, even while another is blank', () => {
    open()
      .answer('B01', [null, '2021-06-30'])
      .answer('B02', '2021-07-20')
      .expectCheck('thu-tu', {
        ...{ state: 'fails', level: 'error' },
        facts: expect.objectContaining({
          wrong: [
            {
              first: expect.objectContaining({ ref: 'B02' }),
              second: expect.objectContaining({ ref: 'visit.date', value: '2021-07-15' }),
              days: 5,
            },
          ],
        }),
      });
  });

  test('a day that does not exist orders nothing; not applicable silences', () => {
    const visit = open().answer('B01', ['2021-01-01', '2021-06-31']).answer('B02', '2021-07-01');
    visit.expectCheck('thu-tu', {
      state: 'open',
      missing: [expect.objectContaining({ ref: 'B01.2' })],
    });
    visit.answer('B02', 'na').expectCheck('thu-tu', { state: 'silent' });
  });

  test("the figures' period is the inspected one", () => {
    const stated = (to: string | null) => open().answer('B01', ['2021-01-01', to]);
    stated('2021-06-30').expectCheck('ky', { state: 'holds' });
    stated('2021-07-31').expectCheck('ky', {
      state: 'fails',
      facts: expect.objectContaining({ period: { from: '2021-01-01', to: '2021-06-30' } }),
    });
    stated(null).expectCheck('ky', { state: 'open' });
    open().answer('B01', 'na').expectCheck('ky', { state: 'silent' });
  });
});

describe('rows of a table', () => {
  test('R21: an apology comes before the day that was promised, in each row', () => {
    const visit = open()
      .addRow('B10', { file: text('H01'), apology: date('2022-04-01'), due: date('2022-04-02') })
      .addRow('B10', { file: text('H02'), due: date('2022-04-02') });
    visit.expectCheck('xin-loi', {
      state: 'holds',
      facts: expect.objectContaining({ judged: 1, blank: 1, wrong: [] }),
    });
    visit
      .addRow('B10', { file: text('H03'), apology: date('2022-04-05'), due: date('2022-04-02') })
      .addRow('B10', { file: text('H04'), apology: date('2022-04-02'), due: date('2022-04-02') })
      .expectCheck('xin-loi', {
        ...{ state: 'fails', level: 'finding', codes: ['B10'] },
        facts: expect.objectContaining({
          wrong: [
            {
              ...{ record: 'row:B10-2', index: 3, name: 'H03', difference: '3' },
              cells: [
                { column: 'apology', label: { vi: 'Ngày xin lỗi' }, value: '2022-04-05' },
                { column: 'due', label: { vi: 'Ngày hẹn' }, value: '2022-04-02' },
              ],
            },
            expect.objectContaining({ name: 'H04', difference: '0' }),
          ],
        }),
      });
  });

  test('R21: one re-appointment a dossier', () => {
    const row = (times: string | null) => ({ again: count(times) });
    open().addRow('B10', row('1')).expectCheck('hen-lai', { state: 'holds' });
    open()
      .addRow('B10', row('1'))
      .addRow('B10', row('3'))
      .expectCheck('hen-lai', {
        state: 'fails',
        facts: expect.objectContaining({
          ...{ atMost: '1', wrong: [expect.objectContaining({ index: 2, difference: '2' })] },
        }),
      });
    open().addRow('B10', row(null)).expectCheck('hen-lai', { state: 'open' });
    open().answer('B10', 'none').expectCheck('hen-lai', { state: 'silent', because: 'no-rows' });
  });

  test('R16: report, system and count on the sample differ by more than is let pass', () => {
    const row = (report: string, system: string, sample: string | null) => ({
      ...{ report: count(report), system: count(system), sample: count(sample) },
    });
    open()
      .addRow('B10', row('40', '41', '40'))
      .expectCheck('doi-soat', { state: 'holds' });
    open()
      .addRow('B10', row('40', '40', '40'))
      .addRow('B10', row('40', '38', null))
      .expectCheck('doi-soat', {
        state: 'fails',
        facts: expect.objectContaining({
          ...{ tolerance: '1', wrong: [expect.objectContaining({ index: 2, difference: '2' })] },
        }),
      });
    open()
      .addRow('B10', row('40', '40', null))
      .expectCheck('doi-soat', { state: 'open', level: 'ask' });
    open().expectCheck('doi-soat', { state: 'open' });
    open().answer('B10', 'na').expectCheck('doi-soat', { state: 'silent' });
  });

  test('a cell that is only a bound is not judged', () => {
    open()
      .addRow('B10', { again: { kind: 'count', counts: ['3'], hedges: ['about'] } })
      .expectCheck('hen-lai', { state: 'open' });
  });
});

describe('the same quantity in several places (R12, R13)', () => {
  test('a stated number of things is the number of rows', () => {
    const listed = (stated: string) => open().answer('B03', stated).addRow('B10', {});
    listed('1').expectCheck('so-dong', { state: 'holds' });
    listed('2').expectCheck('so-dong', {
      ...{ state: 'fails', level: 'error' },
      facts: expect.objectContaining({ difference: '1' }),
    });
    open().answer('B03', '0').answer('B10', 'none').expectCheck('so-dong', { state: 'holds' });
    open().answer('B03', '5').expectCheck('so-dong', { state: 'open' });
    open().answer('B03', 'na').expectCheck('so-dong', { state: 'silent' });
  });
});

describe('a daily mean (R15)', () => {
  // The first half of 2021 has 129 days from Monday to Friday.
  const visit = (mean: string, total: string, peak: string) =>
    open()
      .during('2021-01-01', '2021-06-30', '2021-07-15', noHolidays)
      .answer('B03', mean)
      .answer('B04', total)
      .answer('B05', peak);

  test('fits the total within a tenth', () => {
    visit('70', '9030', '100').expectCheck('moi-ngay', {
      state: 'holds',
      facts: expect.objectContaining({ workingDays: 129, expected: '9030' }),
    });
    visit('70', '8210', '100').expectCheck('moi-ngay', { state: 'holds' });
    visit('70', '8209', '100').expectCheck('moi-ngay', {
      ...{ state: 'fails', level: 'notice' },
      facts: expect.objectContaining({ wrong: ['total'], tolerance: '820' }),
    });
    visit('70', '10034', '100').expectCheck('moi-ngay', { state: 'fails' });
  });

  test('is not above the busiest day', () => {
    visit('70', '9030', '69').expectCheck('moi-ngay', {
      state: 'fails',
      facts: expect.objectContaining({ wrong: ['peak'] }),
    });
  });

  test('is open while a figure is blank or a bound leaves it so, silent where not applicable', () => {
    open().answer('B03', '70').expectCheck('moi-ngay', { state: 'open' });
    visit('70', '9030', '100')
      .answerAs('B04', { kind: 'count', counts: ['9000'], hedges: ['over'] })
      .expectCheck('moi-ngay', { state: 'open', missing: [] });
    visit('70', '9030', '100').answer('B05', 'na').expectCheck('moi-ngay', { state: 'silent' });
  });
});

describe('levels of online service (R22)', () => {
  const by = (scheme?: 'four-levels' | 'full-or-partial'): AnswerValue => ({
    ...{ kind: 'count', counts: ['5'] },
    ...(scheme === undefined ? {} : { scheme }),
  });

  test('are added only where they are of one scale', () => {
    open()
      .answerAs('B06', by('four-levels'))
      .answerAs('B07', by('four-levels'))
      .expectCheck('thang', { state: 'holds' });
    open()
      .answerAs('B06', by('four-levels'))
      .answerAs('B07', by('full-or-partial'))
      .expectCheck('thang', {
        ...{ state: 'fails', level: 'error' },
        facts: expect.objectContaining({ schemes: ['four-levels', 'full-or-partial'] }),
      });
    open()
      .answerAs('B06', by('four-levels'))
      .answerAs('B07', by())
      .expectCheck('thang', {
        state: 'open',
        missing: [expect.objectContaining({ ref: 'B07' })],
      });
    open().answer('B06', 'na').expectCheck('thang', { state: 'silent' });
  });
});
