/** What records of work on the spot are called, and on which part of their page they are seen. */
import { m } from '#client/i18n/paraglide/messages.js';

interface OnSitePlace {
  readonly words: string;
  /** End of the address, behind `/visits/<id>/`. */
  readonly path: string;
}

/** Null for a record of another kind. */
export function onSitePlace(kind: string): OnSitePlace | null {
  const samples = 'on-site/samples';
  const presence = 'on-site/presence';
  switch (kind) {
    case 'register':
      return { words: m.onsite_kind_register(), path: samples };
    case 'dossier':
      return { words: m.onsite_kind_dossier(), path: samples };
    case 'criterion':
      return { words: m.onsite_kind_criterion(), path: samples };
    case 'draw':
      return { words: m.onsite_kind_draw(), path: samples };
    case 'feed':
      return { words: m.onsite_kind_feed(), path: samples };
    case 'person':
      return { words: m.onsite_kind_person(), path: presence };
    case 'roll-call':
      return { words: m.onsite_kind_roll_call(), path: presence };
    case 'room':
      return { words: m.onsite_kind_room(), path: presence };
    case 'observation':
      return { words: m.onsite_kind_observation(), path: presence };
    case 'interview':
      return { words: m.onsite_kind_interview(), path: 'on-site/interviews' };
    default:
      return null;
  }
}
