import type { ComponentProps, ReactNode, RefCallback } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icons/icon.tsx';
import styles from './leaf.module.css';

export interface LeafProps {
  /** Accessible name of the list. */
  readonly label?: string | undefined;
  /** code 64 px (items, findings), date 84 px (visits). */
  readonly marginWidth?: 'code' | 'date' | undefined;
  readonly ordered?: boolean | undefined;
  readonly ref?: RefCallback<HTMLElement> | undefined;
  /** LeafRow elements. */
  readonly children: ReactNode;
}

/** What else is set reaches the list item: a hook for tests, the row's own events. */
export interface LeafRowProps extends Omit<ComponentProps<'li'>, 'aria-current'> {
  /** Code, number, date, state: whatever one runs an eye down for. */
  readonly margin: ReactNode;
  /** The one row that has its tools open. */
  readonly active?: boolean | undefined;
  /** Centres the margin against one- or two-line bodies. */
  readonly compact?: boolean | undefined;
  readonly tone?: 'fail' | 'conflict' | undefined;
  /** A caret at the right end: a link or button over the whole row leads on. */
  readonly opens?: boolean | undefined;
  /** Stands for the whole row as long as it is not drawn: its place and its words, for search and reading aloud. */
  readonly undrawn?: string | undefined;
  /** What needs the row's whole width, the margin's too: an opened document. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** A sheet of the notebook: margin, red line, page. For lists of items, findings, statements, recommendations and visits only. */
export function Leaf({ label, marginWidth = 'code', ordered = false, ref, children }: LeafProps) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List
      ref={ref}
      role="list"
      aria-label={label}
      className={classNames(styles.leaf, styles[marginWidth])}
    >
      {children}
    </List>
  );
}

/** One line of a Leaf. */
export function LeafRow({
  margin,
  active = false,
  compact = false,
  tone,
  opens = false,
  undrawn,
  below,
  className,
  children,
  ...rest
}: LeafRowProps) {
  const isDrawn = undrawn === undefined;
  return (
    <li
      {...rest}
      aria-current={active || undefined}
      className={classNames(
        isDrawn ? styles.row : styles.undrawn,
        active && styles.active,
        compact && styles.compact,
        opens && styles.opens,
        tone && styles[tone],
        className,
      )}
    >
      {isDrawn ? (
        <>
          <div className={styles.margin}>{margin}</div>
          <div className={styles.body}>{children}</div>
          {opens && <Icon name="caret-right" className={styles.caret} />}
          {below !== undefined && <div className={styles.below}>{below}</div>}
        </>
      ) : (
        undrawn
      )}
    </li>
  );
}

/** The class of a link or button in a row's body whose touch area is the whole row. */
export function leafCoverClass(): string {
  return classNames(styles.cover);
}

/** A date in the margin: "Thứ Tư" over a large 13 over "tháng 4". */
export function DateMark({
  top,
  day,
  bottom,
}: {
  readonly top?: ReactNode;
  readonly day: ReactNode;
  readonly bottom?: ReactNode;
}) {
  return (
    <div className={styles.dateMark}>
      {top !== undefined && <span>{top}</span>}
      <strong>{day}</strong>
      {bottom !== undefined && <span>{bottom}</span>}
    </div>
  );
}
