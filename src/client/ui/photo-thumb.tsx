import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './photo-thumb.module.css';

export interface PhotoThumbProps {
  /** Address of the picture; `null` while it is read from the device, 'unreadable' where that failed. */
  readonly src: (string & {}) | null | 'unreadable';
  readonly alt: string;
  readonly badge?: { readonly icon: IconName; readonly text: string } | undefined;
  readonly onOpen?: (() => void) | undefined;
  /** As wide as its column, up to what a thumbnail holds: two pictures that are compared. */
  readonly wide?: boolean | undefined;
  /** As wide as its column, whatever a thumbnail holds: a cell of an album. */
  readonly fill?: boolean | undefined;
}

/** A picture of 4:3 with its state on it at the bottom left. An unreadable one keeps its place. */
export function PhotoThumb({
  src,
  alt,
  badge,
  onOpen,
  wide = false,
  fill = false,
}: PhotoThumbProps) {
  const look = classNames(styles.thumb, wide && styles.wide, fill && styles.fill);
  const unreadable = src === 'unreadable';
  const content = (
    <>
      {unreadable ? (
        <span className={styles.unreadable}>
          <Icon name="image-broken" label={`${alt}. ${m.ui_photo_unreadable()}`} />
        </span>
      ) : (
        src !== null && <img src={src} alt={alt} loading="lazy" decoding="async" />
      )}
      {badge !== undefined && (
        <span className={styles.badge}>
          <Icon name={badge.icon} size="s" />
          {badge.text}
        </span>
      )}
    </>
  );
  if (onOpen === undefined) return <span className={look}>{content}</span>;
  return (
    <button
      type="button"
      className={look}
      aria-label={src === null ? alt : undefined}
      onClick={onOpen}
    >
      {content}
    </button>
  );
}

/** The dashed tile at the end of a strip. */
export function AddPhotoTile({
  onAdd,
  label,
}: {
  readonly onAdd: () => void;
  readonly label?: string;
}) {
  return (
    <button type="button" className={styles.add} onClick={onAdd}>
      <Icon name="camera" />
      {label ?? m.ui_add_photo()}
    </button>
  );
}

/** Thumbs beside each other. */
export function PhotoStrip({ children }: { readonly children: ReactNode }) {
  return <div className={styles.strip}>{children}</div>;
}
