/**
 * The questions for citizens at the counter. An id, once given, never changes its meaning and is never
 * given to another question or option: answers are stored by them.
 */
import type { Label } from '#domain/checklist/label.ts';

export interface InterviewOption {
  readonly id: string;
  readonly label: Label;
  /** Good for the unit, bad for it, or neither: an answer that says nothing about it. */
  readonly sense: 'good' | 'fair' | 'bad' | 'none';
}

export interface InterviewQuestion {
  /** Letters and digits: part of the name of a field. */
  readonly id: string;
  readonly text: Label;
  /** Two or three words for tables. */
  readonly short: Label;
  readonly options: readonly InterviewOption[];
}

export const interviewQuestions: readonly InterviewQuestion[] = [
  {
    id: 'waiting',
    text: {
      vi: 'Hôm nay bác, anh, chị chờ có lâu không?',
      en: 'Did you have to wait long today?',
    },
    short: { vi: 'Thời gian chờ', en: 'Waiting' },
    options: [
      { id: 'short', label: { vi: 'Không lâu', en: 'Not long' }, sense: 'good' },
      { id: 'bearable', label: { vi: 'Chấp nhận được', en: 'Acceptable' }, sense: 'fair' },
      { id: 'long', label: { vi: 'Quá lâu', en: 'Too long' }, sense: 'bad' },
    ],
  },
  {
    id: 'attitude',
    text: {
      vi: 'Thái độ của người tiếp nhận thế nào?',
      en: 'How did the person at the counter treat you?',
    },
    short: { vi: 'Thái độ', en: 'Attitude' },
    options: [
      { id: 'good', label: { vi: 'Tốt', en: 'Well' }, sense: 'good' },
      { id: 'fair', label: { vi: 'Bình thường', en: 'Neither well nor badly' }, sense: 'fair' },
      { id: 'poor', label: { vi: 'Chưa tốt', en: 'Badly' }, sense: 'bad' },
    ],
  },
  {
    id: 'papers',
    text: {
      vi: 'Có bị đòi thêm giấy tờ ngoài bản niêm yết không?',
      en: 'Were you asked for papers that are not on the posted list?',
    },
    short: { vi: 'Giấy tờ thêm', en: 'Extra papers' },
    options: [
      { id: 'no', label: { vi: 'Không', en: 'No' }, sense: 'good' },
      { id: 'yes', label: { vi: 'Có', en: 'Yes' }, sense: 'bad' },
      { id: 'unknown', label: { vi: 'Không rõ', en: 'Not sure' }, sense: 'none' },
    ],
  },
  {
    id: 'fees',
    text: {
      vi: 'Có phải trả khoản nào ngoài mức niêm yết không?',
      en: 'Did you pay anything beyond the posted fee?',
    },
    short: { vi: 'Chi phí thêm', en: 'Extra cost' },
    options: [
      { id: 'no', label: { vi: 'Không', en: 'No' }, sense: 'good' },
      { id: 'yes', label: { vi: 'Có', en: 'Yes' }, sense: 'bad' },
      { id: 'unknown', label: { vi: 'Không rõ', en: 'Not sure' }, sense: 'none' },
    ],
  },
  {
    id: 'onTime',
    text: {
      vi: 'Kết quả được trả có đúng hẹn không?',
      en: 'Was the result ready when promised?',
    },
    short: { vi: 'Trả đúng hẹn', en: 'On time' },
    options: [
      { id: 'inTime', label: { vi: 'Đúng hẹn hoặc sớm', en: 'In time or early' }, sense: 'good' },
      {
        id: 'lateTold',
        label: { vi: 'Trễ, có báo trước', en: 'Late, told beforehand' },
        sense: 'fair',
      },
      { id: 'late', label: { vi: 'Trễ, không báo', en: 'Late, not told' }, sense: 'bad' },
      { id: 'notYet', label: { vi: 'Chưa đến hẹn', en: 'Not due yet' }, sense: 'none' },
    ],
  },
  {
    id: 'overall',
    text: {
      vi: 'Nhìn chung có hài lòng không?',
      en: 'All in all, are you satisfied?',
    },
    short: { vi: 'Hài lòng chung', en: 'Satisfied' },
    options: [
      { id: 'very', label: { vi: 'Rất hài lòng', en: 'Very satisfied' }, sense: 'good' },
      { id: 'satisfied', label: { vi: 'Hài lòng', en: 'Satisfied' }, sense: 'good' },
      { id: 'fair', label: { vi: 'Bình thường', en: 'Neither' }, sense: 'fair' },
      { id: 'unsatisfied', label: { vi: 'Không hài lòng', en: 'Not satisfied' }, sense: 'bad' },
    ],
  },
];
