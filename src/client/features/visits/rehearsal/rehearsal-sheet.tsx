import { useEffect, useRef, useState } from 'react';
import { formatNumber, formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { FactList } from '#client/ui/fact-list.tsx';
import { CountCells } from '#client/ui/meter.tsx';
import { Note, Stack, StatusLine } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import type { VisitOnDevice } from '../use-visit-on-device.ts';
import type { MyVisit } from '../use-my-visits.ts';
import { rehearsalSteps } from './rehearsal-steps.ts';
import { canFetch, graveTroubles, partInWords } from './rehearsal-words.ts';
import { rehearse, type Rehearsal } from './rehearse.ts';

/** Tries the day without a network as soon as it is opened; may be stopped, mended and tried again. */
export function RehearsalSheet({
  visit,
  onDevice,
  onClose,
}: {
  readonly visit: MyVisit;
  readonly onDevice: VisitOnDevice;
  readonly onClose: () => void;
}) {
  const { rehearsal, start, stop } = useRehearsal(visit, onDevice);
  const { connection } = useSyncState();
  const running = rehearsal === undefined || rehearsal.state === 'running';
  const parts = rehearsal?.parts ?? [];
  const troubles = graveTroubles(parts);
  const fetches = !running && canFetch(parts);
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.visits_rehearse()}
      footer={
        <>
          {running ? (
            <Button icon="stop-circle" onClick={stop}>
              {m.rehearsal_stop()}
            </Button>
          ) : (
            <Button
              icon="arrows-clockwise"
              variant={troubles === 0 || fetches ? 'secondary' : 'primary'}
              onClick={start}
            >
              {m.rehearsal_again()}
            </Button>
          )}
          {fetches && (
            <Button
              variant="primary"
              icon="download-simple"
              busy={onDevice.fetching}
              disabledReason={connection === 'offline' ? m.visits_fetch_offline() : undefined}
              onClick={onDevice.fetchRest}
            >
              {m.visits_fetch()}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Note>{m.rehearsal_about({ unit: visit.context.unit.name })}</Note>
        {rehearsal && <Outcome rehearsal={rehearsal} troubles={troubles} />}
      </Stack>
    </Sheet>
  );
}

function Outcome({
  rehearsal,
  troubles,
}: {
  readonly rehearsal: Rehearsal;
  readonly troubles: number;
}) {
  const { done, total, parts } = rehearsal;
  const counts = { done: formatNumber(done), total: formatNumber(total) };
  return (
    <>
      <div role="status">
        <Verdict rehearsal={rehearsal} troubles={troubles} />
      </div>
      {/* Cells count what was tried; once it has ended, what opened is said by the parts. */}
      {rehearsal.state === 'running' && (
        <CountCells
          label={m.rehearsal_progress(counts)}
          done={done}
          total={total}
          next="circle-dashed"
        />
      )}
      <FactList facts={parts.map(partInWords)} />
    </>
  );
}

function Verdict({ rehearsal, troubles }: { rehearsal: Rehearsal; troubles: number }) {
  const { clock } = useServices();
  switch (rehearsal.state) {
    case 'running':
      return <StatusLine icon="hourglass-medium">{m.rehearsal_running()}</StatusLine>;
    case 'stopped':
      return (
        <StatusLine icon="stop-circle" tone="part">
          {m.rehearsal_stopped()}
        </StatusLine>
      );
    case 'ended':
      return troubles === 0 ? (
        <StatusLine icon="check-circle-fill" tone="ok">
          {m.rehearsal_good({ time: formatTime(clock()) })}
        </StatusLine>
      ) : (
        <StatusLine icon="warning-fill" tone="part">
          {m.rehearsal_bad({ count: formatNumber(troubles) })}
        </StatusLine>
      );
  }
}

function useRehearsal(visit: MyVisit, onDevice: VisitOnDevice) {
  const workspace = useWorkspace();
  const { appFiles, clock } = useServices();
  const [rehearsal, setRehearsal] = useState<Rehearsal>();
  const running = useRef<AbortController>(null);
  const start = (): void => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const { context, progress } = visit;
    const titleOf = (hash: string): string => {
      const entry = progress.checklists.find(({ checklist }) => checklist.hash === hash);
      return entry ? `${entry.checklist.letter} ${entry.name}` : hash.slice(0, 8);
    };
    const { photos, earlier } = onDevice;
    const steps = rehearsalSteps(
      { context, earlier: earlier.known, photos, titleOf, clock },
      workspace,
      appFiles,
    );
    const tell = (now: Rehearsal): void => {
      if (running.current === control) setRehearsal(now);
    };
    void rehearse(steps, tell, control.signal);
  };
  const atOpening = useRef(start);
  useEffect(() => {
    atOpening.current();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, []);
  return { rehearsal, start, stop: () => running.current?.abort() };
}
