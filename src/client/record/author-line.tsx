import { m } from '#client/i18n/paraglide/messages.js';
import { formatTime } from '#client/i18n/format.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { usePeople } from '#client/services/use-records.ts';
import { PersonBadge } from '#client/ui/person-badge.tsx';
import styles from './author-line.module.css';
import { timeWords, wallTime } from './time-words.ts';

export interface Authorship {
  readonly by: string;
  /** A stamp, or an instant in ISO form. */
  readonly at: string;
  readonly received?: string | null | undefined;
  readonly relayedBy?: string | null | undefined;
}

/** Between the writer's clock and the server's, more than this is worth saying. */
const NOTABLE_DELAY_MS = 5 * 60 * 1000;

/** Who wrote it, from which office, when, and on which way it came. */
export function AuthorLine({ by, at, received, relayedBy }: Authorship) {
  const { account } = useWorkspace();
  const { clock } = useServices();
  const people = usePeople();
  const person = people(by);
  const name = by === account.id ? m.fill_you() : (person?.name ?? m.fill_unknown_person());
  const office = person?.office ?? (by === account.id ? account.office : '');
  const written = wallTime(at);
  const arrived = received ? Date.parse(received) : Number.NaN;
  const late = written !== null && Math.abs(arrived - written) > NOTABLE_DELAY_MS;
  const details = [
    written === null ? null : timeWords(written, clock()),
    late ? m.fill_received_at({ time: formatTime(arrived) }) : null,
    relayedBy
      ? m.fill_relayed_by({ name: people(relayedBy)?.name ?? m.fill_relayed_by_other() })
      : null,
  ].filter((detail) => detail !== null);
  return (
    <div className={styles.author}>
      <PersonBadge initials={officeInitials(office === '' ? (person?.name ?? name) : office)} />
      <div>
        <p className={styles.name}>
          <b>{name}</b>
          {office !== '' && `, ${office}`}
        </p>
        <p className={styles.details}>{details.join(', ')}</p>
      </div>
    </div>
  );
}

const GENERIC = new Set(['phòng', 'sở', 'ban', 'chi', 'cục']);

/** 'Phòng Nội vụ' gives NV, 'Văn phòng HĐND và UBND' gives VP. */
function officeInitials(office: string): string {
  return tellingWords(office)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** 'Phòng Nội vụ' gives 'Nội vụ', 'Văn phòng HĐND và UBND' stays. */
export function officeInShort(office: string): string {
  return tellingWords(office).join(' ');
}

function tellingWords(office: string): readonly string[] {
  const words = office.split(/\s+/).filter(Boolean);
  return words.length > 2 && GENERIC.has((words[0] ?? '').toLowerCase()) ? words.slice(1) : words;
}
