/**
 * What the sample's delegation did on the spot in Nhật Tân: a register with a sample drawn of it and
 * partly checked, a roll-call, a walk through rooms, short interviews. Codes and answers are made up;
 * nobody is named.
 */
import { drawRecord } from '#domain/on-site/draw-record.ts';
import { drawSample } from '#domain/on-site/draw-sample.ts';
import { interviewQuestions } from '#domain/on-site/interview-questions.ts';
import { feedKey } from '#domain/on-site/item-feeds.ts';
import { markField } from '#domain/on-site/records.ts';
import { dossierKey } from '#domain/on-site/registers.ts';
import { shareSizes } from '#domain/on-site/share-sizes.ts';
import { canonicalText } from '#domain/on-site/canonical-text.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import { makeRecordKey, type RecordKey } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { sampleChecklists } from './sample-plan.ts';

/** A record with what is written into it. */
export interface SampleRecord {
  readonly record: RecordKey;
  readonly fields: Readonly<Record<string, JsonValue>>;
}

const day = '2022-04-13';
const id = (number: number): string =>
  `018022b0-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function sampleOnSite(): readonly SampleRecord[] {
  return [...samples(), ...rollCall(), ...rooms(), ...interviews()];
}

export const sampleRegister = makeRecordKey('register', id(1));

const fieldsOfWork = ['Đất đai', 'Hộ tịch', 'Chứng thực', 'Hộ tịch'] as const;

function samples(): readonly SampleRecord[] {
  const register = sampleRegister;
  const entries = Array.from({ length: 60 }, (_, index) => ({
    code: `H40.26-2203${String((index % 28) + 1).padStart(2, '0')}-${String(index + 11).padStart(4, '0')}`,
    group: fieldsOfWork[index % fieldsOfWork.length] ?? '',
  }));
  const counts = new Map<string, number>();
  for (const { group } of entries) {
    const name = canonicalText(group);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sizes = shareSizes(12, counts);
  const draw = drawSample('410', entries, { type: 'groups', sizes });
  const drawn = draw.groups.flatMap(({ codes }) => codes);
  const marks = (code: string): Readonly<Record<string, JsonValue>> => {
    const at = drawn.indexOf(code);
    if (at < 0 || at > 8) return {};
    return {
      [markField('giayhen')]: at === 4 ? 'unmet' : 'met',
      [markField('dunghen')]: at === 6 ? 'na' : 'met',
      ...(at === 4 ? { note: 'Giấy hẹn không ghi ngày trả kết quả.' } : {}),
    };
  };
  return [
    {
      record: register,
      fields: {
        name: 'Hồ sơ đã trả kết quả tháng 3/2022',
        period: '01/3/2022 đến 31/3/2022',
        source: 'Sổ theo dõi hồ sơ của Bộ phận một cửa',
      },
    },
    ...entries.map((entry) => ({
      record: dossierKey(register, entry.code),
      fields: { entry, ...marks(canonicalText(entry.code)) },
    })),
    ...[
      ['giayhen', 'Có Giấy tiếp nhận và hẹn trả, có mã tra cứu', 'a0'],
      ['dunghen', 'Trả kết quả đúng hẹn', 'a1'],
    ].map(([column, text, order]) => ({
      record: makeRecordKey('criterion', column ?? ''),
      fields: { of: register, text: text ?? '', order: order ?? '' },
    })),
    {
      record: makeRecordKey('draw', id(2)),
      fields: drawRecord(register, draw, {
        at: `${day}T01:45:00.000Z`,
        witness: 'Công chức Văn phòng - Thống kê',
      }),
    },
    {
      record: feedKey(answerKey(sampleChecklists.procedures, 'A17')),
      fields: {
        source: {
          ...{ type: 'register', register, criterion: 'criterion:giayhen', figure: 'met' },
        },
      },
    },
  ];
}

function rollCall(): readonly SampleRecord[] {
  const called = markField('sang');
  const people: readonly (readonly [string, string, string])[] = [
    ['Chủ tịch UBND', 'business', 'họp tại UBND huyện, có giấy mời'],
    ['Phó Chủ tịch UBND', 'present', ''],
    ['Công chức Văn phòng - Thống kê', 'present', ''],
    ['Công chức Tư pháp - Hộ tịch', 'present', ''],
    ['Công chức Địa chính - Xây dựng', 'absent', ''],
    ['Công chức Tài chính - Kế toán', 'leave', 'nghỉ phép năm'],
    ['Công chức Văn hóa - Xã hội', 'present', ''],
  ];
  const rollCallKey = makeRecordKey('roll-call', 'sang');
  return [
    { record: rollCallKey, fields: { at: `${day}T07:45`, place: 'trụ sở UBND xã' } },
    ...people.map(([post, state, reason], index) => ({
      record: makeRecordKey('person', id(10 + index)),
      fields: { post, name: '', order: `a${index}`, [called]: { state, reason } },
    })),
    {
      record: feedKey(answerKey(sampleChecklists.steering, 'F13')),
      fields: { source: { type: 'roll-call', rollCall: rollCallKey } },
    },
  ];
}

function rooms(): readonly SampleRecord[] {
  const seen: readonly (readonly [string, string, string])[] = [
    ['Bộ phận một cửa', 'in-order', 'Đủ người trực, có biển tên.'],
    ['Nơi niêm yết', 'not-in-order', 'Bảng niêm yết bị tủ che một phần, chữ nhỏ khó đọc.'],
    ['Phòng tiếp công dân', 'in-order', 'Nội quy, lịch tiếp treo ở cửa.'],
  ];
  return seen.flatMap(([name, state, text], index) => {
    const room = makeRecordKey('room', id(20 + index));
    return [
      { record: room, fields: { name, order: `a${index}` } },
      {
        record: makeRecordKey('observation', id(30 + index)),
        fields: { of: room, state, text, at: `${day}T08:${10 + 5 * index}` },
      },
    ];
  });
}

/** Nine people; the options are chosen by their place, so that every kind of answer occurs. */
function interviews(): readonly SampleRecord[] {
  const chosen = [0, 0, 1, 0, 0, 0, 1, 0, 2];
  return [
    ...chosen.map((choice, person) => ({
      record: makeRecordKey('interview', `${'0'.repeat(30)}${String(person).padStart(2, '0')}`),
      fields: {
        when: { day, half: 'morning' },
        ...Object.fromEntries(
          interviewQuestions.map(({ id: question, options }, at) => [
            markField(question),
            options[(choice * (at + person)) % options.length]?.id ?? null,
          ]),
        ),
      },
    })),
    {
      record: feedKey(answerKey(sampleChecklists.feedback, 'H14')),
      fields: { source: { type: 'interviews', question: 'overall' } },
    },
  ];
}
