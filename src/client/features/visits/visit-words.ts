import {
  calendarDateOf,
  formatBytes,
  formatDateTime,
  formatNumber,
  formatTime,
} from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { Fact } from '#client/ui/fact-list.tsx';
import type { FactState, ReadinessFact } from './readiness.ts';

/** A fact of readiness as it stands in the list: its sign, what it is, what was found. */
export function factInWords(fact: ReadinessFact, now: number): Fact {
  // What is downloaded and what must be asked for are two things, and have two signs.
  const look = factLook[fact.type === 'kept' && fact.state === 'no' ? 'caution' : fact.state];
  const iconLabel = fact.state === 'no' ? m.visits_word_no() : look.iconLabel();
  return { key: fact.type, ...look, iconLabel, ...words(fact, now) };
}

const factLook = {
  yes: { icon: 'check-circle-fill', tone: 'ok', iconLabel: m.visits_word_yes },
  no: { icon: 'download-simple', tone: 'action', iconLabel: m.visits_word_no },
  caution: { icon: 'warning-fill', tone: 'part', iconLabel: m.visits_word_caution },
} as const satisfies Record<FactState, unknown>;

function words(fact: ReadinessFact, now: number): Pick<Fact, 'title' | 'detail'> {
  const yes = fact.state === 'yes';
  switch (fact.type) {
    case 'app':
      return {
        title: m.visits_fact_app(),
        detail: yes ? m.visits_fact_app_yes() : m.visits_fact_app_no(),
      };
    case 'checklists':
      return {
        title: m.visits_fact_checklists(),
        detail: yes
          ? m.visits_fact_checklists_yes({
              lists: formatNumber(fact.total),
              items: formatNumber(fact.items),
            })
          : m.visits_fact_checklists_no({
              done: formatNumber(fact.here),
              total: formatNumber(fact.total),
            }),
      };
    case 'records':
      return {
        title: m.visits_fact_records(),
        detail:
          fact.readAt === null
            ? m.visits_fact_records_no()
            : m.visits_fact_records_yes({ when: moment(fact.readAt, now) }),
      };
    case 'photos':
      return {
        title: m.visits_fact_photos(),
        detail: yes
          ? m.visits_fact_photos_yes({ count: formatNumber(fact.total) })
          : m.visits_fact_photos_no({
              done: formatNumber(fact.here),
              total: formatNumber(fact.total),
            }),
      };
    case 'kept':
      return { title: m.visits_fact_kept(), detail: keptDetail(fact) };
    case 'room':
      return {
        title: m.visits_fact_room({ free: formatBytes(fact.freeBytes) }),
        detail: yes
          ? m.visits_fact_room_yes({ photos: formatNumber(fact.photos) })
          : m.visits_fact_room_no({ photos: formatNumber(fact.photos) }),
      };
  }
}

function keptDetail({ state, persistent }: Extract<ReadinessFact, { type: 'kept' }>): string {
  if (state === 'yes') return m.visits_fact_kept_yes();
  if (persistent === null) return m.visits_fact_kept_unknown();
  return state === 'no' ? m.visits_fact_kept_no() : m.visits_fact_kept_refused();
}

function moment(instant: number, now: number): string {
  return calendarDateOf(instant) === calendarDateOf(now)
    ? formatTime(instant)
    : formatDateTime(instant);
}
