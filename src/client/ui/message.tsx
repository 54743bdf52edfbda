import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './message.module.css';

export type MessageKind = 'ok' | 'info' | 'warning' | 'error' | 'conflict';

export interface MessageProps {
  readonly kind: MessageKind;
  /** First the fact, in bold. */
  readonly title: ReactNode;
  /** Then what is safe and what to do. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: IconName | undefined;
  /** `false` for one that was there when the page opened: it is read in its place, not announced. */
  readonly live?: boolean | undefined;
}

const ICON = {
  ok: 'check-circle-fill',
  info: 'info-fill',
  warning: 'warning-fill',
  error: 'warning-circle-fill',
  conflict: 'arrows-split-bold',
} as const satisfies Record<MessageKind, IconName>;

/** Says what happened where it happened; errors interrupt a screen reader, the rest wait their turn. */
export function Message({ kind, title, children, actions, icon, live = true }: MessageProps) {
  return (
    <div
      className={classNames(styles.message, styles[kind])}
      role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icon ?? ICON[kind]} className={styles.icon} />
      <div className={styles.text}>
        <strong>{title}</strong>
        {children !== undefined && children !== null && <> {children}</>}
      </div>
      {actions !== undefined && actions !== null && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
