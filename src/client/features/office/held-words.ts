import { m } from '#client/i18n/paraglide/messages.js';
import type { HeldChange } from './office-types.ts';

interface HeldWords {
  readonly reason: () => string;
  /** Who acts now, and how. */
  readonly next: () => string;
}

/** Why the server keeps a change back, by its code. */
export const heldWords: Readonly<Record<HeldChange['code'], HeldWords>> = {
  forbidden: { reason: m.admin_held_forbidden, next: m.admin_held_forbidden_next },
  invalid: { reason: m.admin_held_invalid, next: m.admin_held_invalid_next },
  'id-reuse': { reason: m.admin_held_id_reuse, next: m.admin_held_id_reuse_next },
  'too-large': { reason: m.admin_held_too_large, next: m.admin_held_too_large_next },
  'unknown-kind': { reason: m.admin_held_unknown_kind, next: m.admin_held_unknown_kind_next },
  unconfirmed: { reason: m.admin_held_unconfirmed, next: m.admin_held_unconfirmed_next },
};
