import { describe, expect, test } from 'vitest';
import { itemScoreWords, scoreReasonWords } from '#client/form/score-words.ts';
import { checklistScore } from '#domain/checklist/score.ts';
import { openChecklists } from '../../support/checklist/scenario.ts';

const words = 'text: { vi: Câu hỏi }, lookAt: { vi: Tài liệu }, severity: major, legal: []';
const checklist = (weights: readonly [string, string] | null) => `
id: diem
letter: P
title: { vi: Có điểm, en: With points }
shortTitle: { vi: Điểm, en: Points }
version: '2026.1'
sections:
  - id: mot
    title: { vi: Một, en: One }
    ${weights === null ? '' : `weight: '${weights[0]}'`}
    items:
      - { code: P01, type: compliance, ${words}, points: { full: 2 } }
      - { code: P02, type: compliance, ${words}, points: { full: '1.5', partial: '0.5' } }
      - { code: P03, type: yes-no, failsOn: 'no', ${words}, points: { full: 1 } }
      - { code: P04, type: compliance, ${words}, when: { item: P03, yes: true }, points: { full: 3 } }
      - { code: P05, type: text, length: short, ${words} }
  - id: hai
    title: { vi: Hai, en: Two }
    ${weights === null ? '' : `weight: '${weights[1]}'`}
    items:
      - code: P11
        type: ratio
        text: { vi: Tỷ lệ đúng hạn }
        lookAt: { vi: Báo cáo }
        severity: major
        legal: []
        labels: { part: { vi: Đúng hạn }, whole: { vi: Đã giải quyết } }
        points:
          full: 4
          bands: [{ atLeast: '95', points: 2 }, { atLeast: '98', points: 4 }, { atLeast: '90', points: 1 }]
      - code: P12
        type: choices
        text: { vi: Kênh }
        lookAt: { vi: Trang }
        severity: minor
        legal: []
        options:
          - { code: giay, label: { vi: Giấy } }
          - { code: trang, label: { vi: Trang } }
          - { code: loa, label: { vi: Loa } }
        points: { full: 2, options: { giay: '0.75', trang: '0.75', loa: 1 } }
`;

describe('points', () => {
  test('a percentage of a whole of 0 leaves the maximum: nothing of it is open', () => {
    const visit = openChecklists(checklist(null)).answer('P11', { part: '0', whole: '0' });
    visit.expectScore('0.00', '0', '6.5');
    const { sections, open } = checklistScore(visit.checklists[0]!, visit.answers)!;
    expect(open).toBe('6.5');
    const score = sections[1]!.items[0]!;
    expect(score).toEqual({
      ...{ code: 'P11', earned: '0', full: '0', reason: { type: 'nothing-to-measure' } },
    });
    const item = visit.checklists[0]!.sections[1]!.items[0]!;
    expect(itemScoreWords(score)).toBe('Không tính');
    expect(scoreReasonWords(item, score, visit.answers('P11'))).toBe(
      'Tổng số là 0, không có gì để tính tỷ lệ',
    );
    // Without its part it is not answered, and is asked for.
    visit.answer('P11', { whole: '0' }).expectScore('0.00', '0', '10.5');
  });

  test('a share of nothing that an item of another type has kept is no figure', () => {
    const moved = checklist(null)
      .replace('type: ratio', 'type: count')
      .replace(/^ +labels:.*part.*\n/m, '');
    openChecklists(moved)
      .answerAs('P11', { kind: 'ratio', part: '0', whole: '0', stated: null })
      .expectScore('0.00', '0', '10.5');
  });

  test('unanswered stays in the maximum, not applicable and hidden leave it', () => {
    openChecklists(checklist(null))
      .expectScore('0.00', '0', '10.5')
      .answer('P01', 'met')
      .answer('P02', 'partial')
      .expectScore('23.81', '2.5', '10.5')
      .answer('P01', 'na')
      .expectScore('5.88', '0.5', '8.5')
      .answer('P03', true)
      .expectScore('13.04', '1.5', '11.5')
      .answer('P04', 'partial')
      .expectScore('26.09', '3', '11.5')
      .answer('P03', false)
      .expectScore('5.88', '0.5', '8.5');
  });

  test('bands compare the unrounded percentage, the highest bound reached counts', () => {
    const scenario = openChecklists(checklist(null));
    const earned = (part: string, whole: string) => {
      scenario.answer('P11', { part, whole });
      return checklistScore(scenario.checklists[0]!, scenario.answers)!.sections[1]!.items[0]!;
    };
    expect(earned('98', '100').earned).toBe('4');
    // 97,997 %: shown as 98,00, but it does not reach 98.
    expect(earned('97997', '100000')).toMatchObject({
      earned: '2',
      reason: { type: 'band', figure: '98.00', atLeast: '95' },
    });
    expect(earned('90', '100').earned).toBe('1');
    expect(earned('1', '100').reason).toEqual({ type: 'band', figure: '1.00', atLeast: null });
  });

  test('options add up to the full points at most', () => {
    openChecklists(checklist(null))
      .answer('P12', { options: ['giay', 'trang'] })
      .expectScore('14.29', '1.5', '10.5')
      .answer('P12', { options: ['giay', 'trang', 'loa'] })
      .expectScore('19.05', '2', '10.5');
  });

  test('with weights the share is the mean of the sections', () => {
    openChecklists(checklist(['3', '1']))
      .answer('P01', 'met')
      .answer('P02', 'met')
      .answer('P03', true)
      .answer('P04', 'met')
      .expectScore('75.00', '7.5', '13.5')
      .answer('P11', { part: '1', whole: '1' })
      .answer('P12', 'na')
      .expectScore('100.00', '11.5', '11.5');
  });

  test('a section in which nothing can be earned has no part in the mean', () => {
    openChecklists(checklist(['1', '1']))
      .answer('P11', 'na')
      .answer('P12', 'na')
      .answer('P01', 'met')
      .expectScore('44.44', '2', '4.5');
  });

  test('a checklist without points has no score', () => {
    const plain = checklist(null)
      .replaceAll(/, points: \{[^}]*\}/g, '')
      .replace(/ {8}points:\n.*\n.*\n/, '')
      .replace(/ {8}points: .*\n/, '');
    const { checklists, answers } = openChecklists(plain);
    expect(checklistScore(checklists[0]!, answers)).toBeNull();
  });
});
