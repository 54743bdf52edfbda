import { formatNumber, formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SaveState } from '#client/services/app-services.ts';
import type { StatusSegment } from '#client/ui/segmented-status.tsx';
import type { Obstacle, SyncView } from './sync-view.ts';

/**
 * The indicator's two to four facts in words; on narrow screens the symbols and counts stay. `typed`: the
 * page holds words that are stored nowhere.
 */
export function statusSegments(
  view: SyncView,
  phone: boolean,
  typed = false,
): readonly StatusSegment[] {
  if (view.saved.type === 'not-saved') {
    const { problem } = view.saved;
    const fact = problem.type === 'not-finished' ? m.sync_not_finished() : m.sync_not_saved();
    return [
      {
        key: 'not-saved',
        icon: 'warning-circle-fill',
        tone: 'fail',
        text: saveProblemText(problem),
        // A phone's bar has no room for the reason beside what is to be done: the sheet says it.
        ...(phone ? { strong: fact.replace(':', ''), narrow: 'icon' } : { strong: fact }),
      },
    ];
  }
  const segments = [
    ...(view.obstacle ? [obstacleSegment(view.obstacle.type)] : []),
    savedSegment(view, view.saved.at, typed),
    ...serverSegments(view),
    ...(view.conflicts > 0 ? [conflictSegment(view.conflicts)] : []),
  ];
  return phone ? segments : segments.map((segment) => onTablet(segment, segments.length));
}

export function saveProblemText(problem: NonNullable<SaveState['problem']>): string {
  switch (problem.type) {
    case 'no-space':
      return m.sync_problem_no_space();
    case 'too-large':
      return m.sync_problem_too_large();
    case 'storage-failed':
      return m.sync_problem_storage();
    case 'bytes-damaged':
      return m.sync_problem_bytes();
    case 'not-finished':
      return m.sync_problem_slow();
  }
}

const obstacleLook = {
  offline: { icon: 'wifi-slash', tone: undefined, text: m.sync_offline },
  'signed-out': { icon: 'sign-in', tone: 'part', text: m.sync_signed_out },
  'other-account': { icon: 'users', tone: 'part', text: m.sync_other_account },
  'update-needed': { icon: 'download-simple', tone: 'part', text: m.sync_update_needed },
  'server-trouble': { icon: 'hard-drives', tone: undefined, text: m.sync_server_trouble },
  'local-trouble': { icon: 'warning-fill', tone: 'part', text: m.sync_local_trouble },
} as const satisfies Record<Obstacle, unknown>;

/** Held upright, a tablet has room for all words but those of the obstacle beside three other facts. */
function onTablet(segment: StatusSegment, count: number): StatusSegment {
  const symbolAlone = segment.key === 'obstacle' && count > 2;
  return symbolAlone ? segment : { ...segment, narrow: 'full' };
}

function obstacleSegment(type: Obstacle): StatusSegment {
  const { icon, tone, text } = obstacleLook[type];
  return { key: 'obstacle', icon, tone, text: text(), narrow: 'icon' };
}

function savedSegment(view: SyncView, at: number | null, typed: boolean): StatusSegment {
  if (typed)
    return {
      key: 'saved',
      icon: 'warning-fill',
      tone: 'part',
      text: m.sync_typed(),
      narrow: 'icon',
    };
  const plain = view.conflicts > 0 ? m.sync_saved() : m.sync_saved_here();
  const timed = view.obstacle !== null && at !== null;
  return {
    key: 'saved',
    icon: 'check-circle-fill',
    tone: 'ok',
    text: timed ? m.sync_saved_at({ time: formatTime(at) }) : plain,
    // Where nothing stands in the way the symbol says it; offline the time is what one looks for.
    narrow: timed && view.conflicts === 0 ? 'full' : 'icon',
  };
}

function serverSegments(view: SyncView): readonly StatusSegment[] {
  switch (view.server) {
    case 'received':
      // Two who differ are looked at first; the sheet still says that the server has it.
      return view.conflicts > 0
        ? []
        : [
            {
              key: 'server',
              icon: 'cloud-check-fill',
              tone: 'ok',
              text: m.sync_received(),
              narrow: 'icon',
            },
          ];
    case 'sending':
      return [
        {
          key: 'server',
          icon: 'cloud-arrow-up',
          tone: 'action',
          ...amount(view.waiting, sendingWords),
        },
      ];
    case 'waiting':
      return [
        {
          ...{ key: 'server', icon: 'arrow-up', ...amount(view.waiting, waitingWords) },
          ...(view.stuckSince !== null && {
            ...{ icon: 'warning-fill', tone: 'part', text: m.sync_stuck() },
          }),
        },
      ];
    case 'staying':
      return [
        {
          key: 'server',
          icon: 'hand-palm-fill',
          tone: 'part',
          text: m.sync_staying(),
          narrow: 'icon',
        },
      ];
    case 'held':
      return [
        {
          key: 'server',
          icon: 'hand-palm-fill',
          tone: 'part',
          strong: formatNumber(view.held),
          text: m.sync_held(),
          narrow: 'icon',
        },
      ];
    case 'nothing-waits':
      return view.obstacle === null || view.conflicts === 0
        ? [{ key: 'server', icon: 'check', text: m.sync_nothing_waits(), narrow: 'hidden' }]
        : [];
    case 'never':
      return [{ key: 'server', icon: 'cloud-arrow-up', text: m.sync_never(), narrow: 'hidden' }];
  }
}

interface AmountWords {
  readonly changes: () => string;
  readonly files: () => string;
  /** Thumbnails are not counted, only said. */
  readonly small: () => string;
}

const sendingWords: AmountWords = {
  changes: m.sync_sending,
  files: m.sync_sending_files,
  small: m.sync_sending_small,
};
const waitingWords: AmountWords = {
  changes: m.sync_waiting,
  files: m.sync_waiting_files,
  small: m.sync_waiting_small,
};

/** Changes first, as they are sent first; then files; each count is one that the sheet lists too. */
function amount(
  { changes, files }: SyncView['waiting'],
  words: AmountWords,
): Pick<StatusSegment, 'strong' | 'text' | 'narrow'> {
  if (changes > 0) return { strong: formatNumber(changes), text: words.changes(), narrow: 'icon' };
  if (files > 0) return { strong: formatNumber(files), text: words.files(), narrow: 'icon' };
  return { text: words.small(), narrow: 'icon' };
}

function conflictSegment(count: number): StatusSegment {
  return {
    key: 'conflicts',
    icon: 'arrows-split-bold',
    tone: 'conflict',
    strong: formatNumber(count),
    text: m.sync_conflicts(),
    narrow: 'icon',
  };
}
