import { beforeEach, describe, expect, test } from 'vitest';
import { noAnswer, type AnswerValue } from '#domain/checklist/answer.ts';
import { checklistProgress, nextUnanswered } from '#domain/checklist/progress.ts';
import { committedChecklist } from './committed-checklists.ts';

const checklist = await committedChecklist('A');
const [posting, , , organisation] = checklist.sections;
if (posting === undefined || organisation === undefined)
  throw new Error('checklist A is cut short');

let answers: Map<string, AnswerValue>;
const lookup = (code: string) => ({ ...noAnswer, value: answers.get(code) ?? null });
const answer = (code: string, value: AnswerValue) => answers.set(code, value);
const next = (after: string | null) => nextUnanswered(checklist, lookup, after);

beforeEach(() => {
  answers = new Map();
});

describe('an inspector walks through checklist A', () => {
  test('the walk begins at the notice board, not at the first code', () => {
    expect(next(null)).toBe('A02');
    expect(checklistProgress(checklist, lookup)).toMatchObject({ total: 24, answered: 0 });
  });

  test('progress counts each state, and not-applicable is an answer', () => {
    answer('A02', { kind: 'compliance', level: 'met' });
    answer('A03', { kind: 'ratio', part: '263', whole: '388', stated: null });
    answer('A04', { kind: 'compliance', level: 'unmet' });
    answer('A08', { kind: 'compliance', level: 'partial' });
    answer('A09', { kind: 'na' });
    answer('A05', { kind: 'date', dates: [null, null] });

    expect(checklistProgress({ sections: [posting] }, lookup)).toEqual({
      total: 10,
      answered: 5,
      byState: { unanswered: 5, ok: 1, part: 1, fail: 1, na: 1, recorded: 1 },
    });
    expect(checklistProgress({ sections: [organisation] }, lookup).answered).toBe(0);
    expect(checklistProgress(checklist, lookup).answered).toBe(5);
  });

  test('the next gap is the next of the walk, over the end of a section', () => {
    answer('A11', { kind: 'na' });
    expect(next('A09')).toBe('A10');
    expect(next('A10')).toBe('A12');
  });

  test('behind the last item the search begins again at the first', () => {
    answer('A02', { kind: 'compliance', level: 'met' });
    expect(next('A24')).toBe('A03');
  });

  test('whoever stands on the only gap stays there; when all is answered there is none', () => {
    for (const section of checklist.sections) {
      for (const { code } of section.items) if (code !== 'A17') answer(code, { kind: 'na' });
    }
    expect(next('A17')).toBe('A17');
    expect(next('A01')).toBe('A17');

    answer('A17', { kind: 'compliance', level: 'met' });
    expect(next('A17')).toBeNull();
    expect(next(null)).toBeNull();
  });

  test('from a code that is not in this version the search begins at the first item', () => {
    expect(next('A99')).toBe('A02');
  });

  test('a figure that was rubbed out leaves a gap again', () => {
    answer('A24', { kind: 'count', counts: ['2', '0'] });
    expect(checklistProgress({ sections: [organisation] }, lookup).answered).toBe(1);
    answer('A24', { kind: 'count', counts: [null, null] });
    expect(checklistProgress({ sections: [organisation] }, lookup).answered).toBe(0);
  });
});
