import type {
  RecommendationReading,
  RecommendationStage,
} from '#domain/followup/recommendation-state.ts';
import { daysLeft } from '#domain/followup/recommendation-state.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { IconName } from '#client/ui/icons/icon-name.ts';
import type { Tone } from '#client/ui/tone.ts';

export interface StageLook {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly text: string;
}

/** How a stage is shown: symbol, word and colour together. */
export function stageLook(stage: RecommendationStage): StageLook {
  switch (stage) {
    case 'published':
      return { icon: 'circle-dashed', tone: 'fail', text: m.followup_stage_published() };
    case 'acknowledged':
      return { icon: 'pencil-simple', tone: 'action', text: m.followup_stage_acknowledged() };
    case 'reported':
      return { icon: 'paper-plane-tilt', tone: 'action', text: m.followup_stage_reported() };
    case 'returned':
      return { icon: 'arrow-counter-clockwise', tone: 'part', text: m.followup_stage_returned() };
    case 'accepted':
      return { icon: 'check', tone: 'ok', text: m.followup_stage_accepted() };
  }
}

/** What was sent, but has not left the unit's own device: nobody can look at it yet. */
export function stillHereLook(): StageLook {
  return { icon: 'arrow-up', tone: 'neutral', text: m.followup_stage_reported_waiting() };
}

/** Groups of the list, the most urgent first: the heading carries the lateness in words. */
export interface UrgencyGroup {
  readonly key: string;
  readonly title: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly items: readonly RecommendationReading[];
}

/** Within this many days a deadline is near enough to be counted in days. */
const nearDays = 14;

/** Ranks of groups that are not counted in days. */
const first = -1e9;
const undated = 1e8;
const withOther = 1e9;
const done = 2e9;

/**
 * What was reported waits for the delegation, whatever its deadline: the first thing of whoever judges,
 * and behind what is still open for the unit.
 */
export function groupByUrgency(
  recommendations: readonly RecommendationReading[],
  today: string,
  reader: 'unit' | 'delegation',
): readonly UrgencyGroup[] {
  const groups = new Map<
    string,
    { rank: number; group: Omit<UrgencyGroup, 'items'>; items: RecommendationReading[] }
  >();
  for (const recommendation of recommendations) {
    const place = placeOf(recommendation, today, reader);
    const known = groups.get(place.group.key);
    if (known) known.items.push(recommendation);
    else groups.set(place.group.key, { ...place, items: [recommendation] });
  }
  return [...groups.values()]
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ group, items }) => ({ ...group, items }));
}

function placeOf(
  recommendation: RecommendationReading,
  today: string,
  reader: 'unit' | 'delegation',
): { readonly rank: number; readonly group: Omit<UrgencyGroup, 'items'> } {
  if (recommendation.stage === 'accepted') {
    return {
      rank: done,
      group: { key: 'done', title: m.followup_done(), icon: 'check-circle-fill', tone: 'ok' },
    };
  }
  if (recommendation.stage === 'reported') {
    const group = {
      key: 'reported',
      title: m.followup_waits_for_delegation(),
      icon: 'paper-plane-tilt',
      tone: 'action',
    } as const;
    return { rank: reader === 'delegation' ? first : withOther, group };
  }
  const left = daysLeft(recommendation, today);
  if (left === null) {
    const group = {
      key: 'none',
      title: m.followup_no_due(),
      icon: 'question',
      tone: 'part',
    } as const;
    return { rank: undated, group };
  }
  if (left < 0) {
    const title = m.followup_overdue({ days: formatNumber(-left) });
    return {
      rank: left,
      group: { key: `late${left}`, title, icon: 'warning-circle-fill', tone: 'fail' },
    };
  }
  if (left <= nearDays) {
    const title =
      left === 0 ? m.followup_due_today() : m.followup_due_in({ days: formatNumber(left) });
    return {
      rank: left,
      group: { key: `near${left}`, title, icon: 'hourglass-medium', tone: 'part' },
    };
  }
  const month = (recommendation.due ?? '').slice(0, 7);
  return {
    rank: left,
    group: {
      key: month,
      title: m.followup_month({ month: Number(month.slice(5)), year: month.slice(0, 4) }),
      icon: 'calendar-dots',
      tone: 'neutral',
    },
  };
}

/** The deadline in words. */
export function leftInWords(left: number): string {
  if (left < 0) return m.followup_overdue({ days: formatNumber(-left) }).toLowerCase();
  return left === 0
    ? m.followup_due_today().toLowerCase()
    : m.followup_due_in({ days: formatNumber(left) }).toLowerCase();
}
