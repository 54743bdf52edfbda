import { useEffect, useState } from 'react';
import type { RecordKey } from '#domain/sync/scope.ts';
import type { CameraSlot } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';

/**
 * The item of this visit whose camera was open when the page ended; `undefined` while that is being
 * read. The slot is empty afterwards.
 */
export function useCameraReturn(visitId: string): RecordKey | null | undefined {
  const { cameraSlot } = useWorkspace();
  const [record, setRecord] = useState(() => itemIn(cameraSlot.known(), visitId));
  useEffect(() => {
    let current = true;
    const take = (slot: CameraSlot | null): void => {
      const item = itemIn(slot, visitId);
      if (item) void cameraSlot.clear();
      setRecord(item);
    };
    const known = cameraSlot.known();
    if (known !== undefined) take(known);
    else void cameraSlot.read().then((slot) => current && take(slot));
    return () => {
      current = false;
    };
  }, [cameraSlot, visitId]);
  return record;
}

function itemIn(slot: CameraSlot | null | undefined, visitId: string) {
  if (slot === undefined) return undefined;
  return slot?.visitId === visitId ? slot.record : null;
}
