import { describe, expect, it } from 'vitest';
import { groupByUrgency } from '#client/features/follow-up/stage.ts';
import type {
  RecommendationReading,
  RecommendationStage,
} from '#domain/followup/recommendation-state.ts';

const item = (
  record: string,
  due: string | null,
  stage: RecommendationStage = 'acknowledged',
): RecommendationReading => ({ record, due, stage }) as unknown as RecommendationReading;
const today = '2022-05-10';
const all = [
  item('accepted', '2022-05-01', 'accepted'),
  item('late', '2022-05-05'),
  item('reported', '2022-05-01', 'reported'),
  item('undated', null),
  item('near', '2022-05-12'),
  item('far', '2022-08-31'),
];
const titles = (reader: 'unit' | 'delegation') =>
  groupByUrgency(all, today, reader).map(({ title, tone }) => `${title} (${tone})`);

describe('recommendations in groups', () => {
  it('put what the unit has reported behind all that is open for it, whatever its deadline', () => {
    expect(titles('unit')).toEqual([
      'Quá hạn 5 ngày (fail)',
      'Còn 2 ngày (part)',
      'Tháng 8 năm 2022 (neutral)',
      'Chưa có hạn (part)',
      'Chờ đoàn xem (action)',
      'Đoàn đã chấp nhận (ok)',
    ]);
  });

  it('put it first for the delegation, which has to look', () => {
    expect(titles('delegation')).toEqual([
      'Chờ đoàn xem (action)',
      'Quá hạn 5 ngày (fail)',
      'Còn 2 ngày (part)',
      'Tháng 8 năm 2022 (neutral)',
      'Chưa có hạn (part)',
      'Đoàn đã chấp nhận (ok)',
    ]);
  });
});
