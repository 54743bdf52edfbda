import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { foundWords } from '#client/record/room-words.ts';
import type { Fact } from '#client/ui/fact-list.tsx';
import type { PartResult, RehearsedPart, Trouble } from './rehearse.ts';

const titles = {
  app: m.rehearsal_part_app,
  store: m.rehearsal_part_store,
  checklists: m.rehearsal_part_checklists,
  records: m.rehearsal_part_records,
  last: m.rehearsal_part_last,
  report: m.rehearsal_part_report,
  photos: m.rehearsal_part_photos,
  room: m.rehearsal_part_room,
} as const satisfies Record<RehearsedPart, unknown>;

function goodWords(part: RehearsedPart, things: number): string {
  if (part === 'store') return m.rehearsal_wrote();
  if (part === 'room') return foundWords(things);
  const all = things === 1 ? undefined : allOf[part];
  return all?.({ count: formatNumber(things) }) ?? m.rehearsal_opened_it();
}

/** Parts that may be many things. */
const allOf: Partial<Record<RehearsedPart, (inputs: { count: string }) => string>> = {
  checklists: m.rehearsal_opened_checklists,
  last: m.rehearsal_opened_last,
  photos: m.rehearsal_opened_photos,
};

/** Where nobody can know, one should mind it and may go. */
const isGrave = ({ why }: Trouble): boolean => why !== 'unknown';

/** A part as a line of the result: what was opened, what was not, and what to do about it. */
export function partInWords({ part, things, troubles }: PartResult): Fact {
  const title = titles[part]();
  if (troubles.length === 0) {
    return {
      key: part,
      icon: 'check-circle-fill',
      tone: 'ok',
      iconLabel: m.visits_word_yes(),
      title,
      detail: goodWords(part, things),
    };
  }
  const grave = troubles.some(isGrave);
  return {
    key: part,
    icon: grave ? 'warning-circle-fill' : 'warning-fill',
    tone: grave ? 'fail' : 'part',
    iconLabel: grave ? m.rehearsal_word_fails() : m.visits_word_caution(),
    title,
    detail: [...troublesInWords(troubles), remedies[part](troubles, things)].join(' '),
  };
}

export const graveTroubles = (parts: readonly PartResult[]): number =>
  parts.flatMap(({ troubles }) => troubles).filter(isGrave).length;

/** What an exchange brings: everything that is missing, or broken here, but the device's own. */
export const canFetch = (parts: readonly PartResult[]): boolean =>
  parts.some(
    ({ part, troubles }) =>
      part !== 'store' &&
      part !== 'room' &&
      troubles.some(({ why }) => why === 'missing' || why === 'damaged' || why === 'unread'),
  );

/** So many names are read at a glance. */
const namesShown = 5;

function troublesInWords(troubles: readonly Trouble[]): readonly string[] {
  const kinds = [...new Set(troubles.map(({ why }) => why))];
  return kinds.map((why) => {
    const all = troubles.filter((trouble) => trouble.why === why);
    const names = [...new Set(all.map(({ name }) => name).filter((name) => name !== ''))];
    const shown = names.slice(0, namesShown).join(', ');
    const more = names.length > namesShown ? '…' : '';
    const said = whys[why]({ count: formatNumber(all.length) });
    return shown === '' ? `${said}.` : `${said}: ${shown}${more}.`;
  });
}

const whys = {
  missing: m.rehearsal_why_missing,
  damaged: m.rehearsal_why_damaged,
  unreadable: m.rehearsal_why_unreadable,
  unread: m.rehearsal_why_unread,
  refused: m.rehearsal_why_refused,
  full: m.rehearsal_why_full,
  unknown: m.rehearsal_why_unknown,
} as const satisfies Record<Trouble['why'], unknown>;

const fetchRest = (): string => m.rehearsal_do_fetch();

const remedies = {
  app: (troubles) => (troubles.some(isGrave) ? m.rehearsal_do_app() : m.rehearsal_do_mind()),
  store: () => m.rehearsal_do_store(),
  checklists: (troubles) =>
    troubles.some(({ why }) => why === 'unreadable') ? m.rehearsal_do_update() : fetchRest(),
  records: fetchRest,
  last: fetchRest,
  report: fetchRest,
  photos: fetchRest,
  room: (troubles, things) =>
    troubles.some(isGrave)
      ? m.rehearsal_do_room({ found: foundWords(things) })
      : m.rehearsal_do_look(),
} as const satisfies Record<
  RehearsedPart,
  (troubles: readonly Trouble[], things: number) => string
>;
