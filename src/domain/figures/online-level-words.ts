/** Levels of online services in words: "mức độ 3,4" is no number 3,4. */
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import type { ClaimedText } from './claimed-text.ts';
import type { PlainText } from './plain-text.ts';
import type { Span } from './text-structure.ts';
import { countsSomething } from './unit-words.ts';

export interface LevelWords extends Span {
  /** The scheme that the words themselves name; null where levels are only numbered. */
  readonly named: LevelScheme | null;
}

// A blank and digits after the last level belong to the next figure: "mức độ 3, 4 664 hồ sơ".
const NUMBERED =
  /(chủ động )?mức(?: độ)?(?: từ)? [1-4](?:(?: ?(?:,|;|và|đến|hoặc|-|\/) ?)(?:mức(?: độ)? )?[1-4](?![\d%]|[.,]\d))*(?![\d%]|[.,]\d)/g;
const WORDED = /toàn trình|một phần/g;

/** The day from which numbered levels can be those of proactive services (NĐ 224/2026). */
const PROACTIVE_LEVELS_FROM = '2026-07-01';

/** "Một phần" says a level only where services or dossiers are online. */
const ONLINE_NEARBY = /trực tuyến|dịch vụ công|dvc|toàn trình/;

export function claimLevels({ plain }: PlainText, claimed: ClaimedText): readonly LevelWords[] {
  const found: LevelWords[] = [];
  for (const match of plain.matchAll(NUMBERED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    // "Ở mức 3 triệu đồng" is an amount.
    if (!match[0].includes('độ') && countsSomething(plain, span.end)) continue;
    if (claimed.claim(span)) {
      found.push({ ...span, named: match[1] === undefined ? null : 'proactive-four-levels' });
    }
  }
  for (const match of plain.matchAll(WORDED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const around = plain.slice(Math.max(0, span.start - 80), span.end + 40);
    if (match[0] === 'một phần' && !ONLINE_NEARBY.test(around)) continue;
    if (claimed.claim(span)) found.push({ ...span, named: 'full-or-partial' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Which scheme is meant (R22). Numbered levels can only be the old four while no other scheme numbered
 * its levels; from then on, or where the text does not say when it speaks of, they have to be asked.
 */
export function schemeMeant({ named }: LevelWords, periodEnd: string | null): LevelScheme | null {
  if (named !== null) return named;
  return periodEnd !== null && periodEnd < PROACTIVE_LEVELS_FROM ? 'four-levels' : null;
}
