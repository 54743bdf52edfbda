/** Short interviews with citizens, of which only sums are ever shown. */
import { divide, formatDecimal } from '#domain/kernel/decimal.ts';
import type { RandomSource } from '#domain/kernel/sources.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import {
  interviewQuestions,
  type InterviewOption,
  type InterviewQuestion,
} from './interview-questions.ts';
import { interviewFields, markField } from './records.ts';

export interface OptionTally {
  readonly option: InterviewOption;
  readonly count: number;
  /** Of those who answered, in percent with two places ("66.67"), halves up; null where nobody did. */
  readonly percent: string | null;
}

export interface QuestionTally {
  readonly question: InterviewQuestion;
  /** People who chose an option. */
  readonly answered: number;
  readonly options: readonly OptionTally[];
  /** Those whose answer is good for the unit, of those whose answer says anything about it. */
  readonly good: number;
  readonly bad: number;
  readonly telling: number;
}

export interface InterviewTally {
  /** People who answered at least one question. */
  readonly people: number;
  readonly questions: readonly QuestionTally[];
}

/** The key of a new interview: 16 random bytes, in which no time is to be found. */
export function newInterviewKey(random: RandomSource): RecordKey {
  const hex = Array.from(random(16), (byte) => byte.toString(16).padStart(2, '0'));
  return makeRecordKey('interview', hex.join(''));
}

export function chosenOption(
  interview: FoldedRecord | undefined,
  questionId: string,
): string | null {
  return readField(interview, markField(questionId), interviewFields.mark).value ?? null;
}

export function interviewTally(records: readonly FoldedRecord[]): InterviewTally {
  const interviews = records.filter(
    (record) =>
      !record.deleted &&
      recordParts(record.record).kind === 'interview' &&
      interviewQuestions.some(({ id }) => chosenOption(record, id) !== null),
  );
  return {
    people: interviews.length,
    questions: interviewQuestions.map((question) => questionTally(question, interviews)),
  };
}

function questionTally(
  question: InterviewQuestion,
  interviews: readonly FoldedRecord[],
): QuestionTally {
  const chosen = interviews.map((interview) => chosenOption(interview, question.id));
  const counts = question.options.map((option) => ({
    option,
    count: chosen.filter((id) => id === option.id).length,
  }));
  const answered = counts.reduce((sum, { count }) => sum + count, 0);
  const withSense = (wanted: readonly InterviewOption['sense'][]) =>
    counts.reduce((sum, { option, count }) => sum + (wanted.includes(option.sense) ? count : 0), 0);
  return {
    question,
    answered,
    options: counts.map(({ option, count }) => ({
      ...{ option, count },
      percent:
        answered === 0 ? null : formatDecimal(divide(BigInt(count) * 100n, BigInt(answered), 2)),
    })),
    good: withSense(['good']),
    bad: withSense(['bad']),
    telling: withSense(['good', 'fair', 'bad']),
  };
}
