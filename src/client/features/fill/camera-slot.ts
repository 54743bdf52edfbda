import { z } from 'zod';
import { recordKeySchema, type RecordKey } from '#domain/sync/scope.ts';

const KEY = 'so-doan.camera';
const slotSchema = z.object({ visitId: z.string(), record: recordKeySchema });

/**
 * Which item a picture is being taken for. A tablet short of memory ends the page while the camera
 * is open; the page that opens then must stand at the same item.
 */
export function putCameraSlot(visitId: string, record: RecordKey): void {
  sessionStorage.setItem(KEY, JSON.stringify({ visitId, record }));
}

/** The item of this visit whose camera was open; the slot is empty afterwards. */
export function takeCameraSlot(visitId: string): RecordKey | null {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return null;
  const slot = slotSchema.safeParse(safeJson(text));
  if (slot.success && slot.data.visitId !== visitId) return null;
  sessionStorage.removeItem(KEY);
  return slot.success ? slot.data.record : null;
}

export function clearCameraSlot(): void {
  sessionStorage.removeItem(KEY);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
