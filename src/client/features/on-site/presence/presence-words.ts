import type { Presence } from '#domain/on-site/roll-calls.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** "Vắng: đi khám bệnh". */
export function presenceWords(presence: Presence | null): string {
  if (presence === null) return m.onsite_not_called();
  const words = {
    present: m.onsite_present,
    absent: m.onsite_absent,
    business: m.onsite_business,
    leave: m.onsite_leave,
  }[presence.state]();
  return presence.reason.trim() === '' ? words : `${words}: ${presence.reason}`;
}
