import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSituation } from '#client/services/use-records.ts';
import { useSaveState, useSyncState } from '#client/services/use-workspace-state.ts';
import { useDeviceSetting } from '#client/ui/device-settings.ts';
import { firstScreen } from '#client/ui/first-screen.ts';
import { late } from '#client/ui/late.tsx';
import { SegmentedStatus } from '#client/ui/segmented-status.tsx';
import { useMedia } from '#client/ui/use-media.ts';
import { statusSegments } from './status-segments.ts';
import { conflictsIn, conflictsOf, syncView } from './sync-view.ts';
import { useTypedAlone } from './use-typed-alone.ts';

/** It comes after the first screen, and is there before anybody can press: a page without a worker may lose its network. */
const SyncSheet = late(async () => (await import('./sync-sheet.tsx')).SyncSheet);

/** Where the data is, always in the same corner; a press opens the whole account of it. */
export function SyncIndicator() {
  const all = useSituation();
  const { role } = useWorkspace().account;
  const situation = all && { ...all, conflicts: conflictsOf(all.conflicts, role) };
  const loop = useSyncState();
  const save = useSaveState();
  const { clock } = useServices();
  const phone = useAsNarrowAsPhone();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void firstScreen.then(() => SyncSheet.load().catch(() => undefined));
  }, []);
  const view = situation && syncView(situation, loop, save, clock());
  const visitId = useOpenVisit();
  const typed = useTypedAlone();
  const segments = view
    ? statusSegments(
        { ...view, conflicts: conflictsIn(situation.conflicts, visitId).length },
        phone,
        typed !== null,
      )
    : [{ key: 'opening', icon: 'hard-drives', text: m.sync_opening(), narrow: 'icon' } as const];
  return (
    <>
      <SegmentedStatus
        label={m.sync_label()}
        segments={segments}
        alarm={view?.saved.type === 'not-saved' ? m.sync_remedy() : undefined}
        onClick={() => setOpen(true)}
      />
      {situation && view && open && (
        <SyncSheet
          onClose={() => setOpen(false)}
          situation={situation}
          view={view}
          running={loop.running}
          typed={typed}
        />
      )}
    </>
  );
}

/** Larger letters fill a bar as a narrower screen would: all words of a tablet need room for theirs. */
function useAsNarrowAsPhone(): boolean {
  const percent = Number(useDeviceSetting('textSize'));
  return useMedia(`(max-width: ${(599 * percent) / 100}px)`);
}

/** The visit that the screen is of, by its address. */
function useOpenVisit(): string | null {
  const [path] = useLocation();
  return /^\/(?:visits|recommendations|self-report)\/([^/]+)/.exec(path)?.[1] ?? null;
}
