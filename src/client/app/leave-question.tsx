import { useSyncExternalStore } from 'react';
import { late } from '#client/ui/late.tsx';
import { leaveQuestion } from '#client/ui/page-hold.ts';

const LeaveDialog = late(async () => (await import('./leave-dialog.tsx')).LeaveDialog);

/** Asked before a button of the app ends a page that holds what is stored nowhere. */
export function LeaveQuestion() {
  const go = useSyncExternalStore(leaveQuestion.subscribe, leaveQuestion.asked);
  return go === null ? null : <LeaveDialog go={go} />;
}
