import { describe, expect, test } from 'vitest';
import { openChecklists } from '../../support/checklist/scenario.ts';

const words = 'lookAt: { vi: Báo cáo }, severity: major, legal: []';
const count = (code: string, vi: string) =>
  `{ code: ${code}, type: count, text: { vi: ${vi} }, ${words} }`;

/** Figures of dossiers as an office reports them, and the rules that hold between them. */
const dossiers = `
id: ho-so
letter: E
title: { vi: Hồ sơ, en: Dossiers }
shortTitle: { vi: Hồ sơ, en: Dossiers }
version: '2026.1'
sections:
  - id: chung
    title: { vi: Chung, en: General }
    items:
      - ${count('E03', 'Kỳ trước chuyển sang')}
      - ${count('E04', 'Tiếp nhận')}
      - ${count('E08', 'Đã giải quyết')}
      - ${count('E11', 'Trễ hạn')}
      - ${count('E12', 'Đang giải quyết')}
      - ${count('E14', 'Trả lại')}
      - { code: E20, type: yes-no, text: { vi: Có hồ sơ trả lại }, ${words} }
  - id: linh-vuc
    title: { vi: Theo lĩnh vực, en: By field }
    items:
      - code: E17
        type: table
        text: { vi: Theo lĩnh vực }
        rowName: { vi: Lĩnh vực }
        lookAt: { vi: Báo cáo }
        severity: major
        legal: []
        columns:
          - { id: field, type: text, length: short, label: { vi: Lĩnh vực } }
          - { id: received, type: count, label: { vi: Tiếp nhận } }
  - id: tra-lai
    title: { vi: Trả lại, en: Returned }
    when: { item: E20, yes: true }
    items:
      - ${count('E15', 'Lý do')}
checks:
  - { kind: sum, id: can-doi, rule: R1, title: { vi: Cân đối }, left: [E03, E04], right: [E08, E12, E14], optional: [E03, E14] }
  - { kind: sum, id: linh-vuc, rule: R6, title: { vi: Lĩnh vực }, left: [E17.received], right: [E04] }
  - { kind: at-most, id: tre, rule: R5, title: { vi: Trễ }, small: E11, large: E08 }
  - { kind: sum, id: an, rule: R6, title: { vi: Ẩn }, left: [E15], right: [E14] }
  - { kind: sum, id: vang, rule: R6, title: { vi: Vắng }, left: [E04], right: [C15.whole] }
  - { kind: previous, id: ky-truoc, rule: R20, title: { vi: Kỳ trước }, now: E03, before: E12 }
  - { kind: previous, id: ky-truoc-ca-qua-han, rule: R20, title: { vi: Kỳ trước }, now: E03, before: [E12, E11] }
`;
const open = () => openChecklists(dossiers);

describe('sums (R1, R6)', () => {
  test('001-01: 3.478 + 265 = 3.743 holds, though optional figures are blank', () => {
    open()
      .answer('E04', '3743')
      .answer('E08', '3478')
      .answer('E12', '265')
      .expectCheck('can-doi', {
        state: 'holds',
        level: 'error',
        at: 'E03',
        codes: ['E03', 'E04', 'E08', 'E12', 'E14'],
        facts: expect.objectContaining({
          leftSum: '3743',
          rightSum: '3743',
          difference: '0',
          more: null,
        }),
      });
  });

  test('a wrong total fails with both sums and the difference', () => {
    open()
      .answer('E04', '3863')
      .answer('E08', '3478')
      .answer('E12', '265')
      .answer('E14', '0')
      .expectCheck('can-doi', {
        state: 'fails',
        level: 'error',
        facts: expect.objectContaining({
          ...{ leftSum: '3863', rightSum: '3743', difference: '120', more: 'left' },
          left: [
            expect.objectContaining({ ref: 'E03', value: '0', assumed: true }),
            expect.objectContaining({ ref: 'E04', value: '3863', assumed: false }),
          ],
        }),
      });
  });

  test('a blank figure is unknown and never 0: the check is open and says which is missing', () => {
    open()
      .answer('E04', '3743')
      .answer('E08', '3743')
      .expectCheck('can-doi', {
        state: 'open',
        level: 'ask',
        missing: [expect.objectContaining({ ref: 'E12' })],
        known: expect.arrayContaining([expect.objectContaining({ ref: 'E08' })]),
      });
  });

  test('a side that is exceeded already fails at once: no blank is less than 0', () => {
    const visit = open().answer('E04', '100').answer('E03', '0').answer('E14', '0');
    visit.answer('E08', '120').expectCheck('can-doi', {
      state: 'fails',
      facts: expect.objectContaining({ rightSum: '120', difference: '20', more: 'right' }),
    });
    visit.answer('E08', '100').expectCheck('can-doi', { state: 'open' });
    // The optional figure that nobody filled in may be what is lacking.
    visit.answer('E08', '120').answer('E03', null).expectCheck('can-doi', { state: 'open' });
    const late = openChecklists(
      dossiers.replace('small: E11, large: E08', 'small: [E11, E12], large: E08'),
    );
    late.answer('E08', '5').answer('E11', '5').expectCheck('tre', { state: 'open' });
    late.answer('E11', '6').expectCheck('tre', {
      state: 'fails',
      facts: expect.objectContaining({ smallSum: '6', largeSum: '5', excess: '1' }),
    });
    late.answer('E08', null).answer('E12', '3').expectCheck('tre', { state: 'open' });
  });

  test('a blank figure that may be what is lacking is asked for, and accuses nobody', () => {
    const visit = open().answer('E04', '100').answer('E08', '80').answer('E12', '10');
    visit.expectCheck('can-doi', {
      state: 'open',
      level: 'ask',
      missing: [expect.objectContaining({ ref: 'E14' })],
      facts: expect.objectContaining({ difference: '10', more: 'left' }),
    });
    visit.answer('E14', '10').expectCheck('can-doi', { state: 'holds' });
    visit.answer('E14', '12').expectCheck('can-doi', {
      state: 'open',
      missing: [expect.objectContaining({ ref: 'E03' })],
    });
    visit.answer('E03', '0').expectCheck('can-doi', { state: 'fails' });
  });

  test('no blank of the larger side closes the gap', () => {
    const visit = open().answer('E04', '100').answer('E08', '80').answer('E12', '10');
    visit.answer('E14', 'na').expectCheck('can-doi', { state: 'fails' });
    visit.answer('E14', '20').answer('E03', '0').expectCheck('can-doi', { state: 'fails' });
  });

  test('an explicit zero is a figure', () => {
    open()
      .answer('E04', '3743')
      .answer('E08', '3743')
      .answer('E12', '0')
      .expectCheck('can-doi', { state: 'holds' });
  });

  test('not applicable silences, unless the figure may be blank', () => {
    const visit = open().answer('E04', '10').answer('E08', '10').answer('E12', '0');
    visit.answer('E14', 'na').expectCheck('can-doi', { state: 'holds' });
    visit
      .answer('E08', 'na')
      .expectCheck('can-doi', { state: 'silent', because: 'not-applicable', ref: 'E08' });
  });

  test('what is hidden, and what another checklist has that is not in the visit, silences', () => {
    open()
      .expectCheck('an', { state: 'silent', because: 'hidden', ref: 'E15' })
      .expectCheck('vang', { state: 'silent', because: 'absent', ref: 'C15.whole' });
  });

  test('a column is added up, and one blank cell leaves it unknown', () => {
    const row = (received: string | null) => ({
      received: { kind: 'count' as const, counts: [received] },
    });
    const visit = open().answer('E04', '30').addRow('E17', row('10')).addRow('E17', row('20'));
    visit.expectCheck('linh-vuc', { state: 'holds' });
    visit.addRow('E17', row(null)).expectCheck('linh-vuc', {
      state: 'open',
      missing: [expect.objectContaining({ ref: 'E17.received' })],
    });
    open().answer('E04', '0').answer('E17', 'none').expectCheck('linh-vuc', { state: 'holds' });
    open().answer('E04', '0').expectCheck('linh-vuc', { state: 'open' });
  });

  test('a hedged figure is a bound: contradicted where no number within it fits, else open', () => {
    const visit = (hedge: 'over' | 'under', resolved = '600') =>
      open()
        .answer('E08', resolved)
        .answer('E12', '0')
        .answer('E03', '0')
        .answer('E14', '0')
        .answerAs('E04', { kind: 'count', counts: ['600'], hedges: [hedge] });
    visit('over', '599').expectCheck('can-doi', { state: 'fails' });
    visit('under', '601').expectCheck('can-doi', { state: 'fails' });
    // "600 trở lên" and "không quá 600" are such bounds too.
    visit('over').expectCheck('can-doi', { state: 'open' });
    visit('under').expectCheck('can-doi', { state: 'open' });
    visit('over')
      .answer('E12', '40')
      .expectCheck('can-doi', {
        state: 'open',
        missing: [],
        bounds: [expect.objectContaining({ ref: 'E04', hedge: 'over' })],
      });
  });
});

describe('at most (R5)', () => {
  test('holds, fails with the excess, open, silent', () => {
    open().answer('E08', '10').answer('E11', '10').expectCheck('tre', { state: 'holds' });
    open()
      .answer('E08', '10')
      .answer('E11', '12')
      .expectCheck('tre', {
        state: 'fails',
        at: 'E11',
        facts: expect.objectContaining({ smallSum: '12', largeSum: '10', excess: '2' }),
      });
    open().answer('E08', '10').expectCheck('tre', { state: 'open' });
    open().answer('E08', '10').answer('E11', 'na').expectCheck('tre', { state: 'silent' });
  });
});

describe('against the last period (R20)', () => {
  const earlier = (pending: string) =>
    open().during('2020-07-01', '2020-12-31').answer('E12', pending);

  test('what was pending then is carried over now', () => {
    open().answer('E03', '265').after(earlier('265')).expectCheck('ky-truoc', { state: 'holds' });
    open()
      .answer('E03', '260')
      .after(earlier('265'))
      .expectCheck('ky-truoc', {
        state: 'fails',
        codes: ['E03'],
        facts: expect.objectContaining({
          ...{ nowSum: '260', beforeSum: '265', difference: '5', more: 'before' },
          beforePeriod: { from: '2020-07-01', to: '2020-12-31' },
        }),
      });
  });

  test('open while either is blank, silent without an earlier visit', () => {
    open().after(earlier('265')).expectCheck('ky-truoc', { state: 'open' });
    open().expectCheck('ky-truoc', { state: 'silent', because: 'no-previous-visit' });
  });

  test('what is pending already exceeds what was carried over: nothing that is blank can mend that', () => {
    const now = (carried: string) => open().answer('E03', carried).after(earlier('265'));
    now('260').expectCheck('ky-truoc-ca-qua-han', { state: 'fails' });
    now('270').expectCheck('ky-truoc-ca-qua-han', { state: 'open' });
  });

  test('silent where the periods do not adjoin: what came and went between them is not known', () => {
    const after = (from: string, to: string) =>
      open()
        .answer('E03', '260')
        .after(open().during(from, to).answer('E12', '265'))
        .expectCheck('ky-truoc', { state: 'silent', because: 'no-previous-visit' });
    after('2019-01-01', '2019-12-31');
    after('2020-07-01', '2020-12-30');
    after('2020-07-01', '2021-01-01');
  });
});
