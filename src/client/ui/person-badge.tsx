import styles from './person-badge.module.css';

export interface PersonBadgeProps {
  /** One to three letters of the office or role ("NV", "VP"). */
  readonly initials: string;
  /** Only where the name does not stand beside it. */
  readonly label?: string | undefined;
}

/** A person, by office: two letters in a disc. */
export function PersonBadge({ initials, label }: PersonBadgeProps) {
  return (
    <span
      className={styles.badge}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {initials}
    </span>
  );
}
