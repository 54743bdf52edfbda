import styles from './app-mark.module.css';

/** The app's sign: a blue notebook with its red margin line and a tick. `label` only where no name stands beside it. */
export function AppMark({
  label,
  small = false,
}: {
  readonly label?: string;
  readonly small?: boolean;
}) {
  return (
    <svg
      className={small ? styles.small : styles.mark}
      viewBox="0 0 44 44"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      focusable="false"
    >
      <rect className={styles.cover} x="5" y="3" width="34" height="38" rx="6" />
      <rect className={styles.line} x="12.5" y="3" width="2" height="38" />
      <g className={styles.pen}>
        <path className={styles.faint} d="M19.5 14h13M19.5 21h13" />
        <path className={styles.tick} d="m19.5 29.6 4.2 4.1 8.4-9" />
      </g>
    </svg>
  );
}
