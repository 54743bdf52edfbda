import { describe, expect, it } from 'vitest';
import { answerProblemWords, problemMarks } from '#client/form/answer-problem-words.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { checkAnswer } from '#domain/checklist/check-answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';

const ratio: ChecklistItem = {
  type: 'ratio',
  code: 'C15',
  text: { vi: 'Hồ sơ xử lý trên hệ thống' },
  lookAt: { vi: 'Sổ' },
  severity: 'critical',
  legal: [],
  labels: { part: { vi: 'Đã xử lý' }, whole: { vi: 'Tổng tiếp nhận' } },
};

function problemsOf(value: AnswerValue) {
  const checked = checkAnswer(ratio, value);
  return checked.ok ? [] : checked.error;
}

describe('words for figures that do not agree', () => {
  it.each([
    [
      '600',
      '1138',
      '52',
      '600/1.138 là 52,72 %, làm tròn thành 53 %, không phải 52 %.',
      [undefined, undefined, 'ask'],
    ],
    [
      '38388',
      '42092',
      '95.07',
      '38.388/42.092 là 91,20 %, không phải 95,07 %.',
      [undefined, undefined, 'error'],
    ],
    ['19', null, '95', 'Có 95 % nhưng thiếu số để tính.', [undefined, undefined, 'ask']],
    ['12', '10', null, '12 lớn hơn 10: phần không thể lớn hơn tổng.', ['error', 'error']],
    ['12', null, null, 'Còn trống: Tổng tiếp nhận.', [undefined, 'ask']],
  ] as const)('%s of %s, stated %s', (part, whole, stated, title, marks) => {
    const problems = problemsOf({ kind: 'ratio', part, whole, stated });
    const plain = problems.map((problem) =>
      answerProblemWords(ratio, problem).title.replaceAll('\u00a0', ' '),
    );
    expect(plain).toContain(title);
    expect([...problemMarks(problems)]).toEqual([...marks]);
  });

  it('says that the answer is safe', () => {
    const [problem] = problemsOf({ kind: 'ratio', part: '38388', whole: '42092', stated: '95.07' });
    expect(problem && answerProblemWords(ratio, problem).detail).toBe('Câu trả lời vẫn được lưu.');
  });
});
