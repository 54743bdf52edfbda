import { formatMoment, formatNumber, formatTimeWithSeconds } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SaveState } from '#client/services/app-services.ts';
import type { MessageKind } from '#client/ui/message.tsx';
import { saveProblemText } from './status-segments.ts';
import type { SyncView } from './sync-view.ts';

/** The one sentence that most people stop at: what is saved, then what the server has. */
export interface Headline {
  readonly kind: MessageKind;
  readonly title: string;
  readonly text: string;
}

/** `typed`: the page holds words that are stored nowhere. */
export function headline(view: SyncView, now: number, typed = false): Headline {
  if (view.saved.type === 'not-saved') {
    const { problem } = view.saved;
    return {
      kind: 'error',
      title:
        problem.type === 'not-finished'
          ? m.sync_slow_title()
          : m.sync_not_saved_title({ reason: saveProblemText(problem) }),
      text: remedyText(problem),
    };
  }
  const { at } = view.saved;
  if (typed) {
    return {
      kind: 'warning',
      title: m.ui_leave_title(),
      text: `${m.sync_typed_alone()} ${serverText(view, now)}`,
    };
  }
  return {
    kind:
      needsPerson(view) || view.stuckSince !== null || view.server === 'staying' ? 'warning' : 'ok',
    title:
      at === null ? m.sync_all_saved() : m.sync_all_saved_at({ time: formatTimeWithSeconds(at) }),
    text: serverText(view, now),
  };
}

function needsPerson({ obstacle }: SyncView): boolean {
  return (
    obstacle?.type === 'signed-out' ||
    obstacle?.type === 'other-account' ||
    obstacle?.type === 'update-needed' ||
    obstacle?.type === 'local-trouble'
  );
}

function remedyText(problem: NonNullable<SaveState['problem']>): string {
  switch (problem.type) {
    case 'no-space':
      return m.sync_next_no_space();
    case 'too-large':
      return m.sync_next_too_large();
    case 'storage-failed':
      return m.sync_next_storage();
    case 'bytes-damaged':
      return m.sync_next_bytes();
    case 'not-finished':
      return m.sync_next_slow();
  }
}

function serverText({ obstacle, server, held, stuckSince }: SyncView, now: number): string {
  if (stuckSince !== null) return m.sync_say_stuck({ time: formatMoment(stuckSince, now) });
  // No network brings it to the server: it is said whatever stands in the way.
  if (server === 'staying') return m.sync_say_staying();
  const time = obstacle ? formatMoment(obstacle.since, now) : '';
  switch (obstacle?.type) {
    case 'offline':
      return m.sync_say_offline({ time });
    case 'signed-out':
      return m.sync_say_signed_out();
    case 'other-account':
      return m.sync_say_other_account();
    case 'update-needed':
      return m.sync_say_update_needed();
    case 'server-trouble':
      return m.sync_say_server_trouble({ time });
    case 'local-trouble':
      return m.sync_say_local_trouble({ time });
    case undefined:
      break;
  }
  switch (server) {
    case 'received':
      return m.sync_say_received();
    case 'sending':
      return m.sync_say_sending();
    case 'waiting':
      return m.sync_say_waiting();
    case 'held':
      return m.sync_say_held({ count: formatNumber(held) });
    case 'nothing-waits':
      return m.sync_say_nothing_waits();
    case 'never':
      return m.sync_say_never();
  }
}
