import { describe, expect, test } from 'vitest';
import { checkWords } from '#client/form/check-words.ts';
import { findPairs } from '#domain/cross-check/find-pairs.ts';
import { reportedFigures } from '#domain/cross-check/reported-figures.ts';
import type { Scenario } from '../../support/checklist/scenario.ts';
import { count, date, text, told, visit } from './told-checks.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function wordsOf(scenario: Scenario, id: string) {
  const outcome = scenario
    .outcomes()
    .find(({ source }) => (source.type === 'check' ? source.id : source.code) === id);
  if (outcome === undefined) throw new Error(`no outcome of ${id}`);
  const pairs =
    outcome.state === 'fails' && outcome.facts.kind === 'percent'
      ? findPairs(outcome.facts, reportedFigures(scenario.visit()))
      : [];
  const { title, detail } = checkWords(outcome, pairs);
  return { state: outcome.state, title: plain(title), detail: plain(detail) };
}

const SAFE = 'Số đã ghi vẫn được lưu. Hỏi đơn vị, rồi ghi giải trình.';

describe('a cross-check in words', () => {
  test.each(told)('%s %s', (id, state, scenario, title) => {
    expect(wordsOf(scenario, id)).toMatchObject({ state, title });
  });

  test('003-07: which pair of reported figures does give the percentage, and how far it is off', () => {
    const scenario = visit()
      .answer('E08', '40378')
      .answer('E15', { part: '38388', whole: '42092', stated: '95.07' });
    expect(wordsOf(scenario, 'E15').detail).toBe(
      `95,07 % là 38.388/40.378: đã cập nhật trên đã giải quyết. Lệch 3,87 điểm, bằng 1.629 hồ sơ. ${SAFE}`,
    );
  });

  test('002-05: a percentage that is only cut off says so', () => {
    const scenario = visit().answer('E15', { part: '600', whole: '1138', stated: '52' });
    expect(wordsOf(scenario, 'E15')).toMatchObject({
      title: '600/1.138 là 52,72 %, làm tròn thành 53 %, không phải 52 %.',
      detail: `Số báo chỉ cắt bỏ phần lẻ, không làm tròn. ${SAFE}`,
    });
  });

  test('all or none by rounding alone says so, with as many digits as it takes', () => {
    const title = (part: string, whole: string, stated: string) =>
      wordsOf(visit().answer('E15', { part, whole, stated }), 'E15').title;
    expect(title('345', '346', '100')).toBe('345/346 là 99,71 %: chỉ do làm tròn mới thành 100 %.');
    expect(title('99999', '100000', '100')).toBe(
      '99.999/100.000 là 99,999 %: chỉ do làm tròn mới thành 100 %.',
    );
  });

  test('where the missing number must lie, and whom to ask', () => {
    const ask = (part: string, stated: string) =>
      wordsOf(visit().answer('E15', { part, stated }), 'E15').detail;
    expect(ask('155', '12')).toBe(
      'Tổng phải từ 1.241 đến 1.347. Hỏi đơn vị; câu trả lời vẫn được lưu.',
    );
    expect(wordsOf(visit().answer('E15', { whole: '273', stated: '98.17' }), 'E15').detail).toBe(
      'Phần chỉ có thể là 268. Hỏi đơn vị; câu trả lời vẫn được lưu.',
    );
  });

  test('the rows that are wrong, three of them, and how many more', () => {
    const late = (file: string) => ({
      ...{
        file: text(file),
        apology: date('2022-04-05'),
        due: date('2022-04-02'),
        again: count('3'),
      },
    });
    const scenario = ['H1', 'H2', 'H3', 'H4', 'H5'].reduce(
      (all, file) => all.addRow('E30', late(file)),
      visit(),
    );
    expect(wordsOf(scenario, 'row-order')).toMatchObject({
      title: '5 dòng không khớp.',
      detail: `${['H1', 'H2', 'H3'].map((file, at) => `Dòng ${at + 1} (${file}): Ngày xin lỗi 5/4/2022, Ngày hẹn 2/4/2022.`).join(' ')} Và 2 dòng nữa. ${SAFE}`,
    });
    expect(wordsOf(scenario, 'row-limit').detail).toContain(
      'Dòng 1 (H1): Số lần hẹn lại 3, nhiều nhất là 1.',
    );
    expect(
      wordsOf(visit().addRow('E30', { report: count('40'), system: count('38') }), 'three-way')
        .detail,
    ).toBe(`Dòng 1: Báo cáo 40, Hệ thống 38; lệch 2. ${SAFE}`);
  });

  test('each kind of check is told as holding and as failing', () => {
    const kinds = (state: string) =>
      new Set(
        told.flatMap(([id, its, scenario]) =>
          its === state
            ? scenario
                .outcomes()
                .filter(({ source }) => (source.type === 'check' ? source.id : source.code) === id)
                .map(({ kind }) => kind)
            : [],
        ),
      );
    expect(kinds('holds').size).toBe(16);
    expect(kinds('fails').size).toBe(15);
  });
});
