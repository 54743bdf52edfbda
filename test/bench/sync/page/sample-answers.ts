/**
 * What delegations write: answers of four kinds with a note here and there, half a minute apart. The
 * product saves them as edits; who is compared with it gets the same as ready changes.
 */
import { planEdit, type Edit } from '#domain/sync/edit.ts';
import { changeIdSchema, type Change, type JsonValue } from '#domain/sync/change.ts';
import { nextStamp } from '#domain/sync/hybrid-clock.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { systemRandom } from '#client/platform/sources.ts';

export const scope = makeScope('visit', 'visit-1');

/** Stands for a day's work: each look at it is later than the one before. */
export function createWorkClock(): () => number {
  let now = Date.now() - 20 * 24 * 3600 * 1000;
  return () => {
    now += Math.floor(Math.random() * 20_000);
    return now;
  };
}

const levels = ['met', 'partial', 'unmet'];
const words =
  'niêm yết thủ tục hồ sơ trễ hạn còn thiếu đủ sổ theo dõi cập nhật quyết định chưa đã'.split(' ');
const below = (bound: number): number => Math.floor(Math.random() * bound);

/** Edits of as many different fields, every fifth a note. */
export function sampleEdits(count: number): readonly Edit[] {
  return Array.from({ length: count }, (_, index) => {
    const isNote = index % 5 === 4;
    const item = isNote ? index - 1 : index;
    const code = `${1 + Math.floor(item / 200)}.${1 + Math.floor((item % 200) / 20)}.${1 + (item % 20)}`;
    return {
      scope,
      record: makeRecordKey('answer', `tham-dinh/${code}`),
      field: isNote ? 'note' : 'value',
      value: isNote ? sampleNote() : sampleValue(index),
      seen: [],
    };
  });
}

function sampleValue(index: number): JsonValue {
  if (index % 5 < 3) return { kind: 'compliance', level: levels[below(3)]! };
  return { kind: 'ratio', part: String(below(400)), whole: String(400 + below(90)), stated: null };
}

function sampleNote(): string {
  return Array.from({ length: 8 }, () => words[below(words.length)]).join(' ');
}

export function sampleChanges(count: number): readonly Change[] {
  const clock = createWorkClock();
  let at = nextStamp(clock(), null);
  const device = uuidV7(clock, systemRandom);
  return sampleEdits(count).map((edit) => {
    at = nextStamp(clock(), at);
    const id = changeIdSchema.parse(uuidV7(clock, systemRandom));
    return planEdit(edit, { id, at, by: 'QFjLw0vWcNqE2ZrT9hYk5sXaPd81mGbu', device }, []).change;
  });
}
