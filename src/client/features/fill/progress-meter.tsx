import type { Progress } from '#domain/checklist/progress.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Meter } from '#client/ui/meter.tsx';

/** How much of a checklist is answered, in the colours of the answers. */
export function ProgressMeter({ progress }: { readonly progress: Progress }) {
  const { byState, total, answered } = progress;
  return (
    <Meter
      label={m.fill_progress({ answered, total })}
      total={total}
      parts={[
        { tone: 'ok', amount: byState.ok + byState.recorded },
        { tone: 'part', amount: byState.part },
        { tone: 'fail', amount: byState.fail },
        { tone: 'na', amount: byState.na },
      ]}
    />
  );
}
