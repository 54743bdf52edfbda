import { useEffect, useState } from 'react';
import type { RecordKey } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';

/**
 * The item of this visit whose camera was open when the page ended; `undefined` while that is being
 * read. The slot is empty afterwards.
 */
export function useCameraReturn(visitId: string): RecordKey | null | undefined {
  const { cameraSlot } = useWorkspace();
  const [record, setRecord] = useState<RecordKey | null>();
  useEffect(() => {
    let current = true;
    void cameraSlot.read().then((slot) => {
      if (!current) return;
      const isHere = slot?.visitId === visitId;
      if (isHere) void cameraSlot.clear();
      setRecord(isHere ? slot.record : null);
    });
    return () => {
      current = false;
    };
  }, [cameraSlot, visitId]);
  return record;
}
